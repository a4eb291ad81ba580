package grade

import (
	"math"
	"math/big"
	"testing"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// table builds a set from column names and rows.
func table(names []string, rows ...[]result.Value) *result.Set {
	set := &result.Set{Rows: rows, Total: int64(len(rows))}
	for _, name := range names {
		set.Columns = append(set.Columns, result.Column{Name: name})
	}
	return set
}

func row1(v ...result.Value) []result.Value { return v }

func decimal(unscaled int64, scale uint8) result.Value {
	return result.NewDecimal(big.NewInt(unscaled), scale)
}

func bigWhole(digits string) result.Value {
	n, _ := new(big.Int).SetString(digits, 10)
	return result.NewBigWhole(n)
}

func TestValuesCompare(t *testing.T) {
	day := int64(19_000)
	micros := day * microsADay
	null := result.Value{}
	tests := []struct {
		name      string
		a, b      result.Value
		tolerance lesson.Tolerance
		want      bool
	}{
		{"2 = 2.0", result.NewWhole(2), decimal(20, 1), lesson.Tolerance{}, true},
		{"2 = 2.0 as float", result.NewWhole(2), result.NewFloat(2), lesson.Tolerance{}, true},
		{"2.50 = 2.5", decimal(250, 2), decimal(25, 1), lesson.Tolerance{}, true},
		{"100 = 1e2 as decimal", result.NewWhole(100), decimal(10000, 2), lesson.Tolerance{}, true},
		{"0 = 0.000", result.NewWhole(0), decimal(0, 3), lesson.Tolerance{}, true},
		{"decimals are exact", decimal(1000000001, 9), decimal(1, 0), lesson.Tolerance{}, false},
		{"big numbers are exact", bigWhole("170141183460469231731687303715884105727"), bigWhole("170141183460469231731687303715884105726"), lesson.Tolerance{}, false},
		{"big numbers equal", bigWhole("170141183460469231731687303715884105720"), result.NewDecimal(bigWhole("1701411834604692317316873037158841057200").Big(), 1), lesson.Tolerance{}, true},
		{"largest int64 is exact", result.NewWhole(math.MaxInt64), result.NewWhole(math.MaxInt64 - 1), lesson.Tolerance{}, false},
		{"floats split by 1e-12", result.NewFloat(0.1 + 0.2), result.NewFloat(0.3), lesson.Tolerance{}, true},
		{"large floats by relative slack", result.NewFloat(1e15), result.NewFloat(1e15 + 1e3), lesson.Tolerance{}, true},
		{"floats differ", result.NewFloat(0.3), result.NewFloat(0.30001), lesson.Tolerance{}, false},
		{"small floats by absolute slack", result.NewFloat(1e-12), result.NewFloat(0), lesson.Tolerance{}, true},
		{"NaN = NaN", result.NewFloat(math.NaN()), result.NewFloat(math.NaN()), lesson.Tolerance{}, true},
		{"NaN and 0", result.NewFloat(math.NaN()), result.NewFloat(0), lesson.Tolerance{}, false},
		{"-0 = 0", result.NewFloat(math.Copysign(0, -1)), result.NewFloat(0), lesson.Tolerance{}, true},
		{"infinities equal", result.NewFloat(math.Inf(1)), result.NewFloat(math.Inf(1)), lesson.Tolerance{}, true},
		{"infinities of other sign", result.NewFloat(math.Inf(1)), result.NewFloat(math.Inf(-1)), lesson.Tolerance{}, false},
		{"absolute tolerance", result.NewFloat(0.42), result.NewFloat(0.43), lesson.Tolerance{Absolute: 0.01}, true},
		{"beyond absolute tolerance", result.NewFloat(0.42), result.NewFloat(0.44), lesson.Tolerance{Absolute: 0.01}, false},
		{"relative tolerance", decimal(1000, 1), decimal(1009, 1), lesson.Tolerance{Relative: 0.01}, true},
		{"beyond relative tolerance", decimal(1000, 1), decimal(1011, 1), lesson.Tolerance{Relative: 0.01}, false},
		{"tolerance on whole numbers alone", result.NewWhole(10), result.NewWhole(11), lesson.Tolerance{Absolute: 1}, true},
		{"date = timestamp at midnight", result.NewDate(day), result.NewTimestamp(micros), lesson.Tolerance{}, true},
		{"date before 1970 = timestamp", result.NewDate(-3), result.NewTimestamp(-3 * microsADay), lesson.Tolerance{}, true},
		{"date and a later time of the day", result.NewDate(day), result.NewTimestamp(micros + 1), lesson.Tolerance{}, false},
		{"instants", result.NewInstant(micros), result.NewInstant(micros), lesson.Tolerance{}, true},
		{"time and timestamp", result.NewTime(0), result.NewTimestamp(0), lesson.Tolerance{}, false},
		{"text and number", result.NewText("7"), result.NewWhole(7), lesson.Tolerance{}, false},
		{"bool and number", result.NewBool(true), result.NewWhole(1), lesson.Tolerance{}, false},
		{"bool and text", result.NewBool(true), result.NewText("true"), lesson.Tolerance{}, false},
		{"null = null", null, null, lesson.Tolerance{}, true},
		{"null and empty", null, result.NewText(""), lesson.Tolerance{}, false},
		{"null and 0", null, result.NewWhole(0), lesson.Tolerance{}, false},
		{"text exact", result.NewText("Gràcia"), result.NewText("gràcia"), lesson.Tolerance{}, false},
		{"text after NFC", result.NewText("Gra\u0300cia"), result.NewText("Gr\u00e0cia"), lesson.Tolerance{}, true},
		{"text and blob", result.NewText("a"), result.NewBlob([]byte("a")), lesson.Tolerance{}, false},
		{"1 day = 24 hours", result.NewInterval(0, 1, 0), result.NewInterval(0, 0, microsADay), lesson.Tolerance{}, true},
		{"1 month = 30 days", result.NewInterval(1, 0, 0), result.NewInterval(0, 30, 0), lesson.Tolerance{}, true},
		{"1 month - 1 day = 29 days", result.NewInterval(1, -1, 0), result.NewInterval(0, 29, 0), lesson.Tolerance{}, true},
		{"12 months and 365 days", result.NewInterval(12, 0, 0), result.NewInterval(0, 365, 0), lesson.Tolerance{}, false},
		{"lists inside", result.NewList([]result.Value{result.NewWhole(1), result.NewFloat(0.3)}), result.NewList([]result.Value{result.NewFloat(1), result.NewFloat(0.1 + 0.2)}), lesson.Tolerance{}, true},
		{"lists in order", result.NewList([]result.Value{result.NewWhole(1), result.NewWhole(2)}), result.NewList([]result.Value{result.NewWhole(2), result.NewWhole(1)}), lesson.Tolerance{}, false},
		{"nested lists do not run together", result.NewList([]result.Value{result.NewList(nil), result.NewList([]result.Value{result.NewWhole(1)})}), result.NewList([]result.Value{result.NewList([]result.Value{result.NewWhole(1)}), result.NewList(nil)}), lesson.Tolerance{}, false},
		{"structs inside", result.NewStruct([]string{"a", "b"}, []result.Value{result.NewWhole(1), null}), result.NewStruct([]string{"a", "b"}, []result.Value{decimal(10, 1), null}), lesson.Tolerance{}, true},
		{"whole numbers in a struct stay exact beside floats", result.NewStruct([]string{"id", "x"}, []result.Value{result.NewWhole(5_000_000_000), result.NewFloat(1)}), result.NewStruct([]string{"id", "x"}, []result.Value{result.NewWhole(5_000_000_001), result.NewFloat(1)}), lesson.Tolerance{}, false},
		{"maps in any order", result.NewMap([]result.Value{result.NewText("a"), result.NewWhole(1), result.NewText("b"), result.NewWhole(2)}), result.NewMap([]result.Value{result.NewText("b"), result.NewWhole(2), result.NewText("a"), result.NewWhole(1)}), lesson.Tolerance{}, true},
		{"list and struct", result.NewList([]result.Value{result.NewWhole(1)}), result.NewStruct([]string{"a"}, []result.Value{result.NewWhole(1)}), lesson.Tolerance{}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := rules{columns: lesson.ColumnsAuto, near: nearnessOf(test.tolerance)}
			for _, pair := range [][2]result.Value{{test.a, test.b}, {test.b, test.a}} {
				got := compare(table([]string{"x"}, row1(pair[0])), table([]string{"x"}, row1(pair[1])), ordering{}, r).equal()
				if got != test.want {
					t.Errorf("compare(%v, %v) = %v", pair[0], pair[1], got)
				}
			}
		})
	}
}

func TestColumnsAreMatched(t *testing.T) {
	n := func(values ...int64) []result.Value {
		var row []result.Value
		for _, v := range values {
			row = append(row, result.NewWhole(v))
		}
		return row
	}
	expected := table([]string{"area", "total"}, n(1, 10), n(2, 20))
	tests := []struct {
		name   string
		rule   lesson.Columns
		actual *result.Set
		want   bool
		by     matchedBy
	}{
		{"same names, other order", lesson.ColumnsAuto, table([]string{"TOTAL", "Area"}, n(10, 1), n(20, 2)), true, byName},
		{"names swapped", lesson.ColumnsAuto, table([]string{"total", "area"}, n(1, 10), n(2, 20)), false, byName},
		{"other names", lesson.ColumnsAuto, table([]string{"a", "b"}, n(1, 10), n(2, 20)), true, byPosition},
		{"other names, other order", lesson.ColumnsAuto, table([]string{"b", "a"}, n(10, 1), n(20, 2)), true, byContent},
		{"names demanded", lesson.ColumnsNames, table([]string{"a", "b"}, n(1, 10), n(2, 20)), false, byPosition},
		{"names demanded and there", lesson.ColumnsNames, table([]string{"total", "area"}, n(10, 1), n(20, 2)), true, byName},
		{"positions demanded", lesson.ColumnsPositions, table([]string{"total", "area"}, n(10, 1), n(20, 2)), false, byPosition},
		{"a column too many", lesson.ColumnsAuto, table([]string{"area", "total", "x"}, n(1, 10, 0), n(2, 20, 0)), false, byPosition},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := compare(expected, test.actual, ordering{}, rules{columns: test.rule})
			if c.equal() != test.want || test.want && c.by != test.by {
				t.Errorf("equal %v by %v, want %v by %v", c.equal(), c.by, test.want, test.by)
			}
		})
	}
	t.Run("the order of columns that the sample gave away counts on variants", func(t *testing.T) {
		variant := table([]string{"area", "total"}, n(3, 30))
		r := rules{columns: lesson.ColumnsAuto, content: []int{1, 0}}
		if !compare(variant, table([]string{"b", "a"}, n(30, 3)), ordering{}, r).equal() {
			t.Error("the same order was refused")
		}
		if compare(variant, table([]string{"b", "a"}, n(3, 30)), ordering{}, r).equal() {
			t.Error("another order was accepted")
		}
	})
	t.Run("two orders of columns would do", func(t *testing.T) {
		expected := table([]string{"id", "x", "y"}, n(1, 7, 7), n(2, 8, 8))
		actual := table([]string{"p", "q", "r"}, n(7, 7, 1), n(8, 8, 2))
		if compare(expected, actual, ordering{}, rules{columns: lesson.ColumnsAuto}).equal() {
			t.Error("an ambiguous order of columns was accepted")
		}
	})
}

func TestToleranceMatchesBags(t *testing.T) {
	f := func(values ...float64) *result.Set {
		set := table([]string{"x"})
		for _, v := range values {
			set.Rows = append(set.Rows, row1(result.NewFloat(v)))
		}
		return set
	}
	tests := []struct {
		name             string
		expected, actual *result.Set
		missing          int
	}{
		// Greedy by nearness would pair 1.0 with 1.4 and leave 2.3 alone.
		{"a chain has a pairing", f(1.0, 1.9), f(1.4, 0.5), 0},
		{"rounding would split 1.49 and 1.51", f(1.49, 10), f(1.51, 10), 0},
		{"one too far", f(1, 2, 3), f(1.4, 2.4, 3.6), 1},
		{"bags count", f(1, 1, 5), f(1, 5, 5), 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := compare(test.expected, test.actual, ordering{}, rules{near: nearness{absolute: 0.5}})
			if len(c.missing) != test.missing || len(c.extra) != test.missing {
				t.Errorf("missing %v, extra %v, want %d of each", c.missing, c.extra, test.missing)
			}
		})
	}
	t.Run("several columns need a real matching", func(t *testing.T) {
		pair := func(a, b float64) []result.Value { return row1(result.NewFloat(a), result.NewFloat(b)) }
		expected := table([]string{"x", "y"}, pair(0, 0), pair(0.4, 0.4))
		actual := table([]string{"x", "y"}, pair(0.3, 0.3), pair(-0.3, -0.4))
		c := compare(expected, actual, ordering{}, rules{near: nearness{absolute: 0.5}})
		if !c.equal() {
			t.Errorf("missing %v, extra %v", c.missing, c.extra)
		}
	})
	t.Run("ids stay exact beside measures", func(t *testing.T) {
		expected := table([]string{"id", "x"}, row1(result.NewWhole(100), result.NewFloat(5)))
		actual := table([]string{"id", "x"}, row1(result.NewWhole(101), result.NewFloat(5)))
		if compare(expected, actual, ordering{}, rules{near: nearness{relative: 0.05}}).equal() {
			t.Error("a tolerance for measures blurred an id")
		}
	})
}

func TestOrder(t *testing.T) {
	n := func(k, v int64) []result.Value { return row1(result.NewWhole(k), result.NewWhole(v)) }
	names := []string{"k", "v"}
	expected := table(names, n(1, 1), n(1, 2), n(2, 3))
	keys := ordering{rule: lesson.OrderKeys, groups: []int{0, 0, 1}}
	strict := ordering{rule: lesson.OrderStrict, groups: []int{0, 1, 2}}
	ties := table(names, n(1, 2), n(1, 1), n(2, 3))
	reversed := table(names, n(2, 3), n(1, 2), n(1, 1))
	for _, test := range []struct {
		name   string
		actual *result.Set
		order  ordering
		sorted bool
		want   bool
	}{
		{"ties are free", ties, keys, true, true},
		{"ties are not free in strict order", ties, strict, true, false},
		{"strict order", expected, strict, true, true},
		{"reversed", reversed, keys, true, false},
		{"reversed does not matter", reversed, ordering{rule: lesson.OrderNone}, false, true},
		{"sorted by luck", ties, keys, false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := compare(expected, test.actual, test.order, rules{sorted: test.sorted}).equal(); got != test.want {
				t.Errorf("equal = %v", got)
			}
		})
	}
}

func TestTieGroups(t *testing.T) {
	set := table([]string{"x"}, row1(result.NewFloat(0.1+0.2)), row1(result.NewFloat(0.3)), row1(result.NewFloat(0.4)), row1(result.Value{}), row1(result.Value{}))
	got := tieGroups(set, []int{0})
	want := []int{0, 0, 1, 2, 2}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("groups %v, want %v", got, want)
		}
	}
}

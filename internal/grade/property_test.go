package grade

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/text/unicode/norm"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// sets is how many random tables each property is tried on.
const sets = 400

// randomSet is a table with few different values, so that duplicates and ties are common.
func randomSet(r *rand.Rand) *result.Set {
	width, height := 1+r.IntN(4), 1+r.IntN(12)
	makers := []func(int) result.Value{
		func(n int) result.Value { return result.NewWhole(int64(n)) },
		func(n int) result.Value { return result.NewDecimal(big.NewInt(int64(n*25)), 2) },
		func(n int) result.Value { return result.NewFloat(float64(n) / 3) },
		func(n int) result.Value { return result.NewText([]string{"Gràcia", "", "Sants", "7", "NULL"}[n%5]) },
		func(n int) result.Value { return result.NewDate(int64(n)) },
		func(n int) result.Value { return result.NewBool(n%2 == 0) },
		func(n int) result.Value {
			return result.NewList([]result.Value{result.NewWhole(int64(n)), result.NewFloat(float64(n))})
		},
	}
	set := &result.Set{}
	kinds := make([]func(int) result.Value, width)
	for c := range width {
		set.Columns = append(set.Columns, result.Column{Name: fmt.Sprintf("c%d", c)})
		kinds[c] = makers[r.IntN(len(makers))]
	}
	for range height {
		cells := make([]result.Value, width)
		for c := range cells {
			if r.IntN(6) > 0 {
				cells[c] = kinds[c](r.IntN(5))
			}
		}
		set.Rows = append(set.Rows, cells)
	}
	set.Total = int64(height)
	return set
}

func copyOf(set *result.Set) *result.Set {
	copied := *set
	copied.Columns = slices.Clone(set.Columns)
	copied.Rows = make([][]result.Value, len(set.Rows))
	for i, cells := range set.Rows {
		copied.Rows[i] = slices.Clone(cells)
	}
	return &copied
}

// harmless are the changes that never make a right result wrong.
var harmless = map[string]func(*rand.Rand, *result.Set){
	"rows permuted": func(r *rand.Rand, s *result.Set) {
		r.Shuffle(len(s.Rows), func(i, j int) { s.Rows[i], s.Rows[j] = s.Rows[j], s.Rows[i] })
	},
	"columns permuted": func(r *rand.Rand, s *result.Set) {
		order := r.Perm(len(s.Columns))
		columns := slices.Clone(s.Columns)
		for i, from := range order {
			s.Columns[i] = columns[from]
		}
		s.Rows = project(s.Rows, order)
	},
	"columns renamed": func(_ *rand.Rand, s *result.Set) {
		for i := range s.Columns {
			s.Columns[i].Name = "other " + s.Columns[i].Name
		}
	},
	"whole numbers as decimals or floats": func(r *rand.Rand, s *result.Set) {
		for _, cells := range s.Rows {
			for c, v := range cells {
				if n, ok := v.Int64(); ok && r.IntN(2) == 0 {
					cells[c] = result.NewFloat(float64(n))
				} else if ok {
					cells[c] = result.NewDecimal(big.NewInt(n*100), 2)
				}
			}
		}
	},
	"minus zero": func(_ *rand.Rand, s *result.Set) {
		for _, cells := range s.Rows {
			for c, v := range cells {
				if v.Kind() == result.Float && v.Float() == 0 {
					cells[c] = result.NewFloat(math.Copysign(0, -1))
				}
			}
		}
	},
	"dates as timestamps at midnight": func(_ *rand.Rand, s *result.Set) {
		for _, cells := range s.Rows {
			for c, v := range cells {
				if v.Kind() == result.Date {
					cells[c] = result.NewTimestamp(v.Days() * microsADay)
				}
			}
		}
	},
	"letters composed in another way": func(_ *rand.Rand, s *result.Set) {
		for _, cells := range s.Rows {
			for c, v := range cells {
				if v.Kind() == result.Text {
					cells[c] = result.NewText(norm.NFD.String(v.Text()))
				}
			}
		}
	},
	"floats split": func(r *rand.Rand, s *result.Set) {
		for _, cells := range s.Rows {
			for c, v := range cells {
				if v.Kind() == result.Float {
					cells[c] = result.NewFloat(v.Float() + (r.Float64()-0.5)*2e-12)
				}
			}
		}
	},
}

func TestHarmlessChangesAreAccepted(t *testing.T) {
	for name, change := range harmless {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(sets) {
				r := rand.New(rand.NewPCG(seed, 1))
				expected := randomSet(r)
				actual := copyOf(expected)
				change(r, actual)
				if c := compare(expected, actual, ordering{}, rules{columns: lesson.ColumnsAuto}); !c.equal() {
					t.Fatalf("seed %d: refused\nexpected %v\nactual   %v", seed, expected.Rows, actual.Rows)
				}
			}
		})
	}
}

// otherThan is a value that differs from another of any kind.
func otherThan(r *rand.Rand, v result.Value) result.Value {
	for {
		other := []result.Value{
			{}, result.NewWhole(int64(90 + r.IntN(9))), result.NewText("other"), result.NewFloat(77.5), result.NewDate(999), result.NewBool(r.IntN(2) == 0),
		}[r.IntN(6)]
		if other.Kind() != v.Kind() || other.Kind() == result.Bool && other.Bool() != v.Bool() || other.Kind() != result.Bool && !other.IsNull() {
			return other
		}
	}
}

func TestHarmfulChangesAreRefused(t *testing.T) {
	harmful := map[string]func(*rand.Rand, *result.Set){
		"one cell changed": func(r *rand.Rand, s *result.Set) {
			i, c := r.IntN(len(s.Rows)), r.IntN(len(s.Columns))
			s.Rows[i][c] = otherThan(r, s.Rows[i][c])
		},
		"a row dropped": func(r *rand.Rand, s *result.Set) {
			i := r.IntN(len(s.Rows))
			s.Rows = slices.Delete(s.Rows, i, i+1)
		},
		"a time of day added": func(r *rand.Rand, s *result.Set) {
			i, c := r.IntN(len(s.Rows)), r.IntN(len(s.Columns))
			if v := s.Rows[i][c]; v.Kind() == result.Date {
				s.Rows[i][c] = result.NewTimestamp(v.Days()*microsADay + 1)
				return
			}
			s.Rows[i][c] = otherThan(r, s.Rows[i][c])
		},
		"a number a little off": func(r *rand.Rand, s *result.Set) {
			i, c := r.IntN(len(s.Rows)), r.IntN(len(s.Columns))
			switch v := s.Rows[i][c]; v.Kind() {
			case result.Whole, result.Decimal, result.Float:
				s.Rows[i][c] = result.NewFloat(toFloat(v) + 1e-7)
			default:
				s.Rows[i][c] = otherThan(r, v)
			}
		},
		"a text as a number": func(r *rand.Rand, s *result.Set) {
			i, c := r.IntN(len(s.Rows)), r.IntN(len(s.Columns))
			if v := s.Rows[i][c]; v.Kind() == result.Text && v.Text() == "7" {
				s.Rows[i][c] = result.NewWhole(7)
				return
			}
			s.Rows[i][c] = otherThan(r, s.Rows[i][c])
		},
		"a row doubled": func(r *rand.Rand, s *result.Set) {
			s.Rows = append(s.Rows, s.Rows[r.IntN(len(s.Rows))])
		},
	}
	for name, change := range harmful {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(sets) {
				r := rand.New(rand.NewPCG(seed, 2))
				expected := randomSet(r)
				actual := copyOf(expected)
				change(r, actual)
				for range r.IntN(3) { // hidden among harmless ones
					for _, other := range []string{"rows permuted", "columns permuted", "floats split"} {
						harmless[other](r, actual)
					}
				}
				c := compare(expected, actual, ordering{}, rules{columns: lesson.ColumnsAuto})
				if c.equal() {
					t.Fatalf("seed %d: accepted\nexpected %v\nactual   %v", seed, expected.Rows, actual.Rows)
				}
				if abs(int64(len(expected.Rows)-len(actual.Rows))) != abs(int64(len(c.missing)-len(c.extra))) {
					t.Fatalf("seed %d: %d missing and %d extra of %d and %d rows", seed, len(c.missing), len(c.extra), len(expected.Rows), len(actual.Rows))
				}
			}
		})
	}
}

// Where order counts, any order of ties is right, and two rows with different keys exchanged are not.
func TestOrderIsThatOfTheKeys(t *testing.T) {
	for seed := range uint64(sets) {
		r := rand.New(rand.NewPCG(seed, 4))
		expected := randomSet(r)
		groups := make([]int, len(expected.Rows))
		for i := 1; i < len(groups); i++ {
			groups[i] = groups[i-1] + r.IntN(2)
		}
		order := ordering{rule: lesson.OrderKeys, groups: groups}
		actual := copyOf(expected)
		for i := range actual.Rows {
			j := r.IntN(len(actual.Rows))
			if groups[i] == groups[j] {
				actual.Rows[i], actual.Rows[j] = actual.Rows[j], actual.Rows[i]
			}
		}
		said := rules{columns: lesson.ColumnsAuto, sorted: true}
		if !compare(expected, actual, order, said).equal() {
			t.Fatalf("seed %d: ties in another order were refused\nexpected %v\nactual   %v", seed, expected.Rows, actual.Rows)
		}
		i, j := r.IntN(len(actual.Rows)), r.IntN(len(actual.Rows))
		same := func(a, b []result.Value) bool { return slices.EqualFunc(a, b, result.Value.Equal) }
		if groups[i] == groups[j] || same(actual.Rows[i], actual.Rows[j]) {
			continue
		}
		actual.Rows[i], actual.Rows[j] = actual.Rows[j], actual.Rows[i]
		if c := compare(expected, actual, order, said); c.equal() || !c.sameRows() {
			t.Fatalf("seed %d: rows of different keys were exchanged and accepted\nexpected %v\nactual   %v", seed, expected.Rows, actual.Rows)
		}
	}
}

// The pairing must leave no more rows over than the best one, which a slow search over all pairings finds.
func TestMatchingIsMaximum(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		side := func() []row {
			rows := make([]row, 1+r.IntN(6))
			for i := range rows {
				rows[i] = row{"k", []float64{float64(r.IntN(8)) / 4, float64(r.IntN(8)) / 4}[:1+seed%2]}
			}
			return rows
		}
		expected, actual, near := side(), side(), nearness{absolute: 0.3 + float64(seed%5)/4}
		missing, extra := match(expected, actual, near)
		best := bestMatching(expected, actual, near, 0)
		if got := len(expected) - len(missing); got != best || len(actual)-len(extra) != best {
			t.Fatalf("seed %d: %d pairs, want %d\n%v\n%v", seed, got, best, expected, actual)
		}
	}
}

// bestMatching tries every pairing.
func bestMatching(expected, actual []row, near nearness, used uint) int {
	if len(expected) == 0 {
		return 0
	}
	best := bestMatching(expected[1:], actual, near, used)
	for j := range actual {
		m := matcher{expected: expected, actual: actual, near: near}
		if used&(1<<j) == 0 && m.close(0, j) {
			best = max(best, 1+bestMatching(expected[1:], actual, near, used|1<<j))
		}
	}
	return best
}

func BenchmarkCompare(b *testing.B) {
	for _, kind := range []string{"exact", "float"} {
		b.Run(kind, func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 1))
			set := table([]string{"id", "name", "amount", "mean"})
			for i := range 100_000 {
				mean := result.NewDecimal(big.NewInt(int64(i)), 2)
				if kind == "float" {
					mean = result.NewFloat(r.Float64() * 100)
				}
				set.Rows = append(set.Rows, row1(result.NewWhole(int64(i)), result.NewText("Gràcia"), result.NewDecimal(big.NewInt(r.Int64N(1e6)), 2), mean))
			}
			other := copyOf(set)
			harmless["rows permuted"](r, other)
			harmless["floats split"](r, other)
			for b.Loop() {
				if !compare(set, other, ordering{}, rules{columns: lesson.ColumnsAuto}).equal() {
					b.Fatal("refused")
				}
			}
		})
	}
}

// BenchmarkDescribe words the difference of 100,000 rows that are all wrong in one column.
func BenchmarkDescribe(b *testing.B) {
	expected := table([]string{"id", "name", "kind", "amount", "mean"})
	for i := range 100_000 {
		expected.Rows = append(expected.Rows, row1(result.NewWhole(int64(i/2)), result.NewText("Gràcia"), result.NewText([]string{"a", "b"}[i%2]),
			result.NewDecimal(big.NewInt(int64(i)), 2), result.NewFloat(float64(i)/7)))
	}
	actual := copyOf(expected)
	for i := range actual.Rows {
		actual.Rows[i][3] = result.NewDecimal(big.NewInt(int64(i*3)), 2)
	}
	for b.Loop() {
		c := compare(expected, actual, ordering{}, rules{columns: lesson.ColumnsAuto})
		d := described{expected: expected, actual: actual, comparison: c, sorted: true}
		d.diff = difference(expected, actual, c)
		if f := d.describe(); f.Code != "GH-VALUES" {
			b.Fatal(f.Code)
		}
	}
}

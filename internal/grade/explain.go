package grade

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// maxExplained bounds the differing rows that explanations are tried on.
const maxExplained = 5_000

// explanation is a cause that can be tried on the data: if the differing columns are equal after both sides were changed
// as it says, it is the cause.
type explanation struct {
	code             string
	expected, actual func(result.Value) result.Value
	// fits says whether the explanation may be tried on a column at all.
	fits func(expected, actual kinds) bool
	// factor is what the column is too small or too large by; 0 where that is not what is wrong.
	factor float64
}

// kinds is the set of kinds of values in a column.
type kinds map[result.Kind]bool

func (k kinds) number() bool { return k[result.Whole] || k[result.Decimal] || k[result.Float] }

// fractional says that a column holds numbers that were worked out. Two counts are easily a factor of ten apart by chance.
func (k kinds) fractional() bool { return k[result.Decimal] || k[result.Float] }

func (k kinds) moment() bool { return k[result.Date] || k[result.Timestamp] || k[result.Instant] }

// explanations lists the causes in the order in which they are tried: what says more comes first.
func explanations() []explanation {
	bothText := func(e, a kinds) bool { return e[result.Text] && a[result.Text] }
	bothNumbers := func(e, a kinds) bool { return e.number() && a.number() }
	textOrNumber := func(e, a kinds) bool { return e[result.Text] && a.number() || e.number() && a[result.Text] }
	all := []explanation{
		same("GH-TYPE", textToNumber, textOrNumber),
		same("GH-TYPE", toText, func(e, a kinds) bool { return e[result.Text] != a[result.Text] }),
		same("GH-TYPE", boolToNumber, func(e, a kinds) bool { return e[result.Bool] && a.number() || e.number() && a[result.Bool] }),
		same("GH-NULL", blankToNull, func(e, a kinds) bool { return e[result.Null] != a[result.Null] || e[result.Null] && a[result.Null] }),
		same("GH-SPACES", onText(spaceless), bothText),
		same("GH-CASE", onText(strings.ToLower), bothText),
		same("GH-ACCENTS", onText(unaccented), bothText),
		same("GH-SPELLING", onText(folded), bothText),
		{code: "GH-PERCENT", expected: unchanged, actual: times(100), fits: bothNumbers},
		{code: "GH-PERCENT", expected: times(100), actual: unchanged, fits: bothNumbers},
		same("GH-SIGN", absolute, bothNumbers),
		{code: "GH-INTEGER", expected: truncated, actual: unchanged, fits: bothNumbers},
	}
	for _, factor := range []float64{10, 1_000, 10_000, 100_000, 1_000_000} {
		all = append(all, tooSmall(factor), tooLarge(factor))
	}
	for digits := 0; digits <= 6; digits++ {
		all = append(all,
			explanation{code: "GH-ROUNDED", expected: rounded(digits), actual: unchanged, fits: bothNumbers},
			explanation{code: "GH-UNROUNDED", expected: unchanged, actual: rounded(digits), fits: bothNumbers})
	}
	return append(all, same("GH-TIME", midnight, func(e, a kinds) bool { return e.moment() && a.moment() }))
}

func same(code string, change func(result.Value) result.Value, fits func(e, a kinds) bool) explanation {
	return explanation{code: code, expected: change, actual: change, fits: fits}
}

// tooSmall is a calculation that lacks a factor, as a rate per 1,000 that is one per person.
func tooSmall(factor float64) explanation {
	return explanation{code: "GH-FACTOR/column", expected: unchanged, actual: times(factor), fits: bothFractional, factor: factor}
}

// tooLarge is a calculation with a factor too many.
func tooLarge(factor float64) explanation {
	return explanation{code: "GH-FACTOR/column-large", expected: times(factor), actual: unchanged, fits: bothFractional, factor: factor}
}

func bothFractional(e, a kinds) bool { return e.fractional() && a.fractional() }

// explain tries the explanations on the columns that differ.
func (d described) explain() (Finding, bool) {
	if len(d.missing) != len(d.extra) || len(d.missing) > maxExplained {
		return Finding{}, false
	}
	expected, actual := *d.expected, *d.actual
	expected.Rows, actual.Rows = pick(d.expected.Rows, d.missing), project(pick(d.actual.Rows, d.extra), d.columns)
	wrong := d.differingColumns()
	for _, e := range explanations() {
		if len(wrong) == 0 || !e.fitsAll(&expected, &actual, wrong) {
			continue
		}
		left, right := changed(&expected, wrong, e.expected), changed(&actual, wrong, e.actual)
		every := identity(len(d.columns))
		missing, extra := matchColumns(left, right, every, every, d.near)
		if len(missing) == 0 && len(extra) == 0 {
			return d.explained(e, wrong), true
		}
	}
	return Finding{}, false
}

// explained words an explanation with an example of the first column.
func (d described) explained(e explanation, wrong []int) Finding {
	column := wrong[0]
	args := i18n.Args{"Column": d.expected.Columns[column].Name, "Expected": "", "Actual": "", "Factor": strconv.FormatFloat(e.factor, 'f', -1, 64)}
	for _, change := range d.diff.Changed {
		if shown(change.Expected[column]) != shown(change.Actual[column]) {
			args["Expected"], args["Actual"] = shown(change.Expected[column]), shown(change.Actual[column])
			return diagnosis(e.code, args)
		}
	}
	expected, actual := d.diff.Missing, d.diff.Extra
	if len(expected) == 0 || len(actual) == 0 {
		expected, actual = d.diff.Changed[0].rows(true), d.diff.Changed[0].rows(false)
	}
	args["Expected"], args["Actual"] = shown(expected[0][column]), shown(actual[0][column])
	return diagnosis(e.code, args)
}

func (e explanation) fitsAll(expected, actual *result.Set, columns []int) bool {
	return !slices.ContainsFunc(columns, func(c int) bool { return !e.fits(kindsOf(expected, c), kindsOf(actual, c)) })
}

func kindsOf(set *result.Set, column int) kinds {
	found := kinds{}
	for _, row := range set.Rows {
		found[row[column].Kind()] = true
	}
	return found
}

// changed is a copy of a set with a change applied to some columns.
func changed(set *result.Set, columns []int, change func(result.Value) result.Value) *result.Set {
	copied := *set
	copied.Rows = make([][]result.Value, len(set.Rows))
	for i, row := range set.Rows {
		copied.Rows[i] = slices.Clone(row)
		for _, c := range columns {
			copied.Rows[i][c] = change(row[c])
		}
	}
	return &copied
}

func unchanged(v result.Value) result.Value { return v }

func onText(change func(string) string) func(result.Value) result.Value {
	return func(v result.Value) result.Value {
		if v.Kind() != result.Text {
			return v
		}
		return result.NewText(change(v.Text()))
	}
}

func toText(v result.Value) result.Value {
	if v.IsNull() {
		return v
	}
	return result.NewText(v.String())
}

// textToNumber reads a number that was written as text.
func textToNumber(v result.Value) result.Value {
	// Only plain decimals: big.Rat would also read 1e999999999, and take its time over it.
	if v.Kind() != result.Text || len(v.Text()) > maxNumberLength || strings.ContainsAny(v.Text(), "/eExXpPbBoO_") {
		return v
	}
	n, ok := new(big.Rat).SetString(strings.TrimSpace(v.Text()))
	if !ok {
		return v
	}
	x, _ := n.Float64()
	return result.NewFloat(x)
}

// boolToNumber makes true 1 and false 0.
func boolToNumber(v result.Value) result.Value {
	if v.Kind() != result.Bool {
		return v
	}
	return result.NewWhole(int64(boolToInt(v.Bool())))
}

// blankToNull makes NULL, the empty text and zero the same.
func blankToNull(v result.Value) result.Value {
	switch v.Kind() {
	case result.Text:
		if strings.TrimSpace(v.Text()) == "" {
			return result.Value{}
		}
	case result.Whole, result.Decimal, result.Float:
		if toFloat(v) == 0 {
			return result.Value{}
		}
	}
	return v
}

func onNumber(change func(float64) float64) func(result.Value) result.Value {
	return func(v result.Value) result.Value {
		switch v.Kind() {
		case result.Whole, result.Decimal, result.Float:
			return result.NewFloat(change(toFloat(v)))
		}
		return v
	}
}

func times(factor float64) func(result.Value) result.Value {
	return onNumber(func(x float64) float64 { return x * factor })
}

func rounded(digits int) func(result.Value) result.Value {
	power := math.Pow10(digits)
	return onNumber(func(x float64) float64 { return math.Round(x*power) / power })
}

func absolute(v result.Value) result.Value { return onNumber(math.Abs)(v) }

func truncated(v result.Value) result.Value { return onNumber(math.Trunc)(v) }

// midnight takes the time of day off a moment.
func midnight(v result.Value) result.Value {
	switch v.Kind() {
	case result.Timestamp, result.Instant:
		days, _ := floorDiv(v.Micros(), microsADay)
		return result.NewDate(days)
	}
	return v
}

// spaceless trims a text and makes every run of spaces one.
func spaceless(s string) string { return strings.Join(strings.Fields(s), " ") }

// unaccented takes accents off letters.
func unaccented(s string) string {
	var plain strings.Builder
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			plain.WriteRune(r)
		}
	}
	return norm.NFC.String(plain.String())
}

// folded is a text without the differences of case, accents and spaces.
func folded(s string) string { return unaccented(strings.ToLower(spaceless(s))) }

package grade

import (
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// described is a learner's result that is not right, ready to be put in words.
type described struct {
	sql              string // the reading that it is compared with
	expected, actual *result.Set
	order            ordering
	comparison
	diff *Diff
	// sorted says whether the learner's outermost query has an ORDER BY.
	sorted bool
}

// describe names what the data shows of the cause: one finding, the first that holds.
func (d described) describe() Finding {
	switch {
	case len(d.actual.Rows) == 0 && len(d.expected.Rows) > 0:
		return diagnosis("GH-EMPTY", i18n.Args{"Count": d.diff.ExpectedRows})
	case !d.sameWidth:
		return d.describeWidth()
	case !d.names:
		return d.describeNames()
	case d.sameRows():
		return d.describeOrder()
	case len(d.expected.Rows) == 0:
		return diagnosis("GH-NOT-EMPTY", i18n.Args{"Count": d.diff.ActualRows})
	}
	if f, ok := d.describeRepeats(); ok {
		return f
	}
	if f, ok := d.explain(); ok {
		return f
	}
	return d.describeRows()
}

// describeWidth is for another number of columns than expected.
func (d described) describeWidth() Finding {
	missing, extra := nameDifference(d.expected.Columns, d.actual.Columns)
	args := i18n.Args{"Expected": len(d.expected.Columns), "Actual": len(d.actual.Columns)}
	switch {
	case len(d.actual.Columns) > len(d.expected.Columns):
		if len(missing) == 0 {
			args["Names"] = quoted(extra)
			return inClause(diagnosis("LOG-70/names", args), "select")
		}
		return inClause(diagnosis("LOG-70", args), "select")
	case len(extra) == 0:
		args["Names"] = quoted(missing)
		return inClause(diagnosis("LOG-71/names", args), "select")
	default:
		return inClause(diagnosis("LOG-71", args), "select")
	}
}

// describeNames is for columns that must have certain names and do not.
func (d described) describeNames() Finding {
	missing, extra := nameDifference(d.expected.Columns, d.actual.Columns)
	args := i18n.Args{"Missing": quoted(missing), "Extra": quoted(extra)}
	return inClause(diagnosis("LOG-73", args), "select")
}

// describeOrder is for the right rows in another order.
func (d described) describeOrder() Finding {
	left, right := prepare(d.expected.Rows, d.actual.Rows, identity(len(d.columns)), d.columns, d.near)
	backwards := slices.Clone(right)
	slices.Reverse(backwards)
	code := "LOG-77"
	switch {
	case !d.sorted:
		code = "LOG-77/unsorted"
	case inOrder(left, backwards, d.order.groups, d.near):
		code = "LOG-77/reversed"
	case d.order.first != nil && inOrder(left, right, d.order.first, d.near):
		code = "LOG-74"
	}
	return inClause(diagnosis(code, nil), "order by")
}

// describeRepeats is for results that hold the same rows, each another number of times.
func (d described) describeRepeats() (Finding, bool) {
	left, right := prepare(d.expected.Rows, d.actual.Rows, identity(len(d.columns)), d.columns, d.near)
	if !d.within(left, d.missing, right, false) || !d.within(right, d.extra, left, true) || d.actual.Truncated {
		return Finding{}, false
	}
	switch {
	case len(d.missing) == 0:
		return inClause(diagnosis("LOG-72", i18n.Args{"Count": len(d.extra)}), "select"), true
	case len(d.extra) == 0:
		return inClause(diagnosis("SEM-42", i18n.Args{"Count": len(d.missing)}), "select"), true
	default:
		return diagnosis("GH-REPEATS", i18n.Args{"Count": len(d.missing) + len(d.extra)}), true
	}
}

// within reports whether each of the chosen rows has an equal among the others.
func (d described) within(rows []row, chosen []int, others []row, swapped bool) bool {
	byKey := make(map[string][]row, len(others))
	for _, other := range others {
		byKey[other.key] = append(byKey[other.key], other)
	}
	for _, i := range chosen {
		found := false
		for _, other := range byKey[rows[i].key] {
			expected, actual := rows[i], other
			if swapped {
				expected, actual = other, rows[i]
			}
			m := matcher{expected: []row{expected}, actual: []row{actual}, near: d.near}
			if m.close(0, 0) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// describeRows says which rows or columns differ when no cause can be named.
func (d described) describeRows() Finding {
	switch {
	case d.actual.Truncated && d.actual.Total < 0:
		return diagnosis("GH-ROWS/more", i18n.Args{"Expected": d.diff.ExpectedRows, "Actual": d.diff.ActualRows})
	case len(d.missing) == 0:
		return diagnosis("GH-EXTRA", i18n.Args{"Count": d.diff.ActualRows - d.diff.ExpectedRows, "Values": ""})
	case len(d.extra) == 0:
		return diagnosis("GH-MISSING", i18n.Args{"Count": len(d.missing), "Values": ""})
	case d.diff.ExpectedRows != d.diff.ActualRows:
		return d.describeCount()
	}
	wrong := d.differingColumns()
	if len(wrong) > 0 && len(wrong) < len(d.columns) {
		return d.describeColumns(wrong)
	}
	if len(wrong) == 0 && len(d.columns) > 1 {
		return diagnosis("GH-COMBINED", nil)
	}
	return d.describeFirst()
}

// describeCount is for another number of rows than expected. Where one column is wrong in every row, that comes first: rows are kept or
// dropped by what is worked out.
func (d described) describeCount() Finding {
	args := i18n.Args{"Expected": d.diff.ExpectedRows, "Actual": d.diff.ActualRows}
	if column, ok := d.wrongThroughout(); ok {
		args["Column"] = d.expected.Columns[column].Name
		return diagnosis("GH-ROWS/column", args)
	}
	return diagnosis("GH-ROWS", args)
}

// fewestCompared is how many rows must have a partner before it is said that a column is wrong in all of them.
const fewestCompared = 3

// wrongThroughout finds the one column that is wrong in every row of the learner's that could be compared with an expected one. More
// rows than expected are another matter: there the groups are too small, and every number with them.
func (d described) wrongThroughout() (int, bool) {
	if len(d.extra) < len(d.actual.Rows) || len(d.actual.Rows) > len(d.expected.Rows) || len(d.diff.Changed) < fewestCompared || 2*d.diff.ChangedCount < min(len(d.missing), len(d.extra)) {
		return 0, false
	}
	only := -1
	for _, change := range d.diff.Changed {
		shapes := learnShapes(change.rows(true), change.rows(false), identity(len(change.Expected)), identity(len(change.Expected)), d.near)
		for i := range change.Expected {
			if equalCell(shapes[i], change.Expected[i], change.Actual[i], d.near) {
				continue
			}
			if only >= 0 && only != i {
				return 0, false
			}
			only = i
		}
	}
	return only, only >= 0
}

// describeColumns is for results in which some columns hold the right values and others do not.
func (d described) describeColumns(wrong []int) Finding {
	var right, off []string
	for i, c := range d.expected.Columns {
		if len(wrong) > 0 && wrong[0] == i {
			off, wrong = append(off, c.Name), wrong[1:]
			continue
		}
		right = append(right, c.Name)
	}
	low, high := d.direction(off)
	args := i18n.Args{"Right": quoted(right), "Wrong": quoted(off), "Rows": len(d.missing), "Of": d.diff.ExpectedRows, "Low": low, "High": high}
	if len(off) > 1 {
		return diagnosis("GH-VALUES/several", args)
	}
	return diagnosis("GH-VALUES", args)
}

// direction reports whether the named columns are too low, or too high, in every row that differs.
func (d described) direction(names []string) (low, high bool) {
	low = len(d.diff.Changed) > 0 && d.diff.ChangedCount == len(d.missing)
	high = low
	for _, change := range d.diff.Changed {
		for i, column := range d.expected.Columns {
			if !slices.Contains(names, column.Name) {
				continue
			}
			expected, actual, ok := bothNumbers(change.Expected[i], change.Actual[i])
			low, high = low && ok && actual < expected, high && ok && actual > expected
		}
	}
	return low, high
}

// bothNumbers reads two cells as numbers; false when one of them is none.
func bothNumbers(a, b result.Value) (x, y float64, ok bool) {
	number := func(v result.Value) bool {
		return v.Kind() == result.Whole || v.Kind() == result.Decimal || v.Kind() == result.Float
	}
	if !number(a) || !number(b) {
		return 0, 0, false
	}
	return toFloat(a), toFloat(b), true
}

// describeFirst names the first cell that differs.
func (d described) describeFirst() Finding {
	if len(d.diff.Changed) > 0 {
		change := d.diff.Changed[0]
		shapes := learnShapes(change.rows(true), change.rows(false), identity(len(change.Expected)), identity(len(change.Expected)), d.near)
		for i := range change.Expected {
			if !equalCell(shapes[i], change.Expected[i], change.Actual[i], d.near) {
				return diagnosis("GH-UNNAMED/cell", i18n.Args{
					"Column": d.expected.Columns[i].Name, "Expected": shown(change.Expected[i]), "Actual": shown(change.Actual[i]), "Named": false,
				})
			}
		}
	}
	return diagnosis("GH-UNNAMED", i18n.Args{"Count": len(d.missing), "Named": false})
}

// rows gives one side of a change as a table.
func (c Change) rows(expected bool) [][]result.Value {
	if expected {
		return [][]result.Value{c.Expected}
	}
	return [][]result.Value{c.Actual}
}

// equalCell compares two cells by the shape of their column.
func equalCell(s *shape, expected, actual result.Value, near nearness) bool {
	key, loose := s.encode(nil, nil, expected)
	otherKey, otherLoose := s.encode(nil, nil, actual)
	m := matcher{expected: []row{{string(key), loose}}, actual: []row{{string(otherKey), otherLoose}}, near: near}
	return string(key) == string(otherKey) && m.close(0, 0)
}

// differingColumns lists the expected columns whose values, taken alone, are not those of the learner's. Rows that are equal
// take nothing away from that.
func (d described) differingColumns() []int {
	expected, actual := *d.expected, *d.actual
	expected.Rows, actual.Rows = pick(d.expected.Rows, d.missing), pick(d.actual.Rows, d.extra)
	var wrong []int
	for i, other := range d.columns {
		missing, extra := matchColumns(&expected, &actual, []int{i}, []int{other}, d.near)
		if len(missing) > 0 || len(extra) > 0 {
			wrong = append(wrong, i)
		}
	}
	return wrong
}

// nameDifference lists the names that only one side has.
func nameDifference(expected, actual []result.Column) (missing, extra []string) {
	count := map[string]int{}
	for _, c := range actual {
		count[strings.ToLower(c.Name)]++
	}
	for _, c := range expected {
		if count[strings.ToLower(c.Name)] == 0 {
			missing = append(missing, c.Name)
			continue
		}
		count[strings.ToLower(c.Name)]--
	}
	for _, c := range actual {
		if count[strings.ToLower(c.Name)] > 0 {
			extra = append(extra, c.Name)
			count[strings.ToLower(c.Name)]--
		}
	}
	return missing, extra
}

// quoted writes names for a sentence.
func quoted(names []string) string {
	marked := make([]string, len(names))
	for i, name := range names {
		marked[i] = "`" + name + "`"
	}
	return strings.Join(marked, ", ")
}

// shown writes a cell for a sentence: NULL and the empty text can be seen, long texts are cut.
func shown(v result.Value) string {
	const most = 40
	switch {
	case v.IsNull():
		return "NULL"
	case v.Kind() == result.Text:
		letters := []rune(v.Text())
		if len(letters) > most {
			letters = append(letters[:most-1], '…')
		}
		return "'" + string(letters) + "'"
	default:
		return v.String()
	}
}

func inClause(f Finding, clause string) Finding {
	f.Clause = clause
	return f
}

package grade

import (
	"slices"

	"guildhall/internal/result"
)

// difference lists how the learner's rows differ from the expected ones. Learner's rows are shown with their columns in the
// expected order.
func difference(expected, actual *result.Set, c comparison) *Diff {
	diff := &Diff{Columns: expected.Columns, ExpectedRows: rowCount(expected), ActualRows: rowCount(actual)}
	if !c.sameWidth || !c.names {
		return diff
	}
	left := leftover{expected: sorted(pick(expected.Rows, c.missing)), actual: sorted(project(pick(actual.Rows, c.extra), c.columns))}
	left.sameDays()
	single := len(expected.Rows) == 1 && len(actual.Rows) == 1
	pairs := left.pairs(c.near, single)
	pairedExpected, pairedActual := make([]bool, len(left.expected)), make([]bool, len(left.actual))
	for _, p := range pairs {
		pairedExpected[p.expected], pairedActual[p.actual] = true, true
		if len(diff.Changed) < DiffLimit {
			diff.Changed = append(diff.Changed, Change{left.expected[p.expected], left.actual[p.actual]})
		}
	}
	diff.ChangedCount = len(pairs)
	diff.Missing, diff.MissingCount = unpaired(left.expected, pairedExpected)
	diff.Extra, diff.ExtraCount = unpaired(left.actual, pairedActual)
	return diff
}

// sameDays shows a day as a day on both sides. Where one side has dates and the other the same days with a time of day that says nothing,
// nobody should look for the mistake there.
func (l leftover) sameDays() {
	if len(l.expected) == 0 || len(l.actual) == 0 {
		return
	}
	for column := range l.expected[0] {
		if onlyDates(l.expected, column) {
			toDays(l.actual, column)
		} else if onlyDates(l.actual, column) {
			toDays(l.expected, column)
		}
	}
}

// onlyDates reports whether a column holds dates and nothing else.
func onlyDates(rows [][]result.Value, column int) bool {
	return !slices.ContainsFunc(rows, func(row []result.Value) bool { return row[column].Kind() != result.Date && !row[column].IsNull() })
}

// toDays makes dates of a column's timestamps if all of them lie at midnight.
func toDays(rows [][]result.Value, column int) {
	for _, row := range rows {
		if cell := row[column]; !cell.IsNull() && (cell.Kind() != result.Timestamp || cell.Micros()%microsADay != 0) {
			return
		}
	}
	for i, row := range rows {
		if row[column].Kind() == result.Timestamp {
			rows[i] = slices.Clone(row)
			rows[i][column] = midnight(row[column])
		}
	}
}

func rowCount(set *result.Set) int64 {
	return max(set.Total, int64(len(set.Rows)))
}

func unpaired(rows [][]result.Value, paired []bool) (shown [][]result.Value, count int) {
	for i, row := range rows {
		if paired[i] {
			continue
		}
		if count++; count <= DiffLimit {
			shown = append(shown, row)
		}
	}
	return shown, count
}

func pick(rows [][]result.Value, indexes []int) [][]result.Value {
	picked := make([][]result.Value, len(indexes))
	for i, at := range indexes {
		picked[i] = rows[at]
	}
	return picked
}

func project(rows [][]result.Value, columns []int) [][]result.Value {
	projected := make([][]result.Value, len(rows))
	for i, row := range rows {
		cells := make([]result.Value, len(columns))
		for k, column := range columns {
			cells[k] = row[column]
		}
		projected[i] = cells
	}
	return projected
}

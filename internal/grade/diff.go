package grade

import (
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

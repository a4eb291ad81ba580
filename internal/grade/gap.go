package grade

import (
	"context"

	"guildhall/internal/grade/diagnose"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// gap says in what way a result is wrong.
func (d described) gap() diagnose.Gap {
	switch {
	case !d.sameWidth || !d.names || d.actual.Truncated:
		return diagnose.Mixed
	case len(d.missing) > 0 && len(d.extra) == 0:
		return diagnose.Missing
	case len(d.extra) > 0 && len(d.missing) == 0:
		return diagnose.Extra
	case len(d.off()) > 0:
		return diagnose.Cells
	}
	return diagnose.Mixed
}

// off lists the expected columns that are off where as many rows are there as expected, and other columns are right; none otherwise.
func (d described) off() []int {
	if len(d.missing) == 0 || len(d.missing) != len(d.extra) {
		return nil
	}
	wrong := d.differingColumns()
	if len(wrong) == len(d.columns) {
		return nil
	}
	return wrong
}

// alike finds two columns that hold the same numbers in every row of the learner's and others in most of the expected ones: rows that only
// one of them should leave out were thrown away for both. Both names are empty when there are no such columns.
func (d described) alike() [2]string {
	if !d.sameWidth || !d.names || len(d.actual.Rows) == 0 {
		return [2]string{}
	}
	for a := range d.columns {
		for b := a + 1; b < len(d.columns); b++ {
			if equalIn(d.actual.Rows, d.columns[a], d.columns[b]) == len(d.actual.Rows) && 2*equalIn(d.expected.Rows, a, b) < len(d.expected.Rows) {
				return [2]string{"`" + d.expected.Columns[a].Name + "`", "`" + d.expected.Columns[b].Name + "`"}
			}
		}
	}
	return [2]string{}
}

// equalIn counts the rows that hold the same whole number in two columns.
func equalIn(rows [][]result.Value, a, b int) int {
	count := 0
	for _, row := range rows {
		x, okX := row[a].Int64()
		y, okY := row[b].Int64()
		if okX && okY && x == y {
			count++
		}
	}
	return count
}

// shownBeside runs a query that returns the learner's columns and more, and gives those more of the first row that is missing or too many.
func (j *judging) shownBeside(ctx context.Context, d described, tree *sqltext.Tree, more int) ([]string, bool) {
	set, err := j.runTree(ctx, d, tree)
	width := len(d.actual.Columns)
	if err != nil || set == nil || len(set.Columns) != width+more {
		return nil, false
	}
	row := firstOfGap(d)
	only := *set
	only.Columns, only.Rows = set.Columns[:width], nil
	for _, cells := range set.Rows {
		only.Rows = append(only.Rows, cells[:width])
	}
	missing, extra := matchColumns(&only, &result.Set{Columns: d.expected.Columns, Rows: [][]result.Value{row}}, d.columns, identity(len(row)), d.near)
	if len(extra) > 0 {
		return nil, false
	}
	for i, cells := range set.Rows {
		if len(missing) == 0 || missing[0] != i {
			var values []string
			for _, cell := range cells[width:] {
				values = append(values, shown(cell))
			}
			return values, true
		}
		missing = missing[1:]
	}
	return nil, false
}

// firstOfGap is the first row that is shown as missing or too many, its columns in the expected order.
func firstOfGap(d described) []result.Value {
	if len(d.missing) > 0 {
		return d.diff.Missing[0]
	}
	return d.diff.Extra[0]
}

// runTree runs a query made from a tree; nil when it does not run.
func (j *judging) runTree(ctx context.Context, d described, tree *sqltext.Tree) (*result.Set, error) {
	sql, err := j.session.SQL(ctx, tree.Encode())
	if err == nil {
		var outcome result.Outcome
		outcome, err = j.session.Query(ctx, sql, 10*len(d.expected.Rows)+1000)
		if err == nil {
			return outcome.Set, nil
		}
	}
	if isQueryError(err) || ctx.Err() != nil {
		return nil, nil //nolint:nilerr,nilnil // a query that does not run shows nothing
	}
	return nil, err
}

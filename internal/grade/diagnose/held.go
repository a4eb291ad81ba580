package diagnose

import (
	"context"
	"slices"

	"guildhall/internal/sqltext"
)

// mostLookedAt is how many columns of a row are looked up for a cause, and mostTold how many of them are told: more is a table and no
// sentence.
const (
	mostLookedAt = 6
	mostTold     = 2
)

// held looks up what the first row that is missing or too many holds in the columns that a cause is about. Only a plain query is asked:
// where rows are grouped, a row of the result is none of the data.
func (t *trying) held(ctx context.Context, s suspect, matched []pair) []string {
	if t.c.Gap != Missing && t.c.Gap != Extra || t.c.Show == nil || s.family != filters || len(matched) == 0 || ctx.Err() != nil {
		return nil
	}
	query := matched[0].learner.query
	if query.Type() != "SELECT_NODE" || mergesRows(query) {
		return nil
	}
	columns := s.about
	if s.at != nil {
		columns = columnsOf(s.at)
	}
	columns = columns[:min(len(columns), mostLookedAt)]
	if len(columns) == 0 {
		return nil
	}
	if t.c.Gap == Missing {
		// The row is no row of the learner's before the mend.
		defer s.mend()()
	}
	defer setNodes(query, "select_list", append(query.List("select_list"), columns...))()()
	values, ok := t.c.Show(ctx, t.work, len(columns))
	if !ok {
		return nil
	}
	return told(columns, values)
}

// told pairs columns with their values, as many as a sentence holds. Where some are empty, only those: they are what surprises.
func told(columns []sqltext.Node, values []string) []string {
	empty := slices.Contains(values, "NULL")
	var held []string
	for i, value := range values {
		if len(held) < 2*mostTold && (value == "NULL" || !empty) {
			held = append(held, columnShown(columns[i]), value)
		}
	}
	return held
}

// mergesRows reports whether a query's rows are no rows of its tables.
func mergesRows(query sqltext.Node) bool {
	return len(query.List("group_expressions")) > 0 || distinct(query) || slices.ContainsFunc(query.List("select_list"), summarises)
}

// columnsOf lists the columns of tables in an expression, each once, but for those of its subqueries.
func columnsOf(n sqltext.Node) []sqltext.Node {
	var found []sqltext.Node
	seen := map[string]bool{}
	n.Walk(func(part sqltext.Node) bool {
		if part.Class() == "COLUMN_REF" && len(part.Texts("column_names")) > 1 && !seen[columnShown(part)] {
			seen[columnShown(part)] = true
			column := part.Clone()
			column["alias"] = ""
			found = append(found, column)
		}
		return part.Class() != "SUBQUERY"
	})
	return found
}

package variant

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"guildhall/internal/result"
)

// checkBatch is how many rows one query holds against a table's check.
const checkBatch = 400

// enforce lets no row stay that breaks its table's check: a row that was changed in place goes back to what it was, a new one
// goes. The check is the author's SQL, so that it runs in the sandbox like any other.
func enforce(ctx context.Context, session Session, worlds []*world) error {
	if len(worlds) == 0 {
		return nil
	}
	for t, table := range worlds[0].tables {
		if strings.TrimSpace(table.def.Check) == "" {
			continue
		}
		broken, err := table.broken(ctx, session, changedRows(worlds, t))
		if err != nil {
			return err
		}
		for _, w := range worlds {
			w.undo(t, broken)
		}
	}
	return nil
}

// changedRows are the rows of a table that are not the sample's, each once.
func changedRows(worlds []*world, t int) [][]result.Value {
	var rows [][]result.Value
	seen := map[string]bool{}
	checked := worlds[0].tables[t].checkedColumns()
	for _, w := range worlds {
		for _, r := range w.rows[t] {
			if r.kind == "" {
				continue
			}
			if name := tuple(r.values, checked); !seen[name] {
				seen[name] = true
				rows = append(rows, r.values)
			}
		}
	}
	return rows
}

func (t *table) checkedColumns() []int {
	var checked []int
	for _, c := range t.columns {
		if c.checked {
			checked = append(checked, c.index)
		}
	}
	return checked
}

// broken returns which rows break the check, by what they hold in the columns that it names. A check that does not run (it may
// name a row's other columns by star) lets no new row stay.
func (t *table) broken(ctx context.Context, session Session, rows [][]result.Value) (map[string]bool, error) {
	checked := t.checkedColumns()
	broken := map[string]bool{}
	for batch := range slices.Chunk(rows, checkBatch) {
		outcome, err := session.Query(ctx, t.checkSQL(checked, batch), len(batch))
		if err != nil && !refused(err) {
			return nil, fmt.Errorf("hold rows against the check of %s: %w", t.def.Name, err)
		}
		if err != nil {
			for _, values := range batch {
				broken[tuple(values, checked)] = true
			}
			continue
		}
		for _, found := range outcome.Set.Rows {
			n, _ := found[0].Int64()
			broken[tuple(batch[n], checked)] = true
		}
	}
	return broken, nil
}

func (t *table) checkSQL(checked []int, rows [][]result.Value) string {
	var b strings.Builder
	b.WriteString("SELECT n FROM (SELECT n")
	for _, c := range checked {
		name := quote(t.columns[c].def.Name)
		fmt.Fprintf(&b, ", CAST(%s AS %s) AS %[1]s", name, t.columns[c].def.Type)
	}
	b.WriteString(" FROM (VALUES ")
	for i, values := range rows {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "(%d", i)
		for _, c := range checked {
			b.WriteString(", ")
			if values[c].IsNull() {
				b.WriteString("CAST(NULL AS VARCHAR)")
			} else {
				b.WriteString(literal(values[c].String()))
			}
		}
		b.WriteString(")")
	}
	b.WriteString(") AS raw(n")
	for _, c := range checked {
		b.WriteString(", " + quote(t.columns[c].def.Name))
	}
	b.WriteString(")) AS row_ WHERE CAST((\n" + t.def.Check + "\n) AS BOOLEAN) IS FALSE")
	return b.String()
}

// undo takes back the changes that broke a check.
func (w *world) undo(t int, broken map[string]bool) {
	checked := w.tables[t].checkedColumns()
	w.drop(t, func(_ int, r row) bool {
		return r.kind != "" && r.origin == nil && broken[tuple(r.values, checked)]
	})
	for i := range w.rows[t] {
		r := &w.rows[t][i]
		if r.origin != nil && broken[tuple(r.values, checked)] {
			r.values, r.origin, r.kind = r.origin, nil, ""
		}
	}
}

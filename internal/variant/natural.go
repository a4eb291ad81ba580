package variant

import (
	"context"
	"fmt"
	"strings"

	"guildhall/internal/result"
)

// naturalKeys treats a text column that repeats nothing in the sample as promised unique, unless the manifest says unique:
// false. Learners read such columns as names, and are right to.
func (s *schema) naturalKeys(ctx context.Context, session Session) error {
	for _, t := range s.tables {
		var asked []*column
		parts := []string{"count(*)"}
		for _, c := range t.columns {
			if c.kind == result.Text && !c.opaque && !c.unique && c.def.Unique == nil && len(c.values) == 0 && c.parent == nil {
				asked = append(asked, c)
				parts = append(parts, fmt.Sprintf("count(%[1]s) > 1 AND count(%[1]s) = count(DISTINCT %[1]s)", quote(c.def.Name)))
			}
		}
		if len(asked) == 0 {
			continue
		}
		outcome, err := session.Query(ctx, "SELECT "+strings.Join(parts, ", ")+" FROM "+t.quoted(), 1)
		if err != nil {
			return fmt.Errorf("look for natural keys of %s: %w", t.def.Name, err)
		}
		for i, c := range asked {
			if outcome.Set.Rows[0][i+1].Bool() {
				t.addUnique([]string{c.def.Name})
			}
		}
	}
	return nil
}

// dependencies puts columns into one block when one decides the other in the whole sample, as a code decides its label: rows
// that mix them up would be no data of that kind. Only texts and references decide, and only where they repeat.
func (s *schema) dependencies(ctx context.Context, session Session, rows [][]row) error {
	for t, table := range s.tables {
		if !table.used {
			continue
		}
		var from, to []*column
		var parts []string
		for _, a := range table.columns {
			if a.opaque || a.unique || a.kind != result.Text && a.parent == nil {
				continue
			}
			for _, b := range table.columns {
				if b != a && !b.unique && (b.kind == result.Text || b.kind == result.Bool) && !b.opaque && decides(rows[t], a.index, b.index) {
					from, to = append(from, a), append(to, b)
					parts = append(parts, fmt.Sprintf("NOT EXISTS (SELECT 1 FROM %s GROUP BY %s HAVING count(DISTINCT %s) > 1 OR count(DISTINCT %[3]s) = 1 AND count(%[3]s) < count(*))",
						table.quoted(), quote(a.def.Name), quote(b.def.Name)))
				}
			}
		}
		if len(parts) == 0 {
			continue
		}
		outcome, err := session.Query(ctx, "SELECT "+strings.Join(parts, ", "), 1)
		if err != nil {
			return fmt.Errorf("look for dependencies in %s: %w", table.def.Name, err)
		}
		for i := range from {
			if outcome.Set.Rows[0][i].Bool() {
				table.tie(from[i].block, to[i].block)
			}
		}
	}
	return nil
}

// decides reports whether in some rows a column decides another, and repeats enough for that to mean something.
func decides(rows []row, a, b int) bool {
	seen, decided := map[string]string{}, map[string]bool{}
	for _, r := range rows {
		from, to := key(r.values[a]), key(r.values[b])
		if known, ok := seen[from]; ok && known != to {
			return false
		}
		seen[from], decided[to] = to, true
	}
	return len(decided) > 1 && len(rows) >= 2*len(seen)
}

// tie makes two blocks one.
func (t *table) tie(a, b int) {
	for _, c := range t.columns {
		if c.block == b {
			c.block = a
		}
	}
}

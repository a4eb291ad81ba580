package variant

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"guildhall/internal/result"
)

// dependency says that in the whole sample one column of a table decides another, as a code decides its label.
type dependency struct{ from, to int }

// echo says that a column repeats what stands in the row that another refers to: the parent's name beside the parent's number.
type echo struct {
	reference, column int
	source            address
}

// dependencies finds which columns decide others in the whole sample. Rows that mix them up would be no data of that kind. Only
// texts and references decide, and only where they repeat. Columns that do move together when columns are permuted.
func (s *schema) dependencies(ctx context.Context, session Session, rows [][]row) error {
	for t, table := range s.tables {
		if !table.used {
			continue
		}
		var found []dependency
		var parts []string
		for _, a := range table.columns {
			if a.opaque || a.unique || a.kind != result.Text && a.parent == nil {
				continue
			}
			for _, b := range table.columns {
				if s.free[address{t, a.index}] || s.free[address{t, b.index}] {
					continue
				}
				if b != a && !b.unique && !b.opaque && decides(rows[t], a.index, b.index) {
					found = append(found, dependency{a.index, b.index})
					parts = append(parts, fmt.Sprintf("(SELECT count(*) >= 2 * count(DISTINCT %[2]s) FROM %[1]s) AND NOT EXISTS (SELECT 1 FROM %[1]s GROUP BY %[2]s HAVING count(DISTINCT %[3]s) > 1 OR count(DISTINCT %[3]s) = 1 AND count(%[3]s) < count(*))",
						table.quoted(), quote(a.def.Name), quote(b.def.Name)))
				}
			}
		}
		held, err := s.hold(ctx, session, table, parts)
		if err != nil {
			return err
		}
		for i, ok := range held {
			if !ok {
				continue
			}
			d := found[i]
			table.tie(table.columns[d.from].block, table.columns[d.to].block)
			// A name decides no reference, however it looks: there may be namesakes.
			if to := table.columns[d.to]; to.parent == nil && !to.keyed {
				table.dependencies = append(table.dependencies, d)
			}
		}
	}
	return nil
}

// echoes finds the columns that repeat a column of the row that their own row refers to.
func (s *schema) echoes(ctx context.Context, session Session, rows [][]row) error {
	for t, table := range s.tables {
		var found []echo
		var parts []string
		for _, a := range table.columns {
			if !table.used || a.opaque || a.parent == nil {
				continue
			}
			parent := s.tables[a.parent.table]
			for _, b := range table.columns {
				for _, p := range parent.columns {
					e := echo{a.index, b.index, address{a.parent.table, p.index}}
					if b == a || b.kind != result.Text || p.kind != b.kind || b.opaque || b.keyed || p.index == a.parent.column || !echoed(rows, t, e, *a.parent) {
						continue
					}
					found = append(found, e)
					parts = append(parts, fmt.Sprintf("NOT EXISTS (SELECT 1 FROM %s AS child LEFT JOIN %s AS parent ON child.%s = parent.%s WHERE child.%s IS DISTINCT FROM parent.%s)",
						table.quoted(), parent.quoted(), quote(a.def.Name), quote(s.at(*a.parent).def.Name), quote(b.def.Name), quote(p.def.Name)))
				}
			}
		}
		held, err := s.hold(ctx, session, table, parts)
		if err != nil {
			return err
		}
		for i, ok := range held {
			if ok {
				table.echoes = append(table.echoes, found[i])
			}
		}
	}
	return nil
}

// echoed reports whether a column repeats another in some rows, with different values so that it means something.
func echoed(rows [][]row, t int, e echo, parent address) bool {
	source := map[string]string{}
	for _, r := range rows[e.source.table] {
		source[key(r.values[parent.column])] = key(r.values[e.source.column])
	}
	values := map[string]bool{}
	for _, r := range rows[t] {
		if r.values[e.reference].IsNull() && !r.values[e.column].IsNull() {
			return false
		}
		value, known := source[key(r.values[e.reference])]
		if known && value != key(r.values[e.column]) {
			return false
		}
		if known {
			values[value] = true
		}
	}
	return len(values) > 1
}

// hold asks which statements about the sample are true.
func (s *schema) hold(ctx context.Context, session Session, t *table, statements []string) ([]bool, error) {
	if len(statements) == 0 {
		return nil, nil
	}
	outcome, err := session.Query(ctx, "SELECT "+strings.Join(statements, ", "), 1)
	if err != nil {
		return nil, fmt.Errorf("look for dependencies in %s: %w", t.def.Name, err)
	}
	held := make([]bool, len(statements))
	for i := range held {
		held[i] = outcome.Set.Rows[0][i].Bool()
	}
	return held, nil
}

// keep makes the rows of a world keep to the dependencies of the sample and to what echoes their parents. What a check names is
// left alone unless rows are held against their checks afterwards.
func (w *world) keep(checksFollow bool) {
	for t, table := range w.tables {
		for _, e := range table.echoes {
			if checksFollow || !table.columns[e.column].checked {
				w.keepEcho(t, e)
			}
		}
		for _, d := range table.dependencies {
			if checksFollow || !table.columns[d.to].checked {
				w.keepDependency(t, d)
			}
		}
	}
}

func (w *world) keepEcho(t int, e echo) {
	parent := w.tables[t].columns[e.reference].parent
	source := map[string]result.Value{}
	for _, r := range w.rows[parent.table] {
		source[key(r.values[parent.column])] = r.values[e.source.column]
	}
	for i, r := range w.rows[t] {
		v, known := source[key(r.values[e.reference])]
		if known || r.values[e.reference].IsNull() {
			w.put(t, i, e.column, v)
		}
	}
}

// keepDependency lets the rows of the sample decide, and the first of each value where it holds none.
func (w *world) keepDependency(t int, d dependency) {
	decided := map[string]result.Value{}
	for _, fresh := range []bool{false, true} {
		for _, r := range w.rows[t] {
			from := key(r.values[d.from])
			if _, known := decided[from]; !known && !r.values[d.from].IsNull() && (r.kind != "") == fresh {
				decided[from] = r.values[d.to]
			}
		}
	}
	for i, r := range w.rows[t] {
		if v, known := decided[key(r.values[d.from])]; known {
			w.put(t, i, d.to, v)
		}
	}
}

// put changes a value that is bound to others; what the row is there for stays.
func (w *world) put(t, i, c int, v result.Value) {
	r := &w.rows[t][i]
	if r.values[c].Equal(v) || !w.tables[t].columns[c].fits(v) {
		return
	}
	r.values = slices.Clone(r.values)
	r.values[c] = v
	if r.kind == "" {
		r.kind = w.kind
	}
}

// follow adds to the changes of a new row what they need so that its bound columns may change: another value of the column that
// decides them, or another parent whose name is echoed.
func (w *world) follow(t, i int, changes map[int]result.Value) map[int]result.Value {
	table := w.tables[t]
	for _, e := range table.echoes {
		v, bound := changes[e.column]
		if _, free := changes[e.reference]; !bound || free || v.IsNull() {
			continue
		}
		parent := *table.columns[e.reference].parent
		for j, r := range w.rows[parent.table] {
			if r.values[parent.column].Equal(w.rows[t][i].values[e.reference]) {
				if born := w.clone(parent.table, j, map[int]result.Value{e.source.column: v}); born >= 0 {
					changes = with(changes, e.reference, w.rows[parent.table][born].values[parent.column])
				}
				break
			}
		}
	}
	for _, d := range table.dependencies {
		_, bound := changes[d.to]
		from := table.columns[d.from]
		if _, free := changes[d.from]; !bound || free || from.parent != nil || len(from.values) > 0 || w.steer.conditioned(address{t, d.from}) {
			continue
		}
		if proposed := w.fresh(t, d.from, w.rows[t][i].values[d.from]); len(proposed) > 0 {
			changes = with(changes, d.from, proposed[0])
		}
	}
	return changes
}

// with is a copy of some changes and one more.
func with(changes map[int]result.Value, c int, v result.Value) map[int]result.Value {
	more := maps.Clone(changes)
	more[c] = v
	return more
}

// decides reports whether nothing in some rows speaks against one column deciding another that is not the same throughout.
func decides(rows []row, a, b int) bool {
	seen, decided := map[string]string{}, map[string]bool{}
	for _, r := range rows {
		from, to := key(r.values[a]), key(r.values[b])
		if known, ok := seen[from]; ok && known != to {
			return false
		}
		seen[from], decided[to] = to, true
	}
	return len(decided) > 1
}

// tie makes two blocks one.
func (t *table) tie(a, b int) {
	for _, c := range t.columns {
		if c.block == b {
			c.block = a
		}
	}
}

package variant

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// How many rows of the sample a variant begins with, for each table.
const (
	hitRows   = 40 // that meet the reference's conditions
	nearRows  = 6  // that fail one of them, for each
	anyRows   = 40 // from all over a table that the reference reads
	spareRows = 12 // from a table that it does not
	baseRows  = 200
	answers   = 20 // rows of the reference's result whose rows are looked for
)

// Session is what the builder needs of an engine session on the sample.
type Session interface {
	Reader
	Query(ctx context.Context, sql string, maxRows int) (result.Outcome, error)
	SQL(ctx context.Context, tree string) (string, error)
}

// Reader takes SQL apart.
type Reader interface {
	// Tree returns DuckDB's json_serialize_sql of a SELECT; a *result.QueryError when it cannot be parsed.
	Tree(ctx context.Context, sql string) (string, error)
}

// sampler reads rows of the sample.
type sampler struct {
	*schema
	session Session
	wanted  []map[int64]nearness // by table and row number
}

// nearness is how nearly a row meets the conditions of the reference.
type nearness uint8

const (
	unknown nearness = iota
	nearMiss
	hit
)

// refused reports whether an error is what a statement itself caused: then the row source is left out.
func refused(err error) bool {
	var query *result.QueryError
	return errors.As(err, &query) && query.Limit != result.Cancelled
}

// sample chooses rows and reads them.
func (s *schema) sample(ctx context.Context, session Session, found []witness, results []shape) ([][]row, error) {
	sm := &sampler{schema: s, session: session, wanted: make([]map[int64]nearness, len(s.tables))}
	for i := range sm.wanted {
		sm.wanted[i] = map[int64]nearness{}
	}
	for _, r := range results {
		if err := sm.answerRows(ctx, r.set); err != nil {
			return nil, err
		}
	}
	for i := range found {
		if err := sm.witnessRows(ctx, &found[i]); err != nil {
			return nil, err
		}
	}
	for t, table := range s.tables {
		n := spareRows
		if table.used {
			n = anyRows
		}
		sql := sampled("SELECT rowid AS g0 FROM "+table.quoted(), 1, n)
		if err := sm.take(ctx, sql, []int{t}, unknown); err != nil {
			return nil, err
		}
	}
	rows := make([][]row, len(s.tables))
	for t := range s.tables {
		var err error
		if rows[t], err = sm.read(ctx, t); err != nil {
			return nil, err
		}
	}
	if err := sm.follow(ctx, rows); err != nil {
		return nil, err
	}
	s.closeValues(rows)
	return rows, nil
}

// closeValues lets a column that refers to a dataset which is not there hold nothing but what stands in the rows: other values would
// refer to nothing.
func (s *schema) closeValues(rows [][]row) {
	for t, table := range s.tables {
		for _, c := range table.columns {
			if !c.away || len(c.values) > 0 {
				continue
			}
			seen := map[string]bool{}
			for _, r := range rows[t] {
				if v := r.values[c.index]; !v.IsNull() && !seen[key(v)] {
					seen[key(v)] = true
					c.values = append(c.values, v)
				}
			}
		}
	}
}

// answerRows notes the rows that stand in a result of the reference on the sample, as far as its columns are called like theirs: the
// latest row of a group, say, which is the latest in any part of the sample too. Whether they meet the conditions is not known.
func (sm *sampler) answerRows(ctx context.Context, set *result.Set) error {
	if set == nil {
		return nil
	}
	for t, table := range sm.tables {
		var columns []int
		var names []string
		for i, column := range set.Columns {
			if c := table.column(column.Name); c != nil && !c.opaque {
				columns, names = append(columns, i), append(names, quote(c.def.Name))
			}
		}
		if !table.used || len(columns) == 0 {
			continue
		}
		var rows []string
		for _, values := range set.Rows[:min(answers, len(set.Rows))] {
			var same []string
			for n, i := range columns {
				same = append(same, names[n]+" IS NOT DISTINCT FROM "+sqlValue(values[i]))
			}
			rows = append(rows, "("+strings.Join(same, " AND ")+")")
		}
		if len(rows) == 0 {
			continue
		}
		sql := "SELECT rowid AS g0 FROM " + table.quoted() + " WHERE " + strings.Join(rows, " OR ")
		if err := sm.take(ctx, sampled(sql, 1, hitRows), []int{t}, unknown); err != nil {
			return err
		}
	}
	return nil
}

// witnessRows notes the rows that a witness finds, and the near misses.
func (sm *sampler) witnessRows(ctx context.Context, w *witness) error {
	sql, err := sm.session.SQL(ctx, w.tree)
	if refused(err) {
		return nil
	} else if err != nil {
		return fmt.Errorf("find rows that the reference rests on: %w", err)
	}
	outcome, err := sm.session.Query(ctx, sampled(sql, len(w.tables), hitRows), hitRows)
	if refused(err) {
		return nil
	} else if err != nil {
		return fmt.Errorf("find rows that the reference rests on: %w", err)
	}
	if outcome.Set != nil && len(outcome.Set.Rows) > 0 {
		w.sql = strings.TrimRight(strings.TrimSpace(sql), ";")
	}
	sm.note(outcome.Set, w.tables, hit)
	for _, tree := range w.near {
		missed, err := sm.session.SQL(ctx, tree)
		if err == nil {
			err = sm.take(ctx, sampled(missed, len(w.tables), nearRows), w.tables, nearMiss)
		}
		if err != nil && !refused(err) {
			return fmt.Errorf("find rows that the reference leaves out: %w", err)
		}
	}
	return nil
}

// take notes the rows whose numbers a query returns.
func (sm *sampler) take(ctx context.Context, sql string, tables []int, how nearness) error {
	outcome, err := sm.session.Query(ctx, sql, baseRows)
	if refused(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("choose rows of the sample: %w", err)
	}
	sm.note(outcome.Set, tables, how)
	return nil
}

func (sm *sampler) note(set *result.Set, tables []int, how nearness) {
	if set == nil {
		return
	}
	for _, r := range set.Rows {
		for i, v := range r {
			if n, ok := v.Int64(); ok && len(sm.wanted[tables[i]]) < baseRows {
				sm.wanted[tables[i]][n] = max(sm.wanted[tables[i]][n], how)
			}
		}
	}
}

// read reads the rows of a table that were chosen, in their order.
func (sm *sampler) read(ctx context.Context, t int) ([]row, error) {
	var numbers []int64
	for n := range sm.wanted[t] {
		numbers = append(numbers, n)
	}
	if len(numbers) == 0 {
		return nil, nil
	}
	slices.Sort(numbers)
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = fmt.Sprint(n)
	}
	rows, err := sm.where(ctx, t, "rowid IN ("+strings.Join(texts, ", ")+") ORDER BY rowid")
	for i := range rows {
		rows[i].hit = sm.wanted[t][numbers[i]] == hit
		rows[i].near = sm.wanted[t][numbers[i]] == nearMiss
	}
	return rows, err
}

// where reads the rows of a table that meet a condition.
func (sm *sampler) where(ctx context.Context, t int, condition string) ([]row, error) {
	table := sm.tables[t]
	names := make([]string, len(table.columns))
	for i, c := range table.columns {
		names[i] = quote(c.def.Name)
		if c.opaque {
			names[i] = "CAST(" + names[i] + " AS VARCHAR) AS " + names[i]
		}
	}
	outcome, err := sm.session.Query(ctx, "SELECT "+strings.Join(names, ", ")+" FROM "+table.quoted()+" WHERE "+condition, 2*maxRows)
	if err != nil {
		return nil, fmt.Errorf("read rows of %s: %w", table.def.Name, err)
	}
	rows := make([]row, len(outcome.Set.Rows))
	for i, values := range outcome.Set.Rows {
		rows[i] = row{values: values}
	}
	return rows, nil
}

// follow adds the parents of the rows that were chosen, and theirs, until every reference holds.
func (sm *sampler) follow(ctx context.Context, rows [][]row) error {
	const rounds = 8 // chains of parents end long before
	for range rounds {
		added := false
		for t, table := range sm.tables {
			for _, c := range table.columns {
				if c.parent == nil {
					continue
				}
				more, err := sm.parents(ctx, rows, t, c)
				if err != nil {
					return err
				}
				added = added || more
			}
		}
		if !added {
			return nil
		}
	}
	return nil
}

func (sm *sampler) parents(ctx context.Context, rows [][]row, t int, c *column) (added bool, err error) {
	to := *c.parent
	known := map[string]bool{}
	for _, r := range rows[to.table] {
		known[key(r.values[to.column])] = true
	}
	var missing []string
	for _, r := range rows[t] {
		v := r.values[c.index]
		if !v.IsNull() && !known[key(v)] {
			known[key(v)] = true
			missing = append(missing, sqlValue(v))
		}
	}
	if len(missing) == 0 {
		return false, nil
	}
	parent := sm.tables[to.table].columns[to.column]
	found, err := sm.where(ctx, to.table, quote(parent.def.Name)+" IN ("+strings.Join(missing, ", ")+") ORDER BY rowid LIMIT "+fmt.Sprint(maxRows))
	rows[to.table] = append(rows[to.table], found...)
	return len(found) > 0, err
}

// sqlValue writes a value as SQL; DuckDB casts the text to what it is compared with.
func sqlValue(v result.Value) string {
	if v.IsNull() {
		return "NULL"
	}
	switch v.Kind() {
	case result.Whole, result.Decimal, result.Bool:
		return v.String()
	}
	return literal(v.String())
}

// trees decodes the trees of a text's SELECTs. A text that has none gives none.
func trees(ctx context.Context, session Reader, sql string) (*sqltext.Tree, error) {
	written, err := session.Tree(ctx, sql)
	if refused(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the reference's tree: %w", err)
	}
	tree, err := sqltext.DecodeTree(written)
	if err != nil {
		return nil, nil //nolint:nilerr // what has no tree steers nothing
	}
	return tree, nil
}

package steps

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// joined is what is known of a table or of tables that were joined.
type joined struct {
	name    string   // of a single table; "" for several
	rows    int64    // -1 when not known
	columns []string // as they are shown; nil when not known
	bare    []string // the same without the names of tables
}

// from carries out FROM: the first table, then one join after the other.
func (c *clauses) from(ctx context.Context, table sqltext.Node) (joined, error) {
	next := 0
	return c.table(ctx, table, &next, true)
}

// table looks at a table of FROM, or carries out a join. Next counts the tables in the order in which they were written. Only the
// first table of all is a step of its own; another one belongs to the step of its join.
func (c *clauses) table(ctx context.Context, table sqltext.Node, next *int, first bool) (joined, error) {
	if table.Type() == "JOIN" {
		left, err := c.table(ctx, table.Child("left"), next, first)
		if err != nil {
			return left, err
		}
		index := *next
		right, err := c.table(ctx, table.Child("right"), next, false)
		if err != nil {
			return right, err
		}
		return c.join(ctx, table, left, right, c.written.table(index))
	}
	index := *next
	*next++
	name := result.Safe(sqltext.TableName(table))
	if table.Type() == "EXPRESSION_LIST" {
		name = "" // DuckDB's own name for VALUES
	}
	c.rows = -1
	step, err := c.begin(ctx, From, c.written.table(index), starFrom(table))
	if err != nil {
		return joined{}, err
	}
	found := joined{name: name, rows: step.After}
	if step.Problem == nil {
		for _, column := range step.Views[0].Set.Columns {
			found.bare = append(found.bare, column.Name)
			found.columns = append(found.columns, name+"."+column.Name)
		}
		step.Sentence = counted("steps.from", step.After, i18n.Args{"Table": name, "Columns": i18n.New("steps.columns", i18n.Args{"Count": len(found.bare)})})
		if name == "" {
			step.Sentence.Key = "steps.from.nameless"
		}
	}
	if first {
		c.add(step)
	}
	return found, nil
}

// join carries out one join.
func (c *clauses) join(ctx context.Context, table sqltext.Node, left, right joined, clause string) (joined, error) {
	c.rows = left.rows
	query := starFrom(table)
	step, err := c.begin(ctx, Join, clause, query)
	if err != nil {
		return joined{}, err
	}
	found := joined{rows: step.After}
	if step.Problem == nil {
		found.bare = names(step.Views[0].Set.Columns)
		found.columns = slices.Concat(left.columns, right.columns)
		if !slices.Equal(slices.Concat(left.bare, right.bare), found.bare) {
			found.columns = found.bare // USING merged some
		}
		step.Views[0].Set = qualified(step.Views[0].Set, found.columns)
		step.Sentence = joining(table, left, right, step)
		if err := c.partners(ctx, table, left, right, &step); err != nil {
			return found, err
		}
	}
	c.add(step)
	return found, nil
}

func names(columns []result.Column) []string {
	found := make([]string, len(columns))
	for i, column := range columns {
		found[i] = column.Name
	}
	return found
}

// qualified names the table of each column whose name occurs more than once.
func qualified(set *result.Set, full []string) *result.Set {
	count := map[string]int{}
	for _, column := range set.Columns {
		count[strings.ToLower(column.Name)]++
	}
	copied := *set
	copied.Columns = slices.Clone(set.Columns)
	for i, column := range set.Columns {
		if count[strings.ToLower(column.Name)] > 1 && i < len(full) {
			copied.Columns[i].Name = full[i]
		}
	}
	return &copied
}

// joining says what a join made of two tables.
func joining(table sqltext.Node, left, right joined, step Step) i18n.Message {
	args := i18n.Args{"Left": number(left.rows), "Right": number(right.rows), "Table": right.called(), "After": number(step.After)}
	switch {
	case table.Text("join_type") == "SEMI" || table.Text("join_type") == "ANTI":
		args["Kept"] = number(step.After)
		return counted("steps.join."+strings.ToLower(table.Text("join_type")), step.Before, args)
	case right.rows < 0:
		return counted("steps.join.lateral", step.After, args)
	case table.Text("ref_type") == "CROSS":
		return counted("steps.join.cross", step.After, args)
	}
	return counted("steps.join", step.After, args)
}

// called is what a sentence calls the rows of one side.
func (j joined) called() i18n.Message {
	if j.name == "" {
		return i18n.New("steps.so-far", nil)
	}
	return i18n.Literally(j.name)
}

// partners tells how many rows of each side found a partner, how many found none and how many were multiplied.
func (c *clauses) partners(ctx context.Context, table sqltext.Node, left, right joined, step *Step) error {
	kind := table.Text("join_type")
	switch {
	case kind == "SEMI" || kind == "ANTI":
		flipped := table.Clone()
		flipped["join_type"] = map[string]string{"SEMI": "ANTI", "ANTI": "SEMI"}[kind]
		return c.look(ctx, step, i18n.New("steps.view.dropped", nil), starFrom(flipped))
	case table.Text("ref_type") != "REGULAR" && table.Text("ref_type") != "NATURAL":
		return nil
	}
	m := matching{clauses: c, kind: kind, left: left, right: right}
	if err := m.number(ctx, table); err != nil {
		return err
	}
	return m.tell(ctx, step)
}

// matching is a full join whose rows know which rows of each side they are made of.
type matching struct {
	*clauses
	kind        string // of the join as it was written
	left, right joined
	from        sqltext.Node
	tables      []numbered
	split       int // the first table of the right side
}

// numbered is a table whose rows are numbered by a column of its own.
type numbered struct{ name, column string }

// number puts numbers to the rows of each table and makes the join a full one.
func (m *matching) number(ctx context.Context, table sqltext.Node) error {
	m.from = table.Clone()
	m.from["join_type"] = "FULL"
	m.split = len(sqltext.FromTables(table.Child("left")))
	for i, leaf := range sqltext.FromTables(m.from) {
		n := numbered{name: sqltext.TableName(leaf), column: fmt.Sprintf("guildhall_row_%d", i+1)}
		if n.name == "" {
			n.name = fmt.Sprintf("guildhall_table_%d", i+1)
		}
		query, err := m.template(ctx, "SELECT *, row_number() OVER () AS "+n.column+" FROM guildhall_from")
		if err != nil {
			return err
		}
		place(query, leaf)
		inner := derived(query)
		inner["alias"] = n.name
		clear(leaf)
		for key, value := range inner {
			leaf[key] = value
		}
		m.tables = append(m.tables, n)
	}
	return nil
}

// columns lists the numbers of one side's tables, each with its table.
func (m *matching) columns(of []numbered) string {
	var list []string
	for _, n := range of {
		list = append(list, sqltext.Quote(n.name)+"."+n.column)
	}
	return strings.Join(list, ", ")
}

// tell counts partners, and shows the rows without one.
func (m *matching) tell(ctx context.Context, step *Step) error {
	l, r := m.columns(m.tables[:m.split]), m.columns(m.tables[m.split:])
	query, err := m.template(ctx, `WITH guildhall_pairs AS (SELECT coalesce(`+l+`) IS NOT NULL AS l, coalesce(`+r+`) IS NOT NULL AS r,
row(`+l+`) AS lk, row(`+r+`) AS rk FROM guildhall_from)
SELECT count(*) FILTER (l AND NOT r), count(*) FILTER (r AND NOT l),
(SELECT count(*) FROM (SELECT lk FROM guildhall_pairs WHERE l AND r GROUP BY lk HAVING count(*) > 1)),
(SELECT count(*) FROM (SELECT rk FROM guildhall_pairs WHERE l AND r GROUP BY rk HAVING count(*) > 1)),
(SELECT max(n) FROM (SELECT count(*) AS n FROM guildhall_pairs WHERE l AND r GROUP BY lk))
FROM guildhall_pairs`)
	if err != nil {
		return err
	}
	place(query, m.from)
	set, problem, err := m.try(ctx, query)
	if err != nil || problem != nil || len(set.Rows) == 0 {
		return err
	}
	var counts [5]int64
	for i := range counts {
		counts[i], _ = set.Rows[0][i].Int64()
	}
	m.facts(step, counts)
	if err := m.lonely(ctx, step, counts[0], m.tables[:m.split], r, m.right); err != nil {
		return err
	}
	return m.lonely(ctx, step, counts[1], m.tables[m.split:], l, m.left)
}

// facts says what the counts mean: rows without a partner on the left and on the right, rows with several on the left and on the
// right, and the most partners that a row on the left has.
func (m *matching) facts(step *Step, counts [5]int64) {
	for i, side := range []joined{m.left, m.right} {
		key := "steps.fact.unmatched-dropped"
		if m.kind == "FULL" || (i == 0 && m.kind == "LEFT") || (i == 1 && m.kind == "RIGHT") {
			key = "steps.fact.unmatched-kept"
		}
		if counts[i] > 0 {
			step.Facts = append(step.Facts, counted(key, counts[i], i18n.Args{"Table": side.called()}))
		}
	}
	if counts[2] > 0 {
		step.Facts = append(step.Facts, counted("steps.fact.multiplied", counts[2], i18n.Args{"Table": m.left.called(), "Most": number(counts[4])}))
	}
	if counts[0] == 0 && counts[2] == 0 {
		step.Facts = append(step.Facts, i18n.New("steps.fact.one-each", i18n.Args{"Table": m.left.called()}))
	}
}

// lonely shows the rows of one side's tables that found no partner; other lists the numbers of the other side.
func (m *matching) lonely(ctx context.Context, step *Step, count int64, tables []numbered, other string, missing joined) error {
	if count == 0 {
		return nil
	}
	var stars []string
	for _, n := range tables {
		stars = append(stars, sqltext.Quote(n.name)+".* EXCLUDE ("+n.column+")")
	}
	query, err := m.template(ctx, "SELECT "+strings.Join(stars, ", ")+" FROM guildhall_from WHERE coalesce("+other+") IS NULL")
	if err != nil {
		return err
	}
	place(query, m.from)
	return m.look(ctx, step, i18n.New("steps.view.unmatched", i18n.Args{"Table": missing.called()}), query)
}

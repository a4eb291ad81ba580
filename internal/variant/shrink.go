package variant

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"guildhall/internal/dataset"
	"guildhall/internal/result"
)

// ShrinkTime is how long a counterexample is looked for while a learner waits.
const ShrinkTime = 300 * time.Millisecond

// Copy is a private copy of a variant from which rows can be taken. Its session must be opened on the variant's databases as
// private copies, and is the caller's to close.
type Copy struct {
	session Session
	variant Variant
	schema  *schema
	rows    []*copied
	shape   shape // of the reference's result on the whole variant
}

// copied is one table of the copy.
type copied struct {
	*table
	backup  string // name of the table that keeps all rows
	columns []result.Column
	values  [][]result.Value
	kept    []int // numbers of the rows that are there
	stale   bool  // the table does not hold what kept says
}

// NewCopy prepares a copy of a variant.
func NewCopy(ctx context.Context, session Session, v Variant, sets []*dataset.Dataset) (*Copy, error) {
	c := &Copy{session: session, variant: v, schema: newSchema(sets)}
	for i, t := range c.schema.tables {
		part := &copied{table: t, backup: "memory.main." + quote("guildhall rows "+itoa(i))}
		save := fmt.Sprintf("CREATE TABLE %s AS SELECT rowid AS guildhall_row, * FROM %s; SELECT * EXCLUDE (guildhall_row) FROM %[1]s ORDER BY guildhall_row",
			part.backup, t.quoted())
		outcome, err := session.Query(ctx, save, 2*maxRows)
		if err != nil {
			return nil, fmt.Errorf("copy %s: %w", t.def.Name, err)
		}
		part.columns, part.values = outcome.Set.Columns, outcome.Set.Rows
		for n := range part.values {
			part.kept = append(part.kept, n)
		}
		c.rows = append(c.rows, part)
	}
	if ok, err := c.says(ctx); err != nil || !ok {
		return c, err
	}
	return c, nil
}

// Restore makes the tables hold the rows that are kept, whatever statements did to them.
func (c *Copy) Restore(ctx context.Context) error {
	for _, t := range c.rows {
		t.stale = true
	}
	return c.apply(ctx)
}

// apply brings the tables up to date.
func (c *Copy) apply(ctx context.Context) error {
	var statements []string
	for _, t := range c.rows {
		if !t.stale {
			continue
		}
		numbers := make([]string, len(t.kept))
		for i, n := range t.kept {
			numbers[i] = itoa(n)
		}
		condition := "false"
		if len(numbers) > 0 {
			condition = "guildhall_row IN (" + strings.Join(numbers, ", ") + ")"
		}
		statements = append(statements, fmt.Sprintf("CREATE OR REPLACE TABLE %s AS SELECT * EXCLUDE (guildhall_row) FROM %s WHERE %s ORDER BY guildhall_row",
			t.quoted(), t.backup, condition))
		t.stale = false
	}
	if len(statements) == 0 {
		return nil
	}
	if _, err := c.session.Query(ctx, strings.Join(statements, "; "), 1); err != nil {
		return fmt.Errorf("take rows away: %w", err)
	}
	return nil
}

// says reports whether the reference says something on the copy as it is, and the same whatever decides between ties.
func (c *Copy) says(ctx context.Context) (bool, error) {
	first := ""
	for i, sql := range c.variant.ways {
		outcome, err := c.session.Query(ctx, sql, 0)
		if refused(err) && i > 0 {
			continue
		}
		if err != nil {
			return false, unlessRefused(err)
		}
		seen := digest(outcome.Set)
		switch {
		case i > 0 && seen != first:
			return false, nil
		case i == 0 && c.shape.filled == nil:
			c.shape = shapeOf(outcome.Set)
		case i == 0 && !shapeOf(outcome.Set).fills(c.shape):
			return false, nil
		}
		if i == 0 {
			first = seen
		}
	}
	return true, nil
}

// Shrink takes rows away for as long as differs says that the answer and the reference still part ways: from the tables that refer
// to others, then from the others, then once more from the first. What references promise stays. It ends after the patience,
// with the copy as small as it was by then.
func (c *Copy) Shrink(ctx context.Context, patience time.Duration, differs func(context.Context) (bool, error)) error {
	deadline := time.Now().Add(patience)
	facts, parents := c.ranked()
	for _, t := range slices.Concat(facts, parents, facts) {
		if err := c.reduce(ctx, t, deadline, differs); err != nil {
			return err
		}
	}
	return c.Restore(ctx)
}

// ranked splits the tables into those that refer to others, or stand alone, and those that are referred to.
func (c *Copy) ranked() (facts, parents []int) {
	referred := map[int]bool{}
	for t, table := range c.schema.tables {
		for _, col := range table.columns {
			if col.parent != nil && col.parent.table != t {
				referred[col.parent.table] = true
			}
		}
	}
	for t := range c.rows {
		if referred[t] {
			parents = append(parents, t)
		} else {
			facts = append(facts, t)
		}
	}
	return facts, parents
}

// reduce takes away as many rows of a table as it can, large parts first.
func (c *Copy) reduce(ctx context.Context, t int, deadline time.Time, differs func(context.Context) (bool, error)) error {
	for size := len(c.rows[t].kept); size >= 1; size /= 2 {
		for from := 0; from < len(c.rows[t].kept); {
			if time.Now().After(deadline) {
				return nil
			}
			kept := c.rows[t].kept
			end := min(from+size, len(kept))
			ok, err := c.try(ctx, t, slices.Concat(kept[:from], kept[end:]), differs)
			if err != nil {
				return err
			}
			if !ok {
				from = end
			}
		}
	}
	return nil
}

// try keeps only some rows of a table, and whatever else must go then; when answer and reference agree after that, it takes it
// back.
func (c *Copy) try(ctx context.Context, t int, kept []int, differs func(context.Context) (bool, error)) (bool, error) {
	before := make([][]int, len(c.rows))
	for i := range c.rows {
		before[i] = c.rows[i].kept
	}
	c.rows[t].kept = kept
	c.cascade()
	for i := range c.rows {
		c.rows[i].stale = c.rows[i].stale || len(c.rows[i].kept) != len(before[i])
	}
	if err := c.apply(ctx); err != nil {
		return false, err
	}
	ok, err := c.says(ctx)
	if err == nil && ok {
		ok, err = differs(ctx)
	}
	if err != nil || ok {
		return ok, err
	}
	for i := range c.rows {
		c.rows[i].stale = c.rows[i].stale || len(c.rows[i].kept) != len(before[i])
		c.rows[i].kept = before[i]
	}
	return false, nil
}

// cascade takes away the rows whose parents are gone.
func (c *Copy) cascade() {
	for changed := true; changed; {
		changed = false
		for _, t := range c.rows {
			for _, col := range t.table.columns {
				if col.parent != nil && c.orphaned(t, col) {
					changed = true
				}
			}
		}
	}
}

func (c *Copy) orphaned(t *copied, col *column) bool {
	parent := c.rows[col.parent.table]
	if len(parent.kept) == len(parent.values) {
		return false
	}
	known := map[string]bool{}
	for _, n := range parent.kept {
		known[key(parent.values[n][col.parent.column])] = true
	}
	before := len(t.kept)
	t.kept = slices.DeleteFunc(slices.Clone(t.kept), func(n int) bool {
		v := t.values[n][col.index]
		return !v.IsNull() && !known[key(v)]
	})
	return len(t.kept) < before
}

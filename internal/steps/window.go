package steps

import (
	"context"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// windows works out the window functions: a value for each row, and no row less.
func (c *clauses) windows(ctx context.Context) error {
	found := c.collect(isWindow)
	if len(found) == 0 {
		return nil
	}
	query, err := c.windowed(ctx)
	if err != nil {
		return err
	}
	step, err := c.begin(ctx, Window, c.written.clause("window"), query)
	if err != nil {
		return err
	}
	if step.Problem == nil {
		step.Sentence = counted("steps.window", step.After, i18n.Args{"Values": i18n.New("steps.values", i18n.Args{"Count": len(found)})})
	}
	c.add(step)
	return nil
}

// windowed is the rows, or the groups that are left, with the value of each window function.
func (c *clauses) windowed(ctx context.Context) (sqltext.Node, error) {
	values := c.collect(isWindow)
	if c.grouped {
		query, err := c.groups(ctx, values...)
		if err == nil {
			query["having"] = c.spelled.Clone()["having"]
		}
		return query, err
	}
	query := c.filtered()
	if c.at.node.Child("from_table").Type() == "EMPTY" {
		query.SetList("select_list", values)
		return query, nil
	}
	query.SetList("select_list", append(query.List("select_list"), values...))
	return query, nil
}

func isWindow(n sqltext.Node) bool { return n.Class() == "WINDOW" }

// qualify keeps the rows whose window values fulfil the condition.
func (c *clauses) qualify(ctx context.Context) error {
	condition := c.spelled.Child("qualify")
	if condition == nil {
		return nil
	}
	rows, err := c.windowed(ctx)
	if err != nil {
		return err
	}
	return c.keep(ctx, Qualify, c.written.clause("qualify"), condition, func(condition sqltext.Node) sqltext.Node {
		query := rows.Clone()
		query["qualify"] = map[string]any(condition.Clone())
		return query
	})
}

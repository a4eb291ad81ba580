package steps

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// steps takes a part apart, whatever kind of query it is.
func (w *walker) steps(ctx context.Context, at part) ([]Step, error) {
	c := &clauses{walker: w, at: at, rows: -1}
	var err error
	switch at.node.Type() {
	case "SELECT_NODE":
		c.written = writtenClauses(w.source, at.node)
		err = c.selecting(ctx)
	case "SET_OPERATION_NODE":
		err = c.combining(ctx)
	case "RECURSIVE_CTE_NODE":
		err = c.repeating(ctx)
	default:
		return nil, refused("steps.not-select")
	}
	return c.done, err
}

// clauses is a query that is taken apart clause by clause.
type clauses struct {
	*walker
	at      part
	written written
	spelled sqltext.Node // the query with aliases and positions spelt out
	columns []string     // of the tables in FROM, qualified where a name occurs twice
	grouped bool
	rows    int64 // after the last step; -1 when not known
	done    []Step
}

// selecting carries out the clauses of a SELECT one by one.
func (c *clauses) selecting(ctx context.Context) error {
	query := c.at.node
	if from := query.Child("from_table"); from.Type() != "EMPTY" {
		names, err := c.from(ctx, from)
		if err != nil {
			return err
		}
		c.columns = names.columns
	}
	c.spelled = query.Clone()
	sqltext.SpellOut(c.spelled, c.columns)
	c.grouped = isGrouped(query)
	for _, clause := range []func(context.Context) error{c.where, c.group, c.having, c.windows, c.qualify, c.output, c.tail} {
		if err := clause(ctx); err != nil {
			return err
		}
	}
	return nil
}

// add appends a step.
func (c *clauses) add(step Step) {
	c.done = append(c.done, step)
	c.rows = step.After
}

// begin starts a step and shows the rows after it.
func (c *clauses) begin(ctx context.Context, kind Kind, clause string, after sqltext.Node) (Step, error) {
	step := Step{Kind: kind, Clause: clause, Before: c.rows, After: -1}
	set, problem, err := c.try(ctx, after)
	if err != nil {
		return step, err
	}
	if step.Problem = problem; set == nil {
		step.Sentence = i18n.New("steps.not-shown", i18n.Args{"Clause": keyword(kind)})
	} else {
		step.After = set.Total
		step.Views = []View{{Title: i18n.New("steps.view.after", nil), Set: set}}
	}
	return step, nil
}

// try runs a query. What its SQL caused is the problem, so that one step which cannot be shown does not hide the others.
func (c *clauses) try(ctx context.Context, query sqltext.Node) (*result.Set, *result.QueryError, error) {
	set, err := c.run(ctx, c.at.within(query))
	var failure *result.QueryError
	if errors.As(err, &failure) && ctx.Err() == nil {
		return nil, failure, nil
	}
	return set, nil, err
}

// look adds a view to a step, unless it would be empty or cannot be shown.
func (c *clauses) look(ctx context.Context, step *Step, title i18n.Message, query sqltext.Node) error {
	set, problem, err := c.try(ctx, query)
	if err != nil || problem != nil || len(set.Rows) == 0 {
		return err
	}
	step.Views = append(step.Views, View{Title: title, Set: set})
	return nil
}

// keep carries out a clause that keeps rows by a condition: WHERE, HAVING or QUALIFY. With puts a condition in its place.
func (c *clauses) keep(ctx context.Context, kind Kind, clause string, condition sqltext.Node, with func(sqltext.Node) sqltext.Node) error {
	step, err := c.begin(ctx, kind, clause, with(condition))
	if err != nil || step.Problem != nil {
		c.add(step)
		return err
	}
	step.Sentence = kept(kind, step)
	if step.After != step.Before || step.After < 0 {
		dropped, err := c.condition(ctx, "guildhall_it IS NOT TRUE", condition)
		if err != nil {
			return err
		}
		if err := c.look(ctx, &step, i18n.New("steps.view.dropped", nil), with(dropped)); err != nil {
			return err
		}
		unknown, err := c.condition(ctx, "guildhall_it IS NULL", condition)
		if err != nil {
			return err
		}
		set, problem, err := c.try(ctx, with(unknown))
		if err != nil {
			return err
		}
		if problem == nil && set.Total > 0 {
			step.Facts = append(step.Facts, counted("steps.fact.unknown", set.Total, i18n.Args{"Clause": keyword(kind)}))
		}
	}
	c.add(step)
	return nil
}

// condition puts an expression into a condition on guildhall_it.
func (c *clauses) condition(ctx context.Context, text string, it sqltext.Node) (sqltext.Node, error) {
	query, err := c.template(ctx, "SELECT 1 WHERE "+text)
	if err != nil {
		return nil, err
	}
	condition := query.Child("where_clause")
	condition.Walk(func(n sqltext.Node) bool {
		if slices.Equal(n.Texts("column_names"), []string{"guildhall_it"}) {
			clear(n)
			for key, value := range it.Clone() {
				n[key] = value
			}
			return false
		}
		return true
	})
	return condition, nil
}

// where keeps the rows of FROM that fulfil the condition.
func (c *clauses) where(ctx context.Context) error {
	condition := c.spelled.Child("where_clause")
	if condition == nil || c.at.node.Child("from_table").Type() == "EMPTY" {
		return nil
	}
	return c.keep(ctx, Where, c.written.clause("where"), condition, func(condition sqltext.Node) sqltext.Node {
		query := c.source()
		query["where_clause"] = map[string]any(condition.Clone())
		return query
	})
}

// source is SELECT * FROM the tables of the query, before WHERE.
func (c *clauses) source() sqltext.Node {
	query := starFrom(c.at.node.Child("from_table"))
	query["sample"] = c.at.node["sample"]
	return query
}

// filtered is source after WHERE.
func (c *clauses) filtered() sqltext.Node {
	query := c.source()
	if condition := c.spelled.Child("where_clause"); condition != nil {
		query["where_clause"] = map[string]any(condition.Clone())
	}
	return query
}

// output works out the columns of SELECT.
func (c *clauses) output(ctx context.Context) error {
	query := c.at.node.Clone()
	query["modifiers"] = []any{}
	step, err := c.begin(ctx, Select, c.written.clause("select"), query)
	if err != nil {
		return err
	}
	if step.Problem == nil {
		args := i18n.Args{"Columns": i18n.New("steps.columns", i18n.Args{"Count": len(step.Views[0].Set.Columns)})}
		switch {
		case step.After == 0:
			step.Sentence = i18n.New("steps.select.nothing", nil)
		case step.Before < 0 || step.After < 0:
			step.Sentence = counted("steps.select.alone", step.After, args)
		case step.Before == step.After:
			step.Sentence = counted("steps.select", step.After, args)
		default:
			step.Sentence = i18n.New("steps.select.unfolded", i18n.Args{"Count": step.After, "Rows": number(step.Before), "After": number(step.After)})
		}
	}
	c.add(step)
	return nil
}

// tail carries out DISTINCT, ORDER BY and LIMIT. DISTINCT ON comes after the sorting, which decides the rows that it keeps.
func (c *clauses) tail(ctx context.Context) error {
	all := c.at.node.List("modifiers")
	on := slices.ContainsFunc(all, func(n sqltext.Node) bool { return len(n.List("distinct_on_targets")) > 0 })
	order := []string{"DISTINCT_MODIFIER", "ORDER_MODIFIER", "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER"}
	if on {
		order[0], order[1] = order[1], order[0]
	}
	var before, now []sqltext.Node
	for _, kind := range order {
		for _, modifier := range all {
			if modifier.Type() != kind {
				continue
			}
			now = append(now, modifier)
			if err := c.modify(ctx, modifier, c.with(before), c.with(now)); err != nil {
				return err
			}
			before = slices.Clone(now)
		}
	}
	return nil
}

// with is the query with some of its modifiers, in the order in which they were written.
func (c *clauses) with(modifiers []sqltext.Node) sqltext.Node {
	query := c.at.node.Clone()
	var kept []sqltext.Node
	for _, modifier := range c.at.node.List("modifiers") {
		if slices.ContainsFunc(modifiers, func(n sqltext.Node) bool { return n.Type() == modifier.Type() }) {
			kept = append(kept, modifier.Clone())
		}
	}
	query.SetList("modifiers", kept)
	return query
}

// modify carries out one modifier.
func (c *clauses) modify(ctx context.Context, modifier, before, after sqltext.Node) error {
	switch modifier.Type() {
	case "DISTINCT_MODIFIER":
		return c.distinct(ctx, modifier, before, after)
	case "ORDER_MODIFIER":
		return c.order(ctx, after)
	case "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER":
		return c.limit(ctx, modifier, before, after)
	}
	return fmt.Errorf("step through a query: the modifier %q is not known", modifier.Type())
}

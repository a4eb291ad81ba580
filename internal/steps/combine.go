package steps

import (
	"context"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// combining carries out a UNION, INTERSECT or EXCEPT: its parts, what becomes of them, and the modifiers of the whole.
func (c *clauses) combining(ctx context.Context) error {
	query := c.at.node
	c.written = writtenClauses(c.walker.source, nil)
	var counts []string
	c.rows = 0
	for _, arm := range arms(query) {
		set, problem, err := c.try(ctx, arm.Clone())
		if err != nil {
			return err
		}
		if problem != nil || set.Total < 0 || c.rows < 0 {
			c.rows = -1
			continue
		}
		counts = append(counts, number(set.Total))
		c.rows += set.Total
	}
	operation := query.Text("setop_type")
	name := operation
	if query.Flag("setop_all") {
		name += " ALL"
	}
	step, err := c.begin(ctx, Combine, name, c.with(nil))
	if err != nil {
		return err
	}
	if step.Problem == nil {
		step.Sentence = counted("steps.combine."+strings.ToLower(strings.ReplaceAll(name, " ", "-")), step.After, i18n.Args{"Parts": strings.Join(counts, " + ")})
		if err := c.lost(ctx, &step); err != nil {
			return err
		}
	}
	c.add(step)
	return c.tail(ctx)
}

// lost shows the rows that a set operation merged or dropped.
func (c *clauses) lost(ctx context.Context, step *Step) error {
	query := c.with(nil)
	all := query.Flag("setop_all")
	switch operation := query.Text("setop_type"); {
	case operation == "UNION" && !all:
		apart := query.Clone()
		apart.Walk(func(n sqltext.Node) bool {
			if n.Text("setop_type") == "UNION" {
				n["setop_all"] = true
			}
			return n.Type() == "SET_OPERATION_NODE"
		})
		apart["cte_map"] = map[string]any{"map": []any{}}
		copies, err := c.template(ctx, "SELECT *, count(*) AS copies FROM guildhall_from GROUP BY ALL HAVING count(*) > 1 ORDER BY copies DESC")
		if err != nil {
			return err
		}
		place(copies, derived(apart))
		return c.look(ctx, step, i18n.New("steps.view.copies", nil), copies)
	case operation == "EXCEPT":
		query["setop_type"] = "INTERSECT"
	case operation == "INTERSECT":
		query["setop_type"] = "EXCEPT"
	default:
		return nil
	}
	return c.look(ctx, step, i18n.New("steps.view.first-only", nil), query)
}

// repeating carries out a recursive WITH: where it starts, and what it has become when a round brings nothing new.
func (c *clauses) repeating(ctx context.Context) error {
	step, err := c.begin(ctx, Start, "", c.at.node.Child("left").Clone())
	if err != nil {
		return err
	}
	step.Before = -1
	if step.Problem == nil {
		step.Sentence = counted("steps.start", step.After, nil)
	}
	c.add(step)
	step, err = c.begin(ctx, Repeat, "", everythingOf(c.at.entry.Text("key")))
	if err != nil {
		return err
	}
	if step.Problem == nil {
		step.Sentence = portion("steps.repeat", step)
	}
	c.add(step)
	return nil
}

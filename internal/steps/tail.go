package steps

import (
	"context"
	"encoding/json"
	"strconv"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// distinct merges equal rows, or keeps the first row of each key for DISTINCT ON.
func (c *clauses) distinct(ctx context.Context, modifier, before, after sqltext.Node) error {
	on := len(modifier.List("distinct_on_targets")) > 0
	key := "steps.distinct"
	if on {
		key = "steps.distinct-on"
	}
	step, err := c.begin(ctx, Distinct, "", after)
	if err != nil {
		return err
	}
	if step.Problem == nil {
		step.Sentence = portion(key, step)
	}
	if step.Problem == nil && !on && step.After != step.Before {
		copies, err := c.template(ctx, "SELECT *, count(*) AS copies FROM guildhall_from GROUP BY ALL HAVING count(*) > 1 ORDER BY copies DESC")
		if err != nil {
			return err
		}
		place(copies, derived(before))
		if err := c.look(ctx, &step, i18n.New("steps.view.copies", nil), copies); err != nil {
			return err
		}
	}
	c.add(step)
	return nil
}

// order sorts.
func (c *clauses) order(ctx context.Context, after sqltext.Node) error {
	step, err := c.begin(ctx, Order, c.written.clause("order-by"), after)
	if err != nil {
		return err
	}
	if step.Problem == nil {
		step.Sentence = counted("steps.order", step.After, nil)
		if step.After == 0 {
			step.Sentence = i18n.New("steps.order.nothing", nil)
		}
	}
	c.add(step)
	return nil
}

// limit cuts the rows off.
func (c *clauses) limit(ctx context.Context, modifier, before, after sqltext.Node) error {
	step, err := c.begin(ctx, Limit, c.written.clause("limit"), after)
	if err != nil {
		return err
	}
	if step.Problem == nil {
		step.Sentence = portion("steps.limit", step)
		skipped, _ := constant(modifier.Child("offset"))
		if skipped > 0 {
			step.Sentence = portion("steps.limit.after", step)
			args := step.Sentence.Args
			args["Skipped"] = number(min(skipped, max(step.Before, 0)))
		}
		if first, ok := constant(modifier.Child("limit")); ok && step.After < step.Before {
			rest := before.Clone()
			rest.SetList("modifiers", append(rest.List("modifiers"), skip(first+skipped)))
			if err := c.look(ctx, &step, i18n.New("steps.view.beyond", nil), rest); err != nil {
				return err
			}
		}
	}
	c.add(step)
	return nil
}

// constant is a whole number that was written out.
func constant(n sqltext.Node) (int64, bool) {
	if n.Class() != "CONSTANT" {
		return 0, false
	}
	written, ok := n.Child("value")["value"].(json.Number)
	if !ok {
		return 0, false
	}
	value, err := strconv.ParseInt(written.String(), 10, 64)
	return value, err == nil
}

// skip is OFFSET n.
func skip(n int64) sqltext.Node {
	return sqltext.Node{
		"type": "LIMIT_MODIFIER", "limit": nil,
		"offset": map[string]any{
			"class": "CONSTANT", "type": "VALUE_CONSTANT", "alias": "",
			"value": map[string]any{
				"type": map[string]any{"id": "BIGINT", "type_info": nil}, "is_null": false, "value": json.Number(strconv.FormatInt(n, 10)),
			},
		},
	}
}

// derived is a query as a table of FROM.
func derived(query sqltext.Node) sqltext.Node {
	return sqltext.Node{
		"type": "SUBQUERY", "alias": "", "sample": nil, "column_name_alias": []any{},
		"subquery": map[string]any{"node": map[string]any(query.Clone()), "named_param_map": []any{}},
	}
}

// place puts a table of FROM where a template says guildhall_from.
func place(query, table sqltext.Node) {
	query.Walk(func(n sqltext.Node) bool {
		if n.Type() != "BASE_TABLE" || n.Text("table_name") != "guildhall_from" {
			return true
		}
		clear(n)
		for key, value := range table.Clone() {
			n[key] = value
		}
		return false
	})
}

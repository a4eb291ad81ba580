package steps

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// isGrouped reports whether a SELECT makes groups: by GROUP BY, or one of all rows because it aggregates.
func isGrouped(query sqltext.Node) bool {
	if len(query.List("group_expressions")) > 0 || query.Text("aggregate_handling") == "FORCE_AGGREGATES" || query.Child("having") != nil {
		return true
	}
	return slices.ContainsFunc(query.List("select_list"), sqltext.HasAggregate)
}

// group puts rows into groups: one row for each, with its keys, how many rows it is made of and what is aggregated over them.
func (c *clauses) group(ctx context.Context) error {
	if !c.grouped {
		return nil
	}
	query, err := c.groups(ctx)
	if err != nil {
		return err
	}
	clause := c.written.clause("group-by")
	step, err := c.begin(ctx, Group, clause, query)
	if err != nil {
		return err
	}
	if step.Problem == nil {
		if step.Sentence, err = c.grouping(ctx, step); err != nil {
			return err
		}
		if err := c.members(ctx, &step); err != nil {
			return err
		}
	}
	c.add(step)
	return nil
}

// grouping says how many groups there are and how large they are.
func (c *clauses) grouping(ctx context.Context, step Step) (i18n.Message, error) {
	if len(c.at.node.List("group_expressions")) == 0 && c.at.node.Text("aggregate_handling") != "FORCE_AGGREGATES" {
		if step.Before == 0 {
			return i18n.New("steps.group.nothing", nil), nil
		}
		return counted("steps.group.one", step.Before, nil), nil
	}
	args := i18n.Args{"Groups": i18n.New("steps.groups", i18n.Args{"Count": step.After, "Rows": number(step.After)})}
	query, err := c.template(ctx, "SELECT min(rows_in_group), max(rows_in_group) FROM guildhall_from")
	if err != nil {
		return i18n.Message{}, err
	}
	groups, err := c.groups(ctx)
	if err != nil {
		return i18n.Message{}, err
	}
	groups["cte_map"] = map[string]any{"map": []any{}}
	place(query, derived(groups))
	set, problem, err := c.try(ctx, query)
	if err != nil || problem != nil || len(set.Rows) == 0 || set.Rows[0][0].IsNull() {
		return counted("steps.group", step.Before, args), err
	}
	least, _ := set.Rows[0][0].Int64()
	most, _ := set.Rows[0][1].Int64()
	args["Least"], args["Most"] = number(least), number(most)
	switch {
	case most == 1:
		return counted("steps.group.single", step.Before, args), nil
	case least == most:
		return counted("steps.group.equal", step.Before, args), nil
	}
	return counted("steps.group.sized", step.Before, args), nil
}

// members shows the rows with those of a group beside each other.
func (c *clauses) members(ctx context.Context, step *Step) error {
	keys := c.spelled.List("group_expressions")
	if sets, _ := c.at.node["group_sets"].([]any); len(keys) == 0 || len(sets) > 1 {
		return nil
	}
	query := c.filtered()
	sorting := sqltext.Node{"type": "ORDER_MODIFIER"}
	var orders []sqltext.Node
	for _, key := range keys {
		orders = append(orders, sqltext.Node{"type": "ORDER_DEFAULT", "null_order": "ORDER_DEFAULT", "expression": map[string]any(key.Clone())})
	}
	sorting.SetList("orders", orders)
	query.SetList("modifiers", []sqltext.Node{sorting})
	return c.look(ctx, step, i18n.New("steps.view.members", nil), query)
}

// groups is the query of the groups: keys, size, aggregates.
func (c *clauses) groups(ctx context.Context, more ...sqltext.Node) (sqltext.Node, error) {
	size, err := c.template(ctx, "SELECT count(*) AS rows_in_group")
	if err != nil {
		return nil, err
	}
	query := c.spelled.Clone()
	query["having"], query["qualify"], query["modifiers"] = nil, nil, []any{}
	list := slices.Clone(query.List("group_expressions"))
	if sets, _ := query["group_sets"].([]any); len(sets) == 0 && len(list) > 0 {
		query["group_sets"] = oneSet(len(list)) // as GROUP BY with these keys has it; ALL has none
	}
	if query.Text("aggregate_handling") == "FORCE_AGGREGATES" {
		list = slices.Clone(query.List("select_list")) // a star hides what the keys are
	}
	for i, key := range list {
		list[i] = c.named(key)
	}
	list = append(list, size.List("select_list")...)
	list = append(list, c.collect(isAggregate)...)
	query.SetList("select_list", append(list, more...))
	return query, nil
}

// oneSet is the grouping set of all keys.
func oneSet(keys int) []any {
	set := make([]any, keys)
	for i := range set {
		set[i] = json.Number(strconv.Itoa(i))
	}
	return []any{set}
}

// named gives an expression the name that SELECT gives it.
func (c *clauses) named(n sqltext.Node) sqltext.Node {
	meaning := stripped(n)
	for _, item := range c.at.node.List("select_list") {
		if item.Text("alias") != "" && stripped(item) == meaning {
			return item.Clone()
		}
	}
	return n.Clone()
}

// stripped is an expression as a text without its place and name, for comparing.
func stripped(n sqltext.Node) string {
	bare := n.Clone()
	bare["alias"] = ""
	bare.Walk(func(part sqltext.Node) bool {
		delete(part, "query_location")
		return true
	})
	return bare.Encode()
}

// collect lists the expressions of a kind in SELECT, HAVING, QUALIFY and ORDER BY, each once and under its name in SELECT.
func (c *clauses) collect(wanted func(sqltext.Node) bool) []sqltext.Node {
	var found []sqltext.Node
	seen := map[string]bool{}
	for _, key := range []string{"select_list", "having", "qualify", "modifiers"} {
		sqltext.Node{"in": c.spelled[key]}.Walk(func(n sqltext.Node) bool {
			if n.Class() == "SUBQUERY" {
				return false
			}
			if !wanted(n) {
				return n.Class() != "WINDOW"
			}
			if meaning := stripped(n); !seen[meaning] {
				seen[meaning] = true
				found = append(found, c.named(n))
			}
			return false
		})
	}
	return found
}

func isAggregate(n sqltext.Node) bool {
	name := n.Text("function_name")
	return n.Class() == "FUNCTION" && (name == "count_star" || sqltext.IsAggregate(name))
}

// having keeps the groups that fulfil the condition.
func (c *clauses) having(ctx context.Context) error {
	condition := c.spelled.Child("having")
	if condition == nil {
		return nil
	}
	groups, err := c.groups(ctx)
	if err != nil {
		return err
	}
	return c.keep(ctx, Having, c.written.clause("having"), condition, func(condition sqltext.Node) sqltext.Node {
		query := groups.Clone()
		query["having"] = map[string]any(condition.Clone())
		return query
	})
}

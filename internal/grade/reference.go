package grade

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// referenceRows is how many rows a reference may return at most: an exercise that needs more cannot be read by a learner.
const referenceRows = 200_000

// reference is an accepted answer and what it returned on one database.
type reference struct {
	set   *result.Set
	order ordering
}

// runReference runs an accepted answer and finds out what its order says. rule is the exercise's.
func runReference(ctx context.Context, s Session, sql string, rule lesson.Order) (reference, error) {
	plan, err := planOrder(ctx, s, sql, rule)
	if err != nil {
		return reference{}, err
	}
	if plan.hiddenSQL != "" {
		ref, err := plan.run(ctx, s, plan.hiddenSQL, plan.hidden)
		if err == nil || !isQueryError(err) {
			return ref, err
		}
		plan.keys = nil // a key cannot stand among the columns: whole rows are compared, with ties free
	}
	return plan.run(ctx, s, sql, 0)
}

// orderPlan says how a reference's rows can be numbered by its sort keys.
type orderPlan struct {
	rule      lesson.Order
	keys      []sqltext.OrderKey
	hiddenSQL string // the reference with further columns for the keys that are none of its own; "" when all are
	hidden    int    // how many
}

// planOrder reads the reference's ORDER BY.
func planOrder(ctx context.Context, s Session, sql string, rule lesson.Order) (orderPlan, error) {
	plan := orderPlan{rule: rule}
	if rule == lesson.OrderNone || rule == lesson.OrderStrict {
		return plan, nil
	}
	tree, err := treeOf(ctx, s, sql)
	if err != nil && !errors.Is(err, errNoTree) {
		return plan, err
	}
	sorted := tree == nil && hasOuterOrder(sql)
	if tree != nil {
		plan.keys = sqltext.OrderKeys(tree)
		sorted = len(plan.keys) > 0
	}
	switch {
	case sorted:
		plan.rule = lesson.OrderKeys
	case rule == lesson.OrderKeys:
		return plan, fault("GH-FAULT-ORDER", "fault.no-order-by", nil)
	default:
		plan.rule = lesson.OrderNone
	}
	if tree == nil || tree.Query().Type() != "SELECT_NODE" {
		return plan, nil
	}
	plan.hiddenSQL, plan.hidden, err = withHiddenKeys(ctx, s, tree, plan.keys)
	return plan, err
}

// withHiddenKeys rewrites a query so that the keys which are none of its columns follow them. Without such keys, or where
// the tree cannot be written as SQL, it returns "".
func withHiddenKeys(ctx context.Context, s Session, tree *sqltext.Tree, keys []sqltext.OrderKey) (sql string, hidden int, err error) {
	query := tree.Query()
	items := query.List("select_list")
	for _, key := range keys {
		if key.Output || key.All {
			continue
		}
		hidden++
		column := key.Expression.Clone()
		column["alias"] = "guildhall_key_" + strconv.Itoa(hidden)
		items = append(items, column)
	}
	if hidden == 0 {
		return "", 0, nil
	}
	query.SetList("select_list", items)
	sql, err = s.SQL(ctx, tree.Encode())
	if isQueryError(err) {
		return "", 0, nil
	}
	if err != nil {
		return "", 0, fmt.Errorf("rewrite the reference with its sort keys: %w", err)
	}
	return sql, hidden, nil
}

// run runs the reference, takes the hidden columns off its result and numbers the ties.
func (p orderPlan) run(ctx context.Context, s Session, sql string, hidden int) (reference, error) {
	outcome, err := s.Query(ctx, sql, referenceRows)
	if err != nil {
		return reference{}, err
	}
	full := outcome.Set
	if full == nil {
		return reference{}, fault("GH-FAULT-REFERENCE", "fault.no-table", nil)
	}
	if full.Truncated {
		return reference{}, fault("GH-FAULT-REFERENCE", "fault.too-many-rows", i18n.Args{"Most": len(full.Rows)})
	}
	ref := reference{set: withoutLast(full, hidden), order: ordering{rule: p.rule}}
	switch p.rule {
	case lesson.OrderStrict:
		ref.order.groups = identity(len(full.Rows))
	case lesson.OrderKeys:
		columns := p.columns(full, hidden)
		ref.order.groups = tieGroups(full, columns)
		if len(p.keys) > 1 && len(columns) == len(p.keys) {
			ref.order.first = tieGroups(full, columns[:1])
		}
	}
	return ref, nil
}

// columns returns the columns of a result that hold the sort keys, or all of them where a key cannot be found.
func (p orderPlan) columns(full *result.Set, hidden int) []int {
	visible := len(full.Columns) - hidden
	next := visible
	var columns []int
	for _, key := range p.keys {
		at := -1
		switch {
		case key.All:
			return identity(visible)
		case key.Output:
			at = outputColumn(key, full.Columns[:visible])
		case next < len(full.Columns):
			at = next
			next++
		}
		if at < 0 {
			return identity(visible)
		}
		columns = append(columns, at)
	}
	if len(columns) == 0 {
		return identity(visible)
	}
	return columns
}

// outputColumn finds a key that is an output column, or returns -1.
func outputColumn(key sqltext.OrderKey, columns []result.Column) int {
	if key.Position >= 0 && key.Position < len(columns) {
		return key.Position
	}
	for i, c := range columns {
		if key.Name != "" && strings.EqualFold(c.Name, key.Name) {
			return i
		}
	}
	return -1
}

// withoutLast is a set without its last n columns.
func withoutLast(set *result.Set, n int) *result.Set {
	if n == 0 {
		return set
	}
	visible := *set
	width := len(set.Columns) - n
	visible.Columns = set.Columns[:width]
	visible.Rows = make([][]result.Value, len(set.Rows))
	for i, row := range set.Rows {
		visible.Rows[i] = row[:width]
	}
	return &visible
}

package mutant

import (
	"strings"
	"time"

	"guildhall/internal/sqltext"
)

// aggregates lists what learners take for another.
func aggregates(name string) []string {
	return map[string][]string{
		"count": {"sum"}, "sum": {"avg", "count"}, "avg": {"sum", "median"}, "mean": {"sum", "median"},
		"min": {"max"}, "max": {"min"}, "median": {"avg"}, "first": {"last"}, "any_value": {"max"},
	}[name]
}

// arithmetic lists the other operators.
func arithmetic(name string) []string {
	return map[string][]string{
		"+": {"-"}, "-": {"+"}, "*": {"/"}, "/": {"*"}, "//": {"/"},
	}[name]
}

// function makes faults in a call: an aggregate for another, an operator for another, DISTINCT, wildcards, digits, date parts.
func (m *maker) function(e sqltext.Node, clause string, known relations) {
	name := strings.ToLower(e.Text("function_name"))
	for _, other := range aggregates(name) {
		m.try("aggregate", clause, set(e, "function_name", other))
	}
	if e.Flag("is_operator") {
		for _, other := range arithmetic(name) {
			m.try("arithmetic", clause, set(e, "function_name", other))
		}
	}
	m.counts(e, name, clause, known)
	m.like(e, name, clause)
	arguments := e.List("children")
	if name == "round" && len(arguments) == 2 {
		m.try("rounding", clause, without(e, "children", 1))
	}
	if filter := e.Child("filter"); filter != nil {
		m.try("filter", clause, set(e, "filter", nil))
		m.condition(filter, clause, known)
	}
	m.filled(name, arguments, clause, known)
	m.datePart(e, name, arguments, clause)
	for i, argument := range arguments {
		if i > 0 && (name == "~~" || name == "!~~" || name == "~~*" || name == "!~~*") {
			continue // the pattern has faults of its own
		}
		m.condition(argument, clause, known)
	}
}

// filled lets an aggregate that passes over empty values take them for zero. For sums that changes nothing.
func (m *maker) filled(name string, arguments []sqltext.Node, clause string, known relations) {
	switch name {
	case "avg", "mean", "median", "min":
	default:
		return
	}
	if len(arguments) != 1 {
		return
	}
	c, ok := m.resolve(arguments[0], known)
	if !ok || c.NotNull || m.asked[strings.ToLower(c.Name)] || !isNumber(c.Type) {
		return
	}
	zero := sqltext.Node{
		"class": "CONSTANT", "type": "VALUE_CONSTANT", "alias": "",
		"value": map[string]any{"type": map[string]any{"id": "INTEGER", "type_info": nil}, "is_null": false, "value": jsonInt(0)},
	}
	coalesce := sqltext.Node{"class": "OPERATOR", "type": "OPERATOR_COALESCE", "alias": ""}
	coalesce.SetList("children", []sqltext.Node{arguments[0].Clone(), zero})
	m.try("coalesce", clause, become(arguments[0], coalesce))
}

// isNumber reports whether a type, as DuckDB writes it, holds numbers.
func isNumber(kind string) bool {
	kind, _, _ = strings.Cut(strings.ToUpper(kind), "(")
	switch strings.TrimPrefix(kind, "U") {
	case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "DECIMAL", "FLOAT", "DOUBLE":
		return true
	}
	return false
}

// counts exchange count(*), count(x) and count(DISTINCT x).
func (m *maker) counts(e sqltext.Node, name, clause string, known relations) {
	switch name {
	case "count_star":
		for _, column := range m.nullable(known) {
			reference := sqltext.Node{"class": "COLUMN_REF", "type": "COLUMN_REF", "alias": ""}
			reference.SetTexts("column_names", column)
			m.try("count", clause, become(e, function("count", false, reference)))
		}
	case "count":
		why := ""
		if arguments := e.List("children"); len(arguments) == 1 {
			why = m.neverNull(arguments[0], known)
		}
		if !e.Flag("distinct") {
			m.tryEquivalent("count", clause, why, become(e, function("count_star", false)))
		}
	}
	switch name {
	case "count", "sum", "avg":
		why := ""
		if arguments := e.List("children"); len(arguments) == 1 && len(known) == 1 {
			why = m.alwaysDifferent(arguments[0], known)
		}
		m.tryEquivalent("aggregate-distinct", clause, why, set(e, "distinct", !e.Flag("distinct")))
	}
}

// like negates LIKE and changes its wildcards.
func (m *maker) like(e sqltext.Node, name, clause string) {
	opposite := map[string]string{"~~": "!~~", "!~~": "~~", "~~*": "!~~*", "!~~*": "~~*"}[name]
	if opposite == "" {
		return
	}
	m.try("like-negated", clause, set(e, "function_name", opposite))
	arguments := e.List("children")
	if len(arguments) < 2 {
		return
	}
	value := arguments[1].Child("value")
	pattern, ok := value["value"].(string)
	if !ok {
		return
	}
	for _, other := range []string{strings.TrimPrefix(pattern, "%"), strings.TrimSuffix(pattern, "%")} {
		if other != pattern {
			m.try("like-wildcard", clause, set(value, "value", other))
		}
	}
}

// datePart takes another part of a date.
func (m *maker) datePart(e sqltext.Node, name string, arguments []sqltext.Node, clause string) {
	others := map[string]string{"year": "month", "month": "year", "day": "month", "hour": "day", "dayofweek": "day", "quarter": "month"}
	if other := others[name]; other != "" {
		m.try("date-part", clause, set(e, "function_name", other))
	}
	if !strings.HasPrefix(name, "date_") || len(arguments) == 0 {
		return
	}
	value := arguments[0].Child("value")
	if part, ok := value["value"].(string); ok {
		if other := map[string]string{"year": "month", "month": "day", "day": "hour", "week": "day", "quarter": "month", "hour": "day"}[part]; other != "" {
			m.try("date-part", clause, set(value, "value", other))
		}
	}
}

// window drops the partition, the order and the frame of a window.
func (m *maker) window(e sqltext.Node, clause string, known relations) {
	for i := range e.List("partitions") {
		m.try("window-partition", clause, without(e, "partitions", i))
	}
	if orders := e.List("orders"); len(orders) > 0 {
		for _, order := range orders {
			direction := "DESCENDING"
			if order.Type() == "DESCENDING" {
				direction = "ASCENDING"
			}
			m.try("window-order", clause, set(order, "type", direction))
		}
	}
	if other := map[string]string{"rank": "dense_rank", "dense_rank": "rank", "row_number": "rank", "lag": "lead", "lead": "lag"}[e.Text("function_name")]; other != "" {
		m.try("window-function", clause, set(e, "function_name", other))
	}
	if start := e.Text("start"); start == "EXPR_PRECEDING_ROWS" {
		m.try("frame", clause, set(e, "start", "UNBOUNDED_PRECEDING"))
	}
	for _, argument := range e.List("children") {
		m.expression(argument, clause, known)
	}
}

// shifted gives the days beside a date.
func shifted(text string) ([]string, bool) {
	for _, layout := range []string{time.DateOnly, time.DateTime} {
		at, err := time.Parse(layout, text)
		if err == nil {
			return []string{at.AddDate(0, 0, 1).Format(layout), at.AddDate(0, 0, -1).Format(layout)}, true
		}
	}
	return nil, false
}

package mutant

import (
	"guildhall/internal/sqltext"
)

// dropped leaves a whole clause out.
func (m *maker) dropped(q sqltext.Node, key, clause string) {
	m.try("condition", clause, set(q, key, nil))
}

// condition makes faults in a condition and in the expressions below it.
func (m *maker) condition(c sqltext.Node, clause string, known relations) {
	switch c.Class() {
	case "CONJUNCTION":
		m.conjunction(c, clause, known)
		return
	case "COMPARISON":
		m.comparison(c, clause)
	case "BETWEEN":
		m.between(c, clause)
	case "OPERATOR":
		m.negation(c, clause)
	case "SUBQUERY":
		m.subquery(c, clause, known)
		return
	}
	m.expression(c, clause, known)
}

// conjunction drops each part, and exchanges AND and OR.
func (m *maker) conjunction(c sqltext.Node, clause string, known relations) {
	other := map[string]string{"CONJUNCTION_AND": "CONJUNCTION_OR", "CONJUNCTION_OR": "CONJUNCTION_AND"}[c.Type()]
	m.try("and-or", clause, set(c, "type", other))
	parts := c.List("children")
	for i, part := range parts {
		switch {
		case len(parts) == 2:
			m.try("condition", clause, become(c, parts[1-i]))
		case len(parts) > 2:
			m.try("condition", clause, without(c, "children", i))
		}
		m.condition(part, clause, known)
	}
}

// comparisons lists the operators that learners take for another: the boundary, the other direction, the opposite.
func comparisons(kind string) []string {
	return map[string][]string{
		"COMPARE_EQUAL":                {"COMPARE_NOTEQUAL"},
		"COMPARE_NOTEQUAL":             {"COMPARE_EQUAL"},
		"COMPARE_LESSTHAN":             {"COMPARE_LESSTHANOREQUALTO", "COMPARE_GREATERTHAN"},
		"COMPARE_GREATERTHAN":          {"COMPARE_GREATERTHANOREQUALTO", "COMPARE_LESSTHAN"},
		"COMPARE_LESSTHANOREQUALTO":    {"COMPARE_LESSTHAN", "COMPARE_GREATERTHANOREQUALTO"},
		"COMPARE_GREATERTHANOREQUALTO": {"COMPARE_GREATERTHAN", "COMPARE_LESSTHANOREQUALTO"},
	}[kind]
}

func (m *maker) comparison(c sqltext.Node, clause string) {
	m.onText = isText(c.Child("left")) || isText(c.Child("right"))
	defer func() { m.onText = false }()
	for _, other := range comparisons(c.Type()) {
		m.try("comparison", clause, set(c, "type", other))
	}
}

// isText reports whether a node is a text that is no date.
func isText(e sqltext.Node) bool {
	if e == nil || e.Class() != "CONSTANT" {
		return false
	}
	text, ok := e.Child("value")["value"].(string)
	if !ok {
		return false
	}
	_, day := shifted(text)
	return !day
}

// between becomes half open: the mistake with the last day of a period.
func (m *maker) between(c sqltext.Node, clause string) {
	compare := func(kind string, bound sqltext.Node) sqltext.Node {
		n := sqltext.Node{"class": "COMPARISON", "type": kind, "alias": ""}
		n["left"] = map[string]any(c.Child("input").Clone())
		n["right"] = map[string]any(bound.Clone())
		return n
	}
	open := sqltext.Node{"class": "CONJUNCTION", "type": "CONJUNCTION_AND", "alias": ""}
	open.SetList("children", []sqltext.Node{
		compare("COMPARE_GREATERTHANOREQUALTO", c.Child("lower")), compare("COMPARE_LESSTHAN", c.Child("upper")),
	})
	m.try("between", clause, become(c, open))
}

// negations are the tests that have a opposite of their own.
func negations(kind string) string {
	return map[string]string{
		"OPERATOR_IS_NULL": "OPERATOR_IS_NOT_NULL", "OPERATOR_IS_NOT_NULL": "OPERATOR_IS_NULL",
		"COMPARE_IN": "COMPARE_NOT_IN", "COMPARE_NOT_IN": "COMPARE_IN",
	}[kind]
}

// negation turns a test into its opposite and leaves out elements of lists.
func (m *maker) negation(c sqltext.Node, clause string) {
	if opposite := negations(c.Type()); opposite != "" {
		operator := "in-negated"
		if opposite == "OPERATOR_IS_NULL" || opposite == "OPERATOR_IS_NOT_NULL" {
			operator = "is-null"
		}
		m.try(operator, clause, set(c, "type", opposite))
	}
	if c.Type() == "OPERATOR_NOT" {
		if inner := c.List("children"); len(inner) == 1 {
			m.try("not", clause, become(c, inner[0]))
		}
	}
	if c.Type() == "COMPARE_IN" || c.Type() == "COMPARE_NOT_IN" {
		for i := 1; i < len(c.List("children")) && len(c.List("children")) > 2; i++ {
			m.try("in-element", clause, without(c, "children", i))
		}
	}
}

// subquery negates EXISTS and goes into the query.
func (m *maker) subquery(c sqltext.Node, clause string, known relations) {
	if kind := c.Text("subquery_type"); kind == "EXISTS" || kind == "NOT_EXISTS" || kind == "ANY" {
		m.try("exists", clause, become(c, not(c.Clone())))
	}
	if left := c.Child("child"); left != nil {
		m.expression(left, clause, known)
	}
	m.query(c.Child("subquery").Child("node"), known)
}

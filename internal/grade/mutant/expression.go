package mutant

import (
	"encoding/json"
	"math/big"
	"strconv"
	"strings"

	"guildhall/internal/sqltext"
)

// expression makes faults in an expression and in those below it.
func (m *maker) expression(e sqltext.Node, clause string, known relations) {
	switch e.Class() {
	case "COLUMN_REF":
		m.column(e, clause, known)
	case "CONSTANT":
		m.constant(e, clause)
	case "FUNCTION":
		m.function(e, clause, known)
	case "WINDOW":
		m.window(e, clause, known)
	case "CASE":
		m.caseOf(e, clause, known)
	case "CAST":
		m.cast(e, clause, known)
	case "OPERATOR":
		m.operator(e, clause, known)
	case "COMPARISON":
		m.expression(e.Child("left"), clause, known)
		m.expression(e.Child("right"), clause, known)
	case "BETWEEN":
		for _, part := range []string{"input", "lower", "upper"} {
			m.expression(e.Child(part), clause, known)
		}
	case "CONJUNCTION":
		m.conjunction(e, clause, known)
	case "SUBQUERY":
		m.subquery(e, clause, known)
	}
}

// operator goes below an operator, and takes COALESCE away.
func (m *maker) operator(e sqltext.Node, clause string, known relations) {
	inner := e.List("children")
	if e.Type() == "OPERATOR_COALESCE" && len(inner) > 0 {
		m.try("coalesce", clause, become(e, inner[0]))
	}
	for i, child := range inner {
		if i > 0 && strings.HasPrefix(e.Type(), "COMPARE_") {
			m.constant(child, clause) // an element of IN
			continue
		}
		m.condition(child, clause, known)
	}
}

// constant moves a number by one, a date by a day, and takes the last letter off a text.
func (m *maker) constant(e sqltext.Node, clause string) {
	value := e.Child("value")
	if e.Class() != "CONSTANT" || value == nil || value.Flag("is_null") {
		return
	}
	switch text := value["value"].(type) {
	case json.Number:
		one := unit(value.Child("type"))
		for _, step := range []*big.Int{one, new(big.Int).Neg(one)} {
			if moved, ok := stepped(text.String(), step); ok {
				m.try("constant", clause, set(value, "value", moved))
			}
		}
	case string:
		m.text(value, text, clause)
	}
}

// unit is one, as a constant of the type is written: DuckDB writes decimals without their point.
func unit(kind sqltext.Node) *big.Int {
	scale, ok := kind.Child("type_info")["scale"].(json.Number)
	digits, err := strconv.Atoi(scale.String())
	if !ok || err != nil || digits < 0 || digits > 38 {
		return big.NewInt(1)
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)
}

// stepped adds to a number that is written without a point; others are left alone.
func stepped(text string, step *big.Int) (json.Number, bool) {
	n, ok := new(big.Int).SetString(text, 10)
	if !ok {
		return "", false
	}
	return json.Number(n.Add(n, step).String()), true
}

func (m *maker) text(value sqltext.Node, text, clause string) {
	if days, ok := shifted(text); ok {
		for _, day := range days {
			m.try("date", clause, set(value, "value", day))
		}
		return
	}
	letters := []rune(text)
	if len(letters) > 1 {
		m.onText = true
		defer func() { m.onText = false }()
		m.try("constant", clause, set(value, "value", string(letters[:len(letters)-1])))
	}
}

// column takes other columns of the same table and kind, two at most.
func (m *maker) column(e sqltext.Node, clause string, known relations) {
	names := e.Texts("column_names")
	if e.Class() != "COLUMN_REF" || len(names) == 0 || len(names) > 2 {
		return
	}
	name := names[len(names)-1]
	found := 0
	for _, qualifier := range known.sorted() {
		if len(names) == 2 && !strings.EqualFold(names[0], qualifier) {
			continue
		}
		for _, other := range neighbours(m.schema(known[qualifier]), name) {
			if found == 2 {
				return
			}
			found++
			swapped := append(append([]string(nil), names[:len(names)-1]...), other)
			elements := make([]any, len(swapped))
			for i, part := range swapped {
				elements[i] = part
			}
			m.try("column", clause, set(e, "column_names", elements))
		}
	}
}

// neighbours are the columns of the same type as the named one.
func neighbours(columns []Column, name string) []string {
	kind := ""
	for _, c := range columns {
		if strings.EqualFold(c.Name, name) {
			kind = c.Type
		}
	}
	var others []string
	for _, c := range columns {
		if kind != "" && c.Type == kind && !strings.EqualFold(c.Name, name) {
			others = append(others, c.Name)
		}
	}
	return others
}

// caseOf drops and exchanges the arms of CASE.
func (m *maker) caseOf(e sqltext.Node, clause string, known relations) {
	checks := e.List("case_checks")
	for i, check := range checks {
		if len(checks) > 1 {
			m.try("case-arm", clause, without(e, "case_checks", i))
		}
		m.condition(check.Child("when_expr"), clause, known)
		m.expression(check.Child("then_expr"), clause, known)
	}
	if other := e.Child("else_expr"); other != nil {
		m.expression(other, clause, known)
	}
}

// cast takes the cast away.
func (m *maker) cast(e sqltext.Node, clause string, known relations) {
	inner := e.Child("child")
	if inner == nil {
		return
	}
	if inner.Class() != "CONSTANT" { // DATE '2024-01-01' is a literal, not a conversion
		m.try("cast", clause, become(e, inner))
	}
	m.expression(inner, clause, known)
}

func jsonInt(i int) json.Number { return json.Number(strconv.Itoa(i)) }

package sqltext

import (
	"encoding/json"
	"strconv"
	"strings"
)

// smallOperand is the number of nodes below which an expression is copied, when BETWEEN and IN are spelt out and when an
// alias is resolved: it keeps the canonical form of any query small.
const smallOperand = 60

// simplify rewrites one expression whose children are in canonical form.
func simplify(n Node) Node {
	switch n.Class() {
	case "COMPARISON":
		return comparison(n.Type(), n.Child("left"), n.Child("right"))
	case "CONJUNCTION":
		return conjunction(n.Type(), n.List("children"))
	case "BETWEEN":
		return between(n)
	case "FUNCTION":
		return function(n)
	case "OPERATOR":
		children := n.List("children")
		switch {
		case n.Type() == "OPERATOR_NOT" && len(children) == 1:
			return not(n, children[0])
		case n.Type() == "COMPARE_IN" && len(children) > 1:
			return in(n, children, "CONJUNCTION_OR", "COMPARE_EQUAL")
		case n.Type() == "COMPARE_NOT_IN" && len(children) > 1:
			return in(n, children, "CONJUNCTION_AND", "COMPARE_NOTEQUAL")
		}
	}
	return n
}

var turned = map[string]string{
	"COMPARE_GREATERTHAN":          "COMPARE_LESSTHAN",
	"COMPARE_GREATERTHANOREQUALTO": "COMPARE_LESSTHANOREQUALTO",
}

var negated = map[string]string{
	"COMPARE_EQUAL": "COMPARE_NOTEQUAL", "COMPARE_NOTEQUAL": "COMPARE_EQUAL",
	"COMPARE_LESSTHAN": "COMPARE_GREATERTHANOREQUALTO", "COMPARE_LESSTHANOREQUALTO": "COMPARE_GREATERTHAN",
	"COMPARE_DISTINCT_FROM": "COMPARE_NOT_DISTINCT_FROM", "COMPARE_NOT_DISTINCT_FROM": "COMPARE_DISTINCT_FROM",
	"OPERATOR_IS_NULL": "OPERATOR_IS_NOT_NULL", "OPERATOR_IS_NOT_NULL": "OPERATOR_IS_NULL",
	"CONJUNCTION_AND": "CONJUNCTION_OR", "CONJUNCTION_OR": "CONJUNCTION_AND",
}

var negatedFunctions = map[string]string{
	"~~": "!~~", "!~~": "~~", "~~*": "!~~*", "!~~*": "~~*",
}

// comparison builds a comparison with the smaller side first, as < and <= only.
func comparison(kind string, left, right Node) Node {
	if other, ok := turned[kind]; ok {
		kind, left, right = other, right, left
	}
	if !strings.HasPrefix(kind, "COMPARE_LESS") && compareNodes(left, right) > 0 {
		left, right = right, left
	}
	return Node{"class": "COMPARISON", "type": kind, "alias": "", "left": map[string]any(left), "right": map[string]any(right)}
}

// conjunction joins conditions, those of the same kind below it taken in, sorted and each once.
func conjunction(kind string, children []Node) Node {
	var flat []Node
	for _, child := range children {
		if child.Type() == kind {
			flat = append(flat, child.List("children")...)
		} else {
			flat = append(flat, child)
		}
	}
	flat = sortNodes(flat, true)
	if len(flat) == 1 {
		return flat[0]
	}
	n := Node{"class": "CONJUNCTION", "type": kind, "alias": ""}
	n.SetList("children", flat)
	return n
}

func between(n Node) Node {
	input := n.Child("input")
	if size(input, smallOperand) >= smallOperand {
		return n
	}
	return conjunction("CONJUNCTION_AND", []Node{
		comparison("COMPARE_GREATERTHANOREQUALTO", input, n.Child("lower")),
		comparison("COMPARE_LESSTHANOREQUALTO", input.Clone(), n.Child("upper")),
	})
}

// in spells a list out; a single list value (x IN some_list) stays as it is, for it is no list of constants.
func in(n Node, children []Node, joined, compared string) Node {
	if size(children[0], smallOperand) >= smallOperand {
		return n
	}
	parts := make([]Node, 0, len(children)-1)
	for _, element := range children[1:] {
		parts = append(parts, comparison(compared, children[0].Clone(), element))
	}
	return conjunction(joined, parts)
}

// not pushes a negation inwards, which three-valued logic allows.
func not(n, child Node) Node {
	kind, known := negated[child.Type()]
	switch {
	case child.Type() == "OPERATOR_NOT":
		return child.List("children")[0]
	case child.Class() == "COMPARISON" && known:
		return comparison(kind, child.Child("left"), child.Child("right"))
	case child.Class() == "CONJUNCTION":
		children := child.List("children")
		for i, part := range children {
			inverse := Node{"class": "OPERATOR", "type": "OPERATOR_NOT", "alias": ""}
			inverse.SetList("children", []Node{part})
			children[i] = not(inverse, part)
		}
		return conjunction(kind, children)
	case child.Class() == "OPERATOR" && known:
		child["type"] = kind
		return child
	case child.Class() == "FUNCTION" && negatedFunctions[child.Text("function_name")] != "":
		child["function_name"] = negatedFunctions[child.Text("function_name")]
		return child
	default:
		return n
	}
}

// synonyms are functions that DuckDB has under two names.
var synonyms = map[string]string{
	"mean": "avg", "substr": "substring", "pow": "power", "ceiling": "ceil", "lcase": "lower", "ucase": "upper",
	"array_agg": "list", "group_concat": "string_agg", "listagg": "string_agg", "char_length": "length",
	"character_length": "length", "arbitrary": "first", "stddev": "stddev_samp", "variance": "var_samp", "log10": "log",
}

// dateParts are the parts of a date that have a function of their own.
var dateParts = map[string]bool{
	"year": true, "quarter": true, "month": true, "week": true, "day": true, "hour": true, "minute": true, "second": true,
	"dayofweek": true, "dayofyear": true, "isodow": true, "decade": true, "century": true, "isoyear": true,
}

func function(n Node) Node {
	name := n.Text("function_name")
	if other, ok := synonyms[name]; ok {
		name = other
	}
	children := n.List("children")
	switch {
	case name == "count" && len(children) == 1 && isValue(children[0]) && !n.Flag("distinct"):
		name, children = "count_star", nil
	case name == "date_part" && len(children) == 2 && dateParts[literal(children[0])]:
		name, children = literal(children[0]), children[1:]
	case (name == "+" || name == "*") && len(children) == 2:
		children = sortNodes(children, false)
	}
	if n.Text("schema") == "main" {
		// DuckDB writes it for EXTRACT and the like.
		n["schema"] = ""
	}
	n["function_name"] = name
	n.SetList("children", children)
	return n
}

// isValue reports whether an expression is a constant that is not NULL.
func isValue(n Node) bool {
	return n.Class() == "CONSTANT" && !n.Child("value").Flag("is_null")
}

// literal gives the text of a text constant in lower case; "" for anything else.
func literal(n Node) string {
	if n.Class() != "CONSTANT" {
		return ""
	}
	return strings.ToLower(n.Child("value").Text("value"))
}

// constant writes a decimal without zeros at its end: 1.50 is 1.5.
func constant(n Node) Node {
	value := n.Child("value")
	kind := value.Child("type")
	digits, ok := value["value"].(json.Number)
	if !ok || kind.Text("id") != "DECIMAL" {
		return n
	}
	scale, _ := kind.Child("type_info").integer("scale")
	text := digits.String()
	for scale > 0 && len(text) > 1 && strings.HasSuffix(text, "0") {
		text = text[:len(text)-1]
		scale--
	}
	value["value"] = json.Number(text)
	value["type"] = map[string]any{"id": "DECIMAL", "scale": json.Number(strconv.Itoa(scale))}
	return n
}

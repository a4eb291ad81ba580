package sqltext

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Node is a piece of the tree as DuckDB writes it: a query, a table, an expression or a part of one. Values are string,
// json.Number, bool, nil, []any and map[string]any.
type Node map[string]any

// Class is the class of an expression ("COLUMN_REF", "FUNCTION", "CONJUNCTION", …); "" for what is no expression.
func (n Node) Class() string { return n.Text("class") }

// Type is the type of the node ("SELECT_NODE", "COMPARE_EQUAL", "JOIN", …).
func (n Node) Type() string { return n.Text("type") }

// Text gives a text member; "" when there is none.
func (n Node) Text(key string) string {
	text, _ := n[key].(string)
	return text
}

// Flag gives a Boolean member; false when there is none.
func (n Node) Flag(key string) bool {
	flag, _ := n[key].(bool)
	return flag
}

// Child gives a member that is a node; nil when there is none.
func (n Node) Child(key string) Node { return asNode(n[key]) }

// List gives the nodes among the elements of a list member. The nodes are the tree's own.
func (n Node) List(key string) []Node {
	elements, _ := n[key].([]any)
	nodes := make([]Node, 0, len(elements))
	for _, element := range elements {
		if node := asNode(element); node != nil {
			nodes = append(nodes, node)
		}
	}
	return nodes
}

// Texts gives the texts among the elements of a list member.
func (n Node) Texts(key string) []string {
	elements, _ := n[key].([]any)
	texts := make([]string, 0, len(elements))
	for _, element := range elements {
		if text, ok := element.(string); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// SetList replaces a list member.
func (n Node) SetList(key string, nodes []Node) {
	elements := make([]any, len(nodes))
	for i, node := range nodes {
		elements[i] = map[string]any(node)
	}
	n[key] = elements
}

// SetTexts replaces a list member by texts.
func (n Node) SetTexts(key string, texts []string) {
	elements := make([]any, len(texts))
	for i, text := range texts {
		elements[i] = text
	}
	n[key] = elements
}

// Location is the byte offset that DuckDB gives for the node in the statement's text: its beginning, or its operator for
// comparisons, conjunctions and casts with ::. False when DuckDB gives none.
func (n Node) Location() (int, bool) { return n.integer("query_location") }

func (n Node) integer(key string) (int, bool) {
	// DuckDB writes "no position" as the largest unsigned number, which does not fit.
	number, ok := n[key].(json.Number)
	if !ok {
		return 0, false
	}
	value, err := strconv.Atoi(number.String())
	return value, err == nil && value >= 0
}

// Clone copies the node and everything below it.
func (n Node) Clone() Node { return asNode(cloneValue(map[string]any(n))) }

func cloneValue(value any) any {
	switch value := value.(type) {
	case map[string]any:
		if value == nil {
			return nil
		}
		copied := make(map[string]any, len(value))
		for key, member := range value {
			copied[key] = cloneValue(member)
		}
		return copied
	case []any:
		copied := make([]any, len(value))
		for i, element := range value {
			copied[i] = cloneValue(element)
		}
		return copied
	default:
		return value
	}
}

// Encode writes the node as JSON with its members in alphabetical order, so that equal nodes give equal texts.
func (n Node) Encode() string {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	// The values came from JSON and can be written as JSON.
	_ = encoder.Encode(map[string]any(n))
	return strings.TrimSuffix(text.String(), "\n")
}

// Walk visits the node and every node below it, parents first and members in alphabetical order; when visit returns
// false what is below is left out.
func (n Node) Walk(visit func(Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(n)) {
		walkValue(n[key], visit)
	}
}

func walkValue(value any, visit func(Node) bool) {
	if node := asNode(value); node != nil {
		node.Walk(visit)
		return
	}
	elements, _ := value.([]any)
	for _, element := range elements {
		walkValue(element, visit)
	}
}

func asNode(value any) Node {
	switch value := value.(type) {
	case map[string]any:
		return value
	case Node:
		return value
	default:
		return nil
	}
}

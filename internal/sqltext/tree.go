package sqltext

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// ErrNotSelect says that DuckDB gives no tree for a text because it holds something else than SELECT statements.
var ErrNotSelect = errors.New("only SELECT statements have a tree")

// SyntaxError is what DuckDB says of a text that it cannot parse.
type SyntaxError struct {
	Message  string
	Position int // as DuckDB counts, from 0; -1 when it gives none
}

// Error repeats DuckDB's message.
func (e *SyntaxError) Error() string { return e.Message }

// Tree is a decoded syntax tree: what json_serialize_sql returned, with numbers kept as they were written.
type Tree struct {
	root Node
}

// DecodeTree reads the text that json_serialize_sql(…)::VARCHAR returns. It fails with a *SyntaxError or ErrNotSelect
// when the text holds DuckDB's refusal instead of a tree.
func DecodeTree(text string) (*Tree, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	// Large integers and decimals lose digits as float64.
	decoder.UseNumber()
	var root Node
	if err := decoder.Decode(&root); err != nil {
		return nil, fmt.Errorf("decode syntax tree: %w", err)
	}
	if root.Flag("error") {
		return nil, refusal(root)
	}
	tree := &Tree{root: root}
	if len(tree.Queries()) == 0 {
		return nil, fmt.Errorf("decode syntax tree: %w", ErrNotSelect)
	}
	return tree, nil
}

func refusal(root Node) error {
	if root.Text("error_type") != "parser" {
		return fmt.Errorf("decode syntax tree: %w", ErrNotSelect)
	}
	position, ok := root.integer("position")
	if !ok {
		position = -1
	}
	return &SyntaxError{Message: root.Text("error_message"), Position: position}
}

// Encode writes the tree for json_deserialize_sql.
func (t *Tree) Encode() string { return t.root.Encode() }

// Clone copies the tree, so that the copy can be changed.
func (t *Tree) Clone() *Tree { return &Tree{root: t.root.Clone()} }

// Queries gives the outermost query of each statement, in order. They are the tree's own nodes: changing them changes
// the tree.
func (t *Tree) Queries() []Node {
	var queries []Node
	for _, statement := range t.root.List("statements") {
		if query := statement.Child("node"); query != nil {
			queries = append(queries, query)
		}
	}
	return queries
}

// Query gives the outermost query of the last statement, the one whose result counts.
func (t *Tree) Query() Node {
	queries := t.Queries()
	if len(queries) == 0 {
		return nil
	}
	return queries[len(queries)-1]
}

// Walk visits every node of the tree, parents first; when visit returns false the children are left out.
func (t *Tree) Walk(visit func(Node) bool) { t.root.Walk(visit) }

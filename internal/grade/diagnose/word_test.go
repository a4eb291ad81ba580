package diagnose

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"guildhall/internal/sqltext"
)

// at is a node whose first place in a text is where one piece begins, and whose last is where another does.
func at(text, first, last string) sqltext.Node {
	place := func(piece string) json.Number { return json.Number(strconv.Itoa(strings.Index(text, piece))) }
	n := sqltext.Node{"query_location": place(last)}
	n.SetList("children", []sqltext.Node{{"query_location": place(first)}})
	return n
}

func TestSpan(t *testing.T) {
	tests := []struct{ text, first, last, want string }{
		{"SELECT a FROM t WHERE t.cost >= 5 AND b", "t.cost", "5", "t.cost >= 5"},
		{"SELECT count(DISTINCT t.a) AS n FROM t", "count", "t.a", "count(DISTINCT t.a)"},
		{"SELECT count(*) FROM t", "count", "count", "count(*)"},
		{"SELECT a FROM t WHERE (b = 1 OR c = 2) AND d", "b = 1", "2", "b = 1 OR c = 2"},
		{"SELECT a FROM t WHERE t.b IS NOT NULL", "t.b", "IS", "t.b IS NOT NULL"},
		{"SELECT 'é', t.b FROM t", "t.b", "t.b", "t.b"},
	}
	for _, test := range tests {
		start, end := span(test.text, at(test.text, test.first, test.last))
		if start < 0 || test.text[start:end] != test.want {
			t.Errorf("%s: marks %d to %d, want %q", test.text, start, end, test.want)
		}
	}
}

func TestAMendIsTakenBack(t *testing.T) {
	n := sqltext.Node{"class": "FUNCTION", "function_name": "sum", "alias": "total"}
	before := n.Encode()
	undo := all(become(n, sqltext.Node{"class": "FUNCTION", "function_name": "avg", "alias": ""}), set(n, "distinct", true))()
	if n.Text("function_name") != "avg" || n.Text("alias") != "total" || !n.Flag("distinct") {
		t.Errorf("mended to %s", n.Encode())
	}
	undo()
	if n.Encode() != before {
		t.Errorf("taken back to %s, want %s", n.Encode(), before)
	}
}

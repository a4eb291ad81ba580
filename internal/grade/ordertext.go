package grade

import (
	"strings"

	"guildhall/internal/sqltext"
)

// hasOuterOrder reports whether the last statement of a text sorts outside all brackets. It is for statements that have no
// syntax tree, such as PIVOT.
func hasOuterOrder(sql string) bool {
	pieces := sqltext.Split(sql)
	if len(pieces) == 0 {
		return false
	}
	last := pieces[len(pieces)-1].Text
	depth, afterOrder, found := 0, false, false
	for _, token := range sqltext.Lex(last) {
		if token.Silent() {
			continue
		}
		word := token.Text(last)
		switch {
		case word == "(":
			depth++
		case word == ")":
			depth--
		case depth == 0 && afterOrder && strings.EqualFold(word, "by"):
			found = true
		}
		afterOrder = strings.EqualFold(word, "order")
	}
	return found
}

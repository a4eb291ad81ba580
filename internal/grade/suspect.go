package grade

import (
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// findings are what there is to say about a wrong result: what the text of the query gives away, then what the data shows.
func (d described) findings(answer string) []Finding {
	seen := located(d.describe(), answer)
	if f, ok := suspect(answer); ok && !d.sameRows() {
		seen.Kind = Note
		return []Finding{f, seen}
	}
	return []Finding{seen}
}

// suspect looks in the text of a wrong query for what is nearly never meant, whatever the data.
func suspect(answer string) (Finding, bool) {
	s := read(answer)
	for i := range s.tokens {
		switch s.raw(i) {
		case "=", "<>", "!=", "==":
		default:
			continue
		}
		if clause := s.clauseBefore(i); clause != "WHERE" && clause != "HAVING" && clause != "ON" && clause != "QUALIFY" || s.assigned(i) {
			continue
		}
		if s.word(i+1) == "NULL" {
			return inClause(s.mark(diagnosis("SYN-21", i18n.Args{"Operator": s.raw(i), "Not": s.raw(i) != "=" && s.raw(i) != "=="}), i), "where"), true
		}
		if s.kind(i+1) == sqltext.String && strings.ContainsRune(s.raw(i+1), '%') && strings.Trim(s.raw(i+1), "'%") != "" {
			return inClause(s.mark(diagnosis("SEM-43", nil), i), "where"), true
		}
	}
	return Finding{}, false
}

// assigned reports whether the i-th token belongs to SET, where = NULL is right.
func (s script) assigned(i int) bool {
	for i--; i >= 0; i-- {
		switch s.word(i) {
		case "WHERE", "HAVING", "ON", "SELECT":
			return false
		case "SET":
			return true
		}
	}
	return false
}

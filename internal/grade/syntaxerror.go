package grade

import (
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// explainSyntax finds the usual cause of a text that DuckDB cannot read. at is the token it stopped at, the number of
// tokens when it reached the end. It returns the token to mark.
func explainSyntax(s script, e *result.QueryError, at int) (Finding, int) {
	if f, mark, ok := apostrophe(s); ok {
		return f, mark
	}
	for i, token := range s.tokens {
		if token.Open {
			return explainOpen(token), i
		}
	}
	if strings.Contains(e.Message, "without selection list") {
		return diagnosis("SYN-32/select", nil), max(0, s.find("SELECT"))
	}
	for _, cause := range []func(script, int) (Finding, int, bool){
		clauseOrder, needsBy, misspelt, topRows, betweenComma, inWithoutBrackets, bracketLeft, reservedName, endsEarly, missingComma,
	} {
		if f, mark, ok := cause(s, at); ok {
			return f, mark
		}
	}
	return diagnosis("SYN-32", i18n.Args{"Word": s.raw(at)}), at
}

func explainOpen(token sqltext.Token) Finding {
	switch token.Kind {
	case sqltext.BlockComment:
		return diagnosis("GH-OPEN/comment", nil)
	case sqltext.QuotedIdentifier:
		return diagnosis("GH-OPEN/name", nil)
	default:
		return diagnosis("GH-OPEN", nil)
	}
}

// apostrophe: 'it's' ends the text before the s.
func apostrophe(s script) (Finding, int, bool) {
	for i := 1; i < len(s.tokens); i++ {
		before, token := s.tokens[i-1], s.tokens[i]
		if before.Kind == sqltext.String && before.End == token.Start && (token.Kind == sqltext.Identifier || token.Kind == sqltext.Keyword) {
			return diagnosis("GH-APOSTROPHE", nil), i - 1, true
		}
	}
	return Finding{}, 0, false
}

// misspelt: the word itself, or the one before it that DuckDB took for a name, is nearly a keyword.
func misspelt(s script, at int) (Finding, int, bool) {
	keywords := []string{"SELECT", "FROM", "WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "JOIN", "INNER", "BETWEEN", "DISTINCT", "UNION", "INSERT", "UPDATE", "DELETE", "VALUES"}
	for _, i := range []int{at, at - 1} {
		if s.kind(i) != sqltext.Identifier || len(s.raw(i)) < 3 || s.named(i) {
			continue
		}
		for _, keyword := range keywords {
			if oneEdit([]rune(s.word(i)), []rune(keyword)) {
				return diagnosis("SYN-9", i18n.Args{"Word": s.raw(i), "Nearest": keyword}), i, true
			}
		}
	}
	return Finding{}, 0, false
}

// named reports whether the i-th token stands where only a name can stand.
func (s script) named(i int) bool {
	switch s.word(i - 1) {
	case "FROM", "JOIN", "AS", ".", ",", "INTO", "TABLE":
		return true
	}
	return false
}

// clauseOrder: a clause that stands after one that must follow it, or for the second time.
func clauseOrder(s script, at int) (Finding, int, bool) {
	word := s.word(at)
	rank, isClause := clauses[word]
	before := s.clauseBefore(at)
	if !isClause || before == "" || s.kind(at-1) == sqltext.Punctuation && s.raw(at-1) == "," || rank < clauses["FROM"] {
		return Finding{}, 0, false
	}
	args := i18n.Args{"Word": clauseName(word), "Before": clauseName(before)}
	switch {
	case word == "WHERE" && s.earlier(at, "WHERE"):
		return diagnosis("SYN-19", args), at, true
	case word == before && rank > clauses["FROM"]:
		return diagnosis("SYN-24", args), at, true
	case rank < clauses[before]:
		return diagnosis("SYN-30", args), at, true
	}
	return Finding{}, 0, false
}

// earlier reports whether a word stands somewhere before the i-th token.
func (s script) earlier(i int, word string) bool {
	for i--; i >= 0 && s.raw(i) != ";"; i-- {
		if s.word(i) == word {
			return true
		}
	}
	return false
}

func clauseName(word string) string {
	switch word {
	case "GROUP", "ORDER":
		return word + " BY"
	}
	return word
}

// needsBy: GROUP district, ORDER district.
func needsBy(s script, at int) (Finding, int, bool) {
	if word := s.word(at - 1); (word == "GROUP" || word == "ORDER") && s.word(at) != "BY" {
		return diagnosis("SYN-32/by", i18n.Args{"Word": word}), at - 1, true
	}
	return Finding{}, 0, false
}

// topRows: SELECT TOP 5, as SQL Server writes it.
func topRows(s script, at int) (Finding, int, bool) {
	if s.word(at-1) == "TOP" && s.kind(at) == sqltext.Number {
		return diagnosis("SYN-36/top", i18n.Args{"Number": s.raw(at)}), at - 1, true
	}
	return Finding{}, 0, false
}

// betweenComma: BETWEEN 1, 2.
func betweenComma(s script, at int) (Finding, int, bool) {
	if s.raw(at) == "," && s.word(at-2) == "BETWEEN" {
		return diagnosis("SYN-32/between", nil), at, true
	}
	return Finding{}, 0, false
}

// inWithoutBrackets: IN 1, 2.
func inWithoutBrackets(s script, at int) (Finding, int, bool) {
	if s.word(at-1) == "IN" && s.raw(at) != "(" {
		return diagnosis("SYN-34/in", nil), at - 1, true
	}
	return Finding{}, 0, false
}

// bracketLeft: a bracket that is never closed, or one too many.
func bracketLeft(s script, at int) (Finding, int, bool) {
	depth, opener := s.brackets(at)
	if s.raw(at) == ")" && depth == 0 {
		return diagnosis("SYN-34/extra", nil), at, true
	}
	_, isClause := clauses[s.word(at)]
	if depth > 0 && (at >= len(s.tokens) || s.raw(at) == ";" || isClause) {
		return diagnosis("SYN-34", nil), opener, true
	}
	return Finding{}, 0, false
}

// reservedName: a word of SQL used as the name of a table or column.
func reservedName(s script, at int) (Finding, int, bool) {
	if s.kind(at) != sqltext.Keyword {
		return Finding{}, 0, false
	}
	if _, isClause := clauses[s.word(at)]; isClause && s.word(at+1) == "BY" {
		return Finding{}, 0, false
	}
	switch s.word(at - 1) {
	case "FROM", "JOIN", "AS", ".", "TABLE", "INTO":
		return diagnosis("SYN-36", i18n.Args{"Word": s.raw(at)}), at, true
	}
	return Finding{}, 0, false
}

// endsEarly: the text stops in the middle of a clause.
func endsEarly(s script, at int) (Finding, int, bool) {
	if at < len(s.tokens) && s.raw(at) != ";" {
		return Finding{}, 0, false
	}
	last := min(at, len(s.tokens)) - 1
	if s.clauseBefore(at) == "JOIN" {
		return diagnosis("SYN-32/on", nil), last, true
	}
	return diagnosis("SYN-32/end", i18n.Args{"Word": s.raw(last)}), last, true
}

// missingComma: two values side by side. In a condition it is AND or OR that is missing.
func missingComma(s script, at int) (Finding, int, bool) {
	second := at
	if s.raw(at) == "(" && s.value(at-1) && s.value(at-2) {
		second = at - 1 // SELECT district COUNT(*): COUNT was taken for an alias
	}
	if !s.value(second) || !s.value(second-1) && s.raw(second-1) != ")" {
		return Finding{}, 0, false
	}
	args := i18n.Args{"Left": s.raw(second - 1), "Right": s.raw(second)}
	switch s.clauseBefore(second) {
	case "SELECT", "GROUP", "ORDER":
		return diagnosis("SYN-33", args), second, true
	case "WHERE", "HAVING", "ON", "QUALIFY":
		return diagnosis("SYN-32/and", args), second, true
	}
	if depth, _ := s.brackets(second); depth > 0 {
		return diagnosis("SYN-33", args), second, true
	}
	return Finding{}, 0, false
}

// value reports whether the i-th token is a name or a literal.
func (s script) value(i int) bool {
	switch s.kind(i) {
	case sqltext.Identifier, sqltext.QuotedIdentifier, sqltext.String, sqltext.Number:
		return true
	case sqltext.Keyword:
		_, isClause := clauses[s.word(i)]
		return !isClause && s.raw(i+1) == "("
	}
	return false
}

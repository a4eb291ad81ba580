package grade

import (
	"strings"
	"unicode/utf8"

	"guildhall/internal/sqltext"
)

// place turns a byte offset into a 1-based line and column in code points; 0, 0 for an offset outside the text.
func place(text string, offset int) (line, column int) {
	if offset < 0 || offset > len(text) {
		return 0, 0
	}
	before := text[:offset]
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1
}

// placed gives a finding the position of a piece of the submitted text.
func placed(f Finding, text string, start, end int) Finding {
	f.Line, f.Column = place(text, start)
	if f.Line > 0 && end > start && end <= len(text) {
		f.Length = utf8.RuneCountInString(text[start:end])
	}
	return f
}

// script is a submitted text with the tokens that mean something to DuckDB.
type script struct {
	text   string
	tokens []sqltext.Token
}

func read(text string) script {
	s := script{text: text}
	for _, token := range sqltext.Lex(text) {
		if !token.Silent() {
			s.tokens = append(s.tokens, token)
		}
	}
	return s
}

// word is the i-th token in capitals; "" outside the text.
func (s script) word(i int) string { return strings.ToUpper(s.raw(i)) }

// raw is the i-th token as written; "" outside the text.
func (s script) raw(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].Text(s.text)
}

// kind is the kind of the i-th token; Whitespace outside the text.
func (s script) kind(i int) sqltext.Kind {
	if i < 0 || i >= len(s.tokens) {
		return sqltext.Whitespace
	}
	return s.tokens[i].Kind
}

// at returns the index of the token at an offset, or of the first after it; len(tokens) at the end.
func (s script) at(offset int) int {
	for i, token := range s.tokens {
		if offset < token.End {
			return i
		}
	}
	return len(s.tokens)
}

// mark places a finding at the i-th token, or at the text's end.
func (s script) mark(f Finding, i int) Finding {
	if i < 0 || i >= len(s.tokens) {
		end := len(strings.TrimRight(s.text, " \t\r\n"))
		return placed(f, s.text, end, end)
	}
	return placed(f, s.text, s.tokens[i].Start, s.tokens[i].End)
}

// clauses are the words that begin a clause, by their place in a query.
var clauses = map[string]int{
	"WITH": 0, "SELECT": 1, "FROM": 2, "JOIN": 2, "ON": 2, "USING": 2, "WHERE": 3, "GROUP": 4, "HAVING": 5, "QUALIFY": 6, "ORDER": 7, "LIMIT": 8, "OFFSET": 9,
}

// clauseBefore returns the nearest word before the i-th token that begins a clause of the same query, or "".
func (s script) clauseBefore(i int) string {
	depth := 0
	for i--; i >= 0; i-- {
		switch word := s.word(i); {
		case word == ")":
			depth++
		case word == "(":
			depth--
		case word == ";" && depth <= 0:
			return ""
		case depth <= 0:
			if _, ok := clauses[word]; ok && s.kind(i) == sqltext.Keyword {
				return word
			}
		}
	}
	return ""
}

// brackets returns how many brackets are open before the i-th token, and the token that opened the innermost.
func (s script) brackets(i int) (depth, opener int) {
	var open []int
	for k := 0; k < i && k < len(s.tokens); k++ {
		switch s.raw(k) {
		case "(":
			open = append(open, k)
		case ")":
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	if len(open) == 0 {
		return 0, -1
	}
	return len(open), open[len(open)-1]
}

package grade

import "strings"

// located gives a finding about a clause its place in the submitted text: the clause's first word in the outermost query
// of the last statement. A clause that is not there leaves the finding as it is.
func located(f Finding, answer string) Finding {
	if f.Clause == "" || f.Line > 0 {
		return f
	}
	s := read(answer)
	word := strings.ToUpper(strings.Fields(f.Clause)[0])
	depth, found := 0, -1
	for i := range s.tokens {
		switch raw := s.word(i); {
		case raw == "(":
			depth++
		case raw == ")":
			depth--
		case raw == ";" && i+1 < len(s.tokens):
			found = -1
		case raw == word && depth == 0:
			found = i
		}
	}
	if found < 0 {
		return f
	}
	return s.mark(f, found)
}

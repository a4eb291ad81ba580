package sqltext

import "strings"

// operatorBytes are those that DuckDB's lexer joins into operators.
const operatorBytes = "~!@^&|`+-*/%<>=#"

// symbol reads an operator, punctuation or a byte that has no business here.
func (s *scanner) symbol(c byte) Kind {
	switch {
	case c == '?':
		s.pos++
		return Parameter
	case c == ':' && (s.at(1) == ':' || s.at(1) == '='):
		s.pos += 2
		return Operator
	case c == '.' && s.at(1) == '.':
		s.pos += 2
		return Operator
	case strings.IndexByte("()[]{},;.:", c) >= 0:
		s.pos++
		return Punctuation
	case strings.IndexByte(operatorBytes, c) >= 0:
		s.operator()
		return Operator
	default:
		s.pos++
		return Invalid
	}
}

// operator reads the longest operator, by PostgreSQL's rule: a trailing + or - belongs to it only if one of ~!@^&|`%#
// does too, so that 2*-1 and a=-1 mean what they seem to mean.
func (s *scanner) operator() {
	if s.pos < s.signs {
		s.pos++
		return
	}
	start, end, last, special := s.pos, s.pos, s.pos, false
	for end < len(s.src) && strings.IndexByte(operatorBytes, s.src[end]) >= 0 && !commentAt(s.src, end) {
		c := s.src[end]
		special = special || strings.IndexByte("~!@^&|`%#", c) >= 0
		if c != '+' && c != '-' {
			last = end
		}
		end++
	}
	switch {
	case special:
		s.pos = end
	case last > start || s.src[start] != '+' && s.src[start] != '-':
		s.pos = last + 1
		s.signs = end
	default:
		s.pos = start + 1
		s.signs = end
	}
}

func commentAt(src string, at int) bool {
	return strings.HasPrefix(src[at:], "--") || strings.HasPrefix(src[at:], "/*")
}

package sqltext

// Lex cuts a text into tokens by DuckDB's rules. The tokens cover the text without gap or overlap; it takes time linear
// in the length of the text and never fails: what DuckDB would refuse is marked Invalid or Open.
func Lex(src string) []Token {
	tokens := make([]Token, 0, len(src)/4+1)
	s := scanner{src: src}
	for {
		token, ok := s.next()
		if !ok {
			return tokens
		}
		tokens = append(tokens, token)
	}
}

// State is what one line hands to the next: nothing, or the string, comment or quoted name that is still open. The zero
// State is the beginning of a text; states compare with ==, so that an editor can stop re-lexing where nothing changes.
type State struct {
	mode     mode
	depth    int    // of nested block comments
	tag      string // that ends the dollar-quoted string, with its dollars
	afterDot bool   // the next word is a name whatever it is called
	resume   resume
}

// Open reports whether a string, comment or quoted name is still open.
func (s State) Open() bool { return s.mode != plain }

// InComment reports whether a block comment is still open.
func (s State) InComment() bool { return s.mode == inComment }

type mode uint8

const (
	plain mode = iota
	inString
	inEscapeString
	inDollar
	inQuoted
	inComment
)

// resume follows a string with the prefix E: a quote after a line break continues it with the same escapes.
type resume uint8

const (
	noResume resume = iota
	resumeAfterBreak
	resumeNow
)

// LexLine cuts one line, without its line break, into tokens, beginning in the state that the line before ended in. It
// returns the state for the next line.
func LexLine(line string, state State) ([]Token, State) {
	return AppendLine(nil, line, state)
}

// AppendLine is LexLine for callers that reuse a slice: it appends the tokens of the line to dst.
func AppendLine(dst []Token, line string, state State) ([]Token, State) {
	s := scanner{src: line, State: state}
	for {
		token, ok := s.next()
		if !ok {
			s.lineBreak()
			return dst, s.State
		}
		dst = append(dst, token)
	}
}

// SkipLine gives the state after a line without making its tokens.
func SkipLine(line string, state State) State {
	s := scanner{src: line, State: state, stateOnly: true}
	for {
		if _, ok := s.next(); !ok {
			s.lineBreak()
			return s.State
		}
	}
}

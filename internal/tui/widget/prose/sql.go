package prose

import (
	"strings"

	"charm.land/lipgloss/v2"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
	"guildhall/internal/tui/theme"
)

// continued is how far the rest of a line that was too wide is set in.
const continued = 4

// SQL draws a query with the colours of its tokens, in lines of at most width cells.
func SQL(source string, width int, styles theme.Styles) []string {
	source = strings.ReplaceAll(result.SafeLines(strings.TrimRight(source, " \t\r\n")), "\t", "    ")
	s := sqlSetter{width: max(width, narrowest)}
	tokens := sqltext.Lex(source)
	for i, token := range tokens {
		look := TokenStyle(styles.Editor, token)
		if token.Kind == sqltext.Identifier && called(source, tokens[i+1:]) {
			look = styles.Editor.Function
		}
		for j, part := range strings.Split(token.Text(source), "\n") {
			if j > 0 {
				s.finish()
			}
			s.put(part, look)
		}
	}
	s.finish()
	return s.lines
}

// TokenStyle is the style of a token by what it is.
func TokenStyle(e theme.Editor, token sqltext.Token) lipgloss.Style {
	if token.Open {
		return e.Unclosed
	}
	switch token.Kind {
	case sqltext.LineComment, sqltext.BlockComment:
		return e.Comment
	case sqltext.Keyword:
		return e.Keyword
	case sqltext.QuotedIdentifier:
		return e.Quoted
	case sqltext.String, sqltext.DollarString:
		return e.String
	case sqltext.Number:
		return e.Number
	case sqltext.Operator, sqltext.Punctuation:
		return e.Operator
	case sqltext.Parameter:
		return e.Parameter
	case sqltext.Blank:
		return e.Blank
	case sqltext.Invalid:
		return e.Unclosed
	default:
		return e.Text
	}
}

// called reports whether a name is that of a function: an opening bracket comes next.
func called(source string, next []sqltext.Token) bool {
	for _, token := range next {
		if !token.Silent() {
			return token.Text(source) == "("
		}
	}
	return false
}

// sqlSetter sets tokens into lines, keeping every blank.
type sqlSetter struct {
	width int
	lines []string
	line  strings.Builder
	at    int
}

func (s *sqlSetter) put(text string, look lipgloss.Style) {
	for text != "" {
		head, width := cutCells(text, s.width-s.at)
		if head == text {
			s.line.WriteString(draw(text, look))
			s.at += width
			return
		}
		if alone, _ := cutCells(text, s.width-continued); s.at > continued && alone == text {
			s.turn() // the whole token fits on a line of its own
			text = strings.TrimLeft(text, " ")
			continue
		}
		if head != "" {
			s.line.WriteString(draw(head, look))
			text = text[len(head):]
		} else if s.at <= continued { // not even one character fits
			s.line.WriteString(draw(text, look))
			return
		}
		s.turn()
	}
}

func draw(text string, look lipgloss.Style) string {
	if strings.TrimSpace(text) == "" {
		return text
	}
	return look.Render(text)
}

// turn goes on with the same line of the query on the next line of the screen.
func (s *sqlSetter) turn() {
	s.finish()
	s.line.WriteString(strings.Repeat(" ", continued))
	s.at = continued
}

func (s *sqlSetter) finish() {
	s.lines = append(s.lines, strings.TrimRight(s.line.String(), " "))
	s.line.Reset()
	s.at = 0
}

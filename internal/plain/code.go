package plain

import (
	"strings"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

const (
	codeIndent = "    " // before every line of SQL
	moreIndent = "    " // before the rest of a line that is too long, in addition
)

// code writes SQL, indented. Where the terminal is narrow a long line goes on in the next one, broken where SQL may be broken, so that
// what is copied runs; a terminal would cut it inside a word.
func (d *dialogue) code(sql string) {
	lines := strings.Split(strings.TrimRight(result.SafeLines(sql), "\n"), "\n")
	if d.measure < measure {
		broken := breakCode(lines, d.measure-width(codeIndent))
		if len(broken) > len(lines) {
			d.once("plain.code.long")
		}
		lines = broken
	}
	for _, line := range lines {
		d.line(codeIndent + strings.TrimRight(line, " \t"))
	}
}

// breakCode breaks the lines of a query that have more than so many cells, between two of its tokens. A string or a name is never
// broken, nor is a line that begins or ends within one.
func breakCode(lines []string, most int) []string {
	var broken []string
	var state sqltext.State
	for _, line := range lines {
		tokens, after := sqltext.LexLine(line, state)
		if width(line) <= most || state.Open() || after.Open() {
			broken = append(broken, line)
		} else {
			broken = append(broken, breakLine(line, tokens, most)...)
		}
		state = after
	}
	return broken
}

func breakLine(line string, tokens []sqltext.Token, most int) []string {
	lead := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	var lines []string
	begun, gap := lead, ""
	for _, p := range piecesOf(line, tokens) {
		if gap != "" && width(begun)+width(gap)+width(p.text) > most {
			lines = append(lines, begun)
			begun, gap = lead+moreIndent, ""
			if p.comment {
				begun += "-- "
			}
		}
		begun += gap + p.text
		gap = " "
	}
	return append(lines, begun)
}

// piece is what stands between two spaces of a line; comment says that it needs the sign of a comment before it on a new line.
type piece struct {
	text    string
	comment bool
}

func piecesOf(line string, tokens []sqltext.Token) []piece {
	var pieces []piece
	apart := true
	for _, token := range tokens {
		text := line[token.Start:token.End]
		switch {
		case token.Kind == sqltext.Whitespace:
			apart = true
			continue
		case token.Kind == sqltext.LineComment:
			for i, word := range strings.Fields(text) {
				pieces = append(pieces, piece{text: word, comment: i > 0})
			}
		case apart:
			pieces = append(pieces, piece{text: text})
		default:
			pieces[len(pieces)-1].text += text
		}
		apart = false
	}
	return pieces
}

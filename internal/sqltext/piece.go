package sqltext

import (
	"strings"
	"unicode/utf8"
)

// piece is a token of a text that is being laid out, or a pair of brackets with what stands between them.
type piece struct {
	kind   Kind
	text   string
	word   string // a keyword in lower case; "" for everything else
	inside []piece
	closer string // of brackets
	query  bool   // the brackets hold a query
	spaced bool   // white space stood before it
	fresh  bool   // it was the first on its line
	apart  bool   // an empty line stood before it
	width  int    // on one line; at least tooWide when it needs several
}

const tooWide = 1 << 20

// trailing are the blanks at the end of a line comment, which nobody sees.
const trailing = " \t\f"

func (p piece) brackets() bool { return p.closer != "" }

func (p piece) comment() bool { return p.kind == LineComment || p.kind == BlockComment }

// parser gathers tokens into pieces.
type parser struct {
	src    string
	pieces []piece
	stack  [][]piece // what stands before each open bracket, the bracket last
	gap    string    // white space since the last token
	any    bool
	broken bool // a bracket was closed that was not open
}

var closers = map[string]string{"(": ")", "[": "]", "{": "}"}

func (p *parser) token(token Token) {
	text := token.Text(p.src)
	if token.Kind == Whitespace {
		p.gap += text
		return
	}
	next := piece{
		kind: token.Kind, text: text, spaced: p.gap != "", width: utf8.RuneCountInString(text),
		fresh: !p.any || strings.ContainsAny(p.gap, "\n\r"), apart: p.any && strings.Count(p.gap, "\n") > 1,
	}
	if token.Kind == Keyword {
		next.word = strings.ToLower(text)
	}
	if token.Kind == LineComment {
		next.text = strings.TrimRight(text, trailing)
	}
	if token.Kind == LineComment || strings.ContainsAny(text, "\n\r") {
		next.width = tooWide
	}
	p.gap, p.any = "", true
	switch {
	case token.Kind == Punctuation && closers[text] != "":
		next.closer = closers[text]
		p.stack = append(p.stack, append(p.pieces, next))
		p.pieces = nil
	case token.Kind == Punctuation && strings.ContainsAny(text, ")]}"):
		p.closeBracket(text)
	default:
		p.pieces = append(p.pieces, next)
	}
}

func (p *parser) closeBracket(text string) {
	if len(p.stack) == 0 {
		p.broken = true
		return
	}
	before := p.stack[len(p.stack)-1]
	p.stack = p.stack[:len(p.stack)-1]
	opened := &before[len(before)-1]
	p.broken = p.broken || opened.closer != text
	opened.inside = p.pieces
	for _, inner := range p.pieces {
		if !inner.comment() {
			opened.query = opened.text == "(" && (inner.word == "select" || inner.word == "with" || inner.word == "from")
			break
		}
	}
	opened.width = min(tooWide, 2+flatWidth(p.pieces))
	p.pieces = before
}

// flatWidth measures pieces on one line, in code points; at least tooWide when that cannot be.
func flatWidth(pieces []piece) int {
	width := 0
	for i := range pieces {
		width += pieces[i].width
		if i > 0 {
			switch joint(pieces, i) {
			case space:
				width++
			case newline:
				width += tooWide
			}
		}
		if width >= tooWide {
			return tooWide
		}
	}
	return width
}

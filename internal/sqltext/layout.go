package sqltext

import (
	"strings"
	"unicode/utf8"
)

const (
	lineWidth = 80
	indentBy  = 2
)

// layout writes pieces.
type layout struct {
	out    strings.Builder
	column int
	indent int
}

func (w *layout) text() string {
	text := strings.TrimRight(w.out.String(), " \n")
	if text == "" {
		return ""
	}
	return text + "\n"
}

func (w *layout) write(text string) {
	if w.column == 0 && text != "" {
		w.out.WriteString(strings.Repeat(" ", w.indent))
		w.column = w.indent
	}
	w.out.WriteString(text)
	if n := strings.LastIndexByte(text, '\n'); n >= 0 {
		w.column = 0
		text = text[n+1:]
	}
	w.column += utf8.RuneCountInString(text)
}

func (w *layout) line() {
	if w.column > 0 {
		w.out.WriteByte('\n')
	}
	w.column = 0
}

// script writes statements one under the other; an empty line between them stays.
func (w *layout) script(pieces []piece) {
	start := 0
	for i, p := range pieces {
		if p.kind == Punctuation && p.text == ";" {
			end := i + 1
			// A comment behind the semicolon belongs to its line.
			for end < len(pieces) && pieces[end].comment() && !pieces[end].fresh {
				end++
			}
			if end <= start {
				continue
			}
			w.statement(pieces[start:end])
			start = end
		}
	}
	if start < len(pieces) {
		w.statement(pieces[start:])
	}
}

func (w *layout) statement(pieces []piece) {
	w.line()
	if pieces[0].apart && w.out.Len() > 0 {
		w.out.WriteByte('\n')
	}
	w.query(pieces)
}

// query writes pieces clause by clause, each on a line of its own.
func (w *layout) query(pieces []piece) {
	for _, clause := range cut(pieces, beginsClause) {
		w.line()
		w.clause(clause)
	}
}

// clause writes one clause: on one line when it fits, else its parts one to a line.
func (w *layout) clause(pieces []piece) {
	if w.indent+flatWidth(pieces) <= lineWidth {
		w.flat(pieces)
		return
	}
	head := headLength(pieces)
	parts := cut(pieces[head:], partEnds(pieces[0].word))
	w.flow(pieces[:head])
	if len(parts) < 2 {
		w.glue(pieces, head)
		w.flow(pieces[head:])
		return
	}
	w.indent += indentBy
	for _, part := range parts {
		w.line()
		w.flow(part)
	}
	w.indent -= indentBy
}

// glue writes what stands between two pieces.
func (w *layout) glue(pieces []piece, i int) {
	if i == 0 || i >= len(pieces) || w.column == 0 {
		return
	}
	switch joint(pieces, i) {
	case space:
		w.write(" ")
	case newline:
		w.line()
	}
}

// flow writes pieces one after the other and breaks inside brackets where they are too wide.
func (w *layout) flow(pieces []piece) {
	for i := range pieces {
		p := pieces[i]
		if p.comment() && p.fresh {
			w.line()
		}
		w.glue(pieces, i)
		switch {
		case !p.brackets() || w.column+p.width <= lineWidth:
			w.piece(pieces, i)
		case p.query || len(cut(p.inside, afterComma)) > 1 || p.width >= tooWide:
			w.bracketed(p)
		default:
			w.write(p.text)
			w.flow(p.inside)
			w.write(p.closer)
		}
		if p.kind == LineComment {
			w.line()
		}
	}
}

// bracketed writes brackets with their contents on lines of their own.
func (w *layout) bracketed(p piece) {
	w.write(p.text)
	w.indent += indentBy
	if p.query {
		w.query(p.inside)
	} else {
		for _, part := range cut(p.inside, afterComma) {
			w.line()
			w.flow(part)
		}
	}
	w.indent -= indentBy
	w.line()
	w.write(p.closer)
}

// flat writes pieces on one line.
func (w *layout) flat(pieces []piece) {
	for i := range pieces {
		w.glue(pieces, i)
		w.piece(pieces, i)
	}
}

func (w *layout) piece(pieces []piece, i int) {
	p := pieces[i]
	switch {
	case p.brackets():
		w.write(p.text)
		w.flat(p.inside)
		w.write(p.closer)
	case p.word != "" && capital(pieces, i):
		w.write(strings.ToUpper(p.text))
	default:
		w.write(p.text)
	}
}

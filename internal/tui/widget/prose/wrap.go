package prose

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/tui/theme"
)

// wrap sets runs into lines of at most width cells, breaking between words and, where a word alone is too wide, within it.
func wrap(runs []run, width int, styles theme.Styles) Text {
	w := wrapper{width: max(width, 1), styles: styles}
	for _, r := range runs {
		w.feed(r)
	}
	w.word()
	if len(w.line) > 0 {
		w.finish()
	}
	return w.text
}

// wrapper collects the pieces of a word, then of a line. A piece is a run whose text has no space but a single leading one.
type wrapper struct {
	width  int
	styles theme.Styles
	text   Text

	pending      []run // the word being read
	pendingWidth int
	space        bool // a space stands before the word being read
	spaceLook    run  // the look of that space, so that a link or code with several words is drawn in one go

	line      []run
	lineWidth int
}

func (w *wrapper) feed(r run) {
	if r.text == "\n" {
		w.word()
		w.finish()
		return
	}
	rest := r.text
	for rest != "" {
		at := strings.IndexAny(rest, " \t\n")
		if at < 0 {
			w.piece(run{text: rest, look: r.look, target: r.target})
			return
		}
		if at > 0 {
			w.piece(run{text: rest[:at], look: r.look, target: r.target})
		}
		w.word()
		w.space, w.spaceLook = true, run{text: " ", look: r.look, target: r.target}
		rest = rest[at+1:]
	}
}

func (w *wrapper) piece(r run) {
	w.pending = append(w.pending, r)
	w.pendingWidth += ansi.StringWidth(r.text)
}

// word puts the word that was read on the line, or on the next one.
func (w *wrapper) word() {
	if len(w.pending) == 0 {
		return
	}
	gap := 0
	if w.space && w.lineWidth > 0 {
		gap = 1
	}
	if w.lineWidth > 0 && w.lineWidth+gap+w.pendingWidth > w.width {
		w.finish()
		gap = 0
	}
	if gap > 0 {
		w.line = append(w.line, w.spaceLook)
		w.lineWidth++
	}
	for _, p := range w.pending {
		w.place(p)
	}
	w.pending, w.pendingWidth, w.space = w.pending[:0], 0, false
}

// place puts a piece on the line, cutting it where it is wider than a whole line.
func (w *wrapper) place(p run) {
	for rest := p.text; rest != ""; {
		head, width := cutCells(rest, w.width-w.lineWidth)
		if head == "" && w.lineWidth > 0 {
			w.finish()
			continue
		}
		if head == "" { // not even one character fits: drawing it is better than never ending
			head, width = ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		}
		w.line = append(w.line, run{text: head, look: p.look, target: p.target})
		w.lineWidth += width
		if rest = rest[len(head):]; rest != "" {
			w.finish()
		}
	}
}

// cutCells returns as much of a text as fits into so many cells. It looks no further than that, so that cutting a long text into many
// lines takes time in proportion to its length.
func cutCells(text string, cells int) (head string, width int) {
	at := 0
	for at < len(text) {
		cluster, wide := ansi.FirstGraphemeCluster(text[at:], ansi.GraphemeWidth)
		if width+wide > cells {
			break
		}
		at += len(cluster)
		width += wide
	}
	return text[:at], width
}

// finish draws the line.
func (w *wrapper) finish() {
	var out strings.Builder
	column := 0
	for i := 0; i < len(w.line); {
		first := w.line[i]
		text := first.text
		for i++; i < len(w.line) && w.line[i].look == first.look && w.line[i].target == first.target; i++ {
			text += w.line[i].text
		}
		width := ansi.StringWidth(text)
		if first.target != "" {
			w.text.Links = append(w.text.Links, Link{Line: len(w.text.Lines), Column: column, Width: width, Target: first.target})
		}
		if first.look == 0 {
			out.WriteString(text)
		} else {
			out.WriteString(style(w.styles, first.look).Render(text))
		}
		column += width
	}
	w.text.Lines = append(w.text.Lines, out.String())
	w.line, w.lineWidth = w.line[:0], 0
}

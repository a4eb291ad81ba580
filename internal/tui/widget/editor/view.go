package editor

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// View draws the editor: height lines of width cells. Only the lines in sight are looked at.
func (e *Editor) View() string {
	if e.width == 0 || e.height == 0 {
		return ""
	}
	lines := make([]string, 0, e.height)
	p := painter{e: e, width: e.textWidth()}
	for row := range e.rows() {
		lines = append(lines, p.row(e.top+row))
	}
	if e.finder.open && e.height > 1 {
		lines = append(lines, e.viewFinder())
	}
	e.drawPopup(lines)
	return strings.Join(lines, "\n")
}

// painter draws lines of text.
type painter struct {
	e      *Editor
	out    strings.Builder
	tokens []sqltext.Token
	inks   []ink // of the tokens
	width  int   // of the text
	on     [2]ink
}

// row draws a line of the text, or an empty one behind its end.
func (p *painter) row(line int) string {
	e := p.e
	p.out.Reset()
	p.on = [2]ink{}
	if line >= len(e.text.lines) {
		return strings.Repeat(" ", e.width)
	}
	here := e.focused && !e.readOnly && line == e.cursor.line
	p.number(line, here)
	base := ink("")
	if here {
		base = e.inks.here
	}
	if e.placeholder != "" && e.text.empty() {
		shown := ansi.Truncate(result.Safe(e.placeholder), p.width, e.symbols.Ellipsis)
		p.out.WriteString(e.styles.Placeholder.Render(shown))
		p.out.WriteString(strings.Repeat(" ", max(0, p.width-ansi.StringWidth(shown))))
		return p.out.String()
	}
	column := p.text(line, base)
	p.pen(base, "")
	p.out.WriteString(strings.Repeat(" ", max(0, p.width-column)))
	p.pen("", "")
	return p.out.String()
}

func (p *painter) number(line int, here bool) {
	gutter := p.e.gutter()
	if gutter == 0 {
		return
	}
	kind := p.e.inks.number
	if here {
		kind = p.e.inks.numberHere
	}
	p.pen(kind, "")
	text := strconv.Itoa(line + 1)
	p.out.WriteString(strings.Repeat(" ", max(0, gutter-1-len(text))))
	p.out.WriteString(text)
	p.pen("", "")
	p.out.WriteString(p.before(line))
}

// before stands between the number and the text: a sign where the line's beginning is out of sight.
func (p *painter) before(line int) string {
	if p.e.left > 0 && p.e.text.lines[line] != "" {
		return p.e.symbols.Left
	}
	return " "
}

// goesOn reports whether the sign for more text belongs where a character would be drawn, n bytes long: at the right edge, before text
// that is out of sight. The cursor's own character stays.
func (p *painter) goesOn(line, at, n, until int) bool {
	e := p.e
	more := at+n < len(e.text.lines[line]) && until >= p.width || until > p.width
	return more && e.cursor != place{line, at}
}

// text draws what is in sight of a line and returns how many cells that took.
func (p *painter) text(line int, base ink) int {
	e := p.e
	content := e.text.lines[line]
	p.choose(line)
	over := e.overlaysOf(line)
	column, token := 0, 0
	for at := 0; at < len(content); {
		for token < len(p.tokens) && p.tokens[token].End <= at {
			token++
		}
		n, cells := clusterAt(content, at)
		cells = cellsOf(content, at, cells, column)
		from := column - e.left
		if from >= p.width {
			return p.width
		}
		if p.goesOn(line, at, n, from+cells) && from >= 0 {
			p.pen(e.inks.number, "")
			p.out.WriteString(strings.Repeat(" ", p.width-1-from) + e.symbols.Right)
			return p.width
		}
		if from+cells > 0 {
			kind := base
			if token < len(p.tokens) {
				kind += p.inks[token]
			}
			p.pen(kind, over.at(at))
			p.cluster(content[at:at+n], from, cells)
		}
		column += cells
		at += n
	}
	if extra := over.at(len(content)); extra != "" && column-e.left >= 0 && column-e.left < p.width {
		p.pen(base, extra)
		p.out.WriteByte(' ')
		column++
	}
	return max(0, column-e.left)
}

// choose finds the tokens of a line and their inks.
func (p *painter) choose(line int) {
	e := p.e
	p.tokens = e.text.tokens(p.tokens[:0], line)
	p.inks = p.inks[:0]
	for i, token := range p.tokens {
		kind := e.inks.of(e.text.lines[line], p.tokens, i)
		if here := (place{line, token.Start}); e.isOpen && !here.before(e.open) {
			kind = e.inks.unclosed
		}
		p.inks = append(p.inks, kind)
	}
}

// cluster draws one character; one that the edge cuts through is drawn as blanks.
func (p *painter) cluster(text string, from, cells int) {
	shown := cells
	if from < 0 {
		shown += from
	}
	if room := p.width - from; cells > room {
		shown = room
	}
	if text == "\t" || shown < cells {
		p.out.WriteString(strings.Repeat(" ", shown))
		return
	}
	p.out.WriteString(result.Safe(text))
}

// pen changes the ink, if it is another one.
func (p *painter) pen(kind, over ink) {
	if p.on == [2]ink{kind, over} {
		return
	}
	if p.on != [2]ink{} {
		p.out.WriteString(inkOff)
	}
	p.out.WriteString(string(kind))
	p.out.WriteString(string(over))
	p.on = [2]ink{kind, over}
}

// viewFinder draws the find line; the end of a long query is what is being typed.
func (e *Editor) viewFinder() string {
	label, count := e.findLine()
	label = ansi.Truncate(label, e.width-1, "")
	query := result.Safe(e.finder.query)
	room := e.width - ansi.StringWidth(label)
	query = ansi.TruncateLeft(query, max(0, ansi.StringWidth(query)-e.queryWidth()), "")
	query = ansi.Truncate(query, room, "")
	room -= ansi.StringWidth(query)
	count = ansi.Truncate(count, max(0, room-2), "")
	blanks := strings.Repeat(" ", max(0, room-ansi.StringWidth(count)))
	return e.styles.LineHere.Render(label) + query + blanks + e.styles.Placeholder.Render(count)
}

// queryWidth is how many cells of the query the find line shows.
func (e *Editor) queryWidth() int {
	label, count := e.findLine()
	room := e.width - 1 - ansi.StringWidth(label) - ansi.StringWidth(count) - 2
	return min(ansi.StringWidth(result.Safe(e.finder.query)), max(room, e.width/3))
}

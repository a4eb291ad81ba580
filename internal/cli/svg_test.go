//go:build !windows

package cli

import (
	"fmt"
	"html"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/hinshun/vt10x"
)

// A cell of a drawn terminal, in pixels.
const (
	cellWidth  = 8.4
	cellHeight = 17.0
	margin     = 14.0
)

// Bits of a glyph's mode, which vt10x keeps to itself; colours are exchanged already where it is reversed.
const (
	modeUnderline = 2
	modeBold      = 4
	modeItalic    = 16
)

// svg draws what the screen shows, once it has not changed for a while.
func (term *terminal) svg(alt string) string {
	term.t.Helper()
	// A window that changes its size is drawn anew as a whole.
	columns, rows := term.screen.Size()
	term.resize(uint16(columns), uint16(rows-1))
	time.Sleep(300 * time.Millisecond)
	term.resize(uint16(columns), uint16(rows))
	before := ""
	term.until("the screen is at rest", func() bool {
		same := term.text() == before
		before = term.text()
		time.Sleep(500 * time.Millisecond)
		return same && term.text() == before
	})
	term.mu.Lock()
	defer term.mu.Unlock()
	width, height := float64(columns)*cellWidth+2*margin, float64(rows)*cellHeight+2*margin
	var out strings.Builder
	alt = html.EscapeString(alt)
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">`+"\n", width, height, width, height, alt)
	fmt.Fprintf(&out, "<title>%s</title>\n<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"%s\"/>\n", alt, background)
	out.WriteString(`<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">` + "\n")
	for y := range rows {
		for x := 0; x < columns; {
			x = term.run(&out, x, y, columns)
		}
	}
	out.WriteString("</g></svg>\n")
	return out.String()
}

const (
	background = "#16181d"
	foreground = "#e6e6e6"
)

// run draws the cells from a place on that look the same, and returns where the next ones begin.
func (term *terminal) run(out *strings.Builder, x, y, columns int) int {
	first := term.screen.Cell(x, y)
	end := x
	var text strings.Builder
	for ; end < columns; end++ {
		cell := term.screen.Cell(end, y)
		if cell.FG != first.FG || cell.BG != first.BG || cell.Mode&(modeBold|modeUnderline|modeItalic) != first.Mode&(modeBold|modeUnderline|modeItalic) {
			break
		}
		if cell.Char == 0 {
			cell.Char = ' '
		}
		text.WriteRune(cell.Char)
	}
	left, top := margin+float64(x)*cellWidth, margin+float64(y)*cellHeight
	width := float64(end-x) * cellWidth
	if back := colour(first.BG, background); back != background {
		fmt.Fprintf(out, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", left, top, width, cellHeight, back)
	}
	style := ""
	if first.Mode&modeBold != 0 {
		style += ` font-weight="bold"`
	}
	if first.Mode&modeItalic != 0 {
		style += ` font-style="italic"`
	}
	if first.Mode&modeUnderline != 0 {
		style += ` text-decoration="underline"`
	}
	style = fmt.Sprintf(` fill="%s"%s`, colour(first.FG, foreground), style)
	write(out, text.String(), left, top+cellHeight*0.76, style)
	return end
}

// write draws a text in pieces: browsers run several blanks together.
func write(out *strings.Builder, text string, left, base float64, style string) {
	const gap = "  "
	for text != "" {
		trimmed := strings.TrimLeft(text, " ")
		left += float64(len(text)-len(trimmed)) * cellWidth
		piece, rest, _ := strings.Cut(trimmed, gap)
		piece = strings.TrimRight(piece, " ")
		cells := float64(utf8.RuneCountInString(piece)) * cellWidth
		if piece != "" {
			fmt.Fprintf(out, `<text x="%.1f" y="%.1f"%s textLength="%.1f" lengthAdjust="spacingAndGlyphs">%s</text>`+"\n", left, base, style, cells, html.EscapeString(piece))
		}
		left += cells + float64(len(gap))*cellWidth
		text = rest
	}
}

// colour writes a colour of the terminal; the default ones are those of the picture.
func colour(c vt10x.Color, usual string) string {
	switch {
	case c == vt10x.DefaultFG:
		return foreground
	case c == vt10x.DefaultBG:
		return background
	case c < 1<<24:
		return fmt.Sprintf("#%06x", uint32(c))
	}
	return usual
}

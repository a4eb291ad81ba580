//go:build !windows

package cli

import (
	"fmt"
	"strings"
	"testing"
)

const rowsByChannel = "council-basics/rows-by-channel-barcelona"

// find tells where a text stands on the screen, in cells from 0; it waits until it is there.
func (term *terminal) find(text string) (x, y int) {
	term.t.Helper()
	term.sees(text)
	for y, line := range strings.Split(term.text(), "\n") {
		if at := strings.Index(line, text); at >= 0 {
			return len([]rune(line[:at])), y
		}
	}
	term.t.Fatalf("%q left the screen:\n%s", text, term.text())
	return 0, 0
}

// mouse sends a report of the mouse as terminals with SGR do: a button, a place in cells from 0, pressed or moved ('M'), or let go ('m').
func (term *terminal) mouse(button, x, y int, end byte) {
	term.t.Helper()
	term.press(fmt.Sprintf("\x1b[<%d;%d;%d%c", button, x+1, y+1, end))
}

const (
	leftButton = 0
	dragging   = 32
	wheelDown  = 65
)

// click presses and lets go on a text.
func (term *terminal) click(text string) {
	term.t.Helper()
	x, y := term.find(text)
	term.mouse(leftButton, x+1, y, 'M')
	term.mouse(leftButton, x+1, y, 'm')
}

// drawn waits until the last line of the window holds the keys: what a smaller window left on the screen is gone then, and a click meets
// what was found.
func (term *terminal) drawn(height int) {
	term.t.Helper()
	term.until("the whole window is drawn", func() bool {
		lines := strings.Split(term.text(), "\n")
		return len(lines) >= height && strings.Contains(lines[height-1], "Ctrl+P")
	})
}

// Words are completed behind an alias, with what the column means, and Tab takes them.
func TestCompletingOnATerminal(t *testing.T) {
	term := sit(t, t.TempDir(), 100, 30, "learn", rowsByChannel)
	term.sees("Your query")
	term.write("SELECT 1 FROM service_requests AS r WHERE ")
	term.press("r", ".", "c", "i")
	term.sees("City that received the request")
	term.press("tab")
	term.sees("WHERE r.city")
	term.press(" ", "-", "-", " ", "r", ".", "c", "i")
	term.sees("WHERE r.city -- r.ci")
	if strings.Contains(term.text(), "City that received") {
		t.Errorf("something is suggested in a comment:\n%s", term.text())
	}
}

// A result is drawn as a chart, the palette leads to the playground, and the query is there.
func TestChartAndPaletteOnATerminal(t *testing.T) {
	term := sit(t, t.TempDir(), 100, 30, "learn", rowsByChannel)
	term.sees("Your query")
	term.write(rightQuery)
	term.press("f5")
	term.sees("bigint")
	term.press("f6", "c")
	term.sees("█")
	term.sees("as bars") // the sentence says the same
	term.press("ctrl+p")
	term.sees("Commands")
	term.press("p", "l", "a", "y", "g", "r", "o")
	term.sees("playgro")
	term.press("enter")
	term.sees("Playground")
}

// Everything in an exercise works with the mouse: select by dragging, run, see the difference, scroll.
func TestMouseOnATerminal(t *testing.T) {
	term := sit(t, t.TempDir(), 100, 30, "learn", rowsByChannel)
	term.sees("Your query")
	term.write("SELECT 11 AS eleven")
	x, y := term.find("11 AS")
	term.mouse(leftButton, x, y, 'M')
	term.mouse(dragging, x+1, y, 'M')
	term.mouse(dragging, x+2, y, 'M')
	term.mouse(leftButton, x+2, y, 'm')
	term.press("2")
	term.sees("SELECT 2 AS eleven")
	term.write(wrongQuery)
	term.click("F5 Run")
	term.sees("bigint")
	term.click("F8 Submit")
	term.sees("Not yet")
	term.click("Difference")
	term.sees("~ yours")
	before := term.text()
	term.mouse(wheelDown, 60, 25, 'M')
	term.until("the difference scrolls", func() bool { return term.text() != before })
}

// The window changes its size in the middle of everything: while words are suggested, while a query runs, below the least size and back.
func TestResizingOnATerminal(t *testing.T) {
	term := sit(t, t.TempDir(), 120, 40, "learn", rowsByChannel)
	term.sees("Your query")
	term.write("SELECT 1 FROM service_requests AS r WHERE ")
	term.press("r", ".", "c", "i")
	term.sees("City that received the request")
	term.resize(40, 15)
	term.sees("r.ci")
	term.press("esc")
	term.write("SELECT count(*) FROM range(100000) a, range(1000000) b")
	term.press("f5")
	term.resize(24, 6)
	term.resize(80, 24)
	term.sees("Your query")
	term.press("ctrl+c")
	term.sees("topped")
	term.resize(30, 8)
	term.until("a sentence says that it is too small", func() bool { return !strings.Contains(term.text(), "Your query") })
	term.resize(120, 40)
	term.drawn(40)
	term.click("range(100000)")
	term.write(rightQuery)
	term.press("f5")
	term.resize(60, 20)
	term.until("one pane is shown at a time", func() bool { // which one depends on whether the result was there before the size
		return strings.Contains(term.text(), "[Answer]") || strings.Contains(term.text(), "[Result]")
	})
	term.click("Result")
	term.sees("bigint")
}

// Five thousand lines are pasted at once; curly quotes among them are straightened, and one step takes all of it back.
func TestPastingALotOnATerminal(t *testing.T) {
	term := sit(t, t.TempDir(), 100, 30, "learn", rowsByChannel)
	term.sees("Your query")
	term.write("SELECT 'before'")
	term.sees("SELECT 'before'")
	term.press("end", "enter")
	var text strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&text, "-- line %d of what was copied\n", i+1)
	}
	text.WriteString("SELECT \u2018last\u2019")
	term.paste(text.String())
	term.sees("SELECT 'last'")
	term.sees("5002")
	term.sees("straight") // it is said
	term.press("ctrl+z")
	term.sees("SELECT 'before'")
	term.press("ctrl+y")
	term.sees("SELECT 'last'")
}

package plain

import (
	"bufio"
	"io"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// A line of prose is this wide, in cells, unless the terminal is narrower; below the least it is the terminal that breaks lines.
const (
	measure      = 72
	leastMeasure = 20
)

// voice writes lines. Whatever it is given, it writes nothing that acts on a terminal and nothing that is drawn rather than
// read.
type voice struct {
	words   *i18n.Printer
	out     *bufio.Writer
	measure int      // how wide a line of prose may be, in cells
	err     error    // the first failure to write
	turn    []string // lines since the learner's last one
	last    []string // lines of the turn before, for `again`
	begun   bool     // a prompt stands in the line
	aside   bool     // this turn was a remark on the learner's line: `again` means what was said before it
}

func newVoice(out io.Writer, words *i18n.Printer) *voice {
	return &voice{words: words, out: bufio.NewWriter(out), measure: measure}
}

// text says a message of the program without writing it.
func (v *voice) text(key string, args ...i18n.Args) string { return v.words.Text(key, args...) }

// say writes a message of the program as a paragraph.
func (v *voice) say(key string, args ...i18n.Args) { v.tell(v.text(key, args...)) }

// remark says that a line was of no use here. What was said before it is still what `again` repeats.
func (v *voice) remark(key string, args ...i18n.Args) {
	v.aside = len(v.turn) == 0
	v.say(key, args...)
}

// tell writes a paragraph, wrapped.
func (v *voice) tell(text string) { v.lines(wrap(text, "", "", v.measure)) }

// item writes a paragraph with a marker in front and its further lines indented as far.
func (v *voice) item(marker, text string) {
	v.lines(wrap(text, marker, strings.Repeat(" ", width(marker)), v.measure))
}

func (v *voice) lines(lines []string) {
	for _, line := range lines {
		v.line(line)
	}
}

// gap writes an empty line, unless there is one or nothing was said yet.
func (v *voice) gap() {
	if n := len(v.turn); n > 0 && v.turn[n-1] != "" {
		v.line("")
	}
}

// line writes one line.
func (v *voice) line(text string) {
	v.endPrompt("")
	text = readable(strings.ReplaceAll(result.SafeLines(text), "\n", " "))
	v.turn = append(v.turn, text)
	v.write(text + "\n")
}

// prompt begins the line in which the learner answers.
func (v *voice) prompt(text string) {
	lines := wrap(result.Safe(text), "", "", v.measure)
	v.lines(lines[:len(lines)-1])
	if !v.aside {
		v.last = v.turn
	}
	v.turn, v.aside = nil, false
	v.begun = true
	v.write(readable(lines[len(lines)-1]) + " ")
}

// endPrompt ends the learner's line, with what was read, where nobody sees it otherwise.
func (v *voice) endPrompt(heard string) {
	if v.begun {
		v.begun = false
		v.write(readable(result.Safe(heard)) + "\n")
	}
}

// answered says that the terminal has ended the learner's line.
func (v *voice) answered() { v.begun = false }

// again writes what was said last.
func (v *voice) again() { v.lines(v.last) }

func (v *voice) write(text string) {
	if v.err == nil {
		_, v.err = v.out.WriteString(text)
	}
}

func (v *voice) flush() error {
	if v.err == nil {
		v.err = v.out.Flush()
	}
	return v.err
}

// readable replaces what is drawn with: box drawing by the signs of a keyboard, and blocks and braille patterns, which are pictures
// as well, by spaces.
func readable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '─' || r == '━' || r == '═' || r >= '┄' && r <= '┅' || r >= '┈' && r <= '┉' || r >= '╌' && r <= '╍':
			return '-'
		case r == '│' || r == '┃' || r == '║' || r >= '┆' && r <= '┇' || r >= '┊' && r <= '┋' || r >= '╎' && r <= '╏':
			return '|'
		case r >= 0x2500 && r <= 0x257F:
			return '+'
		case r >= 0x2580 && r <= 0x259F, r >= 0x2800 && r <= 0x28FF:
			return ' '
		}
		return r
	}, text)
}

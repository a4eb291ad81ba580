package result

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks may follow one letter: Vietnamese needs two, pointed Hebrew three.
const maxMarks = 4

// maxJoins is how many joiners may make one picture of several: the longest of Unicode's, two people kissing, has three.
const maxJoins = 3

// Safe returns the text with everything made visible that could act on a terminal or deceive a reader: control
// characters of both sets (so also ESC and its 8-bit forms), line ends, bidirectional controls, invisible and
// unassigned characters, stacked combining marks and bytes that are no UTF-8. What it returns is one line, and Safe of
// it is the same again.
func Safe(s string) string { return safe(s, false) }

// SafeLines is Safe for text of several lines: newlines and tabs stay, and CR LF becomes a newline.
func SafeLines(s string) string { return safe(s, true) }

func safe(s string, lines bool) string {
	if isPlain(s) {
		return s
	}
	w := cleaner{source: s, lines: lines}
	w.out.Grow(len(s) + 16)
	for w.at < len(s) {
		w.step()
	}
	return w.out.String()
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// cleaner copies a text rune by rune, looking at the neighbours where the meaning of a rune depends on them.
type cleaner struct {
	source string
	at     int
	lines  bool
	before rune // the last rune copied unchanged; 0 at the start and after an escape
	marks  int  // combining marks copied since the last base
	joins  int  // joiners in the picture that is being copied
	out    strings.Builder
}

func (w *cleaner) step() {
	r, size := utf8.DecodeRuneInString(w.source[w.at:])
	if r == utf8.RuneError && size == 1 {
		fmt.Fprintf(&w.out, `\x%02x`, w.source[w.at])
		w.at++
		w.before, w.marks = 0, 0
		return
	}
	w.at += size
	switch {
	case w.lines && r == '\r' && strings.HasPrefix(w.source[w.at:], "\n"):
		return
	case w.lines && (r == '\n' || r == '\t'):
		w.keep(r)
		w.before = 0
	case unicode.In(r, unicode.Mn, unicode.Me) && !isInvisible(r):
		w.mark(r)
	case isVisible(r) || w.mayJoin(r):
		w.join(r)
		w.keep(r)
		if !isSelector(r) {
			w.marks = 0
		}
	default:
		w.escape(r)
	}
}

func (w *cleaner) keep(r rune) {
	w.out.WriteRune(r)
	w.before = r
}

// join counts the joiners of one picture, which ends where a rune follows that is not joined.
func (w *cleaner) join(r rune) {
	switch {
	case r == zeroWidthJoiner:
		w.joins++
	case w.before != zeroWidthJoiner && !isSelector(r):
		w.joins = 0
	}
}

// mark copies a combining mark if it has something to sit on: at the start it would sit on whatever was drawn before.
func (w *cleaner) mark(r rune) {
	if w.before == 0 {
		w.keep('◌')
		w.marks = 0
	}
	if w.marks == maxMarks {
		w.escape(r)
		w.marks = maxMarks
		return
	}
	w.marks++
	w.keep(r)
}

func (w *cleaner) escape(r rune) {
	switch {
	case r < 0x20:
		w.out.WriteRune('␀' + r)
	case r == 0x7f:
		w.out.WriteRune('␡')
	case r <= 0xffff:
		fmt.Fprintf(&w.out, `\u%04x`, r)
	default:
		fmt.Fprintf(&w.out, `\U%08x`, r)
	}
	w.before, w.marks = 'u', 0
}

// mayJoin reports whether an invisible rune does honest work where it stands: a joiner inside an emoji or a word of a
// script that needs it, or one selector after a symbol.
func (w *cleaner) mayJoin(r rune) bool {
	if isSelector(r) {
		return unicode.Is(unicode.So, w.before)
	}
	if r != zeroWidthJoiner && r != zeroWidthNonJoiner {
		return false
	}
	next, size := utf8.DecodeRuneInString(w.source[w.at:])
	// What follows must be kept itself: a stray byte decodes as the replacement character, which counts as a symbol.
	if next == utf8.RuneError && size == 1 || !isVisible(next) {
		return false
	}
	if r == zeroWidthJoiner && (unicode.Is(unicode.So, w.before) || isSelector(w.before)) {
		return unicode.Is(unicode.So, next) && w.joins < maxJoins
	}
	return isJoining(w.before) && isJoining(next)
}

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
)

// isSelector reports whether a rune chooses the text or the emoji form of the symbol before it.
func isSelector(r rune) bool { return r == '\ufe0e' || r == '\ufe0f' }

func isJoining(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi,
		unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala)
}

func isVisible(r rune) bool { return unicode.IsGraphic(r) && !isInvisible(r) }

// isInvisible covers what Unicode counts as graphic although nothing is drawn: variation selectors, joiners and
// fillers.
func isInvisible(r rune) bool {
	switch {
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef, r >= 0x180b && r <= 0x180f:
		return true
	}
	switch r {
	case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2028, 0x2029, 0x2800, 0x3164, 0xffa0:
		return true
	}
	return false
}

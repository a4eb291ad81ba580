package editor

import (
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/result"
)

// tabWidth is the distance between tab stops, in cells.
const tabWidth = 4

// clusterAt measures what a reader takes for one character at a byte offset: its bytes and its cells. A tab has no cells
// of its own.
func clusterAt(line string, at int) (bytes, cells int) {
	if c := line[at]; c < utf8.RuneSelf && (at+1 == len(line) || line[at+1] < utf8.RuneSelf) {
		switch {
		case c == '\t':
			return 1, 0
		case c >= ' ' && c != 0x7f:
			return 1, 1
		default:
			return 1, ansi.StringWidth(result.Safe(line[at : at+1]))
		}
	}
	cluster, cells := ansi.FirstGraphemeCluster(line[at:], ansi.GraphemeWidth)
	if shown := result.Safe(cluster); shown != cluster {
		cells = ansi.StringWidth(shown)
	}
	return len(cluster), cells
}

// next gives the offset behind the character at an offset.
func next(line string, at int) int {
	if at >= len(line) {
		return len(line)
	}
	n, _ := clusterAt(line, at)
	return at + n
}

// before gives the offset of the character before an offset.
func before(line string, at int) int {
	if at > len(line) {
		at = len(line)
	}
	if at <= 1 {
		return 0
	}
	if line[at-1] < utf8.RuneSelf && line[at-2] < utf8.RuneSelf {
		return at - 1
	}
	// Where a character begins depends on what stands before it: marks, joiners, pairs of flags.
	start := at
	for start > 0 && line[start-1] >= utf8.RuneSelf {
		start--
	}
	if start > 0 {
		start--
	}
	for {
		end := next(line, start)
		if end >= at {
			return start
		}
		start = end
	}
}

// boundary moves an offset back to the beginning of the character that it points into.
func boundary(line string, at int) int {
	if at >= len(line) {
		return len(line)
	}
	if at <= 0 {
		return 0
	}
	if end := next(line, before(line, at)); end == at {
		return at
	}
	return before(line, at)
}

// cellsBefore counts the cells of a line up to a byte offset, tabs included.
func cellsBefore(line string, until int) int {
	column := 0
	for at := 0; at < until && at < len(line); {
		n, cells := clusterAt(line, at)
		column += cellsOf(line, at, cells, column)
		at += n
	}
	return column
}

// cellsOf gives the cells of a character that stands at a column.
func cellsOf(line string, at, cells, column int) int {
	if line[at] == '\t' {
		return tabWidth - column%tabWidth
	}
	return cells
}

// offsetAt finds the byte offset of the character nearest to a column.
func offsetAt(line string, column int) int {
	here := 0
	for at := 0; at < len(line); {
		n, cells := clusterAt(line, at)
		cells = cellsOf(line, at, cells, here)
		if here+cells > column {
			if 2*(column-here) > cells {
				return at + n
			}
			return at
		}
		here += cells
		at += n
	}
	return len(line)
}

// isWordRune reports whether a rune belongs to a word for moving and completing.
func isWordRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordStart finds the beginning of the word, or of the run of other characters, that lies before an offset.
func wordStart(line string, at int) int {
	for at > 0 && unicode.IsSpace(runeBefore(line, at)) {
		at = before(line, at)
	}
	if at == 0 {
		return 0
	}
	word := isWordRune(runeBefore(line, at))
	for at > 0 {
		r := runeBefore(line, at)
		if unicode.IsSpace(r) || isWordRune(r) != word {
			break
		}
		at = before(line, at)
	}
	return at
}

// wordEnd finds the end of the word, or of the run of other characters, that lies behind an offset.
func wordEnd(line string, at int) int {
	for at < len(line) && unicode.IsSpace(runeAt(line, at)) {
		at = next(line, at)
	}
	if at == len(line) {
		return at
	}
	word := isWordRune(runeAt(line, at))
	for at < len(line) {
		r := runeAt(line, at)
		if unicode.IsSpace(r) || isWordRune(r) != word {
			break
		}
		at = next(line, at)
	}
	return at
}

func runeAt(line string, at int) rune {
	r, _ := utf8.DecodeRuneInString(line[at:])
	return r
}

// runeBefore is the first rune of the character before an offset, so that a letter with marks counts as a letter.
func runeBefore(line string, at int) rune { return runeAt(line, before(line, at)) }

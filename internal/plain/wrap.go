package plain

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// width is how many cells a text takes.
func width(text string) int { return ansi.StringWidth(text) }

// breaks reports whether a line may be broken at a space: a number's, or one before a sign that French sets apart, holds.
func breaks(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }

// wrap cuts a text into lines of at most so many cells where its words end, the first line behind first and the others behind
// rest. A word that is longer than a line stands alone; a line end in the text stays one.
func wrap(text, first, rest string, most int) []string {
	var lines []string
	prefix := first
	for _, paragraph := range strings.Split(text, "\n") {
		line, used := prefix, width(prefix)
		empty := true
		for _, word := range strings.FieldsFunc(paragraph, breaks) {
			need := width(word)
			if !empty && used+1+need > most {
				lines = append(lines, line)
				prefix = rest
				line, used, empty = prefix, width(prefix), true
			}
			if !empty {
				line, used = line+" ", used+1
			}
			line, used, empty = line+word, used+need, false
		}
		lines = append(lines, strings.TrimRight(line, " "))
		prefix = rest
	}
	return lines
}

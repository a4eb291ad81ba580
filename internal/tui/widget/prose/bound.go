package prose

import "strings"

// The limits of what is parsed: parsers slow down with the length of a line and the depth of nesting, and no lesson comes near these.
const (
	maxLine    = 20_000 // bytes
	maxMarkers = 32     // list and quotation markers at the beginning of a line
)

// excessive reports whether a text has a line beyond the limits.
func excessive(source string) bool {
	for line := range strings.Lines(source) {
		if len(line) > maxLine || markers(line) > maxMarkers {
			return true
		}
	}
	return false
}

// markers counts what could open a list or a quotation at the beginning of a line.
func markers(line string) int {
	n := 0
	for i := range len(line) {
		switch c := line[i]; {
		case c == '>' || c == '-' || c == '+' || c == '*' || c == '.' || c == ')':
			n++
		case c != ' ' && c != '\t' && (c < '0' || c > '9'):
			return n
		}
	}
	return n
}

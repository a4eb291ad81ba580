package fromcsv

import (
	"strings"
)

// record is one row as it stands in the file, with the line on which it begins.
type record struct {
	line   int
	fields []string
}

// blank reports whether nothing stands in the record.
func (r record) blank() bool { return r.filled() == 0 }

// filled is how many fields hold something.
func (r record) filled() int {
	count := 0
	for _, field := range r.fields {
		if trimmed(field) != "" {
			count++
		}
	}
	return count
}

// field is the trimmed text at an index, "" where the record is shorter.
func (r record) field(i int) string {
	if i >= len(r.fields) {
		return ""
	}
	return trimmed(r.fields[i])
}

// trimmed takes every kind of space off both ends, hard ones too, and what draws nothing.
func trimmed(text string) string {
	return strings.TrimFunc(text, func(r rune) bool {
		return r == ' ' || r == '\t' || r == '\n' || r == '\u00a0' || r == '\u202f' || r == '\ufeff' || r == '\u200b' || (r >= '\u2000' && r <= '\u200a')
	})
}

// delimiters are tried in this order; among equals the first wins, since a comma is often a decimal one.
var delimiterNames = []struct {
	mark byte
	name string
}{{';', "semicolon"}, {'\t', "tab"}, {'|', "vertical-bar"}, {',', "comma"}}

// split finds the delimiter and cuts the text into records.
func (n *notes) split(text string) ([]record, byte) {
	first := 1
	mark := byte(0)
	if line, rest, _ := strings.Cut(text, "\n"); len(line) == len("sep=;") && strings.EqualFold(line[:4], "sep=") {
		n.add(Changed, "sep-line", []int{1}, nil)
		mark, text, first = line[4], rest, 2
	}
	if mark == 0 {
		mark = sniff(text)
	}
	s := scanner{text: text, mark: mark, line: first}
	records := s.all(0)
	for _, d := range delimiterNames {
		if d.mark == mark && mark != ',' {
			n.add(Changed, d.name, nil, nil)
		}
	}
	if len(s.stray) > 0 {
		n.add(Decide, "stray-quote", s.stray, nil)
	}
	return records, mark
}

// sniffed is how many records are looked at to find the delimiter.
const sniffed = 200

// sniff finds the delimiter that cuts the most records into the same number of fields.
func sniff(text string) byte {
	best, bestScore, bestWidth := byte(','), 0, 0
	for _, d := range delimiterNames {
		s := scanner{text: text, mark: d.mark, line: 1}
		width, score := usualWidth(s.all(sniffed))
		if width > 1 && (score > bestScore || (score == bestScore && width > bestWidth)) {
			best, bestScore, bestWidth = d.mark, score, width
		}
	}
	return best
}

// usualWidth is the number of fields that most records have, blank ones left out, and how many have it.
func usualWidth(records []record) (width, score int) {
	counts := map[int]int{}
	for _, r := range records {
		if !r.blank() {
			counts[len(r.fields)]++
		}
	}
	for w, count := range counts {
		// One long title is no reason to believe that a table has one column.
		if w > 1 && (width <= 1 || count > score || (count == score && w > width)) {
			width, score = w, count
		} else if width == 0 {
			width, score = w, count
		}
	}
	return width, score
}

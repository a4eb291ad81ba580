package lesson

import (
	"slices"
	"strings"
)

// mendDivs gives every line of colons in a lesson its number of colons, no indent, and a blank line before and after. What closes what
// is decided as when the lesson is read; where a code block is not closed nothing is decided, and nothing changed.
func mendDivs(text []byte) []byte {
	front, body, ok := cutFront(string(text))
	if !ok {
		return text
	}
	lines := strings.Split(body, "\n")
	c := &collector{}
	s := &divScanner{c: c, lines: lines}
	parts := s.scan()
	if slices.ContainsFunc(c.list, func(p Problem) bool { return p.Code == "unclosed-fence" || p.Code == "too-many-problems" }) {
		return text
	}
	colons := map[int]bool{} // lines of colons, by index
	for _, i := range s.colonLines {
		colons[i] = true
	}
	mendColons(lines, parts)
	var out []string
	for i, line := range lines {
		touches := len(out) > 0 && !blank(out[len(out)-1])
		if touches && (colons[i] || colons[i-1] && !blank(line)) {
			out = append(out, "")
		}
		out = append(out, line)
	}
	if len(out) > 0 && !blank(out[0]) && colons[0] {
		out = slices.Insert(out, 0, "")
	}
	return []byte(front + strings.Join(out, "\n"))
}

// mendColons writes the lines that open and close divs anew.
func mendColons(lines []string, parts []part) {
	for _, p := range parts {
		if p.div == nil {
			continue
		}
		want := strings.Repeat(":", wantColons(p.div.class))
		opener := strings.TrimLeft(lines[p.div.pos.Line], " ")
		lines[p.div.pos.Line] = strings.TrimRight(want+strings.TrimLeft(opener, ":"), " \t")
		if p.div.closed > 0 {
			lines[p.div.closed] = want
		}
		mendColons(lines, p.div.parts)
	}
}

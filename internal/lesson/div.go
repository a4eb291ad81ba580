package lesson

import (
	"strings"

	"guildhall/internal/i18n"
)

// maxDivDepth bounds the nesting of divs; the format needs three.
const maxDivDepth = 6

// part is a piece of a body: lines of Markdown or a div.
type part struct {
	run *run
	div *div
}

// run is a stretch of lines between the lines of colons; it holds at least one that is not blank.
type run struct {
	first int // line number of lines[0]
	lines []string
}

// div is a fenced div with what it holds.
type div struct {
	attributes
	pos    Position // of its first colon
	colons int
	closed int // number of the line that closes it; 0 when none does
	parts  []part
}

// exerciseClass is the name of the only div with five colons.
const exerciseClass = "exercise"

// wantColons is how many colons open and close a div of that name.
func wantColons(class string) int {
	if class == exerciseClass {
		return 5
	}
	return 3
}

// divScanner splits a body into runs and divs in one pass. It knows code fences first: a line of colons in one is text.
type divScanner struct {
	c     *collector
	lines []string
	first int // line number of lines[0]

	fence  *fence
	stack  []*div
	root   []part
	begun  int  // index of the first line of the current run
	spoken bool // the line before was a line of colons whose missing blank line after it has been reported

	colonLines []int // indexes of the lines of colons
}

// scanDivs returns the parts of a body whose first line has the number first.
func scanDivs(c *collector, lines []string, first int) []part {
	s := &divScanner{c: c, lines: lines, first: first}
	return s.scan()
}

func (s *divScanner) scan() []part {
	for i, line := range s.lines {
		if s.inFence(i, line) {
			continue
		}
		if indent, colons, ok := colonLine(line); ok {
			s.colonLine(i, line, indent, colons)
		}
	}
	s.flush(len(s.lines))
	s.finish()
	s.c.exercise = ""
	return s.root
}

// inFence keeps track of code fences and reports whether the line belongs to one.
func (s *divScanner) inFence(i int, line string) bool {
	if s.fence != nil && s.fence.closes(line) {
		s.fence = nil
		return true
	}
	if s.fence != nil && s.fence.swallows(line) {
		s.unclosedFence("unclosed-fence.before", lineNumber(s.first+i))
		s.fence = nil
	}
	if s.fence != nil {
		return true
	}
	opened, _, ok := openFence(line)
	if ok {
		opened.line = i
		s.fence = &opened
	}
	return ok
}

func (s *divScanner) unclosedFence(name, before string) {
	line := s.lines[s.fence.line]
	column := len(line) - len(strings.TrimLeft(line, " ")) + 1
	mark := strings.Repeat(string(s.fence.char), s.fence.length)
	s.c.add(s.at(s.fence.line, column), name, i18n.Args{"Before": before, "Mark": mark})
}

func (s *divScanner) at(i, column int) Position {
	return Position{File: s.c.file, Line: s.first + i, Column: column}
}

// colonLine reads a line that opens or closes a div: at least three colons, indented by at most three spaces.
func colonLine(line string) (indent, colons int, ok bool) {
	body := strings.TrimLeft(line, " ")
	indent = len(line) - len(body)
	colons = len(body) - len(strings.TrimLeft(body, ":"))
	return indent, colons, colons >= 3 && indent <= 3
}

func (s *divScanner) colonLine(i int, line string, indent, colons int) {
	s.flush(i)
	s.begun = i + 1
	s.colonLines = append(s.colonLines, i)
	if indent > 0 {
		s.c.add(s.at(i, 1), "indented-div", nil)
	}
	rest := strings.TrimSpace(line[indent+colons:])
	if rest == "" {
		opener := s.close(i, indent, colons)
		s.blankLines(i, opener)
		return
	}
	opened := &div{pos: s.at(i, indent+1), colons: colons}
	opened.attributes = readAttributes(s.c, line, s.first+i, indent+colons)
	s.open(opened)
	s.blankLines(i, opened)
}

// blankLines reports a line of colons that touches text: a list or quotation before it would swallow it elsewhere.
func (s *divScanner) blankLines(i int, opener *div) {
	before := i > 0 && !blank(s.lines[i-1])
	after := i+1 < len(s.lines) && !blank(s.lines[i+1])
	reported := s.spoken
	s.spoken = after
	if before && reported && touchesColons(s.lines[i-1]) {
		before = false
	}
	if !before && !after {
		return
	}
	name := "div-blank-line.both"
	switch {
	case !after:
		name = "div-blank-line.before"
	case !before:
		name = "div-blank-line.after"
	}
	opened := ""
	if opener != nil && opener.pos.Line != s.first+i {
		opened = lineNumber(opener.pos.Line)
	}
	s.c.add(s.at(i, 1), name, i18n.Args{"Opened": opened})
}

func touchesColons(line string) bool {
	_, _, ok := colonLine(line)
	return ok
}

func blank(line string) bool { return strings.TrimSpace(line) == "" }

// open puts a div on the stack, after closing those that cannot hold it because their end was forgotten.
func (s *divScanner) open(opened *div) {
	if want := wantColons(opened.class); opened.colons != want {
		s.c.add(opened.pos, "div-colons.opening", i18n.Args{
			"Div": brief(opened.class), "Colons": opened.colons, "Want": want, "Mark": strings.Repeat(":", want),
		})
	}
	for len(s.stack) > 0 && s.forgotten(s.top(), opened) {
		s.unclosed(s.top(), lineNumber(opened.pos.Line))
		s.pop()
	}
	if len(s.stack) >= maxDivDepth {
		s.c.add(opened.pos, "div-too-deep", i18n.Args{"Most": maxDivDepth})
		s.pop()
	}
	s.append(part{div: opened})
	s.stack = append(s.stack, opened)
	if opened.class == exerciseClass && opened.id != nil {
		s.c.exercise = opened.id.value
	}
}

// forgotten reports whether the open div was meant to end before the new one begins: no part of an exercise holds
// another part, and no exercise holds an exercise.
func (s *divScanner) forgotten(open, opened *div) bool {
	if opened.class == exerciseClass {
		return s.inExercise()
	}
	return open.class != exerciseClass && isPart(open.class) && (isPart(opened.class) || isCallout(opened.class))
}

func (s *divScanner) inExercise() bool {
	for _, d := range s.stack {
		if d.class == exerciseClass {
			return true
		}
	}
	return false
}

func (s *divScanner) top() *div { return s.stack[len(s.stack)-1] }

func (s *divScanner) pop() {
	if s.top().class == exerciseClass {
		s.c.exercise = ""
	}
	s.stack = s.stack[:len(s.stack)-1]
}

// unclosed reports a div that has no end, before the line with a number; "" for the end of the file.
func (s *divScanner) unclosed(d *div, before string) {
	want := wantColons(d.class)
	s.c.add(d.pos, "unclosed-div", i18n.Args{"Div": brief(d.class), "Before": before, "Colons": want, "Mark": strings.Repeat(":", want)})
}

// close ends the div that the colons belong to and returns it; nil when there is none.
func (s *divScanner) close(i, indent, colons int) *div {
	if len(s.stack) == 0 {
		s.c.add(s.at(i, indent+1), "stray-colons", nil)
		return nil
	}
	for depth := len(s.stack) - 1; depth >= 0; depth-- {
		if s.stack[depth].colons != colons {
			continue
		}
		for len(s.stack)-1 > depth {
			s.unclosed(s.top(), lineNumber(s.first+i))
			s.pop()
		}
		closed := s.top()
		closed.closed = s.first + i
		s.pop()
		return closed
	}
	closed := s.top()
	closed.closed = s.first + i
	s.c.add(s.at(i, indent+1), "div-colons.closing", i18n.Args{
		"Here": colons, "Div": brief(closed.class), "Line": lineNumber(closed.pos.Line), "Colons": closed.colons, "Mark": strings.Repeat(":", closed.colons),
	})
	s.pop()
	return closed
}

func (s *divScanner) append(p part) {
	if len(s.stack) == 0 {
		s.root = append(s.root, p)
		return
	}
	s.top().parts = append(s.top().parts, p)
}

// flush ends the current run before line i.
func (s *divScanner) flush(i int) {
	from, to := s.begun, i
	for from < to && blank(s.lines[from]) {
		from++
	}
	for to > from && blank(s.lines[to-1]) {
		to--
	}
	if from < to {
		s.append(part{run: &run{first: s.first + from, lines: s.lines[from:to]}})
	}
}

// finish reports what is still open at the end of the file. An open fence hides the ends of divs: only it is named.
func (s *divScanner) finish() {
	if s.fence != nil {
		s.unclosedFence("unclosed-fence.end", "")
		return
	}
	for len(s.stack) > 0 {
		s.unclosed(s.top(), "")
		s.pop()
	}
}

package lesson

import (
	"slices"
	"unicode/utf8"
)

// maxProblems bounds the problems of one file: nobody mends more at once.
const maxProblems = 500

// collector gathers the problems of one file; exercise is the id of the exercise being read. While it is muted, what is
// reported has been reported already.
type collector struct {
	file     string
	exercise string
	muted    bool
	list     []Problem
}

func (c *collector) add(pos Position, code, message, mend string) {
	c.report(Error, pos, code, message, mend)
}

func (c *collector) warn(pos Position, code, message, mend string) {
	c.report(Warned, pos, code, message, mend)
}

// full reports whether further problems would not be listed: what is costly to explain need not be explained.
func (c *collector) full() bool { return len(c.list) > maxProblems }

func (c *collector) report(severity Severity, pos Position, code, message, mend string) {
	if pos.File == "" {
		pos.File = c.file
	}
	if c.muted || c.full() {
		return
	}
	if len(c.list) == maxProblems {
		severity, code, message, mend = Error, "too-many-problems", "There are more problems than are listed.", "Mend the first ones, then check again."
	}
	c.list = append(c.list, Problem{Position: pos, Severity: severity, Code: code, Message: message, Mend: mend, Exercise: c.exercise})
}

// sortProblems puts problems in reading order: by file, line and column; those of one place keep their order.
func sortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		if a.File != b.File {
			if a.File < b.File {
				return -1
			}
			return 1
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
}

// invalidText finds the first byte that is not UTF-8 or a control character other than tab and line feed.
func invalidText(file string, line int, text []byte) (Position, bool) {
	column := 1
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size <= 1 || r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return Position{File: file, Line: line, Column: column}, true
		}
		if r == '\n' {
			line, column = line+1, 0
		}
		column++
		i += size
	}
	return Position{}, false
}

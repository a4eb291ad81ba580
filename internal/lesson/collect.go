package lesson

import (
	"slices"
	"unicode/utf8"

	"guildhall/internal/i18n"
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

// add notes an error at a place. Its words are those of lesson.NAME, and of lesson.NAME.mend what to do; the name is the problem's code,
// with more after a dot where one code has several sentences.
func (c *collector) add(pos Position, name string, args i18n.Args) {
	c.report(Error, pos, name, args)
}

// warn notes a warning at a place, in the words that add uses.
func (c *collector) warn(pos Position, name string, args i18n.Args) {
	c.report(Warned, pos, name, args)
}

// full reports whether further problems would not be listed: what is costly to explain need not be explained.
func (c *collector) full() bool { return len(c.list) > maxProblems }

func (c *collector) report(severity Severity, pos Position, name string, args i18n.Args) {
	if pos.File == "" {
		pos.File = c.file
	}
	if c.muted || c.full() {
		return
	}
	if len(c.list) == maxProblems {
		severity, name, args = Error, "too-many-problems", nil
	}
	problem := NewProblem(severity, pos, "lesson."+name, args)
	problem.Exercise = c.exercise
	c.list = append(c.list, problem)
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

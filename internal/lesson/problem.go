package lesson

import (
	"fmt"
	"strconv"
	"strings"

	"guildhall/internal/i18n"
)

// Severity says whether a problem stops a pack from being used.
type Severity string

// The severities of problems.
const (
	Error  Severity = "error"
	Warned Severity = "warning"
)

// Problem is one fault in a pack, as a value: where it is, what is wrong and how to mend it. What it says is put into words where it is
// shown, in the language of whoever reads it.
type Problem struct {
	Position
	Severity Severity
	Code     string       // stable, kebab-case: "unknown-attribute", "unclosed-div", …
	Message  i18n.Message // one sentence: what is wrong
	Mend     i18n.Message // one sentence: what to do; may hold "Did you mean …?"
	Exercise string       // id of the exercise it belongs to, ""
}

// NewProblem returns a problem in the words of a key, such as "lesson.unclosed-fence.end", and of the key with ".mend" what to do. Both
// take the arguments. The code is what stands in the key between the first dot and the second.
func NewProblem(severity Severity, at Position, key string, args i18n.Args) Problem {
	return Problem{
		Position: at, Severity: severity, Code: strings.Split(key, ".")[1],
		Message: i18n.New(key, args), Mend: i18n.New(key+".mend", args),
	}
}

// Place is where the problem is, as editors read it: FILE:LINE:COLUMN, FILE, or "" when that is not known.
func (p Problem) Place() string {
	if p.File == "" || p.Line < 1 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Said is the whole problem: its place where it has one, what is wrong and how to mend it.
func (p Problem) Said() i18n.Message {
	return i18n.New("lesson.problem", i18n.Args{"Place": p.Place(), "Message": p.Message, "Mend": p.Mend})
}

// Error makes a Problem usable as an error. It is for programmers, and speaks no language: the place and the code.
func (p Problem) Error() string { return strings.TrimPrefix(p.Place()+": "+p.Code, ": ") }

// lineNumber writes the number of a line. It names the line and counts nothing, so it is not grouped.
func lineNumber(line int) string { return strconv.Itoa(line) }

package lesson

import "fmt"

// Severity says whether a problem stops a pack from being used.
type Severity string

// The severities of problems.
const (
	Error  Severity = "error"
	Warned Severity = "warning"
)

// Problem is one fault in a pack, as a value: where it is, what is wrong and how to mend it.
type Problem struct {
	Position
	Severity Severity
	Code     string // stable, kebab-case: "unknown-attribute", "unclosed-div", …
	Message  string // one sentence: what is wrong
	Mend     string // one sentence: what to do; may hold "Did you mean …?"
	Exercise string // id of the exercise it belongs to, ""
}

// Error makes a Problem usable as an error.
func (p Problem) Error() string {
	where := p.File
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
	if p.Mend == "" {
		return fmt.Sprintf("%s: %s", where, p.Message)
	}
	return fmt.Sprintf("%s: %s %s", where, p.Message, p.Mend)
}

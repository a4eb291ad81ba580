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

// Error makes a Problem usable as an error: its place where it has one, what is wrong and how to mend it.
func (p Problem) Error() string {
	text := p.Message
	if p.Mend != "" {
		text += " " + p.Mend
	}
	switch {
	case p.File == "":
		return text
	case p.Line > 0:
		return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, text)
	default:
		return p.File + ": " + text
	}
}

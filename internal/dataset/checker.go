package dataset

import (
	"fmt"
	"strconv"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// checker collects the faults of a manifest.
type checker struct {
	*Dataset
	folder   string // name of the manifest's folder; "." when it is not known
	problems []lesson.Problem
}

// fault notes an error at an entry of the manifest, such as tables[0].columns[2].type. For an entry that is missing, give
// the entry that should hold it.
func (c *checker) fault(entry, code, mend, message string, args ...any) {
	c.note(lesson.Error, entry, code, mend, message, args...)
}

func (c *checker) note(severity lesson.Severity, entry, code, mend, message string, args ...any) {
	c.problems = append(c.problems, lesson.Problem{
		Position: c.at(entry),
		Severity: severity,
		Code:     code,
		Message:  i18n.Literally(fmt.Sprintf(message, args...)),
		Mend:     i18n.Literally(mend),
	})
}

// required notes a field that is missing or blank.
func (c *checker) required(entry, field, value, mend string) {
	if strings.TrimSpace(value) == "" {
		c.fault(entry, "missing-field", mend, "%s is missing.", field)
	}
}

// didYouMean suggests the nearest candidate, or falls back to a general mend.
func didYouMean(word string, candidates []string, otherwise string) string {
	if nearest, ok := lesson.Nearest(word, candidates); ok {
		return fmt.Sprintf("Did you mean %q?", nearest)
	}
	return otherwise
}

// oneOf lists words as a sentence does: "a, b or c".
func oneOf(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

func entry(parent, list string, index int) string {
	path := list + "[" + strconv.Itoa(index) + "]"
	if parent == "" {
		return path
	}
	return parent + "." + path
}

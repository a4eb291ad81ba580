package dataset

import (
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
// the entry that should hold it. Its words are those of dataset.NAME, and of dataset.NAME.mend what to do; the name is the problem's
// code, with more after a dot where one code has several sentences.
func (c *checker) fault(entry, name string, args i18n.Args) {
	c.note(lesson.Error, entry, name, args)
}

func (c *checker) note(severity lesson.Severity, entry, name string, args i18n.Args) {
	c.problems = append(c.problems, lesson.NewProblem(severity, c.at(entry), "dataset."+name, args))
}

// missing notes a field that is not there, and says in the words of a key what it is for.
func (c *checker) missing(entry, field, say string) {
	c.fault(entry, "missing-field", i18n.Args{"Field": field, "Suggestion": i18n.New(say, nil)})
}

// required notes a field that is missing or blank.
func (c *checker) required(entry, field, value, say string) {
	if strings.TrimSpace(value) == "" {
		c.missing(entry, field, say)
	}
}

// suggest names the nearest candidate, or falls back to a general mend.
func suggest(word string, candidates []string, otherwise string) i18n.Message {
	if nearest, ok := lesson.Nearest(word, candidates); ok {
		return didYouMean(nearest)
	}
	return i18n.New(otherwise, nil)
}

// didYouMean asks whether a word was meant.
func didYouMean(nearest string) i18n.Message {
	return i18n.New("dataset.did-you-mean", i18n.Args{"Nearest": shown(nearest)})
}

// anyOf lists words of which one is to be chosen: "a, b or c".
func anyOf(words []string) i18n.Message { return listed("dataset.any-of", words) }

// allOf lists words that belong together: "a, b and c".
func allOf(words []string) i18n.Message { return listed("dataset.all-of", words) }

func listed(key string, words []string) i18n.Message {
	if len(words) < 2 {
		return i18n.Literally(strings.Join(words, ""))
	}
	last := len(words) - 1
	return i18n.New(key, i18n.Args{"Names": strings.Join(words[:last], ", "), "Last": words[last]})
}

func entry(parent, list string, index int) string {
	path := list + "[" + strconv.Itoa(index) + "]"
	if parent == "" {
		return path
	}
	return parent + "." + path
}

package curriculum

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"guildhall/internal/lesson"
)

// frameworks are the names behind the codes of evidence, by what a code begins with.
var frameworks = []struct{ code, name string }{
	{"ST0118:", "Data analyst, level 4 (England, ST0118)"},
	{"ST0795:", "Data technician, level 3 (England, ST0795)"},
	{"CDDaT:", "Local Government Association's digital, data and technology capability framework"},
	{"DEF:", "Data and AI Ethics Framework (United Kingdom)"},
	{"ODC:", "International Open Data Charter"},
	{"GDPR:", "General Data Protection Regulation"},
	{"FAIR:", "FAIR principles"},
	{"ODI:", "Open Data Institute: Data Spectrum, Data Ethics Canvas"},
	{"WWC:", "What Works Cities certification"},
}

// WriteCoverage writes docs/curriculum.md: which phrase of the source talks is served where, and what each lesson asks of its reader.
func WriteCoverage(w io.Writer, packs []*lesson.Pack) error {
	p := &page{w: w}
	p.say("# What the bootcamp covers\n\nWritten by `go test ./internal/curriculum -update`; do not edit.\n\n" +
		"## From the talks to the exercises\n\nThe curriculum grew out of two talks: the data officers of London, New York and Los Angeles in conversation, and the\n" +
		"Barcelona Municipal Data Office's account of its work. Each lesson names the few words of them that it serves.\n\n" +
		"| words of the talks | lesson | exercises | skills | evidence |\n|---|---|---|---|---|\n")
	for _, pack := range packs {
		for _, l := range pack.Lessons {
			p.phrases(pack, l)
		}
	}
	p.say("\nThe codes of evidence:\n\n")
	for _, framework := range frameworks {
		if used(packs, framework.code) {
			p.say("- `%s` %s\n", strings.TrimSuffix(framework.code, ":"), framework.name)
		}
	}
	p.say("\n## What a lesson asks of its reader\n\nWords are those of the text, without the exercises. Words a sentence and the age, from the Automated Readability\n" +
		"Index, are of everything that learners read as sentences.\n\n| lesson | minutes | words | exercises | words a sentence | age |\n|---|--:|--:|--:|--:|--:|\n")
	for _, pack := range packs {
		for _, l := range pack.Lessons {
			r := Read(l)
			p.say("| %s | %d | %d | %d | %.1f | %.0f |\n", link(pack, l), l.Minutes, r.Words, len(l.Exercises()), r.SentenceWords, max(r.Grade, 0)+5)
		}
	}
	return p.err
}

// page is a text that is being written; the first failure is kept.
type page struct {
	w   io.Writer
	err error
}

func (p *page) say(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *page) phrases(pack *lesson.Pack, l *lesson.Lesson) {
	var skills, evidence, exercises []string
	for _, ex := range l.Exercises() {
		exercises = append(exercises, "`"+ex.ID+"`")
		for _, id := range ex.Skills {
			i := slices.IndexFunc(pack.Skills, func(s lesson.Skill) bool { return s.ID == id })
			if i < 0 || slices.Contains(skills, pack.Skills[i].Title) {
				continue
			}
			skills = append(skills, pack.Skills[i].Title)
			evidence = append(evidence, pack.Skills[i].Evidence...)
		}
	}
	slices.Sort(evidence)
	evidence = slices.Compact(evidence)
	for i, phrase := range l.Source {
		if i == 0 {
			p.say("| “%s” | %s | %s | %s | %s |\n", phrase, link(pack, l), strings.Join(exercises, " "), strings.Join(skills, "; "), strings.Join(evidence, " "))
		} else {
			p.say("| “%s” | %s | as above | as above | as above |\n", phrase, link(pack, l))
		}
	}
}

func link(pack *lesson.Pack, l *lesson.Lesson) string {
	return fmt.Sprintf("[%s](../lessons/%s/%s)", l.Title, pack.ID, l.File)
}

func used(packs []*lesson.Pack, code string) bool {
	for _, pack := range packs {
		for _, skill := range pack.Skills {
			if slices.ContainsFunc(skill.Evidence, func(e string) bool { return strings.HasPrefix(e, code) }) {
				return true
			}
		}
	}
	return false
}

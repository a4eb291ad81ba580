package lesson

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"guildhall/internal/i18n"
)

// frontYAML is the front matter of a lesson as it is written.
type frontYAML struct {
	Title      string   `yaml:"title,required"`
	Minutes    int      `yaml:"minutes,required"`
	Objectives []string `yaml:"objectives,required"`
	Dataset    string   `yaml:"dataset"`
	Datasets   []string `yaml:"datasets"`
	Teaches    []string `yaml:"teaches"`
	Uses       []string `yaml:"uses"`
	Source     []string `yaml:"source"`
	Checkpoint bool     `yaml:"checkpoint"`
	Translates string   `yaml:"translates"`
}

// translatedYAML is the front matter of a translation: what it does not say is the base's.
type translatedYAML struct {
	Title      string   `yaml:"title,required"`
	Translates string   `yaml:"translates,required"`
	Minutes    int      `yaml:"minutes"`
	Objectives []string `yaml:"objectives"`
	Dataset    string   `yaml:"dataset"`
	Datasets   []string `yaml:"datasets"`
	Teaches    []string `yaml:"teaches"`
	Uses       []string `yaml:"uses"`
	Source     []string `yaml:"source"`
	Checkpoint bool     `yaml:"checkpoint"`
}

// The bounds of a lesson.
const (
	maxMinutes     = 90
	longMinutes    = 45
	maxFrontLines  = 500
	maxObjectives  = 5
	frontMatterEnd = "---"
)

// frontLines finds the front matter: the index of the line that ends it, and whether there is one.
func (l *lessonReader) frontLines(lines []string) (int, bool) {
	start := Position{Line: 1, Column: 1}
	if len(lines) == 0 || strings.TrimRight(lines[0], " \t") != frontMatterEnd {
		l.c.add(start, "missing-front-matter", nil)
		return 0, false
	}
	for i, line := range lines[1:min(len(lines), maxFrontLines)] {
		if strings.TrimRight(line, " \t") == frontMatterEnd {
			return i + 1, true
		}
	}
	l.c.add(start, "unclosed-front-matter", nil)
	return 0, false
}

// readFront reads the front matter of a lesson of the pack's language.
func (l *lessonReader) readFront(text string) {
	var raw frontYAML
	file, problems := readYAML(l.c.file, 2, []byte(text), &raw)
	l.front = file
	l.c.list = append(l.c.list, problems...)
	lesson := l.lesson
	lesson.Title, lesson.Minutes, lesson.Objectives = raw.Title, raw.Minutes, raw.Objectives
	lesson.Datasets, lesson.Teaches, lesson.Uses, lesson.Source, lesson.Checkpoint = raw.Datasets, raw.Teaches, raw.Uses, raw.Source, raw.Checkpoint
	if raw.Dataset != "" {
		if len(raw.Datasets) > 0 {
			l.c.add(file.At("datasets"), "two-datasets-keys", nil)
		}
		lesson.Datasets = []string{raw.Dataset}
	}
	l.checkFront(raw)
}

func (l *lessonReader) checkFront(raw frontYAML) {
	at := func(key string) func(int) Position {
		return func(i int) Position { return l.front.At(fmt.Sprintf("%s[%d]", key, i)) }
	}
	if l.front.Has("minutes") && (raw.Minutes < 1 || raw.Minutes > maxMinutes) && !l.c.reported("wrong-type", l.front.At("minutes")) &&
		!l.c.reported("missing-field", l.front.At("minutes")) {
		l.c.add(l.front.At("minutes"), "bad-value.minutes", i18n.Args{"Minutes": strconv.Itoa(raw.Minutes), "Most": strconv.Itoa(maxMinutes)})
	} else if raw.Minutes > longMinutes {
		l.c.warn(l.front.At("minutes"), "long-lesson", i18n.Args{"Minutes": raw.Minutes, "Most": longMinutes})
	}
	if n := len(raw.Objectives); n > maxObjectives {
		l.c.add(at("objectives")(maxObjectives), "too-many-objectives", i18n.Args{"Number": n, "Most": maxObjectives})
	} else if n == 0 && l.front.Has("objectives") && !l.c.reported("missing-field", l.front.At("objectives")) && !l.c.reported("wrong-type", l.front.At("objectives")) {
		l.c.add(l.front.At("objectives"), "missing-field.objectives", nil)
	}
	datasets := at("datasets")
	if raw.Dataset != "" {
		datasets = func(int) Position { return l.front.At("dataset") }
	}
	l.scope.checkDatasets(l.c, l.lesson.Datasets, datasets)
	l.scope.checkSkills(l.c, raw.Teaches, nil, at("teaches"))
	l.scope.checkSkills(l.c, raw.Uses, raw.Uses, at("uses"))
	for i, skill := range raw.Uses {
		if slices.Contains(raw.Teaches, skill) {
			l.c.add(at("uses")(i), "bad-value.taught-used", i18n.Args{"Skill": brief(skill)})
		}
	}
	if raw.Translates != "" {
		l.c.add(l.front.At("translates"), "unexpected-translates", nil)
	}
}

// readTranslatedFront reads the front matter of a translation.
func (l *lessonReader) readTranslatedFront(text string) {
	var raw translatedYAML
	file, problems := readYAML(l.c.file, 2, []byte(text), &raw)
	l.front = file
	l.c.list = append(l.c.list, problems...)
	base := l.base.lesson
	if raw.Title != "" {
		l.lesson.Title = raw.Title
	}
	switch {
	case len(raw.Objectives) == 0:
	case len(raw.Objectives) != len(base.Objectives):
		l.c.add(file.At("objectives"), "translation-structure.objectives", i18n.Args{
			"Count": len(raw.Objectives), "File": base.File, "Base": len(base.Objectives),
		})
	default:
		l.lesson.Objectives = raw.Objectives
	}
	l.lesson.Translates = raw.Translates
	if raw.Translates != "" && raw.Translates != base.Hash {
		l.c.warn(file.At("translates"), "outdated-translation", i18n.Args{"File": base.File, "Hash": base.Hash})
	}
}

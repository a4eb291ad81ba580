package lesson

import "slices"

// Format is the newest pack format this program reads.
const Format = 1

// Pack is a lesson pack as its author wrote it: pack.yaml and every lesson it names, in order.
type Pack struct {
	Format      int
	ID          string
	Version     string // semver
	Title       string
	Description string
	Language    string // BCP 47
	Licence     string // SPDX id
	Authors     []string
	Needs       []string
	Datasets    []string // ids from the catalogue
	OwnDatasets []string // folders under datasets/ that hold a dataset.yaml, slash-separated from the pack's root
	Skills      []Skill  // in the order of pack.yaml
	Modules     []Module
	Lessons     []*Lesson // in the order of Modules
	// Translations holds the lessons' translations by language, then by lesson id. Prose only: ids, SQL and attributes
	// in them are the base lesson's.
	Translations map[string]map[string]*Lesson
}

// Skill is one entry of a pack's vocabulary of skills.
type Skill struct {
	ID       string
	Title    string
	SQL      []string // features this skill introduces, named as in Exercise.Require
	Evidence []string // codes for the evidence portfolio
}

// Module is a titled run of lessons.
type Module struct {
	Title   string
	Lessons []string // lesson ids
}

// Lesson is one Markdown file: its front matter and its body as blocks in reading order.
type Lesson struct {
	ID         string // the file's name without .md
	File       string // slash-separated, from the pack's root
	Title      string
	Minutes    int
	Objectives []string
	Datasets   []string
	Teaches    []string
	Uses       []string
	Source     []string
	Checkpoint bool
	Language   string // of this file: the pack's, or a translation's
	Translates string // of a translation: the hash of the base file it was made from
	Hash       string // of this file's text, hex; line ends and byte order mark do not count
	Blocks     []Block
}

// Exercises returns the lesson's exercises in reading order.
func (l *Lesson) Exercises() []*Exercise {
	var found []*Exercise
	for _, block := range l.Blocks {
		if ex, ok := block.(*Exercise); ok {
			found = append(found, ex)
		}
	}
	return found
}

// Lesson returns the lesson with the id, or nil.
func (p *Pack) Lesson(id string) *Lesson {
	for _, l := range p.Lessons {
		if l.ID == id {
			return l
		}
	}
	return nil
}

// Exercise returns the exercise with the id, or one that had it formerly (was), and its lesson; nil when there is none.
func (p *Pack) Exercise(id string) (*Exercise, *Lesson) {
	var former *Exercise
	var home *Lesson
	for _, l := range p.Lessons {
		for _, ex := range l.Exercises() {
			if ex.ID == id {
				return ex, l
			}
			if former == nil && slices.Contains(ex.Was, id) {
				former, home = ex, l
			}
		}
	}
	return former, home
}

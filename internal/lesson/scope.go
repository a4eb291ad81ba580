package lesson

import (
	"path"
	"slices"

	"guildhall/internal/i18n"
)

// scope is what the lessons of a pack may name.
type scope struct {
	needs    bool            // the pack builds on others, whose skills are not known here
	skills   []string        // of pack.yaml, in its order
	datasets []string        // the catalogue's that pack.yaml lists, and the pack's own
	skill    map[string]bool // the same as sets
	dataset  map[string]bool
}

func newScope(h Header, own []string) *scope {
	s := &scope{needs: len(h.Needs) > 0, datasets: slices.Clone(h.Datasets), skill: map[string]bool{}, dataset: map[string]bool{}}
	for _, skill := range h.Skills {
		s.skills = append(s.skills, skill.ID)
		s.skill[skill.ID] = true
	}
	for _, folder := range own {
		s.datasets = append(s.datasets, path.Base(folder))
	}
	for _, id := range s.datasets {
		s.dataset[id] = true
	}
	return s
}

// checkSkills reports skills that pack.yaml does not name. Those of packs in `needs` are only known by the lesson's uses.
func (s *scope) checkSkills(c *collector, skills, uses []string, at func(int) Position) {
	for i, id := range skills {
		if s.skill[id] || s.needs && slices.Contains(uses, id) || c.full() {
			continue
		}
		mend := suggest(id, "lesson.list.skills", s.skills)
		if mend.IsZero() {
			mend = i18n.New("lesson.unknown-skill.add", nil)
		}
		c.add(at(i), "unknown-skill", i18n.Args{"Skill": brief(id), "Suggestion": mend})
	}
}

// checkDatasets reports datasets that the pack neither lists nor holds.
func (s *scope) checkDatasets(c *collector, ids []string, at func(int) Position) {
	for i, id := range ids {
		if s.dataset[id] || c.full() {
			continue
		}
		name, args := "unknown-dataset", i18n.Args{"Dataset": brief(id)}
		if near, ok := Nearest(id, s.datasets); ok {
			name, args["Nearest"] = "unknown-dataset.near", brief(near)
		}
		c.add(at(i), name, args)
	}
}

package lesson

import (
	"fmt"
	"slices"
)

// scope is what the lessons of a pack may name.
type scope struct {
	header   Header
	datasets []string // the catalogue's that pack.yaml lists, and the pack's own
}

// checkSkills reports skills that pack.yaml does not name. Those of packs in `needs` are only known by the lesson's uses.
func (s *scope) checkSkills(c *collector, skills, uses []string, at func(int) Position) {
	known := s.skills()
	for i, id := range skills {
		if slices.Contains(known, id) || len(s.header.Needs) > 0 && slices.Contains(uses, id) {
			continue
		}
		mend := didYouMean(id, "The skills are", known)
		if mend == "" {
			mend = "Add it under skills: in pack.yaml."
		}
		c.add(at(i), "unknown-skill", fmt.Sprintf("There is no skill %s in pack.yaml.", quote(id)), mend)
	}
}

func (s *scope) skills() []string {
	ids := make([]string, len(s.header.Skills))
	for i, skill := range s.header.Skills {
		ids[i] = skill.ID
	}
	return ids
}

// checkDatasets reports datasets that the pack neither lists nor holds.
func (s *scope) checkDatasets(c *collector, ids []string, at func(int) Position) {
	for i, id := range ids {
		if slices.Contains(s.datasets, id) {
			continue
		}
		mend := "Add it under datasets: in pack.yaml."
		if near, ok := Nearest(id, s.datasets); ok {
			mend = fmt.Sprintf("Did you mean %s? Otherwise add it under datasets: in pack.yaml.", quote(near))
		}
		c.add(at(i), "unknown-dataset", fmt.Sprintf("The pack has no dataset %s.", quote(id)), mend)
	}
}

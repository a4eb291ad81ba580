package check

import (
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// taught warns of exercises whose reference uses a feature that belongs to a skill which no lesson so far has taught, and no pack that
// this one needs. Where a needed pack is not here it may have taught anything, so that nothing can be said.
func (c *checker) taught(needed []*lesson.Pack, tried []Exercise) {
	if len(needed) < len(c.pack.Needs) {
		return
	}
	skillOf, known := map[string]string{}, map[string]bool{}
	for _, skill := range c.pack.Skills {
		for _, feature := range skill.SQL {
			skillOf[feature] = skill.ID
		}
	}
	learn := func(p *lesson.Pack, skills []string) {
		for _, skill := range p.Skills {
			for _, feature := range skill.SQL {
				known[feature] = known[feature] || slices.Contains(skills, skill.ID)
			}
		}
	}
	for _, p := range needed {
		for _, l := range p.Lessons {
			learn(p, l.Teaches)
		}
	}
	features := map[string][]string{}
	for _, ex := range tried {
		features[ex.ID] = ex.Features
	}
	for _, l := range c.pack.Lessons {
		learn(c.pack, slices.Concat(l.Teaches, l.Uses))
		for _, ex := range l.Exercises() {
			for _, feature := range features[ex.ID] {
				if skill, belongs := skillOf[feature]; belongs && !known[feature] {
					c.warn(ex.Position, ex.ID, "not-taught-yet", i18n.Args{"Feature": feature, "Skill": skill})
				}
			}
		}
	}
}

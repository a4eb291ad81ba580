package check

import (
	"context"
	"fmt"
	"slices"

	"guildhall/internal/lesson"
	"guildhall/internal/sqltext"
)

// taught warns of exercises whose reference uses a feature that belongs to a skill which no lesson so far has taught. Packs that this
// one needs may have taught anything, so that then nothing can be said.
func (c *checker) taught(ctx context.Context) {
	if len(c.pack.Needs) > 0 {
		return
	}
	skillOf := map[string]string{}
	features := map[string][]string{}
	for _, skill := range c.pack.Skills {
		features[skill.ID] = skill.SQL
		for _, feature := range skill.SQL {
			skillOf[feature] = skill.ID
		}
	}
	known := map[string]bool{}
	for _, l := range c.pack.Lessons {
		for _, skill := range slices.Concat(l.Teaches, l.Uses) {
			for _, feature := range features[skill] {
				known[feature] = true
			}
		}
		for _, ex := range l.Exercises() {
			c.untaught(ctx, ex, skillOf, known)
		}
	}
}

func (c *checker) untaught(ctx context.Context, ex *lesson.Exercise, skillOf map[string]string, known map[string]bool) {
	if ex.Type != lesson.SQL || len(ex.Solutions) == 0 {
		return
	}
	tree, ok := c.tree(ctx, ex.Solutions[0].SQL)
	if !ok {
		return
	}
	for _, feature := range sqltext.Features(tree) {
		if skill, belongs := skillOf[feature]; belongs && !known[feature] {
			c.warn(ex.Position, ex.ID, "not-taught-yet",
				fmt.Sprintf("The solution uses %s, which belongs to the skill %q; no lesson so far teaches it.", feature, skill),
				"Move the exercise, or add the skill to teaches or uses of this lesson.")
		}
	}
}

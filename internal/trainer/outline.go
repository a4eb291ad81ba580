package trainer

import (
	"slices"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// Outline is as much of a pack as progress needs to know.
func Outline(pack *lesson.Pack) progress.Outline {
	outline := progress.Outline{Pack: pack.ID}
	for _, l := range pack.Lessons {
		unit := progress.Unit{
			ID:         l.ID,
			Module:     moduleOf(pack, l.ID),
			Checkpoint: l.Checkpoint,
			Blocks:     len(l.Blocks),
		}
		for i, block := range l.Blocks {
			ex, ok := block.(*lesson.Exercise)
			if !ok {
				continue
			}
			unit.Tasks = append(unit.Tasks, progress.Task{
				ID: ex.ID, Was: ex.Was, Hash: ex.Hash, Points: pointsOf(ex), Skills: ex.Skills, Block: i,
			})
		}
		outline.Lessons = append(outline.Lessons, unit)
	}
	return outline
}

// pointsOf is what an exercise can give: a reflection is never scored.
func pointsOf(ex *lesson.Exercise) int {
	if ex.Type == lesson.Reflect {
		return 0
	}
	return ex.Points
}

// moduleOf is the index of the module that a lesson belongs to, -1 when it belongs to none.
func moduleOf(pack *lesson.Pack, id string) int {
	return slices.IndexFunc(pack.Modules, func(m lesson.Module) bool { return slices.Contains(m.Lessons, id) })
}

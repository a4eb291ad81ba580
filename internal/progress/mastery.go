package progress

// Mastery is how well a learner commands one skill of a pack, told by the exercises that train it.
type Mastery struct {
	Skill       string
	Exercises   int // that train it
	Done        int // of them, answered rightly
	Independent int // of those, without hints and without a solution shown
}

// Share is the part of the skill's exercises that were answered rightly, from 0 to 1.
func (m Mastery) Share() float64 {
	if m.Exercises == 0 {
		return 0
	}
	return float64(m.Done) / float64(m.Exercises)
}

// Skills tells the mastery of every skill that an exercise of the outline trains, in order of first appearance.
func Skills(outline Outline, standings []Standing) []Mastery {
	known := standingsOf(outline, standings)
	var all []Mastery
	index := map[string]int{}
	for _, unit := range outline.Lessons {
		for _, task := range unit.Tasks {
			standing := known[task.ID]
			for _, skill := range task.Skills {
				at, ok := index[skill]
				if !ok {
					at = len(all)
					index[skill] = at
					all = append(all, Mastery{Skill: skill})
				}
				all[at].Exercises++
				if !standing.Correct {
					continue
				}
				all[at].Done++
				if standing.Hints == 0 && !standing.Revealed {
					all[at].Independent++
				}
			}
		}
	}
	return all
}

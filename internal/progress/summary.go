package progress

// LessonState is how far a learner is with a lesson.
type LessonState string

// The states of a lesson.
const (
	LessonNew     LessonState = "new"
	LessonStarted LessonState = "started"
	LessonDone    LessonState = "done"
)

// Outline is as much of a pack as progress needs: its lessons in order.
type Outline struct {
	Pack    string
	Lessons []Unit
}

// Unit is a lesson of an Outline.
type Unit struct {
	ID         string
	Module     int // index of its module
	Checkpoint bool
	Blocks     int // blocks of its body
	Tasks      []Task
}

// Task is an exercise of a Unit.
type Task struct {
	ID     string
	Was    []string // former ids, whose history it carries on
	Hash   string   // of its content as it is now
	Points int
	Skills []string
	Block  int // index of its block within the lesson
}

// Summary is how far a learner is with a pack.
type Summary struct {
	Lessons       []LessonSummary // in the order of the outline
	LessonsDone   int
	Exercises     int
	ExercisesDone int
	Points        int
	PointsOf      int
}

// LessonSummary is how far a learner is with a lesson.
type LessonSummary struct {
	ID        string
	State     LessonState
	TestedOut bool // done because the checkpoint of its module was passed
	Exercises []ExerciseSummary
	Done      int      // exercises done
	Position  Position // zero when it was never open
}

// ExerciseSummary is how far a learner is with an exercise.
type ExerciseSummary struct {
	ID       string
	State    State
	Standing Standing // under its present id, with the history of former ones
}

// Summarize tells how far a learner is with a pack. The standings and positions may hold other packs too. A lesson is
// done when every exercise in it is, or when it has none and was read to the end; passing a checkpoint marks every
// lesson of its module done.
func Summarize(outline Outline, standings []Standing, positions []Position) Summary {
	known := standingsOf(outline, standings)
	read := map[string]Position{}
	for _, p := range positions {
		if p.Pack == outline.Pack && !p.Updated.Before(read[p.Lesson].Updated) {
			read[p.Lesson] = p
		}
	}
	var summary Summary
	passed := map[int]bool{}
	for _, unit := range outline.Lessons {
		lesson := summarizeLesson(unit, known, read[unit.ID])
		if unit.Checkpoint && len(unit.Tasks) > 0 && lesson.State == LessonDone {
			passed[unit.Module] = true
		}
		summary.Lessons = append(summary.Lessons, lesson)
		for i, ex := range lesson.Exercises {
			summary.Exercises++
			summary.Points += min(ex.Standing.Points, unit.Tasks[i].Points)
			summary.PointsOf += unit.Tasks[i].Points
		}
		summary.ExercisesDone += lesson.Done
	}
	for i := range summary.Lessons {
		lesson := &summary.Lessons[i]
		if lesson.State != LessonDone && passed[outline.Lessons[i].Module] {
			lesson.State, lesson.TestedOut = LessonDone, true
		}
		if lesson.State == LessonDone {
			summary.LessonsDone++
		}
	}
	return summary
}

func summarizeLesson(unit Unit, known map[string]Standing, position Position) LessonSummary {
	lesson := LessonSummary{ID: unit.ID, State: LessonNew, Position: position}
	started := !position.Updated.IsZero()
	for _, task := range unit.Tasks {
		standing := known[task.ID]
		ex := ExerciseSummary{ID: task.ID, State: standing.State(task.Hash), Standing: standing}
		started = started || standing.Touched()
		if ex.State.IsDone() {
			lesson.Done++
		}
		lesson.Exercises = append(lesson.Exercises, ex)
	}
	finished := lesson.Done == len(unit.Tasks)
	if len(unit.Tasks) == 0 {
		finished = started && (position.End || position.Block >= unit.Blocks-1)
	}
	switch {
	case finished:
		lesson.State = LessonDone
	case started:
		lesson.State = LessonStarted
	}
	return lesson
}

// standingsOf gives each exercise of the outline its standing, former ids included. A former id that another exercise
// bears now is that one's.
func standingsOf(outline Outline, standings []Standing) map[string]Standing {
	byID := map[string]Standing{}
	for _, s := range standings {
		if s.Ref.Pack == outline.Pack {
			byID[s.Ref.Exercise] = s
		}
	}
	current := map[string]bool{}
	for _, unit := range outline.Lessons {
		for _, task := range unit.Tasks {
			current[task.ID] = true
		}
	}
	known := make(map[string]Standing, len(byID))
	for _, unit := range outline.Lessons {
		for _, task := range unit.Tasks {
			standing := byID[task.ID]
			standing.Ref = Ref{Pack: outline.Pack, Exercise: task.ID}
			for _, was := range task.Was {
				if former, ok := byID[was]; ok && !current[was] {
					standing = standing.Merge(former)
				}
			}
			known[task.ID] = standing
		}
	}
	return known
}

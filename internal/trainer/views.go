package trainer

import (
	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// Home is what the first screen shows.
type Home struct {
	Continue *Step // nil when nothing was started, or all is done
	Packs    []PackProgress
	Week     Week
}

// Step is the next thing to do.
type Step struct {
	Pack        string
	PackTitle   string
	Lesson      string
	LessonTitle string
	Exercise    string // "" when the step is to read
	Number      int    // of the exercise within the lesson; 0 when the step is to read
	Of          int    // exercises of the lesson; 0 when the step is to read
	MinutesLeft int    // of the lesson, estimated from what is done
	Screen      string // "reader" or "workbench"
	Resumed     bool   // true: the learner was here before
}

// Week is the time spent lately.
type Week struct {
	Minutes int // in the last seven days
	Streak  int // days in a row with activity, today or yesterday included
	Correct int // right answers in the last seven days
}

// PackProgress is a pack with how far the learner is.
type PackProgress struct {
	PackEntry
	Lessons       int
	LessonsDone   int
	Exercises     int
	ExercisesDone int
	Points        int
	PointsOf      int
}

// Course is a pack with the state of every lesson.
type Course struct {
	Pack    *lesson.Pack
	Modules []ModuleView
	Totals  PackProgress
}

// ModuleView is a module of a course.
type ModuleView struct {
	Title   string
	Lessons []LessonSummary
}

// LessonSummary is a lesson in a list.
type LessonSummary struct {
	ID            string
	Title         string
	Minutes       int
	Objectives    []string
	Checkpoint    bool
	State         progress.LessonState
	TestedOut     bool // done because the checkpoint of its module was passed
	Exercises     []ExerciseSummary
	ExercisesDone int
}

// ExerciseSummary is an exercise in a list.
type ExerciseSummary struct {
	ID     string
	Type   lesson.Type
	Points int
	State  progress.State
}

// Reading is a lesson opened for reading.
type Reading struct {
	Pack     *lesson.Pack
	Lesson   *lesson.Lesson
	Summary  LessonSummary
	Position progress.Position // zero when it was never open
	Previous string            // lesson ids, "" at the ends of the pack
	Next     string
}

// Exercising is an exercise opened in the workbench.
type Exercising struct {
	Pack     *lesson.Pack
	Lesson   *lesson.Lesson
	Exercise *lesson.Exercise
	State    progress.State
	Standing progress.Standing
	Draft    progress.Draft // the draft, or the starter when there is none
	Seed     int64
	// Display maps what is shown to the source order: the item shown at i is Exercise.Items[Display[i]]; for parsons it
	// indexes Lines.
	Display []int
	// Lines are the lines of a parsons exercise in source order: the reference's, then the distractors.
	Lines    []string
	Number   int // 1-based within the lesson
	Of       int
	Previous string // exercise ids within the lesson, "" at the ends
	Next     string
	// NextLesson is the lesson after this one, "" at the end.
	NextLesson string
	// AttemptsLeft is how often an exercise of a checkpoint may still be answered; -1 where there is no limit.
	AttemptsLeft int
}

// Submission is what comes back from a submitted answer.
type Submission struct {
	Verdict grade.Verdict
	// Recorded is false when the attempt could not be made durable; Problem then says why.
	Recorded bool
	Problem  error
	State    progress.State
	// Remark is something to say beside the verdict, such as why a right answer gave no points; zero when there is nothing.
	Remark i18n.Message
	// Explain and Solutions are given once the answer was right.
	Explain   []lesson.Block
	Solutions []lesson.Solution
	// LessonDone is true when this answer finished the lesson.
	LessonDone bool
	// AttemptsLeft is how often an exercise of a checkpoint may still be answered; -1 where there is no limit.
	AttemptsLeft int
}

// HintView is a hint and its place in the ladder.
type HintView struct {
	Hint   lesson.Hint
	Number int // 1-based
	Of     int
}

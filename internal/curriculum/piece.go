package curriculum

import "guildhall/internal/lesson"

// Piece is a stretch of a lesson's prose.
type Piece struct {
	lesson.Position
	Markdown string
	Section  int              // counts the lesson's headings of the first two levels, from 0 for what stands before them
	Exercise *lesson.Exercise // nil outside exercises
	Flowing  bool             // whole sentences for learners, which can be read aloud: neither a table nor an option
}

// Query is SQL that stands in a lesson.
type Query struct {
	lesson.Position
	SQL      string
	Datasets []string
	Section  int
	Exercise *lesson.Exercise
	Private  bool // it changes data, or belongs behind SQL that does
}

// content is what a lesson holds, taken apart in reading order.
type content struct {
	pieces  []Piece
	queries []Query
}

// walker goes through a lesson.
type walker struct {
	content
	datasets []string
	section  int
	exercise *lesson.Exercise
	trainer  bool // in notes that learners do not see
}

func takeApart(l *lesson.Lesson) content {
	w := &walker{datasets: l.Datasets}
	w.blocks(l.Blocks)
	return w.content
}

func (w *walker) blocks(blocks []lesson.Block) {
	for _, block := range blocks {
		w.block(block)
	}
}

func (w *walker) block(block lesson.Block) {
	switch block := block.(type) {
	case *lesson.Heading:
		if block.Level <= 2 && w.exercise == nil {
			w.section++
		}
		w.say(block.Position, block.Text, false)
	case *lesson.Prose:
		w.say(block.Position, block.Markdown, true)
	case *lesson.Table:
		w.say(block.Position, block.Markdown, false)
	case *lesson.Example:
		if block.Role == lesson.Runnable {
			w.query(block.Position, block.SQL)
		}
	case *lesson.Chart:
		w.query(block.Position, block.SQL)
		w.say(block.Position, block.Title, false)
		w.say(block.Position, block.Alt, true)
	case *lesson.Callout:
		w.callout(block)
	case *lesson.Exercise:
		w.practise(block)
	}
}

func (w *walker) callout(block *lesson.Callout) {
	w.trainer = block.Kind == lesson.Trainer
	w.blocks(block.Blocks)
	w.trainer = false
}

// practise takes an exercise apart. The lines of wrong options hold figures that nothing gives, so they are left out.
func (w *walker) practise(ex *lesson.Exercise) {
	outer := w.datasets
	w.exercise, w.datasets = ex, ex.Datasets
	defer func() { w.exercise, w.datasets = nil, outer }()

	w.blocks(ex.Prompt)
	for _, item := range ex.Items {
		if ex.Type != lesson.Choice || item.Right {
			w.say(item.Position, item.Text, false)
		}
		w.say(item.Position, item.Feedback, true)
	}
	for _, solution := range ex.Solutions {
		w.query(solution.Position, solution.SQL)
	}
	for _, wrong := range ex.Wrong {
		w.query(wrong.Position, wrong.SQL)
		w.say(wrong.Position, wrong.Message, true)
	}
	if ex.Answer != "" {
		w.say(ex.Position, ex.Answer, false)
	}
	for _, near := range ex.Near {
		w.say(near.Position, near.Message, true)
	}
	for _, feedback := range ex.AcceptedFeedback {
		w.say(ex.Position, feedback, true)
	}
	for _, hint := range ex.Hints {
		w.say(hint.Position, hint.Title, false)
		w.blocks(hint.Blocks)
	}
	w.blocks(ex.Explain)
	w.blocks(ex.Model)
	for _, sql := range ex.Reveal {
		w.query(ex.Position, sql)
	}
}

func (w *walker) say(at lesson.Position, markdown string, flowing bool) {
	if markdown != "" {
		w.pieces = append(w.pieces, Piece{Position: at, Markdown: markdown, Section: w.section, Exercise: w.exercise, Flowing: flowing && !w.trainer})
	}
}

func (w *walker) query(at lesson.Position, sql string) {
	private := w.exercise != nil && w.exercise.Type == lesson.Change
	w.queries = append(w.queries, Query{Position: at, SQL: sql, Datasets: w.datasets, Section: w.section, Exercise: w.exercise, Private: private})
}

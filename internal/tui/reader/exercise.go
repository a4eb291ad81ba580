package reader

import (
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// drawExercise draws an exercise where it stands: its number, kind and state, what is asked, and the way into it.
func (r *Reader) drawExercise(it *item, ex *lesson.Exercise) {
	s := r.env.Styles
	number, of, state := r.standing(ex.ID)
	title := r.env.Text("reader.exercise", i18n.Args{"Number": number, "Of": of, "Type": r.env.Text("reader.type-" + string(ex.Type))})
	symbol, look := s.ExerciseMark(state)
	word := symbol + " " + r.env.Text("reader.state-"+string(state))
	width := r.measure()
	body := []string{look.Render(word) + s.Muted.Render(" "+s.Symbols.Separator+" "+r.env.Text("reader.points", i18n.Args{"Count": ex.Points})), ""}
	prompt := r.renderer.Blocks(ex.Prompt, width-4, r.env.Words)
	for _, link := range prompt.Links {
		link.Line, link.Column = link.Line+len(body)+1, link.Column+2
		it.links = append(it.links, link)
	}
	body = append(body, prompt.Lines...)
	it.lines = make([]string, len(body)+2)
	button := r.buttons(it, []screen.Action{screen.DoOpen})
	for i := range it.zones {
		it.zones[i].from, it.zones[i].to = it.zones[i].from+2, it.zones[i].to+2
	}
	body = append(body, "", button)
	it.lines = frame.Box(s.Strong.Render(title), body, width, r.focusedItem() == it, s)
}

// standing is an exercise's number within the lesson, how many there are, and its state.
func (r *Reader) standing(id string) (number, of int, state progress.State) {
	exercises := r.reading.Summary.Exercises
	for i, ex := range exercises {
		if ex.ID == id {
			return i + 1, len(exercises), ex.State
		}
	}
	return 1, max(len(exercises), 1), progress.New
}

// drawTail draws the end of the lesson: what is still open, and the way to the next lesson.
func (r *Reader) drawTail(it *item) {
	s := r.env.Styles
	it.lines = []string{s.Line.Render(strings.Repeat(s.Symbols.Rule, r.measure()))}
	open := 0
	for _, ex := range r.reading.Summary.Exercises {
		if ex.State != progress.Done && ex.State != progress.Changed {
			open++
		}
	}
	text := r.env.Text("reader.end-done")
	if open > 0 {
		text = r.env.Text("reader.end-open", i18n.Args{"Count": open})
	}
	it.lines = append(it.lines, prose.Wrapped(text, r.measure(), s)...)
	if r.reading.Next == "" {
		it.lines = append(it.lines, prose.Wrapped(r.env.Text("reader.end-of-pack"), r.measure(), s)...)
		it.lines = append(it.lines, r.buttons(it, []screen.Action{doRecap}))
		return
	}
	next := r.reading.Pack.Lesson(r.reading.Next)
	if next == nil {
		return
	}
	it.lines = append(it.lines, prose.Wrapped(r.env.Text("reader.next-is", i18n.Args{"Lesson": next.Title}), r.measure(), s)...)
	it.lines = append(it.lines, r.buttons(it, []screen.Action{doNextLesson, doRecap}))
}

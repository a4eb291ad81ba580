package trainer

import (
	"context"
	"fmt"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// Exercise opens an exercise, by its id or a former one, with the learner's draft.
func (t *Trainer) Exercise(ctx context.Context, pack, exercise string) (Exercising, error) {
	at, err := t.find(ctx, pack, exercise)
	if err != nil {
		return Exercising{}, err
	}
	draft, err := t.draft(ctx, at)
	if err != nil {
		return Exercising{}, err
	}
	lines := ParsonsLines(at.exercise)
	seed := seedFor(t.Seed(), at.ref(), at.standing.Attempts)
	opened := Exercising{
		Pack:     at.pack,
		Lesson:   at.lesson,
		Exercise: at.exercise,
		State:    at.state(),
		Standing: at.standing,
		Draft:    draft,
		Seed:     seed,
		Display:  Display(at.exercise, lines, seed),
		Lines:    lines,
	}
	opened.AttemptsLeft = -1
	if at.lesson.Checkpoint {
		if opened.AttemptsLeft, err = t.attemptsLeft(ctx, at); err != nil {
			return Exercising{}, err
		}
	}
	opened.neighbours()
	return opened, nil
}

// neighbours tells where the exercise stands in its lesson and pack.
func (e *Exercising) neighbours() {
	all := e.Lesson.Exercises()
	e.Of = len(all)
	for i, ex := range all {
		if ex.ID != e.Exercise.ID {
			continue
		}
		e.Number = i + 1
		if i > 0 {
			e.Previous = all[i-1].ID
		}
		if i+1 < len(all) {
			e.Next = all[i+1].ID
		}
	}
	if at := lessonIndex(e.Pack, e.Lesson.ID); at >= 0 && at+1 < len(e.Pack.Lessons) {
		e.NextLesson = e.Pack.Lessons[at+1].ID
	}
}

// draft is the learner's, under the exercise's id or a former one, else the starter.
func (t *Trainer) draft(ctx context.Context, at place) (progress.Draft, error) {
	if draft, ok := t.unsaved.draft(at.ref()); ok {
		return draft, nil
	}
	for _, ref := range at.refs() {
		draft, ok, err := t.Record.Draft(ctx, ref)
		if err != nil {
			return progress.Draft{}, fmt.Errorf("read the draft of %s: %w", at.exercise.ID, err)
		}
		if ok {
			draft.Ref = at.ref()
			draft.Cursor = min(max(draft.Cursor, 0), len(draft.Text))
			return draft, nil
		}
	}
	return progress.Draft{Ref: at.ref(), Text: at.exercise.Starter, Cursor: len(at.exercise.Starter)}, nil
}

// refs are the exercise's ids, the present one first. A former id that another exercise bears now is that one's.
func (p place) refs() []progress.Ref {
	refs := []progress.Ref{p.ref()}
	for _, was := range p.exercise.Was {
		if bearer, _ := p.pack.Exercise(was); bearer == nil || bearer.ID != was {
			refs = append(refs, progress.Ref{Pack: p.pack.ID, Exercise: was})
		}
	}
	return refs
}

// SaveDraft keeps an answer that is being written.
func (t *Trainer) SaveDraft(ctx context.Context, draft progress.Draft) error {
	if draft.Updated.IsZero() {
		draft.Updated = t.Now()
	}
	return t.keepDraft(ctx, draft)
}

// SavePosition keeps where the learner stopped.
func (t *Trainer) SavePosition(ctx context.Context, position progress.Position) error {
	if position.Updated.IsZero() {
		position.Updated = t.Now()
	}
	return t.Record.SavePosition(ctx, position)
}

// writesSQL reports whether a type's solutions are SQL that can be written in more than one way.
func writesSQL(ex *lesson.Exercise) bool {
	return ex.Type == lesson.SQL || ex.Type == lesson.Change
}

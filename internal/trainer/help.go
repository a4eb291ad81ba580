package trainer

import (
	"context"
	"strconv"
	"strings"
	"unicode"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// Revealed is the solution of an exercise, as shown to a learner who asked for it.
type Revealed struct {
	Solutions []lesson.Solution
	Explain   []lesson.Block
	// Answer is the answer of types without SQL, in source order and in the form that `guildhall grade` reads; "" for SQL,
	// for a reflection, whose model answer is in the exercise, and for a text that only a pattern accepts.
	Answer string
	// Recorded is false when the record could not keep that the solution was shown; Problem then says why.
	Recorded bool
	Problem  error
}

// Hint gives the next hint that was not seen yet, and remembers that it was. ErrNoMoreHints says that all were, ErrNoHints that
// there are none, ErrCheckpoint that none are given here.
func (t *Trainer) Hint(ctx context.Context, pack, exercise string) (HintView, error) {
	at, err := t.find(ctx, pack, exercise)
	if err != nil {
		return HintView{}, err
	}
	hints := at.exercise.Hints
	switch {
	case at.lesson.Checkpoint:
		return HintView{}, ErrCheckpoint
	case len(hints) == 0:
		return HintView{}, ErrNoHints
	case at.standing.Hints >= len(hints):
		return HintView{}, ErrNoMoreHints
	}
	seen := at.standing.Hints + 1
	t.remember(ctx, at.ref(), seen)
	return HintView{Hint: hints[seen-1], Number: seen, Of: len(hints)}, nil
}

// HintsSeen lists the hints that were shown before, in order.
func (t *Trainer) HintsSeen(ctx context.Context, pack, exercise string) ([]HintView, error) {
	at, err := t.find(ctx, pack, exercise)
	if err != nil {
		return nil, err
	}
	if at.lesson.Checkpoint {
		return nil, nil
	}
	hints := at.exercise.Hints
	var seen []HintView
	for i, hint := range hints[:min(at.standing.Hints, len(hints))] {
		seen = append(seen, HintView{Hint: hint, Number: i + 1, Of: len(hints)})
	}
	return seen, nil
}

// Reveal gives the solutions and records that they were shown, unless they were before or the learner has answered rightly. In a
// checkpoint that is ErrCheckpoint until both attempts are used.
func (t *Trainer) Reveal(ctx context.Context, pack, exercise string) (Revealed, error) {
	at, err := t.find(ctx, pack, exercise)
	if err != nil {
		return Revealed{}, err
	}
	if at.lesson.Checkpoint && !at.state().IsDone() {
		left, err := t.attemptsLeft(ctx, at)
		if err != nil {
			return Revealed{}, err
		}
		if left > 0 {
			return Revealed{}, ErrCheckpoint
		}
	}
	revealed := Revealed{
		Solutions: at.exercise.Solutions,
		Explain:   at.exercise.Explain,
		Answer:    t.answerOf(ctx, at),
		Recorded:  true,
	}
	if at.state() != progress.Done && !at.standing.Shown(at.exercise.Hash) {
		revealed.Problem = t.add(ctx, t.event(at, progress.VerdictRevealed))
		revealed.Recorded = revealed.Problem == nil
	}
	return revealed, nil
}

// Skip records that the learner goes on without an answer. An exercise that is done stays done.
func (t *Trainer) Skip(ctx context.Context, pack, exercise string) error {
	at, err := t.find(ctx, pack, exercise)
	if err != nil {
		return err
	}
	return t.add(ctx, t.event(at, progress.VerdictSkipped))
}

// answerOf writes the right answer of a type without SQL.
func (t *Trainer) answerOf(ctx context.Context, at place) string {
	ex := at.exercise
	switch ex.Type {
	case lesson.Choice:
		var letters []string
		for i, item := range ex.Items {
			if item.Right {
				letters = append(letters, letterOf(i))
			}
		}
		return strings.Join(letters, ",")
	case lesson.Arrange:
		numbers := make([]string, len(ex.Items))
		for i := range ex.Items {
			numbers[i] = strconv.Itoa(i + 1)
		}
		return strings.Join(numbers, ",")
	case lesson.Classify:
		lines := make([]string, len(ex.Items))
		for i, item := range ex.Items {
			lines[i] = item.Text + " => " + item.Label
		}
		return strings.Join(lines, "\n")
	case lesson.TextType:
		for _, accepted := range ex.Accepted {
			if len(accepted) < 2 || !strings.HasPrefix(accepted, "/") || !strings.HasSuffix(accepted, "/") {
				return accepted
			}
		}
	case lesson.Number:
		return t.numberOf(ctx, at)
	}
	return ""
}

// numberOf is the answer of a number exercise: as its author wrote it, else what its solution computes. When that
// cannot be run, the solution itself is shown and is answer enough.
func (t *Trainer) numberOf(ctx context.Context, at place) string {
	if at.exercise.Answer != "" || len(at.exercise.Solutions) == 0 {
		return at.exercise.Answer
	}
	outcome, err := t.Workshop.Run(ctx, at.pack, at.exercise.Datasets, at.exercise.Solutions[0].SQL)
	if err != nil || outcome.Set == nil || len(outcome.Set.Rows) != 1 || len(outcome.Set.Rows[0]) != 1 {
		return ""
	}
	return outcome.Set.Rows[0][0].String()
}

// letterOf names an option: a to z, then aa, ab, … as columns of a spreadsheet are named.
func letterOf(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letterOf(i/26-1) + string(rune('a'+i%26))
}

// repeats reports whether an answer says no more than a solution that was shown.
func repeats(ex *lesson.Exercise, answer string) bool {
	if !writesSQL(ex) {
		return true
	}
	for _, s := range ex.Solutions {
		if squeeze(s.SQL) == squeeze(answer) {
			return true
		}
	}
	return false
}

// squeeze leaves of SQL what tells two ways to write a query apart: no spaces, comments, letter case or final semicolon.
// It may take two texts for the same that are not, inside quotes; that costs points, never a verdict.
func squeeze(sql string) string {
	var b strings.Builder
	for line := range strings.Lines(sql) {
		line, _, _ = strings.Cut(line, "--")
		for _, r := range line {
			if !unicode.IsSpace(r) {
				b.WriteRune(unicode.ToLower(r))
			}
		}
	}
	return strings.TrimRight(b.String(), ";")
}

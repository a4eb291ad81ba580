package workbench

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/widget/editor"
)

// draftDelay is how long a draft may wait for its way to the disk. The promise is half a second.
const draftDelay = 300 * time.Millisecond

func (w *Workbench) openCmd() tea.Cmd {
	ctx, t, pack, id := w.env.Context, w.trainer, w.pack, w.id
	return func() tea.Msg {
		exercising, err := t.Exercise(ctx, pack, id)
		if err != nil {
			return openedMsg{err: err}
		}
		hints, err := t.HintsSeen(ctx, pack, id)
		return openedMsg{exercising: exercising, hints: hints, err: err}
	}
}

// readyCmd makes the exercise ready to be judged while the prompt is read.
func (w *Workbench) readyCmd() tea.Cmd {
	ctx, t, opened := w.env.Context, w.trainer, w.ex
	return func() tea.Msg {
		t.GetReady(ctx, opened)
		return nil
	}
}

func (w *Workbench) runCmd(ctx context.Context, request uint64, sql string, whole bool) tea.Cmd {
	t, pack, datasets := w.trainer, w.pack, w.ex.Exercise.Datasets
	return func() tea.Msg {
		outcome, err := t.Try(ctx, pack, datasets, sql)
		return ranMsg{request: request, outcome: outcome, sql: sql, whole: whole, err: err}
	}
}

func (w *Workbench) submitCmd(ctx context.Context, request uint64) tea.Cmd {
	t := w.trainer
	answer := trainer.Answer{
		Pack: w.pack, Exercise: w.ex.Exercise.ID, Text: w.answer.Text(),
		Seed: w.ex.Seed, Elapsed: w.env.Now().Sub(w.opened),
	}
	draft := w.draft()
	return func() tea.Msg {
		// The answer is on disk as a draft before it is judged, so that not even a power cut between can lose it. Where that
		// fails, the attempt itself reports why.
		_ = t.SaveDraft(ctx, draft)
		submission, err := t.Submit(ctx, answer)
		return gradedMsg{request: request, answer: answer.Text, submission: submission, err: err}
	}
}

func (w *Workbench) hintCmd() tea.Cmd {
	ctx, t, pack, id := w.env.Context, w.trainer, w.pack, w.id
	return func() tea.Msg {
		hint, err := t.Hint(ctx, pack, id)
		return hintedMsg{hint: hint, err: err}
	}
}

func (w *Workbench) revealCmd() tea.Cmd {
	ctx, t, pack, id := w.env.Context, w.trainer, w.pack, w.id
	return func() tea.Msg {
		revealed, err := t.Reveal(ctx, pack, id)
		return revealedMsg{revealed: revealed, err: err}
	}
}

func (w *Workbench) skipCmd() tea.Cmd {
	ctx, t, pack, id := w.env.Context, w.trainer, w.pack, w.id
	return func() tea.Msg { return skippedMsg{err: t.Skip(ctx, pack, id)} }
}

func (w *Workbench) describeCmd() tea.Cmd {
	ctx, t, pack, datasets := w.env.Context, w.trainer, w.pack, w.ex.Exercise.Datasets
	if len(datasets) == 0 {
		return nil
	}
	return func() tea.Msg {
		tables, err := t.Dictionary(ctx, pack, datasets)
		return describedMsg{tables: tables, err: err}
	}
}

func (w *Workbench) completeCmd(msg editor.CompleteMsg) tea.Cmd {
	ctx, t, pack, datasets := w.env.Context, w.trainer, w.pack, w.ex.Exercise.Datasets
	to := w.answer
	return w.completing.Ask(msg.Req, func() tea.Msg {
		// Without suggestions the learner types on; a failure to complete is not worth an interruption.
		suggestions, _ := t.Complete(ctx, pack, datasets, msg.Statement, len(msg.Before))
		return completedMsg{to: to, request: msg.Req, suggestions: suggestions}
	})
}

// pastCmd reads which queries were run on the exercise's datasets, in this session and before.
func (w *Workbench) pastCmd() tea.Cmd {
	ctx, t, to, datasets := w.env.Context, w.trainer, w.answer, w.ex.Exercise.Datasets
	if _, recalls := to.(recaller); !recalls || len(datasets) == 0 {
		return nil
	}
	return func() tea.Msg { return pastMsg{to: to, queries: t.Ran(ctx, datasets)} }
}

// chartsCmd runs the queries of the prompt's charts.
func (w *Workbench) chartsCmd() tea.Cmd {
	ctx, t, pack, datasets := w.env.Context, w.trainer, w.pack, w.ex.Exercise.Datasets
	var all []tea.Cmd
	for i, block := range w.ex.Exercise.Prompt {
		chart, ok := block.(*lesson.Chart)
		if !ok {
			continue
		}
		all = append(all, func() tea.Msg {
			outcome, err := t.Run(ctx, pack, datasets, chart.SQL)
			return chartedMsg{index: i, outcome: outcome, err: err}
		})
	}
	return tea.Batch(all...)
}

// draft is the answer as it is kept.
func (w *Workbench) draft() progress.Draft {
	text := w.answer.Text()
	return progress.Draft{
		Ref:  progress.Ref{Pack: w.pack, Exercise: w.ex.Exercise.ID},
		Text: text, Cursor: w.draftCursor(text), Updated: w.env.Now(),
	}
}

// draftCursor is where the cursor stands in an answer that has one.
func (w *Workbench) draftCursor(text string) int {
	if placed, ok := w.answer.(interface{ Offset() int }); ok {
		return min(placed.Offset(), len(text))
	}
	return len(text)
}

func (w *Workbench) saveCmd() tea.Cmd {
	ctx, t, draft := context.WithoutCancel(w.env.Context), w.trainer, w.draft()
	w.saved = draft.Text
	return func() tea.Msg { return savedMsg{err: t.SaveDraft(ctx, draft)} }
}

// placeCmd remembers that the learner is at this exercise.
func (w *Workbench) placeCmd() tea.Cmd {
	ctx, t := context.WithoutCancel(w.env.Context), w.trainer
	position := progress.Position{
		Pack: w.pack, Lesson: w.ex.Lesson.ID, Screen: "workbench", Exercise: w.ex.Exercise.ID, Updated: w.env.Now(),
	}
	// In the lesson, the place of an exercise is where it stands in the text.
	position.Block = max(0, slices.Index(w.ex.Lesson.Blocks, lesson.Block(w.ex.Exercise)))
	return func() tea.Msg { return savedMsg{err: t.SavePosition(ctx, position)} }
}

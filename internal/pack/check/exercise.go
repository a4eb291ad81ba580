package check

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// exerciseTasks lists what is tried on an exercise.
func exerciseTasks(ex *lesson.Exercise, fast bool) []task {
	tasks := []task{exerciseTask(ex)}
	if answerable(ex) && (ex.Type == lesson.SQL || ex.Type == lesson.Parsons) {
		tasks = append(tasks, steadyTask(ex))
	}
	if answerable(ex) && ex.Type == lesson.SQL && !fast {
		tasks = append(tasks, mutantsTask(ex))
	}
	return tasks
}

// exerciseTask has every answer in an exercise judged as its author says it must be.
func exerciseTask(ex *lesson.Exercise) task {
	return task{at: ex.Position, thing: ex, datasets: ex.Datasets, run: func(ctx context.Context, c *checker) error {
		return c.exercise(ctx, ex)
	}}
}

func (c *checker) exercise(ctx context.Context, ex *lesson.Exercise) error {
	began := time.Now()
	c.found.Exercise = &Exercise{ID: ex.ID, Type: ex.Type, Solutions: len(ex.Solutions), Wrong: len(ex.Wrong)}
	steps := []func(context.Context, *lesson.Exercise) error{c.prose, c.reveals}
	if answerable(ex) {
		steps = append(steps, c.solutions, c.computed, c.items, c.refused, c.wrong, c.near, c.reference)
	}
	for _, step := range steps {
		if err := step(ctx, ex); err != nil {
			return err
		}
	}
	c.found.Exercise.Elapsed = time.Since(began)
	return nil
}

// answerable reports whether there is something to judge by. What is missing was said when the pack was read.
func answerable(ex *lesson.Exercise) bool {
	switch ex.Type {
	case lesson.SQL, lesson.Parsons:
		return len(ex.Solutions) > 0
	case lesson.Change:
		return len(ex.Solutions) > 0 && len(ex.Check) > 0
	case lesson.Number:
		return ex.Answer != "" || len(ex.Solutions) > 0
	case lesson.Choice, lesson.Arrange, lesson.Classify:
		return len(ex.Items) > 1
	case lesson.TextType:
		return len(ex.Accepted) > 0
	}
	return false
}

// writesSQL reports whether answers to the exercise are SQL.
func writesSQL(ex *lesson.Exercise) bool {
	return ex.Type == lesson.SQL || ex.Type == lesson.Change || ex.Type == lesson.Parsons
}

// prose checks the SQL and the charts of everything that the learner reads.
func (c *checker) prose(ctx context.Context, ex *lesson.Exercise) error {
	parts := [][]lesson.Block{ex.Prompt, ex.Explain, ex.Model}
	for _, hint := range ex.Hints {
		parts = append(parts, hint.Blocks)
	}
	for _, blocks := range parts {
		if err := c.blocks(ctx, ex, blocks); err != nil {
			return err
		}
	}
	return nil
}

// reveals must run.
func (c *checker) reveals(ctx context.Context, ex *lesson.Exercise) error {
	for _, sql := range ex.Reveal {
		_, err := c.bench.Run(ctx, c.pack, ex.Datasets, sql)
		var refused *result.QueryError
		if errors.As(err, &refused) {
			c.fault(ex.Position, ex.ID, "reveal-fails", i18n.Args{"Reason": said(refused, sql)})
		} else if err != nil {
			return fmt.Errorf("run the reveal of %s: %w", ex.ID, err)
		}
	}
	return nil
}

// judge judges an answer; what cannot be an attempt comes back as that.
func (c *checker) judge(ctx context.Context, ex *lesson.Exercise, answer string) (grade.Verdict, *grade.NotAnAttempt, error) {
	verdict, err := c.bench.Judge(ctx, c.pack, ex, answer)
	c.found.unsure = c.found.unsure || verdict.Outcome == grade.Stopped
	var none *grade.NotAnAttempt
	if errors.As(err, &none) {
		return verdict, none, nil
	}
	if err != nil {
		return verdict, nil, fmt.Errorf("judge an answer to %s: %w", ex.ID, err)
	}
	return verdict, nil, nil
}

// told is what the learner would be told.
func (c *checker) told(verdict grade.Verdict, none *grade.NotAnAttempt) string {
	switch {
	case none != nil:
		return c.options.Say(none.Message)
	case verdict.Outcome == grade.PackFault && len(verdict.Findings) > 0:
		// The learner is told whom to tell; the author needs the reason alone.
		if reason, ok := verdict.Findings[0].Message.Args["Reason"].(i18n.Message); ok {
			return strings.TrimRight(c.options.Say(reason), ".! ") + "."
		}
		return c.options.Say(verdict.Findings[0].Message)
	case len(verdict.Findings) > 0:
		return strings.TrimSpace(c.options.Say(verdict.Findings[0].Message))
	}
	return string(verdict.Outcome)
}

// reference reads the tree of the first solution: which features it uses, and whether it sorts without the exercise saying so.
func (c *checker) reference(ctx context.Context, ex *lesson.Exercise) error {
	if ex.Type != lesson.SQL {
		return nil
	}
	tree, ok, err := c.tree(ctx, ex.Solutions[0].SQL)
	if err != nil || !ok {
		return err
	}
	c.found.Exercise.Features = sqltext.Features(tree)
	if !ex.OrderSaid && sqltext.HasOuterOrderBy(tree) {
		c.warn(ex.Position, ex.ID, "order-not-said", nil)
	}
	return nil
}

// tree parses a SELECT; false for other SQL.
func (c *checker) tree(ctx context.Context, sql string) (*sqltext.Tree, bool, error) {
	text, err := c.bench.Tree(ctx, sql)
	var refused *result.QueryError
	if errors.As(err, &refused) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("parse a solution: %w", err)
	}
	tree, err := sqltext.DecodeTree(text)
	return tree, err == nil, nil
}

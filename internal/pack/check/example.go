package check

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// blockTasks lists the SQL that stands in prose, wherever it is nested.
func blockTasks(datasets []string, blocks []lesson.Block, exercise string) []task {
	var tasks []task
	for _, block := range blocks {
		t := task{at: block.Pos(), thing: block, datasets: datasets}
		switch b := block.(type) {
		case *lesson.Example:
			t.run = func(ctx context.Context, c *checker) error { return c.example(ctx, datasets, b, exercise) }
		case *lesson.Chart:
			t.run = func(ctx context.Context, c *checker) error { return c.chart(ctx, datasets, b, exercise) }
		case *lesson.Callout:
			tasks = append(tasks, blockTasks(datasets, b.Blocks, exercise)...)
			continue
		default:
			continue
		}
		tasks = append(tasks, t)
	}
	return tasks
}

// blocks checks the SQL in the prose of an exercise at once.
func (c *checker) blocks(ctx context.Context, ex *lesson.Exercise, blocks []lesson.Block) error {
	for _, t := range blockTasks(ex.Datasets, blocks, ex.ID) {
		if err := t.run(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

// example runs a runnable example, expects a failing one to fail, and has a shown one parsed.
func (c *checker) example(ctx context.Context, datasets []string, e *lesson.Example, exercise string) error {
	_, err := c.bench.Run(ctx, c.pack, datasets, e.SQL)
	var refused *result.QueryError
	if err != nil && !errors.As(err, &refused) {
		return fmt.Errorf("run the example at %s:%d: %w", e.File, e.Line, err)
	}
	switch e.Role {
	case lesson.Fails:
		if refused == nil {
			c.fault(e.Position, exercise, "example-does-not-fail", nil)
		}
	case lesson.Shown:
		if refused != nil && refused.Class == "Parser" {
			c.fault(within(e.Position, refused, e.SQL), exercise, "shown-does-not-parse", i18n.Args{"Reason": said(refused, e.SQL)})
		}
	default:
		if refused != nil {
			c.fault(within(e.Position, refused, e.SQL), exercise, "example-fails", i18n.Args{"Reason": said(refused, e.SQL)})
		}
	}
	return nil
}

// within is the place in a file that DuckDB speaks of, of a block whose SQL begins on the line after at.
func within(at lesson.Position, refused *result.QueryError, sql string) lesson.Position {
	if refused.Offset < 0 || refused.Offset > len(sql) {
		return at
	}
	before := sql[:refused.Offset]
	at.Line += 1 + strings.Count(before, "\n")
	at.Column = 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
	return at
}

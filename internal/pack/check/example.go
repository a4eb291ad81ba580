package check

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// chartRows is how many rows a chart may draw: more cannot be told apart on a terminal.
const chartRows = 5000

// blocks runs the SQL that stands in the prose of a lesson.
func (c *checker) blocks(ctx context.Context, l *lesson.Lesson, blocks []lesson.Block) error {
	for _, block := range blocks {
		var err error
		switch b := block.(type) {
		case *lesson.Example:
			err = c.example(ctx, l, b)
		case *lesson.Chart:
			err = c.chart(ctx, l.Datasets, b, "")
		case *lesson.Callout:
			err = c.blocks(ctx, l, b.Blocks)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// example runs a runnable example, expects a failing one to fail, and has a shown one parsed.
func (c *checker) example(ctx context.Context, l *lesson.Lesson, e *lesson.Example) error {
	_, err := c.bench.Run(ctx, c.pack, l.Datasets, e.SQL)
	var refused *result.QueryError
	if err != nil && !errors.As(err, &refused) {
		return fmt.Errorf("run the example at %s:%d: %w", e.File, e.Line, err)
	}
	switch e.Role {
	case lesson.Fails:
		if refused == nil {
			c.fault(e.Position, "", "example-does-not-fail", "This example stands in ::: fails, and it runs.", "Take it out of the div, or break it.")
		}
	case lesson.Shown:
		if refused != nil && refused.Class == "Parser" {
			c.fault(e.Position, "", "shown-does-not-parse", "This is not SQL: "+refused.Message, "Mend it, or write it in a fence of another language.")
		}
	default:
		if refused != nil {
			c.fault(e.Position, "", "example-fails", "This example fails: "+refused.Message, "Mend it, or put it in ::: fails if it is meant to fail.")
		}
	}
	return nil
}

// chart runs a chart's query and looks whether its columns can be drawn.
func (c *checker) chart(ctx context.Context, datasets []string, chart *lesson.Chart, exercise string) error {
	outcome, err := c.bench.Run(ctx, c.pack, datasets, chart.SQL)
	var refused *result.QueryError
	switch {
	case errors.As(err, &refused):
		c.fault(chart.Position, exercise, "chart-fails", "The query of this chart fails: "+refused.Message, "Mend the query.")
		return nil
	case err != nil:
		return fmt.Errorf("run the chart at %s:%d: %w", chart.File, chart.Line, err)
	case outcome.Set == nil || len(outcome.Set.Rows) == 0:
		c.fault(chart.Position, exercise, "chart-empty", "The query of this chart returns no rows, so that nothing is drawn.", "Mend the query.")
		return nil
	case outcome.Set.Truncated || len(outcome.Set.Rows) > chartRows:
		c.fault(chart.Position, exercise, "chart-too-long",
			fmt.Sprintf("The query of this chart returns more than %d rows.", chartRows), "Group the rows, or add a LIMIT.")
	}
	c.chartColumns(outcome.Set, chart, exercise)
	return nil
}

func (c *checker) chartColumns(set *result.Set, chart *lesson.Chart, exercise string) {
	var names []string
	kinds := map[string]result.Kind{}
	for _, column := range set.Columns {
		name := strings.ToLower(column.Name)
		names = append(names, column.Name)
		kinds[name] = column.Kind
	}
	for _, axis := range []struct{ attribute, column string }{{"x", chart.X}, {"y", chart.Y}} {
		if axis.column == "" {
			continue
		}
		kind, known := kinds[strings.ToLower(axis.column)]
		if !known {
			c.fault(chart.Position, exercise, "chart-column",
				fmt.Sprintf("The chart's %s names the column %q, which its query does not return.", axis.attribute, axis.column), suggest(axis.column, names))
			continue
		}
		measured := axis.attribute == "y" || chart.Kind == lesson.Histogram || chart.Kind == lesson.Scatter
		if measured && kind != result.Whole && kind != result.Decimal && kind != result.Float {
			c.fault(chart.Position, exercise, "chart-not-a-number",
				fmt.Sprintf("The chart's %s, %q, is no number.", axis.attribute, axis.column), "Name a column of numbers, or cast it.")
		}
	}
}

// suggest names the nearest candidate, or lists them.
func suggest(word string, candidates []string) string {
	if nearest, ok := lesson.Nearest(word, candidates); ok {
		return fmt.Sprintf("Did you mean %q?", nearest)
	}
	return "Name one of: " + strings.Join(candidates, ", ") + "."
}

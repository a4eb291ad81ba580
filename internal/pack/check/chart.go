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

// chart runs a chart's query and looks whether its columns can be drawn.
func (c *checker) chart(ctx context.Context, datasets []string, chart *lesson.Chart, exercise string) error {
	outcome, err := c.bench.Run(ctx, c.pack, datasets, chart.SQL)
	var refused *result.QueryError
	switch {
	case errors.As(err, &refused):
		c.fault(chart.Position, exercise, "chart-fails", "The query of this chart fails: "+said(refused, chart.SQL), "Mend the SQL in the div; run it alone in the playground to try it.")
		return nil
	case err != nil:
		return fmt.Errorf("run the chart at %s:%d: %w", chart.File, chart.Line, err)
	case outcome.Set == nil || len(outcome.Set.Rows) == 0:
		c.fault(chart.Position, exercise, "chart-empty", "The query of this chart returns no rows, so there is nothing to draw.", "Loosen its conditions, or take the chart out.")
		return nil
	case outcome.Set.Truncated || len(outcome.Set.Rows) > chartRows:
		c.fault(chart.Position, exercise, "chart-too-long",
			fmt.Sprintf("The query of this chart returns more than %d rows.", chartRows), "Group the rows, so that each is one bar or point, or add ORDER BY and LIMIT.")
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
				fmt.Sprintf("The chart says %s=%s, and its query returns no column of that name.", axis.attribute, axis.column), suggest(axis.column, names))
			continue
		}
		measured := axis.attribute == "y" || chart.Kind == lesson.Histogram || chart.Kind == lesson.Scatter
		if measured && kind != result.Whole && kind != result.Decimal && kind != result.Float {
			c.fault(chart.Position, exercise, "chart-not-a-number",
				fmt.Sprintf("The chart draws %s=%s as a number, and that column holds none.", axis.attribute, axis.column),
				"Name a column of numbers, or turn it into one in the SQL with CAST.")
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

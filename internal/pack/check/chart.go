package check

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"guildhall/internal/i18n"
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
		c.fault(chart.Position, exercise, "chart-fails", i18n.Args{"Reason": said(refused, chart.SQL)})
		return nil
	case err != nil:
		return fmt.Errorf("run the chart at %s:%d: %w", chart.File, chart.Line, err)
	case outcome.Set == nil || len(outcome.Set.Rows) == 0:
		c.fault(chart.Position, exercise, "chart-empty", nil)
		return nil
	case outcome.Set.Truncated || len(outcome.Set.Rows) > chartRows:
		c.fault(chart.Position, exercise, "chart-too-long", i18n.Args{"Most": chartRows})
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
				i18n.Args{"Axis": axis.attribute, "Column": axis.column, "Suggestion": suggest(axis.column, names)})
			continue
		}
		measured := axis.attribute == "y" || chart.Kind == lesson.Histogram || chart.Kind == lesson.Scatter
		if measured && kind != result.Whole && kind != result.Decimal && kind != result.Float {
			c.fault(chart.Position, exercise, "chart-not-a-number", i18n.Args{"Axis": axis.attribute, "Column": axis.column})
		}
	}
}

// suggest names the nearest candidate, or lists them.
func suggest(word string, candidates []string) i18n.Message {
	if nearest, ok := lesson.Nearest(word, candidates); ok {
		return i18n.New("check.did-you-mean", i18n.Args{"Nearest": nearest})
	}
	return i18n.New("check.one-of", i18n.Args{"Names": strings.Join(candidates, ", ")})
}

package handout

import (
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/plot"
	"guildhall/internal/result"
)

// mostFigures is how many rows of figures stand under a chart.
const mostFigures = 40

// Drawing is a chart with the points that it draws.
type Drawing struct {
	Chart  *lesson.Chart
	Series plot.Series
}

// chart is drawn where its rows are known, with the figures behind it; else it is told in words, with the query that draws it.
func (w *walker) chart(datasets []string, c *lesson.Chart) {
	w.page.begin("chart", 0, w.say("chart", i18n.Args{"Title": c.Title}))
	set := w.rows(datasets, c)
	series, problem := plot.Read(c.Kind, c.X, c.Y, set)
	if !problem.IsZero() {
		w.page.prose(plain(c.Alt))
		w.page.code(c.SQL)
		w.page.end()
		return
	}
	w.page.drawing(Drawing{Chart: c, Series: series})
	w.page.prose(plain(c.Alt))
	if len(set.Rows) <= mostFigures {
		w.page.table(figures(c, set))
	}
	w.page.code(c.SQL)
	w.page.end()
}

// rows are what a chart draws; nil where nobody can say.
func (w *walker) rows(datasets []string, c *lesson.Chart) *result.Set {
	if w.Rows == nil {
		return nil
	}
	return w.Rows(datasets, c.SQL)
}

// figures is a Markdown table of what a chart draws: its columns, and no others of the result.
func figures(c *lesson.Chart, set *result.Set) string {
	var columns []int
	for i, column := range set.Columns {
		if strings.EqualFold(column.Name, c.X) || strings.EqualFold(column.Name, c.Y) {
			columns = append(columns, i)
		}
	}
	var out strings.Builder
	line := func(cell func(column int) string) {
		for _, column := range columns {
			out.WriteString("| " + cell(column) + " ")
		}
		out.WriteString("|\n")
	}
	line(func(i int) string { return plain(set.Columns[i].Name) })
	line(func(i int) string {
		if set.Columns[i].Kind.IsNumber() {
			return "--:"
		}
		return "---"
	})
	for _, row := range set.Rows {
		line(func(i int) string { return plain(strings.Join(strings.Fields(result.Safe(row[i].String())), " ")) })
	}
	return out.String()
}

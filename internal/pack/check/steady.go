package check

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// orders is what is asked of an exercise in a task of its own, since it takes long where it is needed.
type orders struct{ Of lesson.Exercise }

func steadyTask(ex *lesson.Exercise) task { return apart(ex, orders{judged(ex)}, (*checker).steady) }

// apart is a task that looks at one exercise and is remembered by itself.
func apart(ex *lesson.Exercise, thing any, look func(*checker, context.Context, *lesson.Exercise) error) task {
	return task{at: ex.Solutions[0].Position, thing: thing, datasets: ex.Datasets, run: func(ctx context.Context, c *checker) error {
		began := time.Now()
		c.found.Exercise = &Exercise{ID: ex.ID}
		err := look(c, ctx, ex)
		c.found.Exercise.Elapsed = time.Since(began)
		return err
	}}
}

// judged is an exercise without what only people read, which may change without a new trial of its solutions.
func judged(ex *lesson.Exercise) lesson.Exercise {
	bare := *ex
	bare.Position, bare.Points, bare.Skills, bare.Was, bare.Hash = ex.Solutions[0].Position, 0, nil, nil, "" // its places are counted from there
	bare.Prompt, bare.Starter, bare.Hints, bare.Explain, bare.Reveal = nil, "", nil, nil, nil
	return bare
}

// steady looks whether the reference says the same however its rows are stored and ties are broken: else right answers are refused by
// luck.
func (c *checker) steady(ctx context.Context, ex *lesson.Exercise) error {
	sway, err := c.bench.Steady(ctx, c.pack, ex)
	if err != nil {
		return fmt.Errorf("run the solution of %s in other orders: %w", ex.ID, err)
	}
	if sway == nil {
		return nil
	}
	at := ex.Solutions[sway.Solution].Position
	switch rows := (i18n.Args{"Rows": rowsText(sway.Columns, sway.Rows)}); {
	case sway.Sequence:
		c.fault(at, ex.ID, "order-by-ties", rows)
	case sway.Ties:
		c.fault(at, ex.ID, "ties-cut", rows)
	default:
		c.fault(at, ex.ID, "rests-on-luck", rows)
	}
	return nil
}

// rowsText writes rows as (column value, …), one after the other.
func rowsText(columns []result.Column, rows [][]result.Value) i18n.Message {
	if len(rows) == 0 {
		return i18n.New("check.no-rows", nil)
	}
	var names []string
	for _, column := range columns {
		names = append(names, column.Name)
	}
	texts := make([]string, len(rows))
	for i, row := range rows {
		texts[i] = rowText(row)
	}
	return i18n.New("check.rows", i18n.Args{"Rows": strings.Join(texts, ", "), "Columns": strings.Join(names, ", ")})
}

func rowText(row []result.Value) string {
	cells := make([]string, len(row))
	for i, value := range row {
		cells[i] = cellText(value)
	}
	return "(" + strings.Join(cells, ", ") + ")"
}

// cellText writes a value in few characters.
func cellText(value result.Value) string {
	const most = 30
	text := value.String()
	switch {
	case value.IsNull():
		return "NULL"
	case value.Kind() == result.Text:
		text = "'" + text + "'"
	}
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}

// differing writes the first rows that an answer lacks, has too many, or has otherwise, each kind in a line.
func (c *checker) differing(diff *grade.Diff) string {
	const most = 3
	var lines []string
	list := func(key string, rows [][]result.Value) {
		if len(rows) > 0 {
			lines = append(lines, c.text(key, i18n.Args{"Rows": rowsText(diff.Columns, rows[:min(most, len(rows))])}))
		}
	}
	list("check.rows-missing", diff.Missing)
	list("check.rows-extra", diff.Extra)
	for _, change := range diff.Changed[:min(most, len(diff.Changed))] {
		lines = append(lines, c.text("check.row-changed", i18n.Args{"Actual": rowText(change.Actual), "Expected": rowText(change.Expected)}))
	}
	return strings.Join(lines, "\n")
}

// counterexample writes the small database on which two solutions part ways, a table in a line.
func (c *checker) counterexample(example *grade.Counterexample) string {
	lines := []string{c.text("check.part-ways", nil)}
	for _, name := range slices.Sorted(maps.Keys(example.Tables)) {
		set := example.Tables[name]
		lines = append(lines, name+": "+c.options.Say(rowsText(set.Columns, set.Rows)))
	}
	lines = append(lines, c.text("check.first-solution", i18n.Args{"Rows": resultText(example.Expected)}))
	return strings.Join(append(lines, c.text("check.this-solution", i18n.Args{"Rows": resultText(example.Actual)})), "\n")
}

func resultText(set *result.Set) i18n.Message {
	if set == nil {
		return i18n.New("check.no-result", nil)
	}
	return rowsText(set.Columns, set.Rows)
}

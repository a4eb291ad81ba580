package check

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"guildhall/internal/grade"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// orders is what is asked of an exercise in a task of its own, since it takes long where it is needed.
type orders struct{ Of lesson.Exercise }

func steadyTask(ex *lesson.Exercise) task {
	return task{at: ex.Solutions[0].Position, thing: orders{judged(ex)}, datasets: ex.Datasets, run: func(ctx context.Context, c *checker) error {
		began := time.Now()
		c.found.Exercise = &Exercise{ID: ex.ID}
		err := c.steady(ctx, ex)
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
	switch rows := rowsText(sway.Columns, sway.Rows); {
	case sway.Sequence:
		c.fault(at, ex.ID, "order-by-ties", "order=strict compares the whole sequence, and rows that tie in the ORDER BY may stand in any order: "+rows,
			"Write order=keys, or add columns to the ORDER BY, and to the prompt, until no two rows tie.")
	case sway.Ties:
		c.fault(at, ex.ID, "ties-cut", "Rows tie in the ORDER BY, and the solution keeps some of them by luck, so another right answer may keep others: "+rows,
			"Add a column to the ORDER BY that decides between them, and say it in the prompt, or keep all of them with rank().")
	default:
		c.fault(at, ex.ID, "rests-on-luck", "The solution gives other rows when the same data is stored in another order: "+rows,
			"Give every first(), string_agg(), row_number() and LIMIT an ORDER BY that leaves no ties.")
	}
	return nil
}

// rowsText writes rows as (column value, …), one after the other.
func rowsText(columns []result.Column, rows [][]result.Value) string {
	if len(rows) == 0 {
		return "no rows at all."
	}
	var names []string
	for _, column := range columns {
		names = append(names, column.Name)
	}
	texts := make([]string, len(rows))
	for i, row := range rows {
		texts[i] = rowText(row)
	}
	return fmt.Sprintf("%s of (%s).", strings.Join(texts, ", "), strings.Join(names, ", "))
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

// differing writes the first rows that an answer lacks, has too many, or has otherwise.
func differing(diff *grade.Diff) string {
	const most = 3
	var out strings.Builder
	list := func(what string, rows [][]result.Value) {
		if len(rows) > 0 {
			fmt.Fprintf(&out, "\n%s: %s", what, rowsText(diff.Columns, rows[:min(most, len(rows))]))
		}
	}
	list("rows it lacks", diff.Missing)
	list("rows it should not have", diff.Extra)
	for _, change := range diff.Changed[:min(most, len(diff.Changed))] {
		fmt.Fprintf(&out, "\n%s should be %s", rowText(change.Actual), rowText(change.Expected))
	}
	return out.String()
}

// counterexample writes the small database on which two solutions part ways.
func counterexample(example *grade.Counterexample) string {
	var out strings.Builder
	out.WriteString("They part ways on this data:")
	for _, name := range slices.Sorted(maps.Keys(example.Tables)) {
		set := example.Tables[name]
		fmt.Fprintf(&out, "\n%s: %s", name, rowsText(set.Columns, set.Rows))
	}
	fmt.Fprintf(&out, "\nfirst solution: %s\nthis solution: %s", resultText(example.Expected), resultText(example.Actual))
	return out.String()
}

func resultText(set *result.Set) string {
	if set == nil {
		return "no result."
	}
	return rowsText(set.Columns, set.Rows)
}

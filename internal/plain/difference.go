package plain

import (
	"context"
	"maps"
	"slices"
	"strings"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// difference says row by row how the result differs from the expected one.
func (e *exercise) difference(context.Context) error {
	if e.submission == nil || e.submission.Verdict.Diff == nil {
		e.d.say("plain.difference.none")
		return nil
	}
	e.d.differenceRows(e.submission.Verdict.Diff)
	return nil
}

// differenceCounts says how much differs.
func (d *dialogue) differenceCounts(diff *grade.Diff) {
	if diff.ExpectedRows != diff.ActualRows {
		d.say("plain.difference.rows", i18n.Args{
			"Expected": i18n.New("plain.rows", i18n.Args{"Count": diff.ExpectedRows, "Number": diff.ExpectedRows}),
			"Actual":   i18n.New("plain.rows", i18n.Args{"Count": diff.ActualRows, "Number": diff.ActualRows}),
		})
	}
	kinds := []struct {
		key   string
		count int
	}{
		{"plain.difference.changed", diff.ChangedCount},
		{"plain.difference.missing", diff.MissingCount},
		{"plain.difference.extra", diff.ExtraCount},
	}
	same := true
	for _, kind := range kinds {
		if kind.count > 0 {
			same = false
			d.say(kind.key, i18n.Args{"Count": kind.count, "Number": kind.count})
		}
	}
	if same {
		d.say("plain.difference.same-rows")
		return
	}
	d.once("plain.difference.hint")
}

// differenceRows says the rows of each kind, changed ones first since they say most: each whether it was expected or is the
// learner's own, and which of how many it is.
func (d *dialogue) differenceRows(diff *grade.Diff) {
	for i, change := range diff.Changed {
		said := d.text("plain.difference.changed-row", i18n.Args{"Number": i + 1, "Total": diff.ChangedCount})
		d.item("", said+" "+d.change(diff.Columns, change))
	}
	d.partly("plain.difference.changed-told", len(diff.Changed), diff.ChangedCount)
	d.differenceKind("plain.difference.missing-row", diff.Columns, diff.Missing, diff.MissingCount)
	d.partly("plain.difference.missing-told", len(diff.Missing), diff.MissingCount)
	d.differenceKind("plain.difference.extra-row", diff.Columns, diff.Extra, diff.ExtraCount)
	d.partly("plain.difference.extra-told", len(diff.Extra), diff.ExtraCount)
}

// change says a row that has other values: what is the same as it is, what is not as a pair.
func (d *dialogue) change(columns []result.Column, change grade.Change) string {
	var fields []string
	for i, column := range columns {
		if i >= len(change.Expected) || i >= len(change.Actual) {
			break
		}
		expected, actual := d.value(change.Expected[i]), d.value(change.Actual[i])
		if expected == actual {
			fields = append(fields, field(label(column.Name), expected))
			continue
		}
		fields = append(fields, d.text("plain.difference.cell", i18n.Args{"Column": label(column.Name), "Expected": expected, "Actual": actual}))
	}
	return strings.Join(fields, " ")
}

func (d *dialogue) differenceKind(key string, columns []result.Column, rows [][]result.Value, total int) {
	for i, row := range rows {
		d.item("", d.text(key, i18n.Args{"Number": i + 1, "Total": total})+" "+d.record(columns, row))
	}
}

// partly says how many rows of a kind were told where those are not all.
func (d *dialogue) partly(key string, told, total int) {
	if told < total {
		d.say(key, i18n.Args{"Told": told, "Number": total})
	}
}

// listed says how many rows of a small set are not listed.
func (d *dialogue) listed(key string, left int) {
	if left > 0 {
		d.say(key, i18n.Args{"Count": left, "Number": left})
	}
}

// counterexample says a small set of data on which the answer goes wrong: the data, what was expected, what came.
func (d *dialogue) counterexample(c *grade.Counterexample) {
	d.gap()
	d.say("plain.counterexample")
	if !c.Reason.IsZero() {
		d.tell(d.words.Say(c.Reason))
	}
	for _, name := range slices.Sorted(maps.Keys(c.Tables)) {
		d.smallSet(d.text("plain.counterexample.table", i18n.Args{"Name": result.Safe(name)}), c.Tables[name])
	}
	d.smallSet(d.text("plain.counterexample.expected"), c.Expected)
	d.smallSet(d.text("plain.counterexample.actual"), c.Actual)
}

// smallSet says rows under a heading.
func (d *dialogue) smallSet(heading string, set *result.Set) {
	rows := 0
	if set != nil {
		rows = len(set.Rows)
	}
	d.tell(heading + " " + sentence(d.text("plain.rows", i18n.Args{"Count": rows, "Number": rows})))
	if set == nil {
		return
	}
	upto := min(rows, grade.DiffLimit)
	d.records(set, 0, upto)
	d.listed("plain.result.left", rows-upto)
}

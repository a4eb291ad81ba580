package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// printDiff prints the rows that differ, each behind a word that says how, under the names of the columns.
func (a *app) printDiff(d *grade.Diff) {
	a.say("cli.verdict.rows", i18n.Args{"Count": d.ExpectedRows, "Expected": d.ExpectedRows, "Actual": d.ActualRows})
	if len(d.Changed)+len(d.Missing)+len(d.Extra) == 0 {
		return
	}
	print := a.labelled("cli.difference.expected", "cli.difference.yours", "cli.difference.missing", "cli.difference.extra")
	print("", names(d.Columns))
	for _, change := range d.Changed {
		print("cli.difference.expected", line(change.Expected))
		print("cli.difference.yours", line(change.Actual))
	}
	for _, row := range d.Missing {
		print("cli.difference.missing", line(row))
	}
	for _, row := range d.Extra {
		print("cli.difference.extra", line(row))
	}
	listed := len(d.Changed) + len(d.Missing) + len(d.Extra)
	if more := d.ChangedCount + d.MissingCount + d.ExtraCount - listed; more > 0 {
		a.say("cli.difference.more", i18n.Args{"Count": more})
	}
}

// labelled returns a function that prints a line behind one of some words, so that all lines begin in one column.
func (a *app) labelled(keys ...string) func(key, text string) {
	width := 0
	for _, key := range keys {
		width = max(width, utf8.RuneCountInString(a.words.Text(key)))
	}
	return func(key, text string) {
		label := ""
		if key != "" {
			label = a.words.Text(key)
		}
		fmt.Fprintln(a.streams.Out, label+strings.Repeat(" ", width-utf8.RuneCountInString(label)+2)+text)
	}
}

// printCounterexample prints the few rows on which an answer goes wrong, and both results.
func (a *app) printCounterexample(c *grade.Counterexample) {
	fmt.Fprintln(a.streams.Out)
	a.say("cli.counterexample", nil)
	fmt.Fprintln(a.streams.Out, result.SafeLines(a.words.Say(c.Reason)))
	for _, name := range slices.Sorted(maps.Keys(c.Tables)) {
		a.say("cli.counterexample.table", i18n.Args{"Name": result.Safe(name)})
		a.printSmall(c.Tables[name])
	}
	a.say("cli.counterexample.expected", nil)
	a.printSmall(c.Expected)
	a.say("cli.counterexample.actual", nil)
	a.printSmall(c.Actual)
}

// printSmall prints a small table, moved in.
func (a *app) printSmall(set *result.Set) {
	if set == nil || len(set.Rows) == 0 {
		a.say("cli.counterexample.none", nil)
		return
	}
	fmt.Fprintln(a.streams.Out, "  "+names(set.Columns))
	for _, row := range set.Rows {
		fmt.Fprintln(a.streams.Out, "  "+line(row))
	}
}

func names(columns []result.Column) string {
	all := make([]string, len(columns))
	for i, column := range columns {
		all[i] = result.Safe(column.Name)
	}
	return strings.Join(all, " | ")
}

package main

import (
	"fmt"
	"io"
	"slices"
	"time"

	"guildhall/internal/grade/corpus"
)

// table prints what was measured beside its bar, and reports whether every bar is met. Times have no bar here: they say as much about
// the machine. On the sample alone, answers that are right there have none either.
func table(out io.Writer, r *corpus.Report, sample bool) bool {
	met := true
	row := func(name string, part, whole int, bar float64, atMost bool) {
		share := 0.0
		if whole > 0 {
			share = 100 * float64(part) / float64(whole)
		}
		word, ok := "at least", share >= bar
		if atMost {
			word, ok = "at most", share <= bar
		}
		verdict := "met"
		if !ok && whole > 0 {
			verdict = "NOT MET"
			met = false
		}
		fmt.Fprintf(out, "%-28s %5d of %5d  %6.2f %%   %s %.1f %%: %s\n", name, part, whole, share, word, bar, verdict)
	}
	fmt.Fprintf(out, "%d exercises on %d datasets, %d right answers, %d wrong ones, %d of them right on the sample\n\n",
		r.Exercises, r.Datasets, r.Right, r.Wrong, r.Hidden)
	row("correct refused", r.RightRefused, r.Right, 0.5, true)
	if sample {
		row("wrong accepted", r.WrongAccepted-r.Hidden, r.Wrong-r.Hidden, 1, true)
	} else {
		row("wrong accepted", r.WrongAccepted, r.Wrong, 1, true)
		row("coincidences caught", r.Caught, r.Hidden, 95, false)
	}
	row("cause named as labelled", r.Named, r.Labelled, 80, false)
	if !sample && r.Caught > 0 {
		// No bar: a wrong cause is worse here than none.
		fmt.Fprintf(out, "%-28s %5d of %5d  %6.2f %%\n", "cause of those caught named", r.Explained, r.Caught, 100*float64(r.Explained)/float64(r.Caught))
	}
	if len(r.Rows) > 0 {
		slices.Sort(r.Rows)
		fmt.Fprintf(out, "%-28s median %d, 90th percentile %d, of %d\n", "counterexample rows", r.Rows[len(r.Rows)/2], r.Rows[len(r.Rows)*9/10], len(r.Rows))
	}
	fmt.Fprintf(out, "%-28s %s\n%-28s %s\n", "milliseconds, right", percentiles(r.RightTimes), "milliseconds, wrong", percentiles(r.WrongTimes))
	return met
}

func percentiles(times []time.Duration) string {
	if len(times) == 0 {
		return "none"
	}
	slices.Sort(times)
	at := func(share int) float64 {
		return float64(times[min(len(times)-1, len(times)*share/100)].Microseconds()) / 1000
	}
	return fmt.Sprintf("p50 %.1f, p95 %.1f", at(50), at(95))
}

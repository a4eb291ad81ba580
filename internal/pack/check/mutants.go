package check

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"

	"guildhall/internal/grade"
	"guildhall/internal/lesson"
	"guildhall/internal/sqltext"
)

// leastKilled is the share of a reference's mutants that must be refused.
const leastKilled = 0.8

// faults is what is asked of an exercise in a task of its own, since it takes longest.
type faults struct{ Of lesson.Exercise }

func mutantsTask(ex *lesson.Exercise) task {
	return task{at: ex.Solutions[0].Position, thing: faults{judged(ex)}, datasets: ex.Datasets, run: func(ctx context.Context, c *checker) error {
		began := time.Now()
		c.found.Exercise = &Exercise{ID: ex.ID}
		err := c.mutants(ctx, ex)
		c.found.Exercise.Elapsed = time.Since(began)
		return err
	}}
}

// mutants has small faults of the reference judged as if learners had written them: what passes, a learner could pass with.
func (c *checker) mutants(ctx context.Context, ex *lesson.Exercise) error {
	m, err := c.bench.Mutate(ctx, c.pack, ex)
	if err != nil {
		return fmt.Errorf("judge the mutants of %s: %w", ex.ID, err)
	}
	tried := c.found.Exercise
	tried.Mutants, tried.Killed, tried.KilledOnSample, tried.Survivors = m.Valid-m.Equivalent, m.Killed, m.OnSample, m.Survivors
	at := ex.Solutions[0].Position
	if m.Share() < leastKilled {
		c.fault(at, ex.ID, "too-few-mutants-refused",
			fmt.Sprintf("Only %d of %d small faults that learners could make in this solution are refused (%d on the data itself); it must be %.0f %%.",
				m.Killed, tried.Mutants, m.OnSample, 100*leastKilled),
			"The data does not tell right from wrong here: work through the warnings mutant-passes of this exercise, each of which names one and a way out.")
	}
	for _, survivor := range m.Survivors {
		c.warn(at, ex.ID, "mutant-passes",
			fmt.Sprintf("A learner could write this and pass (%s):\n%s", survivor.Name(), readable(survivor.SQL)), suggestion(survivor, ex.OrderSaid))
	}
	return nil
}

// dayCast is how DuckDB writes a date down.
var dayCast = regexp.MustCompile(`CAST\('([0-9]{4}-[0-9]{2}-[0-9]{2})' AS DATE\)`)

// readable lays SQL out for people, in DuckDB's words as an author writes them.
func readable(sql string) string {
	sql = dayCast.ReplaceAllString(strings.ReplaceAll(sql, "count_star()", "count(*)"), "DATE '$1'")
	if laid, err := sqltext.Format(sql); err == nil {
		return strings.TrimSpace(laid)
	}
	return sql
}

// suggestion says the one thing that usually helps against a kind of survivor, and how to declare it harmless. orderSaid tells that the
// exercise says already what its order means.
func suggestion(survivor grade.Survivor, orderSaid bool) string {
	help := "Add rows to the data that tell the two apart, or a ::: wrong with this SQL and a message."
	switch survivor.Operator {
	case "comparison", "constant", "between", "date":
		help = "Add rows that lie exactly on the boundary and just beside it, or a ::: wrong with this SQL and a message."
	case "and-or", "condition":
		help = "Add rows that meet one condition and not the other, or a ::: wrong with this SQL and a message."
	case "column":
		help = "Add rows in which the two columns differ, or promise in dataset.yaml what keeps them equal."
	case "distinct", "aggregate-distinct", "union-all":
		help = "Add rows that repeat, or promise a key in dataset.yaml if they cannot."
	case "count", "is-null", "coalesce", "join-kind", "join":
		help = "Add rows in which the column is empty or the partner is missing, or promise not_null in dataset.yaml if that cannot be."
	case "order-by", "order-key", "order-direction", "order-keys-reversed":
		help = "Ask for the order in the prompt and write order=keys, or leave the ORDER BY out of the solution."
		if orderSaid {
			help = "Add rows that are alike in the first keys of the ORDER BY, so that the last one decides, or leave that key out of the prompt and the solution."
		}
	case "limit":
		help = "Add rows beyond the limit, or leave the LIMIT out of the solution."
	}
	return help + fmt.Sprintf(" If it always means the same, write equivalent=%q on the exercise.", survivor.Name())
}

package check

import (
	"context"
	"fmt"
	"strings"

	"guildhall/internal/lesson"
)

// leastKilled is the share of a reference's mutants that must be refused.
const leastKilled = 0.8

// mutants has small faults of the reference judged as if learners had written them: what passes, a learner could pass with.
func (c *checker) mutants(ctx context.Context, ex *lesson.Exercise, tried *Exercise) error {
	if c.options.Fast || ex.Type != lesson.SQL || len(ex.Solutions) == 0 {
		return nil
	}
	m, err := c.bench.Mutate(ctx, c.pack, ex)
	if err != nil {
		return fmt.Errorf("judge the mutants of %s: %w", ex.ID, err)
	}
	tried.Mutants, tried.Killed, tried.KilledOnSample, tried.Survivors = m.Valid-m.Equivalent, m.Killed, m.OnSample, m.Survivors
	at := ex.Solutions[0].Position
	if m.Share() < leastKilled {
		c.fault(at, ex.ID, "too-few-mutants-refused",
			fmt.Sprintf("Only %d of %d small faults in the solution are refused.", m.Killed, tried.Mutants),
			"The data does not tell right from wrong here. Add rows, promise less of a column, or ask for more.")
	}
	for _, survivor := range m.Survivors {
		c.warn(at, ex.ID, "mutant-passes",
			fmt.Sprintf("A learner could write this and pass (%s:%s): %s", survivor.Operator, survivor.Clause, oneLine(survivor.SQL)),
			suggestion(survivor.Operator, survivor.Name()))
	}
	return nil
}

// oneLine writes SQL on one line.
func oneLine(sql string) string { return strings.Join(strings.Fields(sql), " ") }

// suggestion says what usually helps against a kind of survivor.
func suggestion(operator, name string) string {
	declare := fmt.Sprintf(" If it means the same, write equivalent=%q.", name)
	switch operator {
	case "distinct", "aggregate-distinct", "union-all":
		return "Promise a key if rows cannot repeat, or ask in a way in which repeated rows show." + declare
	case "count", "is-null", "coalesce", "join-kind":
		return "Promise not_null if the column is never empty, or add rows where it is." + declare
	case "order-by", "order-key", "order-direction", "order-keys-reversed", "limit":
		return "Say order=keys and a tie-break in the prompt, or leave the ORDER BY out." + declare
	default:
		return "Add rows that tell the two apart, or a ::: wrong with its message." + declare
	}
}

package check

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/sqltext"
)

// leastKilled is the share of a reference's mutants that must be refused.
const leastKilled = 0.8

// faults is what is asked of an exercise in a task of its own, since it takes longest.
type faults struct{ Of lesson.Exercise }

func mutantsTask(ex *lesson.Exercise) task { return apart(ex, faults{judged(ex)}, (*checker).mutants) }

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
			i18n.Args{"Killed": m.Killed, "Mutants": tried.Mutants, "Sample": m.OnSample, "Least": fmt.Sprintf("%.0f", 100*leastKilled)})
	}
	for _, survivor := range m.Survivors {
		c.warn(at, ex.ID, "mutant-passes", i18n.Args{
			"Name": survivor.Name(), "SQL": readable(survivor.SQL), "Suggestion": i18n.New("check.mutant."+remedy(survivor, ex.OrderSaid), nil),
		})
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

// remedy names the one thing that usually helps against a kind of survivor, for the words of check.mutant. orderSaid tells that the exercise
// says already what its order means.
func remedy(survivor grade.Survivor, orderSaid bool) string {
	if survivor.OnText {
		return "text"
	}
	switch survivor.Operator {
	case "comparison", "constant", "between", "date":
		return "boundary"
	case "and-or", "condition":
		return "condition"
	case "column":
		return "column"
	case "group-key":
		return "group"
	case "distinct", "aggregate-distinct", "union-all":
		return "repeated"
	case "count", "is-null", "coalesce", "join-kind", "join":
		return "missing"
	case "order-by", "order-key", "order-direction", "order-keys-reversed":
		if orderSaid {
			return "last-key"
		}
		return "order"
	case "limit":
		return "limit"
	}
	return "apart"
}

package check

import (
	"context"
	"strconv"
	"strings"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// solutions must be accepted, on the sample and on every variant.
func (c *checker) solutions(ctx context.Context, ex *lesson.Exercise) error {
	if !writesSQL(ex) {
		return nil
	}
	for i, solution := range ex.Solutions {
		verdict, none, err := c.judge(ctx, ex, solution.SQL)
		if err != nil {
			return err
		}
		c.found.Exercise.Variants = max(c.found.Exercise.Variants, verdict.Checked.Variants)
		switch {
		case verdict.Outcome == grade.Correct && none == nil:
		case verdict.Outcome == grade.PackFault && len(ex.Solutions) > 1:
			return c.disagreement(ctx, ex, verdict)
		default:
			c.refusedSolution(ex, i, verdict, none)
			if verdict.Outcome == grade.PackFault {
				return nil // the others would only repeat it
			}
		}
	}
	return nil
}

// disagreement finds the solution at which the judge gave up, by having each judged by the first alone.
func (c *checker) disagreement(ctx context.Context, ex *lesson.Exercise, gaveUp grade.Verdict) error {
	reported := len(c.found.Problems)
	for i, solution := range ex.Solutions {
		alone := *ex
		alone.Solutions = ex.Solutions[:1]
		if solution.Reading != "" {
			alone.Solutions = ex.Solutions[i : i+1]
		}
		verdict, none, err := c.judge(ctx, &alone, solution.SQL)
		if err != nil {
			return err
		}
		if verdict.Outcome != grade.Correct || none != nil {
			c.refusedSolution(ex, i, verdict, none)
		}
		if i == 0 && verdict.Outcome == grade.PackFault {
			return nil
		}
	}
	if len(c.found.Problems) == reported {
		c.refusedSolution(ex, 0, gaveUp, nil)
	}
	return nil
}

func (c *checker) refusedSolution(ex *lesson.Exercise, i int, verdict grade.Verdict, none *grade.NotAnAttempt) {
	solution := ex.Solutions[i]
	name, rows := "solution-refused", ""
	switch {
	case verdict.Outcome == grade.PackFault:
		name = "solution-refused.fault"
	case i > 0 && solution.Reading == "":
		name = "solution-refused.other"
	}
	switch {
	case verdict.Counterexample != nil:
		rows = c.counterexample(verdict.Counterexample)
	case verdict.Diff != nil:
		rows = c.differing(verdict.Diff)
	}
	c.fault(solution.Position, ex.ID, name, i18n.Args{"Told": c.told(verdict, none), "Rows": rows})
}

// computed answers must be computable: the solution of a number exercise is never given as an answer, so any number shows
// whether it runs.
func (c *checker) computed(ctx context.Context, ex *lesson.Exercise) error {
	if ex.Type != lesson.Number || len(ex.Solutions) == 0 {
		return nil
	}
	verdict, none, err := c.judge(ctx, ex, "0")
	if err == nil && verdict.Outcome == grade.PackFault {
		c.fault(ex.Solutions[0].Position, ex.ID, "solution-refused.number", i18n.Args{"Told": c.told(verdict, none)})
	}
	return err
}

// items tries the right answers of types that are not SQL.
func (c *checker) items(ctx context.Context, ex *lesson.Exercise) error {
	for _, answer := range rightAnswers(ex) {
		verdict, none, err := c.judge(ctx, ex, answer)
		if err != nil {
			return err
		}
		if verdict.Outcome != grade.Correct {
			c.fault(ex.Position, ex.ID, "answer-refused", i18n.Args{"Answer": quoted(answer), "Told": c.told(verdict, none)})
		}
	}
	return nil
}

// quoted shows an answer of one or more lines in one line.
func quoted(answer string) string { return strconv.Quote(strings.ReplaceAll(answer, "\n", "; ")) }

// rightAnswers writes the right answers of a type without SQL, as far as they can be written down.
func rightAnswers(ex *lesson.Exercise) []string {
	var parts []string
	switch ex.Type {
	case lesson.Choice:
		for i, item := range ex.Items {
			if item.Right {
				parts = append(parts, string(rune('a'+i)))
			}
		}
		if len(parts) == 0 {
			return nil // that was said when the pack was read
		}
		return []string{strings.Join(parts, ",")}
	case lesson.Arrange:
		for i := range ex.Items {
			parts = append(parts, strconv.Itoa(i+1))
		}
		return []string{strings.Join(parts, ",")}
	case lesson.Classify:
		for _, item := range ex.Items {
			if item.Label == "" {
				return nil
			}
			parts = append(parts, item.Text+" => "+item.Label)
		}
		return []string{strings.Join(parts, "\n")}
	case lesson.TextType:
		for _, accepted := range ex.Accepted {
			if !strings.HasPrefix(accepted, "/") {
				parts = append(parts, accepted)
			}
		}
		return parts
	case lesson.Number:
		if ex.Answer != "" {
			return []string{ex.Answer}
		}
	}
	return nil
}

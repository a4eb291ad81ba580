package check

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"guildhall/internal/grade"
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
		if verdict.Outcome == grade.Correct && none == nil {
			continue
		}
		message, mend := "This solution is refused: "+c.told(verdict, none), "Mend its SQL, so that it answers the prompt."
		if i > 0 && solution.Reading == "" && verdict.Outcome != grade.PackFault {
			message = "This solution does not agree with the first one: " + c.told(verdict, none)
			mend = `Mend whichever is wrong. If the prompt can be read both ways, make the prompt clear, or accept this reading with {.solution reading="…"}.`
		}
		if verdict.Counterexample != nil {
			message += "\n" + counterexample(verdict.Counterexample)
		}
		c.fault(solution.Position, ex.ID, "solution-refused", message, mend)
		if verdict.Outcome == grade.PackFault {
			break // the others would only repeat it
		}
	}
	return nil
}

// computed answers must be computable: the solution of a number exercise is never given as an answer, so any number shows
// whether it runs.
func (c *checker) computed(ctx context.Context, ex *lesson.Exercise) error {
	if ex.Type != lesson.Number || len(ex.Solutions) == 0 {
		return nil
	}
	verdict, none, err := c.judge(ctx, ex, "0")
	if err == nil && verdict.Outcome == grade.PackFault {
		c.fault(ex.Solutions[0].Position, ex.ID, "solution-refused", "This solution does not give the number: "+c.told(verdict, none),
			"Mend its SQL, so that it returns one row with one column, a number.")
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
			c.fault(ex.Position, ex.ID, "answer-refused", fmt.Sprintf("The right answer, %s, is refused: %s", quoted(answer), c.told(verdict, none)),
				"Write the answer as a learner would type it.")
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
		return []string{strings.Join(parts, ",")}
	case lesson.Arrange:
		for i := range ex.Items {
			parts = append(parts, strconv.Itoa(i+1))
		}
		return []string{strings.Join(parts, ",")}
	case lesson.Classify:
		for _, item := range ex.Items {
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

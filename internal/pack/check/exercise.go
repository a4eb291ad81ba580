package check

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"guildhall/internal/grade"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// exercise has every answer in an exercise judged as its author says it must be.
func (c *checker) exercise(ctx context.Context, ex *lesson.Exercise) error {
	began := time.Now()
	tried := Exercise{ID: ex.ID, Type: ex.Type, Solutions: len(ex.Solutions), Wrong: len(ex.Wrong)}
	for _, block := range ex.Prompt {
		if chart, ok := block.(*lesson.Chart); ok {
			if err := c.chart(ctx, ex.Datasets, chart, ex.ID); err != nil {
				return err
			}
		}
	}
	for _, step := range []func(context.Context, *lesson.Exercise, *Exercise) error{
		c.solutions, c.computed, c.refused, c.wrong, c.near, c.items, c.reveals, c.order, c.mutants,
	} {
		if err := step(ctx, ex, &tried); err != nil {
			return err
		}
	}
	tried.Elapsed = time.Since(began)
	c.report.Exercises = append(c.report.Exercises, tried)
	return nil
}

// judge judges an answer; what cannot be an attempt comes back as that.
func (c *checker) judge(ctx context.Context, ex *lesson.Exercise, answer string) (grade.Verdict, *grade.NotAnAttempt, error) {
	verdict, err := c.bench.Judge(ctx, c.pack, ex, answer)
	var none *grade.NotAnAttempt
	if errors.As(err, &none) {
		return verdict, none, nil
	}
	if err != nil {
		return verdict, nil, fmt.Errorf("judge an answer to %s: %w", ex.ID, err)
	}
	return verdict, nil, nil
}

// why quotes what the learner would be told.
func (c *checker) why(verdict grade.Verdict, none *grade.NotAnAttempt) string {
	switch {
	case none != nil:
		return c.options.Say(none.Message)
	case len(verdict.Findings) > 0:
		return c.options.Say(verdict.Findings[0].Message)
	}
	return string(verdict.Outcome)
}

// writesSQL reports whether answers to the exercise are SQL.
func writesSQL(ex *lesson.Exercise) bool {
	return ex.Type == lesson.SQL || ex.Type == lesson.Change || ex.Type == lesson.Parsons
}

// solutions must be accepted.
func (c *checker) solutions(ctx context.Context, ex *lesson.Exercise, tried *Exercise) error {
	if !writesSQL(ex) {
		return nil
	}
	for i, solution := range ex.Solutions {
		verdict, none, err := c.judge(ctx, ex, solution.SQL)
		if err != nil {
			return err
		}
		tried.Variants = max(tried.Variants, verdict.Checked.Variants)
		if verdict.Outcome == grade.Correct && none == nil {
			continue
		}
		mend := "It must agree with the first solution: mend it, or mark it with reading=\"…\" when the prompt can be read that way."
		if i == 0 || solution.Reading != "" || verdict.Outcome == grade.PackFault {
			mend = "Mend the solution."
		}
		c.fault(solution.Position, ex.ID, "solution-refused", "This solution is refused: "+c.why(verdict, none), mend)
	}
	return nil
}

// computed answers must be computable: the solution of a number exercise is never given as an answer, so any number shows
// whether it runs.
func (c *checker) computed(ctx context.Context, ex *lesson.Exercise, _ *Exercise) error {
	if ex.Type != lesson.Number || len(ex.Solutions) == 0 {
		return nil
	}
	verdict, none, err := c.judge(ctx, ex, "0")
	if err == nil && verdict.Outcome == grade.PackFault {
		c.fault(ex.Solutions[0].Position, ex.ID, "solution-refused", "This solution gives no number: "+c.why(verdict, none), "Mend the solution.")
	}
	return err
}

// refused are the answers that nobody may get through with: the starter as it stands, and SELECT NULL.
func (c *checker) refused(ctx context.Context, ex *lesson.Exercise, _ *Exercise) error {
	if !writesSQL(ex) {
		return nil
	}
	for what, answer := range map[string]string{"The starter as it stands": ex.Starter, "SELECT NULL": "SELECT NULL"} {
		if strings.TrimSpace(answer) == "" {
			continue
		}
		verdict, _, err := c.judge(ctx, ex, answer)
		if err != nil {
			return err
		}
		if verdict.Outcome == grade.Correct {
			c.fault(ex.Position, ex.ID, "accepts-nothing", what+" is accepted as the answer.", "Ask for something that the starter does not give yet.")
		}
	}
	return nil
}

// wrong answers must be refused with their own message or code.
func (c *checker) wrong(ctx context.Context, ex *lesson.Exercise, _ *Exercise) error {
	for _, wrong := range ex.Wrong {
		verdict, none, err := c.judge(ctx, ex, wrong.SQL)
		if err != nil {
			return err
		}
		if verdict.Outcome == grade.Correct {
			c.fault(wrong.Position, ex.ID, "wrong-accepted", "This wrong answer is accepted.",
				"Change the data or the exercise so that it gives another result, or take it out.")
			continue
		}
		told := c.why(verdict, none)
		switch {
		case wrong.Code != "" && (len(verdict.Findings) == 0 || verdict.Findings[0].Code != wrong.Code):
			got := "none"
			if len(verdict.Findings) > 0 {
				got = verdict.Findings[0].Code
			}
			c.fault(wrong.Position, ex.ID, "wrong-code",
				fmt.Sprintf("This wrong answer gets the code %s, not %s: %s", got, wrong.Code, told), "Name that code, or write a message of your own.")
		case wrong.Code == "" && strings.TrimSpace(told) != strings.TrimSpace(wrong.Message):
			c.fault(wrong.Position, ex.ID, "wrong-message", "The learner is not told this message but: "+told,
				"Two wrong answers may be the same query; keep one of them.")
		}
	}
	return nil
}

// near values must be refused with their own message.
func (c *checker) near(ctx context.Context, ex *lesson.Exercise, _ *Exercise) error {
	for _, near := range ex.Near {
		verdict, none, err := c.judge(ctx, ex, near.Value)
		if err != nil {
			return err
		}
		switch told := c.why(verdict, none); {
		case verdict.Outcome == grade.Correct:
			c.fault(near.Position, ex.ID, "near-accepted", "This near value is accepted as right.", "Change the value or the tolerance.")
		case strings.TrimSpace(told) != strings.TrimSpace(near.Message):
			c.fault(near.Position, ex.ID, "near-message", "The learner is not told this message but: "+told, "Keep one of two equal values.")
		}
	}
	return nil
}

// items tries the right answer of types that are not SQL.
func (c *checker) items(ctx context.Context, ex *lesson.Exercise, _ *Exercise) error {
	answer, ok := rightAnswer(ex)
	if !ok {
		return nil
	}
	verdict, none, err := c.judge(ctx, ex, answer)
	if err != nil {
		return err
	}
	if verdict.Outcome != grade.Correct {
		c.fault(ex.Position, ex.ID, "answer-refused", "The right answer is refused: "+c.why(verdict, none), "Mend the exercise.")
	}
	return nil
}

// rightAnswer writes the right answer of a type without SQL; false where it cannot be written down.
func rightAnswer(ex *lesson.Exercise) (string, bool) {
	var parts []string
	switch ex.Type {
	case lesson.Choice:
		for i, item := range ex.Items {
			if item.Right {
				parts = append(parts, string(rune('a'+i)))
			}
		}
		return strings.Join(parts, ","), true
	case lesson.Arrange:
		for i := range ex.Items {
			parts = append(parts, fmt.Sprint(i+1))
		}
		return strings.Join(parts, ","), true
	case lesson.Classify:
		for _, item := range ex.Items {
			parts = append(parts, item.Text+" => "+item.Label)
		}
		return strings.Join(parts, "\n"), true
	case lesson.TextType:
		for _, accepted := range ex.Accepted {
			if !strings.HasPrefix(accepted, "/") {
				return accepted, true
			}
		}
	case lesson.Number:
		return ex.Answer, ex.Answer != ""
	}
	return "", false
}

// reveals must run.
func (c *checker) reveals(ctx context.Context, ex *lesson.Exercise, _ *Exercise) error {
	for _, sql := range ex.Reveal {
		_, err := c.bench.Run(ctx, c.pack, ex.Datasets, sql)
		var refused *result.QueryError
		if errors.As(err, &refused) {
			c.fault(ex.Position, ex.ID, "reveal-fails", "The query in ::: reveal fails: "+refused.Message, "Mend the query.")
		} else if err != nil {
			return fmt.Errorf("run the reveal of %s: %w", ex.ID, err)
		}
	}
	return nil
}

// order warns where a reference sorts and the exercise does not say what that means.
func (c *checker) order(ctx context.Context, ex *lesson.Exercise, _ *Exercise) error {
	if ex.Type != lesson.SQL || ex.OrderSaid || len(ex.Solutions) == 0 {
		return nil
	}
	tree, ok := c.tree(ctx, ex.Solutions[0].SQL)
	if ok && sqltext.HasOuterOrderBy(tree) {
		c.warn(ex.Position, ex.ID, "order-not-said",
			"The solution has ORDER BY, so the learner's rows must be in that order, and the exercise does not say so.",
			"Write order=keys when the prompt asks for the order, or order=none when the ORDER BY is only for looks.")
	}
	return nil
}

// tree parses a SELECT; false for other SQL.
func (c *checker) tree(ctx context.Context, sql string) (*sqltext.Tree, bool) {
	text, err := c.bench.Tree(ctx, sql)
	if err != nil {
		return nil, false
	}
	tree, err := sqltext.DecodeTree(text)
	return tree, err == nil
}

package check

import (
	"context"
	"fmt"
	"strings"

	"guildhall/internal/grade"
	"guildhall/internal/lesson"
)

// refused are the answers that nobody may get through with: nothing at all, the starter as it stands, and SELECT NULL.
func (c *checker) refused(ctx context.Context, ex *lesson.Exercise) error {
	if err := c.refuses(ctx, ex, "An empty answer", "", "Ask for something: nothing at all must not be the answer."); err != nil || !writesSQL(ex) {
		return err
	}
	if strings.TrimSpace(ex.Starter) != "" {
		err := c.refuses(ctx, ex, "The starter as it stands", ex.Starter, "Take out of the starter what the learner has to write, for example with ____ in its place.")
		if err != nil {
			return err
		}
	}
	return c.refuses(ctx, ex, "SELECT NULL", "SELECT NULL", "Ask for something that the data holds: the solution returns a single NULL, or nothing that can be compared.")
}

func (c *checker) refuses(ctx context.Context, ex *lesson.Exercise, what, answer, mend string) error {
	verdict, none, err := c.judge(ctx, ex, answer)
	if err == nil && none == nil && verdict.Outcome == grade.Correct {
		c.fault(ex.Position, ex.ID, "accepts-nothing", what+" is accepted as right.", mend)
	}
	return err
}

// wrong answers must be refused with their own message or code.
func (c *checker) wrong(ctx context.Context, ex *lesson.Exercise) error {
	for _, wrong := range ex.Wrong {
		verdict, none, err := c.judge(ctx, ex, wrong.SQL)
		if err != nil {
			return err
		}
		told, code := c.told(verdict, none), ""
		if none == nil && len(verdict.Findings) > 0 {
			code = verdict.Findings[0].Code
		}
		switch {
		case verdict.Outcome == grade.PackFault:
			return nil // the solution's own problem says it
		case verdict.Outcome == grade.Correct:
			c.fault(wrong.Position, ex.ID, "wrong-accepted", "This wrong answer is accepted as right, on the data and on every variant.",
				"If it is wrong, add rows to the data that show the difference. If it is right after all, take the div out.")
		case wrong.Code != "" && code == "":
			c.fault(wrong.Position, ex.ID, "wrong-code", fmt.Sprintf("This wrong answer gets no code, and %s was expected. The learner is told: %s", wrong.Code, told),
				"Take the code out and write a message of your own after the SQL.")
		case wrong.Code != "" && code != wrong.Code:
			c.fault(wrong.Position, ex.ID, "wrong-code", fmt.Sprintf("This wrong answer gets the code %s, not %s. The learner is told: %s", code, wrong.Code, told),
				fmt.Sprintf("Write code=%s if that message is good, or a message of your own after the SQL instead of a code.", code))
		case wrong.Code == "" && code == authors && verdict.Diff == nil && verdict.Outcome == grade.Incorrect:
			if err := c.rightAfterAll(ctx, ex, wrong); err != nil {
				return err
			}
		case wrong.Code == "" && told != strings.TrimSpace(wrong.Message):
			c.fault(wrong.Position, ex.ID, "wrong-message", "The learner is told another message for this wrong answer: "+told,
				"Most likely an earlier ::: wrong holds the same query in other words: keep one of the two.")
		}
	}
	return nil
}

// authors is the code of a message that the author of the exercise wrote.
const authors = "GH-AUTHOR"

// rightAfterAll warns of a wrong answer that is refused for its words alone: whoever writes it a little differently passes.
func (c *checker) rightAfterAll(ctx context.Context, ex *lesson.Exercise, wrong lesson.Wrong) error {
	bare := *ex
	bare.Wrong = nil
	verdict, none, err := c.judge(ctx, &bare, wrong.SQL)
	if err == nil && none == nil && verdict.Outcome == grade.Correct {
		c.warn(wrong.Position, ex.ID, "wrong-gives-right",
			"This wrong answer returns what the solution returns, on the data and on every variant: only who writes it just so is refused.",
			"If it is wrong, add rows that show the difference. If it is right after all, take the div out. To insist on a way of writing, use require or forbid.")
	}
	return err
}

// near values must be refused with their own message.
func (c *checker) near(ctx context.Context, ex *lesson.Exercise) error {
	for _, near := range ex.Near {
		verdict, none, err := c.judge(ctx, ex, near.Value)
		if err != nil {
			return err
		}
		switch told := c.told(verdict, none); {
		case verdict.Outcome == grade.PackFault:
			return nil
		case verdict.Outcome == grade.Correct:
			c.fault(near.Position, ex.ID, "near-accepted", fmt.Sprintf("The near value %s is accepted as right.", near.Value),
				"Change the value, or make the exercise's tolerance smaller.")
		case told != strings.TrimSpace(near.Message):
			c.fault(near.Position, ex.ID, "near-message", "The learner is told another message for this value: "+told,
				"Most likely another ::: near holds the same value: keep one of the two.")
		}
	}
	return nil
}

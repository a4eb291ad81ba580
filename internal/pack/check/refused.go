package check

import (
	"context"
	"strings"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// refused are the answers that nobody may get through with: nothing at all, the starter as it stands, and SELECT NULL.
func (c *checker) refused(ctx context.Context, ex *lesson.Exercise) error {
	if err := c.refuses(ctx, ex, "accepts-nothing", ""); err != nil || !writesSQL(ex) {
		return err
	}
	if strings.TrimSpace(ex.Starter) != "" {
		err := c.refuses(ctx, ex, "accepts-nothing.starter", ex.Starter)
		if err != nil {
			return err
		}
	}
	return c.refuses(ctx, ex, "accepts-nothing.null", "SELECT NULL")
}

func (c *checker) refuses(ctx context.Context, ex *lesson.Exercise, name, answer string) error {
	verdict, none, err := c.judge(ctx, ex, answer)
	if err == nil && none == nil && verdict.Outcome == grade.Correct {
		c.fault(ex.Position, ex.ID, name, nil)
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
			c.fault(wrong.Position, ex.ID, "wrong-accepted", nil)
		case wrong.Code != "" && code == "":
			c.fault(wrong.Position, ex.ID, "wrong-code.none", i18n.Args{"Want": wrong.Code, "Told": told})
		case wrong.Code != "" && code != wrong.Code:
			c.fault(wrong.Position, ex.ID, "wrong-code", i18n.Args{"Code": code, "Want": wrong.Code, "Told": told})
		case wrong.Code == "" && code == authors && verdict.Diff == nil && verdict.Outcome == grade.Incorrect:
			if err := c.rightAfterAll(ctx, ex, wrong); err != nil {
				return err
			}
		case wrong.Code == "" && told != strings.TrimSpace(wrong.Message):
			c.fault(wrong.Position, ex.ID, "wrong-message", i18n.Args{"Told": told})
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
		c.warn(wrong.Position, ex.ID, "wrong-gives-right", nil)
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
			c.fault(near.Position, ex.ID, "near-accepted", i18n.Args{"Value": near.Value})
		case told != strings.TrimSpace(near.Message):
			c.fault(near.Position, ex.ID, "near-message", i18n.Args{"Told": told})
		}
	}
	return nil
}

package grade

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// maxAnswer bounds an answer's length in bytes; nobody types more.
const maxAnswer = 256 << 10

// Grader judges answers. It keeps nothing between answers and may be used from several goroutines.
type Grader struct {
	patience time.Duration
	whole    time.Duration
}

// judgeTime bounds all that is run for one answer. Answers are judged on the sample and a dozen variants, each with the time limit
// of a query: an answer that takes most of it everywhere must not keep anybody waiting for a minute.
const judgeTime = 20 * time.Second

// New returns a Grader.
func New() *Grader { return &Grader{patience: diagnosisTime, whole: judgeTime} }

// Within returns a Grader that stops judging an answer after a time, in which nothing counts that comes before its SQL runs.
func (g *Grader) Within(whole time.Duration) *Grader {
	return &Grader{patience: g.patience, whole: whole}
}

// WithPatience returns a Grader that may take longer, or less long, to find out why an answer is wrong. The number of mends
// that it tries is bounded besides. With less than nothing it only tells the outcome.
func (g *Grader) WithPatience(patience time.Duration) *Grader {
	return &Grader{patience: patience, whole: g.whole}
}

// Grade judges an answer to an exercise. The answer has the form that `guildhall grade` reads for the exercise's type. open
// is used for exercises that run SQL only. An answer that cannot be judged is a *NotAnAttempt; a fault of the engine or a
// cancelled context is another error; whatever else there is to say about an answer or an exercise is in the Verdict.
func (g *Grader) Grade(ctx context.Context, ex *lesson.Exercise, answer string, open Opener) (Verdict, error) {
	started := time.Now()
	v, err := g.judge(ctx, ex, answer, open)
	var broken *faultError
	if errors.As(err, &broken) {
		v, err = packFault(broken), nil
	}
	if err != nil {
		return Verdict{}, err
	}
	v.Elapsed = time.Since(started)
	if v.Score == nil && ex.Type != lesson.Reflect {
		score := 0
		if v.Outcome == Correct {
			score = ex.Points
		}
		v.Score = &score
	}
	return v, nil
}

func (g *Grader) judge(ctx context.Context, ex *lesson.Exercise, answer string, open Opener) (Verdict, error) {
	if strings.TrimSpace(answer) == "" {
		return Verdict{}, notAnAttempt("GH-NOTHING", nil)
	}
	if len(answer) > maxAnswer {
		return Verdict{}, notAnAttempt("GH-TOO-LONG", i18n.Args{"Most": maxAnswer >> 10})
	}
	switch ex.Type {
	case lesson.SQL, lesson.Parsons:
		return g.withSession(ctx, ex, answer, open, judgeQuery)
	case lesson.Change:
		return g.withSession(ctx, ex, answer, open, judgeChange)
	case lesson.Number:
		return judgeNumber(ctx, ex, answer, open)
	case lesson.Choice:
		return judgeChoice(ex, answer)
	case lesson.TextType:
		return judgeText(ex, answer)
	case lesson.Arrange:
		return judgeArrange(ex, answer)
	case lesson.Classify:
		return judgeClassify(ex, answer)
	case lesson.Reflect:
		return judgeReflection(ex, answer)
	default:
		return Verdict{}, fault("GH-FAULT-TYPE", "fault.unknown-type", i18n.Args{"ID": ex.ID, "Type": string(ex.Type)})
	}
}

// judging is one SQL answer on its way to a verdict.
type judging struct {
	ex      *lesson.Exercise
	answer  string
	session Session
	// patience bounds the time in which a cause is looked for.
	patience time.Duration
	rules    rules
	used     bool // the session has been turned to the sample
	time     *allowance
	lasting  int // how many databases the exercise has for every answer, once more were asked for this one; else 0
	// answered is the statement of the answer whose result is judged, answeredAt its byte offset in the answer, and tree
	// its syntax tree; "" and nil before it ran, and nil for statements that have no tree.
	answered   string
	answeredAt int
	tree       *sqltext.Tree
}

// withSession opens the exercise's databases for a judge of SQL.
func (g *Grader) withSession(ctx context.Context, ex *lesson.Exercise, answer string, open Opener, judge func(context.Context, *judging) (Verdict, error)) (Verdict, error) {
	if err := refuseGaps(answer); err != nil {
		return Verdict{}, err
	}
	if len(ex.Solutions) == 0 {
		return Verdict{}, fault("GH-FAULT-REFERENCE", "fault.no-solution", i18n.Args{"ID": ex.ID})
	}
	session, err := open.Open(ctx, ex)
	if err != nil {
		return Verdict{}, fmt.Errorf("open the databases of exercise %s: %w", ex.ID, err)
	}
	defer func() { _ = session.Close() }() // the verdict stands whether or not the session ends well
	limited, spent, done := allow(ctx, g.whole)
	defer done()
	v, err := judge(limited, &judging{
		ex: ex, answer: answer, session: session, patience: g.patience, time: spent,
		rules: rules{columns: ex.Columns, near: nearnessOf(ex.Tolerance)},
	})
	if err != nil && limited.Err() != nil && ctx.Err() == nil { // whatever was cut short, time was the cause
		return stoppedVerdict(Verdict{}, &result.QueryError{Cause: result.Stopped, Limit: result.TimeLimit, Offset: -1}, answer), nil
	}
	return v, err
}

// refuseGaps finds answers that hold no statement or a ____ that was left in.
func refuseGaps(answer string) error {
	if len(sqltext.Split(answer)) == 0 {
		return notAnAttempt("GH-NOTHING", nil)
	}
	for _, token := range sqltext.Lex(answer) {
		if token.Kind == sqltext.Blank {
			line, column := place(answer, token.Start)
			return &NotAnAttempt{Code: "GH-BLANK", Message: words("GH-BLANK", i18n.Args{"Line": line}), Line: line, Column: column}
		}
	}
	return nil
}

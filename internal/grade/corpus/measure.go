package corpus

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"guildhall/internal/grade"
	"guildhall/internal/lesson"
)

// Judge judges an answer to an exercise.
type Judge func(ctx context.Context, ex *lesson.Exercise, answer string) (grade.Verdict, error)

// Report is what was measured.
type Report struct {
	Exercises, Datasets int
	Right, RightRefused int
	// Wrong counts every wrong answer, Hidden those that turned out to be right on the sample.
	Wrong, WrongAccepted int
	Hidden, Caught       int
	// Explained counts those of the caught whose cause was one of the codes on their label.
	Explained int
	// Labelled counts the answers refused on the sample, Named those whose cause was one of the codes on their label.
	Labelled, Named int
	// Rows are the rows of each counterexample, all its tables together.
	Rows []int
	// RightTimes and WrongTimes are how long judging took.
	RightTimes, WrongTimes []time.Duration
	// Slow are the exercises with the median of what judging a right answer took, the first left out, which makes the variants; the
	// slowest first.
	Slow []Slow
	// Misjudged lists every answer that was judged otherwise than it should be.
	Misjudged []Misjudged
}

// Slow is an exercise and how long judging a right answer to it takes.
type Slow struct {
	Exercise string
	Median   time.Duration
}

// Misjudged is an answer that was judged otherwise than it should be.
type Misjudged struct {
	Exercise string
	Answer   Answer
	// Problem says in what; Got is the verdict, and the code and key of its first finding.
	Problem, Got string
}

// Accepted is the problem of a wrong answer that was marked as right on the sample, and that the variants did not reveal either.
const Accepted = "wrong, and accepted"

// Measure judges every answer of the exercises, as many exercises at once as there are workers; the report does not depend on how
// many, but for its times. It fails when an exercise itself is broken.
func Measure(ctx context.Context, exercises []*Exercise, workers int, judge Judge) (*Report, error) {
	parts, errs := make([]Report, len(exercises)), make([]error, len(exercises))
	var group sync.WaitGroup
	next := make(chan int)
	for range workers {
		group.Go(func() {
			for i := range next {
				errs[i] = parts[i].exercise(ctx, exercises[i], judge)
			}
		})
	}
	for i := range exercises {
		next <- i
	}
	close(next)
	group.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	report := &Report{Exercises: len(exercises)}
	datasets := map[string]bool{}
	for i := range parts {
		report.add(&parts[i])
		for _, id := range strings.Fields(exercises[i].Dataset) {
			datasets[id] = true
		}
	}
	report.Datasets = len(datasets)
	slices.SortStableFunc(report.Slow, func(a, b Slow) int { return cmp.Compare(b.Median, a.Median) })
	return report, nil
}

func (r *Report) exercise(ctx context.Context, ex *Exercise, judge Judge) error {
	asked := ex.asked()
	for _, answer := range ex.Right {
		if err := r.right(ctx, ex, asked, answer, judge); err != nil {
			return err
		}
	}
	if again := slices.Sorted(slices.Values(r.RightTimes[min(1, len(r.RightTimes)):])); len(again) > 0 {
		r.Slow = []Slow{{ex.ID, again[len(again)/2]}}
	}
	for _, answer := range ex.Wrong {
		if err := r.wrong(ctx, ex, asked, answer, judge); err != nil {
			return err
		}
	}
	return nil
}

// add adds the answers of another report; exercises and datasets are counted elsewhere.
func (r *Report) add(part *Report) {
	r.Right, r.RightRefused = r.Right+part.Right, r.RightRefused+part.RightRefused
	r.Wrong, r.WrongAccepted = r.Wrong+part.Wrong, r.WrongAccepted+part.WrongAccepted
	r.Hidden, r.Caught = r.Hidden+part.Hidden, r.Caught+part.Caught
	r.Explained += part.Explained
	r.Labelled, r.Named = r.Labelled+part.Labelled, r.Named+part.Named
	r.Rows = append(r.Rows, part.Rows...)
	r.RightTimes, r.WrongTimes = append(r.RightTimes, part.RightTimes...), append(r.WrongTimes, part.WrongTimes...)
	r.Misjudged, r.Slow = append(r.Misjudged, part.Misjudged...), append(r.Slow, part.Slow...)
}

// asked is the exercise as a pack has it.
func (e *Exercise) asked() *lesson.Exercise {
	return &lesson.Exercise{
		ID: e.ID, Type: lesson.SQL, Points: 10, Datasets: strings.Fields(e.Dataset), Order: e.Order, OrderSaid: e.Order != lesson.OrderAuto,
		Columns: lesson.ColumnsAuto, Variants: lesson.VariantsOn, Solutions: []lesson.Solution{{SQL: e.Right[0].SQL}},
	}
}

func (r *Report) right(ctx context.Context, ex *Exercise, asked *lesson.Exercise, answer Answer, judge Judge) error {
	v, err := timed(ctx, asked, answer, judge, &r.RightTimes)
	if err != nil {
		return err
	}
	r.Right++
	if v.Outcome != grade.Correct {
		r.RightRefused++
		r.note(ex, answer, "right, and refused", v)
	}
	return nil
}

func (r *Report) wrong(ctx context.Context, ex *Exercise, asked *lesson.Exercise, answer Answer, judge Judge) error {
	v, err := timed(ctx, asked, answer, judge, &r.WrongTimes)
	if err != nil {
		return err
	}
	r.Wrong++
	rightOnSample := v.Outcome == grade.Correct || v.Outcome == grade.Coincidence
	if rightOnSample {
		r.Hidden++
	} else if answer.Hidden {
		r.note(ex, answer, "marked as right on the sample, and refused there", v)
	}
	switch v.Outcome {
	case grade.Correct:
		r.WrongAccepted++
		problem := Accepted
		if !answer.Hidden {
			problem = "wrong, accepted, and not marked as right on the sample"
		}
		r.note(ex, answer, problem, v)
	case grade.Coincidence:
		r.Caught++
		if answer.named(v) {
			r.Explained++
		}
		if !answer.Hidden {
			r.note(ex, answer, "right on the sample, and not marked as such", v)
		}
		if v.Counterexample != nil {
			rows := 0
			for _, table := range v.Counterexample.Tables {
				rows += len(table.Rows)
			}
			r.Rows = append(r.Rows, rows)
		}
	default:
		r.Labelled++
		if answer.named(v) {
			r.Named++
		} else {
			r.note(ex, answer, "wrong, and another cause named", v)
		}
	}
	return nil
}

// named reports whether a verdict names one of the causes on an answer's label.
func (a Answer) named(v grade.Verdict) bool {
	return len(v.Findings) > 0 && slices.Contains(a.Codes, v.Findings[0].Code)
}

func timed(ctx context.Context, asked *lesson.Exercise, answer Answer, judge Judge, times *[]time.Duration) (grade.Verdict, error) {
	began := time.Now()
	v, err := judge(ctx, asked, answer.SQL)
	*times = append(*times, time.Since(began))
	if err != nil {
		return v, fmt.Errorf("%s:%d: %w", answer.File, answer.Line, err)
	}
	if v.Outcome == grade.PackFault {
		return v, fmt.Errorf("%s:%d: the exercise %s is broken: %v", answer.File, answer.Line, asked.ID, v.Findings[0].Message.Args["Reason"])
	}
	return v, nil
}

func (r *Report) note(ex *Exercise, answer Answer, problem string, v grade.Verdict) {
	got := []string{string(v.Outcome)}
	if len(v.Findings) > 0 {
		message := v.Findings[0].Message
		if cause, ok := message.Args["Cause"].(interface{ IsZero() bool }); ok && !cause.IsZero() {
			got = append(got, v.Findings[0].Code, fmt.Sprint(cause))
		} else {
			got = append(got, v.Findings[0].Code, message.Key, fmt.Sprint(message.Args))
		}
	}
	r.Misjudged = append(r.Misjudged, Misjudged{ex.ID, answer, problem, strings.Join(got, " ")})
}

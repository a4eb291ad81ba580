package check

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// Bench runs and judges SQL on the datasets of a pack.
type Bench interface {
	Run(ctx context.Context, pack *lesson.Pack, datasets []string, sql string) (result.Outcome, error)
	Judge(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise, answer string) (grade.Verdict, error)
	// Mutate judges small faults of the exercise's reference.
	Mutate(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (grade.Mutation, error)
	// Tree returns DuckDB's json_serialize_sql of a SELECT; a *result.QueryError when it cannot be parsed.
	Tree(ctx context.Context, sql string) (string, error)
	// Verify holds the data of a dataset against what its manifest promises. A dataset that does not exist or whose
	// manifest is broken is told as problems too.
	Verify(ctx context.Context, pack *lesson.Pack, id string) ([]lesson.Problem, error)
}

// Options choose what is checked.
type Options struct {
	// Exercise restricts the check to one exercise and to what concerns it; "" checks everything.
	Exercise string
	// Fast leaves the mutants out.
	Fast bool
	// Say turns messages of the judge into the pack's author's language, for quoting them.
	Say func(i18n.Message) string
}

// Report is the outcome of a check.
type Report struct {
	Pack      string
	Problems  []lesson.Problem // by file and line
	Exercises []Exercise
	Elapsed   time.Duration
}

// Exercise says what was tried on one exercise.
type Exercise struct {
	ID        string
	Type      lesson.Type
	Solutions int
	Wrong     int
	Variants  int
	// Mutants counts the small faults of the reference that run and are not equivalent; Killed of them are refused,
	// KilledOnSample without the help of variants.
	Mutants        int
	Killed         int
	KilledOnSample int
	Survivors      []grade.Survivor
	Elapsed        time.Duration
}

// Errors counts the problems that stop the pack from being used.
func (r Report) Errors() int { return r.count(lesson.Error) }

// Warnings counts the other problems.
func (r Report) Warnings() int { return r.count(lesson.Warned) }

func (r Report) count(severity lesson.Severity) int {
	n := 0
	for _, problem := range r.Problems {
		if problem.Severity == severity {
			n++
		}
	}
	return n
}

// Pack checks a pack that was read with the problems found in reading it. An error is something that the check itself could not do;
// what is wrong with the pack is in the report.
func Pack(ctx context.Context, pack *lesson.Pack, problems []lesson.Problem, bench Bench, options Options) (Report, error) {
	began := time.Now()
	c := &checker{pack: pack, bench: bench, options: options}
	c.report.Problems = slices.Clone(problems)
	if pack != nil {
		c.report.Pack = pack.ID
		if err := c.everything(ctx); err != nil {
			return Report{}, err
		}
	}
	slices.SortStableFunc(c.report.Problems, func(a, b lesson.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	c.report.Elapsed = time.Since(began)
	return c.report, nil
}

// checker collects what it finds.
type checker struct {
	pack    *lesson.Pack
	bench   Bench
	options Options
	report  Report
}

func (c *checker) everything(ctx context.Context) error {
	if c.options.Exercise == "" {
		if err := c.datasets(ctx); err != nil {
			return err
		}
		c.taught(ctx)
	}
	for _, l := range c.pack.Lessons {
		if err := ctx.Err(); err != nil {
			return err
		}
		if c.options.Exercise == "" {
			if err := c.blocks(ctx, l, l.Blocks); err != nil {
				return err
			}
		}
		for _, ex := range l.Exercises() {
			if c.options.Exercise != "" && c.options.Exercise != ex.ID {
				continue
			}
			if err := c.exercise(ctx, ex); err != nil {
				return err
			}
		}
	}
	return nil
}

// datasets holds every dataset that the lessons use against its promises.
func (c *checker) datasets(ctx context.Context) error {
	var ids []string
	for _, l := range c.pack.Lessons {
		ids = append(ids, l.Datasets...)
		for _, ex := range l.Exercises() {
			ids = append(ids, ex.Datasets...)
		}
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		problems, err := c.bench.Verify(ctx, c.pack, id)
		if err != nil {
			return fmt.Errorf("verify the dataset %q: %w", id, err)
		}
		c.report.Problems = append(c.report.Problems, problems...)
	}
	return nil
}

// fault notes an error at a place.
func (c *checker) fault(at lesson.Position, exercise, code, message, mend string) {
	c.note(lesson.Error, at, exercise, code, message, mend)
}

// warn notes a warning at a place.
func (c *checker) warn(at lesson.Position, exercise, code, message, mend string) {
	c.note(lesson.Warned, at, exercise, code, message, mend)
}

func (c *checker) note(severity lesson.Severity, at lesson.Position, exercise, code, message, mend string) {
	c.report.Problems = append(c.report.Problems, lesson.Problem{
		Position: at, Severity: severity, Code: code, Message: message, Mend: mend, Exercise: exercise,
	})
}

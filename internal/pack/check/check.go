package check

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"guildhall/internal/dataset"
	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/variant"
)

// Bench runs and judges SQL on the datasets of a pack. Several goroutines use it at once.
type Bench interface {
	Judges
	Run(ctx context.Context, pack *lesson.Pack, datasets []string, sql string) (result.Outcome, error)
	// Tree returns DuckDB's json_serialize_sql of a SELECT; a *result.QueryError when it cannot be parsed.
	Tree(ctx context.Context, sql string) (string, error)
	// Dataset finds a dataset of the catalogue or of the pack. One that cannot be used is a *dataset.UnknownError or a
	// *dataset.BrokenError.
	Dataset(pack *lesson.Pack, id string) (*dataset.Dataset, error)
	// Verify holds the data of a dataset against what its manifest promises. A dataset that does not exist or whose
	// manifest is broken is told as problems too.
	Verify(ctx context.Context, pack *lesson.Pack, id string) ([]lesson.Problem, error)
}

// Judges is what a Bench does with exercises.
type Judges interface {
	Judge(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise, answer string) (grade.Verdict, error)
	// Mutate judges small faults of the exercise's reference.
	Mutate(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (grade.Mutation, error)
	// Steady returns the reference that gives another result when rows are stored, ties are broken or threads are counted
	// otherwise; nil when none does.
	Steady(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise) (*variant.Sway, error)
}

// Options choose what is checked, and how.
type Options struct {
	// Exercise restricts the check to one exercise and to what concerns it; "" checks everything.
	Exercise string
	// Lesson restricts it to one lesson and to what does not belong to another; "" checks all.
	Lesson string
	// Fast leaves the mutants out.
	Fast bool
	// Say turns messages of the judge into words, for quoting them.
	Say func(i18n.Message) string
	// Shelf finds the packs that this one needs; nil when there are none to be found.
	Shelf func(ctx context.Context, id string) (*lesson.Pack, error)
	// Workers is how many things are checked at once; 0 is one.
	Workers int
	// Desk gives each worker a bench of its own, which keeps databases open from one thing to the next, and a way to give it back;
	// nil has all work at the one bench.
	Desk func() (Bench, func())
	// Patience is how long one exercise, example or dataset may take, so that no pack holds up a check for ever; 0 is two minutes.
	Patience time.Duration
	// Progress hears how many of how many things are done; nil is for nobody. It is called by one goroutine at a time.
	Progress func(done, total int)
	// Memory holds what earlier checks found; nil remembers nothing. Judge names the judge that found it, so that another
	// version does not believe it.
	Memory Memory
	Judge  string
}

// Report is the outcome of a check.
type Report struct {
	Pack      string
	Problems  []lesson.Problem // by file and line
	Exercises []Exercise       // in the pack's order
	// Remembered counts the things that an earlier check had found out, of Total.
	Remembered, Total int
	Elapsed           time.Duration
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
	// Features are the SQL features that the reference uses.
	Features []string
	Elapsed  time.Duration // that it took when it was tried last
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
	report := Report{Problems: slices.Clone(problems)}
	if pack != nil {
		report.Pack = pack.ID
		w := &work{pack: pack, bench: bench, options: options, report: &report}
		if err := w.everything(ctx); err != nil {
			return Report{}, err
		}
	}
	if options.Exercise != "" {
		report.Problems = concerning(report.Problems, options.Exercise)
	}
	if options.Lesson != "" {
		report.Problems = elsewhereOut(pack, report.Problems, options.Lesson)
	}
	slices.SortStableFunc(report.Problems, func(a, b lesson.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	report.Elapsed = time.Since(began)
	return report, nil
}

// concerning keeps the problems of one exercise, and the errors that belong to none: they stop the exercise too.
func concerning(problems []lesson.Problem, exercise string) []lesson.Problem {
	return slices.DeleteFunc(problems, func(p lesson.Problem) bool {
		return p.Exercise != exercise && (p.Exercise != "" || p.Severity != lesson.Error)
	})
}

// elsewhereOut takes out the problems that stand in other lessons, or in their translations.
func elsewhereOut(pack *lesson.Pack, problems []lesson.Problem, id string) []lesson.Problem {
	return slices.DeleteFunc(problems, func(p lesson.Problem) bool {
		name, isLesson := strings.CutSuffix(p.File, ".md")
		base, _, _ := strings.Cut(name, ".")
		return isLesson && base != id && pack != nil && pack.Lesson(base) != nil
	})
}

package check

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// work is everything that is checked of a pack, cut into tasks that know nothing of each other.
type work struct {
	pack    *lesson.Pack
	bench   Bench
	options Options
	report  *Report

	mu   sync.Mutex
	done int
}

// task checks one thing: a dataset, an example or an exercise.
type task struct {
	at       lesson.Position // where the thing stands, so that what is remembered of it moves with it
	thing    any             // what it is, for the key
	datasets []string
	run      func(ctx context.Context, c *checker) error
}

// found is what a task finds, and what is remembered of it.
type found struct {
	Problems []lesson.Problem
	Exercise *Exercise
	unsure   bool // a limit ended something: another time it may not
}

func (w *work) everything(ctx context.Context) error {
	tasks, err := w.tasks(ctx)
	if err != nil {
		return err
	}
	w.report.Total = len(tasks)
	if w.options.Progress != nil {
		w.options.Progress(0, len(tasks))
	}
	results, err := w.doAll(ctx, tasks)
	if err != nil {
		return err
	}
	for _, result := range results {
		w.report.Problems = append(w.report.Problems, result.Problems...)
		w.report.add(result.Exercise)
	}
	if w.options.Exercise == "" {
		return w.whole(ctx)
	}
	return nil
}

// doAll does the tasks in their order, as many at once as there are workers, each at a bench of its own.
func (w *work) doAll(ctx context.Context, tasks []task) ([]found, error) {
	results := make([]found, len(tasks))
	next := make(chan int, len(tasks))
	for i := range tasks {
		next <- i
	}
	close(next)
	group, groupContext := errgroup.WithContext(ctx)
	for range min(len(tasks), max(1, w.options.Workers)) {
		group.Go(func() error {
			bench, leave := w.bench, func() {}
			if w.options.Desk != nil {
				bench, leave = w.options.Desk()
			}
			defer leave()
			for i := range next {
				var err error
				if results[i], err = w.do(groupContext, bench, tasks[i]); err != nil {
					return err
				}
				w.tick(len(tasks))
			}
			return nil
		})
	}
	return results, group.Wait()
}

// add takes what a task found of an exercise into the report; other orders and mutants come after the rest.
func (r *Report) add(tried *Exercise) {
	if tried == nil {
		return
	}
	if last := len(r.Exercises) - 1; last >= 0 && r.Exercises[last].ID == tried.ID {
		ex := &r.Exercises[last]
		ex.Mutants, ex.Killed, ex.KilledOnSample, ex.Survivors = tried.Mutants, tried.Killed, tried.KilledOnSample, tried.Survivors
		ex.Elapsed += tried.Elapsed
		return
	}
	r.Exercises = append(r.Exercises, *tried)
}

// whole checks what only the pack as a whole shows.
func (w *work) whole(ctx context.Context) error {
	c := w.checker(w.bench)
	c.tables()
	needed, err := c.needs(ctx, w.options.Shelf)
	if err != nil {
		return err
	}
	c.taught(needed, w.report.Exercises)
	w.report.Problems = append(w.report.Problems, c.found.Problems...)
	return nil
}

func (w *work) checker(bench Bench) *checker {
	return &checker{pack: w.pack, bench: bench, options: w.options}
}

// tick tells that one more task is done.
func (w *work) tick(total int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.done++
	if w.options.Progress != nil {
		w.options.Progress(w.done, total)
	}
}

// do runs a task, unless what it would find is remembered.
func (w *work) do(ctx context.Context, bench Bench, t task) (found, error) {
	if err := ctx.Err(); err != nil {
		return found{}, err
	}
	key := w.key(t)
	if known, ok := w.recall(key, t.at); ok {
		w.mu.Lock()
		w.report.Remembered++
		w.mu.Unlock()
		return known, nil
	}
	c := w.checker(bench)
	limited, stop := context.WithTimeout(ctx, w.patience())
	defer stop()
	err := t.run(limited, c)
	if limited.Err() != nil && ctx.Err() == nil {
		return c.tooLong(t), nil
	}
	if unusable(err) {
		// The dataset's own task says what is wrong with it.
		return found{}, nil
	}
	if err != nil {
		return found{}, err
	}
	w.keep(key, t.at, c.found)
	return c.found, nil
}

// longest is how long one thing may be looked at. The slowest of a large pack takes seconds; one that was made to hold up the check
// would take hours.
const longest = 2 * time.Minute

func (w *work) patience() time.Duration {
	if w.options.Patience > 0 {
		return w.options.Patience
	}
	return longest
}

// tooLong is what is found of a task that was given up. What it had found so far may come from being stopped, and is not told.
func (c *checker) tooLong(t task) found {
	id := ""
	if c.found.Exercise != nil {
		id = c.found.Exercise.ID
	}
	at := t.at
	if at.File == "" { // a dataset stands in no lesson
		at = lesson.Position{File: "pack.yaml", Line: 1, Column: 1}
	}
	c.found.Problems, c.found.unsure = nil, true
	c.fault(at, id, "takes-too-long", nil)
	return c.found
}

// unusable reports whether an error says that a dataset cannot be used.
func unusable(err error) bool {
	var unknown *dataset.UnknownError
	var broken *dataset.BrokenError
	var data *dataset.DataError
	return errors.As(err, &unknown) || errors.As(err, &broken) || errors.As(err, &data)
}

// tasks lists what is to be checked.
func (w *work) tasks(ctx context.Context) ([]task, error) {
	var tasks []task
	for _, id := range w.datasets() {
		tasks = append(tasks, task{thing: "dataset", datasets: []string{id}, run: func(ctx context.Context, c *checker) error {
			problems, err := c.bench.Verify(ctx, c.pack, id)
			if err != nil {
				return fmt.Errorf("verify the dataset %q: %w", id, err)
			}
			for _, p := range problems {
				p.Line, p.Column = max(1, p.Line), max(1, p.Column)
				c.found.Problems = append(c.found.Problems, p)
			}
			return nil
		}})
	}
	for _, l := range w.lessons() {
		if w.options.Exercise == "" {
			tasks = append(tasks, blockTasks(l.Datasets, l.Blocks, "")...)
		}
		for _, ex := range w.exercises(l) {
			tasks = append(tasks, exerciseTasks(ex, w.options.Fast)...)
		}
	}
	return tasks, ctx.Err()
}

// lessons lists the lessons that are asked for.
func (w *work) lessons() []*lesson.Lesson {
	if w.options.Lesson == "" {
		return w.pack.Lessons
	}
	if l := w.pack.Lesson(w.options.Lesson); l != nil {
		return []*lesson.Lesson{l}
	}
	return nil
}

// exercises lists those of a lesson that are asked for.
func (w *work) exercises(l *lesson.Lesson) []*lesson.Exercise {
	all := l.Exercises()
	if w.options.Exercise == "" {
		return all
	}
	return slices.DeleteFunc(all, func(ex *lesson.Exercise) bool { return ex.ID != w.options.Exercise })
}

// datasets lists the datasets that the lessons use, or the exercise that is asked for.
func (w *work) datasets() []string {
	var ids []string
	for _, l := range w.lessons() {
		if w.options.Exercise == "" {
			ids = append(ids, l.Datasets...)
		}
		for _, ex := range w.exercises(l) {
			ids = append(ids, ex.Datasets...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// checker collects what one task finds.
type checker struct {
	pack    *lesson.Pack
	bench   Bench
	options Options
	found   found
}

// fault notes an error at a place. Its words are those of check.NAME, and of check.NAME.mend what to do; the name is the problem's
// code, with more after a dot where one code has several sentences.
func (c *checker) fault(at lesson.Position, exercise, name string, args i18n.Args) {
	c.note(lesson.Error, at, exercise, name, args)
}

// warn notes a warning at a place, in the words that fault uses.
func (c *checker) warn(at lesson.Position, exercise, name string, args i18n.Args) {
	c.note(lesson.Warned, at, exercise, name, args)
}

func (c *checker) note(severity lesson.Severity, at lesson.Position, exercise, name string, args i18n.Args) {
	problem := lesson.NewProblem(severity, at, "check."+name, args)
	problem.Exercise = exercise
	c.found.Problems = append(c.found.Problems, problem)
}

// text says a sentence in the author's language.
func (c *checker) text(key string, args i18n.Args) string { return c.options.Say(i18n.New(key, args)) }

package tuitest

import (
	"context"
	"strings"
	"sync"
	"time"

	"guildhall/internal/dataset"
	"guildhall/internal/grade"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// Workshop is a trainer.Workshop that answers from lists.
type Workshop struct {
	// Outcomes are the answers to queries that contain the key; any other query returns one row with the number 1.
	Outcomes map[string]result.Outcome
	// Errors are the errors of queries that contain the key.
	Errors map[string]error
	// Verdicts are the judge's words for answers that contain the key; any other answer is correct.
	Verdicts map[string]grade.Verdict
	// Fail are the errors of judging answers that contain the key.
	Fail map[string]error
	// Tables is the dictionary.
	Tables []trainer.TableInfo
	// Suggestions is what completion offers.
	Suggestions []trainer.Suggestion
	// Sets are the datasets; Profiles their profiles by table.
	Sets     []trainer.DatasetInfo
	Profiles map[string]dataset.Profile
	// OwnTables are the learner's own.
	OwnTables []trainer.TableInfo
	// Block makes queries wait until their context ends.
	Block bool

	mu  sync.Mutex
	ran []string
}

// Ran lists the queries that were run.
func (w *Workshop) Ran() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]string(nil), w.ran...)
}

// Run answers a query.
func (w *Workshop) Run(ctx context.Context, _ *lesson.Pack, _ []string, sql string) (result.Outcome, error) {
	w.mu.Lock()
	w.ran = append(w.ran, sql)
	w.mu.Unlock()
	if w.Block {
		<-ctx.Done()
		return result.Outcome{}, ctx.Err()
	}
	for part, err := range w.Errors {
		if strings.Contains(sql, part) {
			return result.Outcome{}, err
		}
	}
	for part, outcome := range w.Outcomes {
		if strings.Contains(sql, part) {
			return outcome, nil
		}
	}
	one := &result.Set{
		Columns: []result.Column{{Name: "n", Type: "INTEGER", Kind: result.Whole}},
		Rows:    [][]result.Value{{result.NewWhole(1)}}, Total: 1,
	}
	return result.Outcome{Set: one, Statements: 1, Changed: -1, Elapsed: 3 * time.Millisecond}, nil
}

// Judge judges an answer.
func (w *Workshop) Judge(_ context.Context, _ *lesson.Pack, ex *lesson.Exercise, answer string) (grade.Verdict, error) {
	for part, err := range w.Fail {
		if strings.Contains(answer, part) {
			return grade.Verdict{}, err
		}
	}
	for part, verdict := range w.Verdicts {
		if strings.Contains(answer, part) {
			return verdict, nil
		}
	}
	points := ex.Points
	return grade.Verdict{Outcome: grade.Correct, Score: &points}, nil
}

// Complete offers the suggestions.
func (w *Workshop) Complete(context.Context, *lesson.Pack, []string, string, int) ([]trainer.Suggestion, error) {
	return w.Suggestions, nil
}

// Dictionary describes the tables.
func (w *Workshop) Dictionary(context.Context, *lesson.Pack, []string) ([]trainer.TableInfo, error) {
	return w.Tables, nil
}

// Nothing is the result of a query that no row fits.
func Nothing() result.Outcome {
	outcome := Districts()
	outcome.Set.Rows, outcome.Set.Total = nil, 0
	return outcome
}

// Districts is a result with a text, a number, a NULL and a hostile name.
func Districts() result.Outcome {
	names := []string{"Ciutat Vella", "Eixample", "Sants-Montjuïc", "Les Corts", "Sarrià-Sant Gervasi", "Gràcia", "Horta-Guinardó",
		"Nou Barris", "Sant Andreu", "Sant Martí", "\x1b[31mNowhere", "Elsewhere"}
	set := &result.Set{Columns: []result.Column{
		{Name: "district", Type: "VARCHAR", Kind: result.Text}, {Name: "requests", Type: "BIGINT", Kind: result.Whole},
	}, Total: int64(len(names))}
	for i, name := range names {
		count := result.NewWhole(int64(1240 - 97*i))
		if i == len(names)-1 {
			count = result.Value{}
		}
		set.Rows = append(set.Rows, []result.Value{result.NewText(name), count})
	}
	return result.Outcome{Set: set, Statements: 1, Changed: -1, Elapsed: 4 * time.Millisecond}
}

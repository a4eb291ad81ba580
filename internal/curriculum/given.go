package curriculum

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// Runner runs SQL on datasets.
type Runner interface {
	Run(ctx context.Context, pack *lesson.Pack, datasets []string, sql string) (result.Outcome, error)
}

// given holds the values that queries give: their cells, their numbers of rows and columns, and the constants in their text. A
// query is run when the values before it do not have what is asked for.
type given struct {
	values  map[float64]struct{}
	waiting []Query
}

func newGiven() *given { return &given{values: map[float64]struct{}{}} }

// gives reports whether a value is the number, as it is or as a percentage, and runs queries until one is.
func (g *given) gives(ctx context.Context, runner Runner, pack *lesson.Pack, n Number) (bool, error) {
	for {
		for value := range g.values {
			if n.fits(value) || n.fits(100*value) && value < 1 && value > -1 {
				return true, nil
			}
		}
		if len(g.waiting) == 0 {
			return false, nil
		}
		query := g.waiting[0]
		g.waiting = g.waiting[1:]
		if err := g.run(ctx, runner, pack, query); err != nil {
			return false, err
		}
	}
}

var constant = regexp.MustCompile(`\d+(\.\d+)?`)

// run adds what a query gives. One that DuckDB refuses gives only its constants: wrong answers may.
func (g *given) run(ctx context.Context, runner Runner, pack *lesson.Pack, query Query) error {
	for _, written := range constant.FindAllString(query.SQL, -1) {
		g.text(written)
	}
	if query.Private {
		return nil
	}
	outcome, err := runner.Run(ctx, pack, query.Datasets, query.SQL)
	if refused := (*result.QueryError)(nil); errors.As(err, &refused) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("run the SQL of %s:%d: %w", query.File, query.Line, err)
	}
	if set := outcome.Set; set != nil {
		g.add(float64(max(set.Total, int64(len(set.Rows)))))
		g.add(float64(len(set.Columns)))
		g.cells(set)
	}
	return nil
}

func (g *given) cells(set *result.Set) {
	if set == nil {
		return
	}
	for _, row := range set.Rows {
		for _, cell := range row {
			g.text(cell.String())
		}
	}
}

func (g *given) text(written string) {
	if value, err := strconv.ParseFloat(strings.ReplaceAll(written, ",", ""), 64); err == nil {
		g.add(value)
	}
}

func (g *given) add(value float64) { g.values[value] = struct{}{} }

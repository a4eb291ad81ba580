package dataset

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	"guildhall/internal/engine"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// Session runs queries on prepared datasets, each attached under its id.
type Session interface {
	Query(ctx context.Context, sql string, maxRows int) (result.Outcome, error)
}

// inspectLimits let a query over a whole dataset take its time.
var inspectLimits = engine.Limits{Time: time.Minute}

// Verify checks on the data that the manifest's promises hold, and returns a problem for each that does not, with how many
// rows break it and one of them. References to other datasets are looked up in the catalogue. It prepares what it needs;
// errors are those of Prepare, except that a *DataError of this dataset is returned as its problems.
func (p *Preparer) Verify(ctx context.Context, d *Dataset, catalog *Catalog) ([]lesson.Problem, error) {
	wrong := catalog.Check(d)
	problems := append(d.Placeholders(), wrong...)
	if hasError(wrong) {
		return problems, nil
	}
	all := []*Dataset{d}
	for _, id := range d.Neighbours() {
		other, err := catalog.Dataset(id)
		if err != nil {
			return problems, err
		}
		all = append(all, other)
	}
	err := p.inspect(ctx, all, func(s Session) error {
		found, err := VerifyData(ctx, s, d)
		problems = append(problems, found...)
		return err
	})
	var data *DataError
	if errors.As(err, &data) && data.Dataset == d.ID {
		return append(problems, data.Problems...), nil
	}
	return problems, err
}

// inspect runs a function on a session that has the datasets attached. A prepared file that cannot be opened is built
// anew, once.
func (p *Preparer) inspect(ctx context.Context, all []*Dataset, use func(Session) error) error {
	session, err := p.open(ctx, all, p.Prepare)
	if err != nil && ctx.Err() == nil && !isOwn(err) {
		session, err = p.open(ctx, all, p.Rebuild)
	}
	if err != nil {
		return err
	}
	return errors.Join(use(session), session.Close())
}

// isOwn reports whether an error came from preparing: building again would end the same way.
func isOwn(err error) bool {
	var data *DataError
	var cache *CacheError
	return errors.As(err, &data) || errors.As(err, &cache)
}

type prepareFunc func(context.Context, *Dataset, func(int, int)) (string, error)

func (p *Preparer) open(ctx context.Context, all []*Dataset, prepare prepareFunc) (*engine.Session, error) {
	job := engine.Job{AsOf: all[0].AsOf, Limits: inspectLimits}
	for _, d := range all {
		file, err := prepare(ctx, d, nil)
		if err != nil {
			return nil, err
		}
		job.Databases = append(job.Databases, engine.Database{Name: d.ID, Path: file})
	}
	return p.engine.Open(ctx, job)
}

// VerifyData is Verify on a session that has the dataset, and those it refers to, attached under their ids.
func VerifyData(ctx context.Context, s Session, d *Dataset) ([]lesson.Problem, error) {
	check := &checker{Dataset: d}
	for i := range d.Tables {
		table := &d.Tables[i]
		where := entry("", "tables", i)
		rows, err := number(ctx, s, "SELECT count(*)"+from(d, table))
		if err != nil {
			return check.problems, fmt.Errorf("count rows of %s: %w", table.Name, err)
		}
		if rows == 0 {
			check.note(lesson.Warned, where+".file", "empty-table", i18n.Args{"Table": shown(table.Name)})
		}
		for _, promised := range d.promises(where, table) {
			if err := check.verify(ctx, s, table, promised, rows); err != nil {
				return check.problems, fmt.Errorf("verify %s: %w", promised.where, err)
			}
		}
	}
	return check.problems, nil
}

func (c *checker) verify(ctx context.Context, s Session, t *Table, p promise, rows int64) error {
	broken, err := number(ctx, s, p.count(c.Dataset, t))
	var refused *result.QueryError
	if errors.As(err, &refused) && refused.Cause == result.Refused && p.name == "check-broken" {
		c.fault(p.where, "bad-check", i18n.Args{"Cause": firstLine(refused.Message)})
		return nil
	}
	if err != nil || broken == 0 {
		return err
	}
	example, err := s.Query(ctx, p.example(c.Dataset, t), 1)
	if err != nil {
		return err
	}
	args := i18n.Args{"Broken": broken, "Rows": i18n.New("dataset.rows", i18n.Args{"Count": rows}), "Example": rowText(example.Set)}
	maps.Copy(args, p.args)
	c.fault(p.where, p.name, args)
	return nil
}

// number runs SQL that returns one whole number.
func number(ctx context.Context, s Session, sql string) (int64, error) {
	outcome, err := s.Query(ctx, sql, 1)
	if err != nil {
		return 0, err
	}
	if outcome.Set == nil || len(outcome.Set.Rows) != 1 || len(outcome.Set.Rows[0]) != 1 {
		return 0, errors.New("the count is not one cell")
	}
	return outcome.Set.Rows[0][0].Big().Int64(), nil
}

// rowText writes the first row of a set as name = value, ready to be drawn.
func rowText(set *result.Set) i18n.Message {
	if set == nil || len(set.Rows) == 0 {
		return i18n.New("dataset.no-example", nil)
	}
	parts := make([]string, len(set.Columns))
	for i, column := range set.Columns {
		value := "NULL"
		if cell := set.Rows[0][i]; !cell.IsNull() {
			value = cell.String()
		}
		parts[i] = column.Name + " = " + value
	}
	return i18n.Literally(result.Safe(strings.Join(parts, ", ")))
}

package lab

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// playTime is how long a query of the playground may run: longer than one of a lesson, because nobody knows what it is for.
const playTime = 30 * time.Second

// Datasets describes every dataset of the catalogue and of the pack, which may be nil.
func (l *Lab) Datasets(ctx context.Context, pack *lesson.Pack) ([]trainer.DatasetInfo, error) {
	catalog, err := l.catalog(pack)
	if err != nil {
		return nil, err
	}
	var all []trainer.DatasetInfo
	for _, id := range catalog.IDs() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		set, err := catalog.Dataset(id)
		if err != nil {
			all = append(all, trainer.DatasetInfo{ID: id, Broken: said(err)})
			continue
		}
		all = append(all, introduce(set))
	}
	return all, nil
}

// said is an error in words for learners where it has any.
func said(err error) i18n.Message {
	var worded interface{ Message() i18n.Message }
	if errors.As(err, &worded) {
		return worded.Message()
	}
	return i18n.Literally(err.Error())
}

func introduce(set *dataset.Dataset) trainer.DatasetInfo {
	info := trainer.DatasetInfo{
		ID: set.ID, Title: set.Title, Description: set.Description, Licence: set.Licence, AsOf: set.AsOf,
		Synthetic: set.Synthetic(), Provenance: set.Provenance,
	}
	for _, table := range set.Tables {
		info.Tables = append(info.Tables, describe(set, table, -1))
	}
	return info
}

// Profile looks at every row of a table of a dataset.
func (l *Lab) Profile(ctx context.Context, pack *lesson.Pack, id, table string) (dataset.Profile, error) {
	set, err := l.Dataset(pack, id)
	if err != nil {
		return dataset.Profile{}, err
	}
	return l.options.Preparer.Profile(ctx, set, table)
}

// Play runs SQL on datasets beside the learner's own tables, which stay. One query at a time has these tables: others wait.
func (l *Lab) Play(ctx context.Context, pack *lesson.Pack, datasets []string, sql string) (result.Outcome, error) {
	job, err := l.job(ctx, pack, datasets)
	if err != nil {
		return result.Outcome{}, err
	}
	if limit := l.options.Limits.Time; limit >= 0 {
		job.Limits.Time = max(limit, playTime)
	}
	session, leave, err := l.openOwn(ctx, job)
	if err != nil {
		return result.Outcome{}, err
	}
	defer leave()
	return session.Query(ctx, sql, 0)
}

// Suggest completes in the playground. While a query runs its own tables are not among the suggestions.
func (l *Lab) Suggest(ctx context.Context, pack *lesson.Pack, datasets []string, statement string, at int) ([]trainer.Suggestion, error) {
	if !l.hasOwn() {
		return l.complete(ctx, pack, datasets, statement, at, "")
	}
	return l.complete(ctx, pack, datasets, statement, at, l.options.Workspace)
}

// Own describes the learner's own tables.
func (l *Lab) Own(ctx context.Context) ([]trainer.TableInfo, error) {
	if !l.hasOwn() {
		return nil, nil
	}
	session, leave, err := l.openOwn(ctx, engine.Job{Limits: l.options.Limits})
	if err != nil {
		return nil, err
	}
	defer leave()
	outcome, err := session.Query(ctx, ownColumns, 0)
	if err != nil || outcome.Set == nil {
		return nil, err
	}
	return ownTables(outcome.Set), nil
}

// ownColumns lists every column of the learner's tables and views with how many rows its table has about.
const ownColumns = `SELECT c.table_name, t.estimated_size, c.column_name, c.data_type
FROM duckdb_columns() c LEFT JOIN duckdb_tables() t USING (database_name, schema_name, table_name)
WHERE c.database_name = 'workspace' AND NOT c.internal ORDER BY c.table_name, c.column_index`

func ownTables(set *result.Set) []trainer.TableInfo {
	var tables []trainer.TableInfo
	for _, row := range set.Rows {
		name := row[0].Text()
		if len(tables) == 0 || tables[len(tables)-1].Name != name {
			rows, counted := row[1].Int64()
			if !counted { // a view
				rows = -1
			}
			tables = append(tables, trainer.TableInfo{Name: name, Rows: rows})
		}
		last := &tables[len(tables)-1]
		last.Columns = append(last.Columns, trainer.ColumnInfo{Name: row[2].Text(), Type: row[3].Text()})
	}
	return tables
}

// Forget removes the learner's own tables with the file they lie in.
func (l *Lab) Forget(ctx context.Context) error {
	if l.options.Workspace == "" {
		return nil
	}
	if err := l.own.enter(ctx); err != nil {
		return err
	}
	defer l.own.leave()
	for _, file := range []string{l.options.Workspace, l.options.Workspace + ".wal"} {
		if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove your own tables: %w", err)
		}
	}
	return nil
}

// hasOwn reports whether the learner ever made a table.
func (l *Lab) hasOwn() bool {
	if l.options.Workspace == "" {
		return false
	}
	_, err := os.Stat(l.options.Workspace)
	return err == nil
}

// openOwn opens a session with the learner's own tables, once nobody else in this program has them.
func (l *Lab) openOwn(ctx context.Context, job engine.Job) (session *engine.Session, leave func(), err error) {
	if err := l.own.enter(ctx); err != nil {
		return nil, nil, err
	}
	job.Workspace = l.options.Workspace
	session, err = l.options.Engine.Open(ctx, job)
	if err != nil {
		l.own.leave()
		if isLocked(err) {
			return nil, nil, trainer.ErrOwnTablesBusy
		}
		return nil, nil, fmt.Errorf("open the datasets: %w", err)
	}
	return session, func() {
		closing(session)
		l.own.leave()
	}, nil
}

// isLocked reports whether DuckDB found the file of the own tables open in another process. It says so in words only, on Windows in
// those of the system.
func isLocked(err error) bool {
	text := err.Error()
	return strings.Contains(text, "attach workspace") &&
		(strings.Contains(text, "Could not set lock") || strings.Contains(text, "used by another process"))
}

// turnstile lets one pass at a time; waiting ends with the context.
type turnstile chan struct{}

func newTurnstile() turnstile { return make(turnstile, 1) }

func (t turnstile) enter(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t turnstile) tryEnter() bool {
	select {
	case t <- struct{}{}:
		return true
	default:
		return false
	}
}

func (t turnstile) leave() { <-t }

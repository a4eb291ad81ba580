package trainer

import (
	"context"
	"fmt"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// Explorer lets learners look at datasets and query them freely, beside tables of their own that stay from one time to the next.
// A nil pack stands for the catalogue alone.
type Explorer interface {
	// Datasets describes every dataset that can be used, by id, without looking at its rows.
	Datasets(ctx context.Context, pack *lesson.Pack) ([]DatasetInfo, error)
	// Profile looks at every row of a table.
	Profile(ctx context.Context, pack *lesson.Pack, dataset, table string) (dataset.Profile, error)
	// Play runs SQL on datasets beside the learner's own tables. A *result.QueryError is the learner's.
	Play(ctx context.Context, pack *lesson.Pack, datasets []string, sql string) (result.Outcome, error)
	// Suggest suggests words for a byte offset of a statement that is being written, own tables included.
	Suggest(ctx context.Context, pack *lesson.Pack, datasets []string, statement string, at int) ([]Suggestion, error)
	// Own describes the learner's own tables.
	Own(ctx context.Context) ([]TableInfo, error)
	// Forget removes the learner's own tables, all of them.
	Forget(ctx context.Context) error
}

// DatasetInfo describes a dataset for learners. The faults that were planted in it are not part of it.
type DatasetInfo struct {
	ID          string
	Title       string
	Description string
	Licence     string // SPDX id
	AsOf        string // YYYY-MM-DD that the dataset calls today, "" for the real clock
	Synthetic   bool   // the rows were invented
	Provenance  dataset.Provenance
	Tables      []TableInfo // Rows is -1: they were not counted
	// Broken says why the dataset cannot be used; zero when it can. Nothing but the ID is known of it then.
	Broken i18n.Message
}

// explorer gives the Explorer, and the pack unless its id is empty.
func (t *Trainer) explorer(ctx context.Context, pack string) (Explorer, *lesson.Pack, error) {
	if t.Explorer == nil {
		return nil, nil, ErrNoExplorer
	}
	if pack == "" {
		return t.Explorer, nil, nil
	}
	p, err := t.open(ctx, pack)
	return t.Explorer, p, err
}

// Datasets describes the datasets of the catalogue and of a pack; pack may be "".
func (t *Trainer) Datasets(ctx context.Context, pack string) ([]DatasetInfo, error) {
	explorer, p, err := t.explorer(ctx, pack)
	if err != nil {
		return nil, err
	}
	return explorer.Datasets(ctx, p)
}

// Profile looks at every row of a table; pack may be "".
func (t *Trainer) Profile(ctx context.Context, pack, id, table string) (dataset.Profile, error) {
	explorer, p, err := t.explorer(ctx, pack)
	if err != nil {
		return dataset.Profile{}, err
	}
	return explorer.Profile(ctx, p, id, table)
}

// Play runs SQL on datasets beside the learner's own tables and keeps it among the queries that were played. Pack may be "".
func (t *Trainer) Play(ctx context.Context, pack string, datasets []string, sql string) (result.Outcome, error) {
	explorer, p, err := t.explorer(ctx, pack)
	if err != nil {
		return result.Outcome{}, err
	}
	defer t.keepingQuery(ctx, pack, datasets, sql)()
	return explorer.Play(ctx, p, datasets, sql)
}

// Sample gives the first rows of a table of a dataset; pack may be "".
func (t *Trainer) Sample(ctx context.Context, pack, id, table string, rows int) (result.Outcome, error) {
	var p *lesson.Pack
	if pack != "" {
		var err error
		if p, err = t.open(ctx, pack); err != nil {
			return result.Outcome{}, err
		}
	}
	sql := fmt.Sprintf("SELECT * FROM %s.main.%s LIMIT %d", sqltext.Quote(id), sqltext.Quote(table), rows)
	return t.Workshop.Run(ctx, p, []string{id}, sql)
}

// Suggest suggests words for a byte offset of a statement that is being written in the playground; pack may be "".
func (t *Trainer) Suggest(ctx context.Context, pack string, datasets []string, statement string, at int) ([]Suggestion, error) {
	explorer, p, err := t.explorer(ctx, pack)
	if err != nil {
		return nil, err
	}
	return explorer.Suggest(ctx, p, datasets, statement, at)
}

// OwnTables describes the learner's own tables.
func (t *Trainer) OwnTables(ctx context.Context) ([]TableInfo, error) {
	if t.Explorer == nil {
		return nil, nil
	}
	return t.Explorer.Own(ctx)
}

// ForgetTables removes the learner's own tables.
func (t *Trainer) ForgetTables(ctx context.Context) error {
	if t.Explorer == nil {
		return ErrNoExplorer
	}
	return t.Explorer.Forget(ctx)
}

package lab

import (
	"context"
	"time"

	"guildhall/internal/engine"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/sqltext/completion"
	"guildhall/internal/trainer"
)

// Complete suggests words for a byte offset of a statement.
func (l *Lab) Complete(ctx context.Context, pack *lesson.Pack, datasets []string, statement string, at int) ([]trainer.Suggestion, error) {
	return l.complete(ctx, pack, datasets, statement, at, "")
}

// complete puts what the catalogue and the statement tell before what DuckDB suggests, which is waited for only so long: while data is
// being prepared or a query runs, the words of the catalogue are there all the same. The workspace holds the learner's own tables; ""
// leaves them out.
func (l *Lab) complete(ctx context.Context, pack *lesson.Pack, datasets []string, statement string, at int, workspace string) ([]trainer.Suggestion, error) {
	at = max(0, min(at, len(statement)))
	tables, err := l.named(pack, datasets)
	if err != nil {
		return nil, err
	}
	var found suggested
	if l.asking.tryEnter() {
		answer := make(chan suggested, 1)
		go func() {
			found := l.suggested(context.WithoutCancel(ctx), pack, datasets, statement[:at], workspace)
			l.asking.leave() // before the answer is there, so that the next question may be asked
			answer <- found
		}()
		select {
		case found = <-answer:
		case <-time.After(l.options.WordTime):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	var suggestions []trainer.Suggestion
	for _, item := range completion.At(append(tables, found.own...), statement, at, found.words) {
		suggestions = append(suggestions, trainer.Suggestion(item))
	}
	return suggestions, nil
}

// suggested is what DuckDB adds: its words, and the learner's own tables.
type suggested struct {
	words []completion.Item
	own   []completion.Table
}

// suggested asks DuckDB. What fails here is missing among the suggestions, and no reason to interrupt anybody.
func (l *Lab) suggested(ctx context.Context, pack *lesson.Pack, datasets []string, before, workspace string) (all suggested) {
	if workspace != "" {
		if !l.own.tryEnter() {
			workspace = ""
		} else {
			defer l.own.leave()
		}
	}
	job, err := l.job(ctx, pack, datasets)
	if err != nil {
		return all
	}
	job.Workspace = workspace
	session, err := l.options.Engine.Open(ctx, job)
	if err != nil {
		return all
	}
	defer closing(session)
	if workspace != "" {
		if outcome, err := session.Query(ctx, ownColumns, 0); err == nil && outcome.Set != nil {
			all.own = tablesNamed("", ownTables(outcome.Set))
		}
	}
	found, err := session.Complete(ctx, before)
	if err != nil {
		return all
	}
	signatures := l.signatures.of(ctx, session)
	for _, word := range found {
		all.words = append(all.words, completion.Item{Text: word.Text, Kind: word.Kind, Start: word.Start, Detail: signatures[word.Text]})
	}
	return all
}

// named describes the tables of datasets as far as completion needs it.
func (l *Lab) named(pack *lesson.Pack, datasets []string) ([]completion.Table, error) {
	var tables []completion.Table
	for _, id := range datasets {
		set, err := l.Dataset(pack, id)
		if err != nil {
			return nil, err
		}
		tables = append(tables, tablesNamed(id, introduce(set).Tables)...)
	}
	return tables, nil
}

func tablesNamed(dataset string, infos []trainer.TableInfo) []completion.Table {
	var tables []completion.Table
	for _, info := range infos {
		table := completion.Table{Dataset: dataset, Name: info.Name, Meaning: info.Description}
		for _, c := range info.Columns {
			table.Columns = append(table.Columns, completion.Column{Name: c.Name, Type: c.Type, Meaning: c.Description})
		}
		tables = append(tables, table)
	}
	return tables
}

// signatures are those of DuckDB's functions by name, read once.
type signatures struct {
	turn  turnstile
	found map[string]string
}

// functionSignatures lists for each function what it takes, in the form with the fewest arguments; the names of arguments where DuckDB
// gives some, else their types.
const functionSignatures = `SELECT function_name, arg_min(CASE
	WHEN list_any_value(parameters) LIKE 'col%' OR len(parameters) = 0 THEN array_to_string(list_transform(parameter_types, lambda t: lower(t)), ', ')
	ELSE array_to_string(parameters, ', ') END, len(parameters) + CASE WHEN len(parameters) = 0 THEN 9 ELSE 0 END)
FROM duckdb_functions() WHERE function_type IN ('scalar', 'aggregate', 'macro') AND regexp_matches(function_name, '^[a-z]') GROUP BY ALL`

// of reads the signatures unless that was done. Without them functions are suggested by their names alone.
func (s *signatures) of(ctx context.Context, session *engine.Session) map[string]string {
	if s.turn.enter(ctx) != nil {
		return nil
	}
	defer s.turn.leave()
	if s.found != nil {
		return s.found
	}
	outcome, err := session.Query(ctx, functionSignatures, manySignatures)
	if err != nil || outcome.Set == nil {
		return nil
	}
	found := make(map[string]string, len(outcome.Set.Rows))
	for _, row := range outcome.Set.Rows {
		found[row[0].Text()] = result.Safe(row[0].Text() + "(" + row[1].Text() + ")")
	}
	s.found = found
	return found
}

// manySignatures is more than DuckDB has functions.
const manySignatures = 5000

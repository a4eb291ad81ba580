package steps

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// Through takes the last statement of a text apart; statements before it are run first, so that it sees what they made. Path opens
// a part of the query, a part of that part and so on: an index into Parts of the Trace before. What cannot be taken apart is a
// *Refusal, a query that fails a *result.QueryError.
func Through(ctx context.Context, session Session, sql string, path []int) (Trace, error) {
	trace, err := through(ctx, session, sql, path)
	if ctx.Err() != nil {
		return Trace{}, ctx.Err()
	}
	return trace, err
}

func through(ctx context.Context, session Session, sql string, path []int) (Trace, error) {
	pieces := sqltext.Split(sql)
	if len(pieces) == 0 {
		return Trace{}, refused("steps.nothing")
	}
	last := pieces[len(pieces)-1]
	if len(pieces) > 1 {
		if _, err := session.Query(ctx, sql[:last.Start], 1); err != nil {
			return Trace{}, err
		}
	}
	w := &walker{session: session, source: last.Text, known: map[string]sqltext.Node{}}
	at, err := w.open(ctx, path)
	if err != nil {
		return Trace{}, moved(err, last.Start)
	}
	trace := Trace{Title: at.title, Path: slices.Clone(path)}
	for _, p := range at.parts() {
		trace.Parts = append(trace.Parts, Part{Title: p.title})
	}
	if err := w.check(ctx, at); err != nil {
		return Trace{}, moved(err, last.Start)
	}
	trace.Steps, err = w.steps(ctx, at)
	return trace, err
}

// check runs the query itself: when it fails, that is what there is to say.
func (w *walker) check(ctx context.Context, at part) error {
	if at.title.IsZero() {
		_, err := w.session.Query(ctx, w.source, 1)
		return err
	}
	_, err := w.run(ctx, at.whole())
	var failure *result.QueryError
	switch {
	case !errors.As(err, &failure):
		return err
	case failure.Class == "Binder":
		return refused("steps.correlated") // it uses columns of the query round it
	}
	failure.Offset = -1 // in a text that nobody wrote
	return failure
}

// moved shifts the place of an error from a statement to the text that it is part of.
func moved(err error, by int) error {
	var failure *result.QueryError
	if !errors.As(err, &failure) || failure.Offset < 0 {
		return err
	}
	shifted := *failure
	shifted.Offset += by
	return &shifted
}

// walker takes one statement apart.
type walker struct {
	session Session
	source  string                  // the statement as it was written
	known   map[string]sqltext.Node // templates by their text
}

// open reads the tree and follows a path into it.
func (w *walker) open(ctx context.Context, path []int) (part, error) {
	tree, err := w.tree(ctx, w.source)
	if err != nil {
		return part{}, err
	}
	at := part{node: tree}
	for _, index := range path {
		parts := at.parts()
		if index < 0 || index >= len(parts) {
			return part{}, fmt.Errorf("step into a query: there is no part %d of %d", index, len(parts))
		}
		at = parts[index]
	}
	return at, nil
}

// tree reads a statement. A text that holds no SELECT is a *Refusal.
func (w *walker) tree(ctx context.Context, sql string) (sqltext.Node, error) {
	text, err := w.session.Tree(ctx, sql)
	var failure *result.QueryError
	if errors.As(err, &failure) && failure.Class == "Not implemented" {
		return nil, refused("steps.not-select")
	}
	if err != nil {
		return nil, err
	}
	tree, err := sqltext.DecodeTree(text)
	var syntax *sqltext.SyntaxError
	switch {
	case errors.Is(err, sqltext.ErrNotSelect):
		return nil, refused("steps.not-select")
	case errors.As(err, &syntax):
		return nil, &result.QueryError{Class: "Parser", Subtype: "SYNTAX_ERROR", Message: syntax.Message, Offset: syntax.Position}
	case err != nil:
		return nil, err
	}
	query := tree.Query()
	if query.Child("from_table").Type() == "SHOW_REF" {
		return nil, refused("steps.not-select")
	}
	return query, nil
}

// run runs a query that was put together from parts of the tree.
func (w *walker) run(ctx context.Context, query sqltext.Node) (*result.Set, error) {
	sql, err := w.text(ctx, query)
	if err != nil {
		return nil, err
	}
	outcome, err := w.session.Query(ctx, sql, ShownRows)
	if err != nil {
		return nil, err
	}
	if outcome.Set == nil {
		return nil, fmt.Errorf("step through a query: it returned no rows: %s", sql)
	}
	return outcome.Set, nil
}

// text is a query as SQL.
func (w *walker) text(ctx context.Context, query sqltext.Node) (string, error) {
	statement := sqltext.Node{"node": map[string]any(query), "named_param_map": []any{}}
	root := sqltext.Node{"error": false}
	root.SetList("statements", []sqltext.Node{statement})
	return w.session.SQL(ctx, root.Encode())
}

// template reads a query with names to be replaced, and gives a copy that may be changed.
func (w *walker) template(ctx context.Context, sql string) (sqltext.Node, error) {
	if known, ok := w.known[sql]; ok {
		return known.Clone(), nil
	}
	query, err := w.tree(ctx, sql)
	if err != nil {
		return nil, fmt.Errorf("read the template %q: %w", sql, err)
	}
	w.known[sql] = query
	return query.Clone(), nil
}

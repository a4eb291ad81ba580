package store

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"

	"guildhall/internal/progress"
)

// Export writes everything that the store holds, as JSON, one object a line: a header, attempts in the order in which they were
// added, drafts, hints, positions, queries, and an end with the count. What it writes is one moment's state.
func (s *Store) Export(ctx context.Context, w io.Writer) error {
	return s.failed("export progress", s.export(ctx, w))
}

func (s *Store) export(ctx context.Context, w io.Writer) error {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // a read has nothing to lose
	buffered := bufio.NewWriterSize(w, 1<<16)
	out := &lines{encoder: json.NewEncoder(buffered)}
	out.encoder.SetEscapeHTML(false) // SQL is full of < and >, and this is no web page
	learner, err := learnerOf(ctx, tx)
	if err != nil {
		return err
	}
	header := line{Header: &headerLine{Version: exportVersion, Learner: learner, Exported: s.now().UTC()}}
	err = errors.Join(
		out.encoder.Encode(header),
		each(ctx, tx, scanAttempt, func(a progress.Attempt) error { return out.write(lineOfAttempt(a)) },
			`SELECT `+attemptColumns+` FROM attempts ORDER BY seq`),
		each(ctx, tx, scanDraft, func(d progress.Draft) error { return out.write(lineOfDraft(d)) },
			selectDrafts+` ORDER BY pack, exercise`),
		each(ctx, tx, scanHints, func(h progress.Standing) error { return out.write(lineOfHints(h)) },
			selectHints+` ORDER BY pack, exercise`),
		each(ctx, tx, scanPosition, func(p progress.Position) error { return out.write(lineOfPosition(p)) },
			selectPositions+` ORDER BY pack, lesson`),
		each(ctx, tx, scanQuery, func(q progress.Query) error { return out.write(lineOfQuery(q)) }, selectQueries),
	)
	if err != nil {
		return err
	}
	return errors.Join(out.encoder.Encode(line{End: &endLine{Lines: out.count}}), buffered.Flush())
}

// lines writes lines and counts them.
type lines struct {
	encoder *json.Encoder
	count   int
}

func (l *lines) write(item line) error {
	l.count++
	return l.encoder.Encode(item)
}

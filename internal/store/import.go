package store

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"guildhall/internal/i18n"
	"guildhall/internal/progress"
)

// The bounds of an import. A learner who works a whole career stays far below them.
const (
	importLimit = 64 << 20
	// lineLimit holds a text of the longest kind in which every byte is escaped.
	lineLimit = 6*longest + 1<<13
)

// ImportError is an import that was refused; nothing of it was kept. Reason says why.
type ImportError struct {
	Line   int // 1-based
	Reason i18n.Message
	cause  error
}

func (e *ImportError) Error() string {
	if e.cause == nil {
		return fmt.Sprintf("line %d: %s", e.Line, e.Reason.Key)
	}
	return fmt.Sprintf("line %d: %v", e.Line, e.cause)
}

func (e *ImportError) Unwrap() error { return e.cause }

// Message is why the import was refused, as a sentence.
func (e *ImportError) Message() i18n.Message {
	return i18n.New("store.import-refused", i18n.Args{"Line": e.Line, "Reason": e.Reason})
}

// Import adds what an export holds and the store does not: attempts by their id, the newer of two drafts and positions, the
// larger number of hints, and queries that were run. It tells how many attempts were new. It is all or nothing: a file with a fault is refused with an
// *ImportError that names the line.
func (s *Store) Import(ctx context.Context, r io.Reader) (added int, err error) {
	err = s.within(ctx, func(tx *sql.Tx) error {
		in := importing{tx: tx}
		if err := in.read(ctx, r); err != nil {
			return err
		}
		added = in.added
		if added == 0 {
			return nil
		}
		return rebuild(ctx, tx)
	})
	if err != nil {
		added = 0
	}
	return added, s.failed("import progress", err)
}

// importing is one import under way.
type importing struct {
	tx    *sql.Tx
	line  int
	items int
	added int
	ended bool
}

func (in *importing) read(ctx context.Context, r io.Reader) error {
	limited := &io.LimitedReader{R: r, N: importLimit + 1}
	scanner := bufio.NewScanner(limited)
	scanner.Buffer(make([]byte, 0, 1<<16), lineLimit)
	for scanner.Scan() {
		in.line++
		text := bytes.TrimPrefix(scanner.Bytes(), []byte("\xef\xbb\xbf"))
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		if limited.N == 0 {
			break
		}
		if err := in.take(ctx, text); err != nil {
			return err
		}
	}
	switch err := scanner.Err(); {
	case limited.N == 0:
		return in.refuse("store.import-too-large", nil)
	case errors.Is(err, bufio.ErrTooLong):
		in.line++
		return in.refuse("store.import-line-too-long", err)
	case err != nil:
		return fmt.Errorf("read the file: %w", err)
	case !in.ended:
		return in.refuse("store.import-cut-short", nil)
	}
	return nil
}

// take reads one line.
func (in *importing) take(ctx context.Context, text []byte) error {
	var item line
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&item)
	if err == nil && decoder.More() {
		err = errors.New("more than one object")
	}
	if in.items == 0 && in.line == 1 {
		return in.header(text, item, err)
	}
	switch {
	case err != nil:
		return in.refuse("store.import-unreadable", err)
	case in.ended:
		return in.refuse("store.import-after-end", nil)
	case item.members() != 1 || item.Header != nil:
		return in.refuse("store.import-unreadable", nil)
	case item.End != nil:
		in.ended = true
		if item.End.Lines != in.items {
			return in.refuse("store.import-cut-short", nil)
		}
		return nil
	}
	in.items++
	return in.keep(ctx, item)
}

// header reads the first line, which says what the rest is.
func (in *importing) header(text []byte, item line, err error) error {
	// A newer form may have members that this one does not know.
	var lax struct {
		Header *struct {
			Version int `json:"version"`
		} `json:"guildhall_progress"`
	}
	if json.Unmarshal(text, &lax) == nil && lax.Header != nil && lax.Header.Version > exportVersion {
		return in.refuse("store.import-newer", nil)
	}
	if err != nil || item.Header == nil || item.Header.Version != exportVersion || item.members() != 1 {
		return in.refuse("store.import-no-export", err)
	}
	return nil
}

// members counts what a line holds; a whole line holds one thing.
func (l line) members() int {
	count := 0
	for _, present := range []bool{
		l.Header != nil, l.Attempt != nil, l.Draft != nil, l.Hints != nil, l.Position != nil, l.Query != nil, l.End != nil,
	} {
		if present {
			count++
		}
	}
	return count
}

func (in *importing) keep(ctx context.Context, item line) error {
	switch {
	case item.Attempt != nil:
		a := item.Attempt.attempt()
		if err := validAttempt(a); err != nil {
			return in.refuse("store.import-unbelievable", err)
		}
		added, err := insert(ctx, in.tx, a)
		if added {
			in.added++
		}
		return err
	case item.Draft != nil:
		d := item.Draft.draft()
		if err := validDraft(d); err != nil {
			return in.refuse("store.import-unbelievable", err)
		}
		return writeDraft(ctx, in.tx, d, never)
	case item.Hints != nil:
		h := item.Hints
		ref := progress.Ref{Pack: h.Pack, Exercise: h.Exercise}
		if err := validHints(ref, h.Seen); err != nil {
			return in.refuse("store.import-unbelievable", err)
		}
		return writeHints(ctx, in.tx, ref, h.Seen)
	case item.Query != nil:
		q := item.Query.query()
		if err := validQuery(q); err != nil {
			return in.refuse("store.import-unbelievable", err)
		}
		return writeQuery(ctx, in.tx, q)
	default:
		p := item.Position.position()
		if err := validPosition(p); err != nil {
			return in.refuse("store.import-unbelievable", err)
		}
		return writePosition(ctx, in.tx, p, never)
	}
}

func (in *importing) refuse(key string, cause error) error {
	return &ImportError{Line: in.line, Reason: i18n.New(key, nil), cause: cause}
}

package engine

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"guildhall/internal/result"
)

// Session is one DuckDB instance of its own in a worker, with a job's databases attached. Queries of a session see what
// earlier ones created; when a limit or a
// fault of DuckDB ended the worker, the next call starts afresh, without it. Its methods may be
// called from any goroutine, one after the other.
type Session struct {
	pool *pool
	job  Job

	mu     sync.Mutex
	worker *process // nil before the first start and after the worker ended
	last   *process // the worker that was killed last
	turned bool     // the job's databases are others than the worker's, which turns to them before the next request
	closed bool
}

// workspaceName is the name the learner's own database is attached under.
const workspaceName = "workspace"

// openTime is the least time that opening may take, however short the job's own limit is.
const openTime = 15 * time.Second

// Completion is one word that may follow a text.
type Completion struct {
	Text  string `json:"text"`  // what replaces the word being typed
	Kind  string `json:"kind"`  // DuckDB's word for what it is, such as "keyword" or "table_name"; "" when not known
	Start int    `json:"start"` // byte offset in the text where the replaced word begins
}

// Query runs a text of one or more statements and returns the result of the last one that has a result, with at most
// maxRows rows (0: the job's limit). What the SQL caused is a *result.QueryError; any other error is the engine's.
func (s *Session) Query(ctx context.Context, sql string, maxRows int) (result.Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	began := time.Now()
	if maxRows <= 0 {
		maxRows = s.job.Limits.Rows
	}
	if failure := checkText(sql); failure != nil {
		return result.Outcome{Answered: -1, Changed: -1}, failure
	}
	reply, err := s.request(ctx, request{Op: opQuery, Text: sql, Rows: maxRows})
	out := result.Outcome{
		Set: reply.set, Statements: reply.Outcome.Statements,
		Answered: reply.Outcome.Answered, Changed: reply.Outcome.Changed, Elapsed: time.Since(began),
	}
	if err != nil {
		out.Set, out.Answered, out.Changed = nil, -1, -1
	}
	return out, err
}

// Use puts other files under the job's database names, as for a variant of a dataset, and forgets everything that
// earlier queries created or set, so that the next query sees exactly the files. Private copies are made anew. A file that
// cannot be attached is an error of the next call, since the worker turns to the files together with that.
func (s *Session) Use(ctx context.Context, databases []Database) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := checkDatabases(databases); err != nil {
		return fmt.Errorf("use databases: %w", err)
	}
	if len(databases) != len(s.job.Databases) {
		return fmt.Errorf("use databases: %d for the job's %d", len(databases), len(s.job.Databases))
	}
	for i, database := range databases {
		if database.Name != s.job.Databases[i].Name {
			return fmt.Errorf("use databases: %q for the job's %q", database.Name, s.job.Databases[i].Name)
		}
	}
	s.job.Databases, s.turned = databases, true
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("use databases: %w", err)
	}
	return nil
}

// Tree returns the syntax tree of a SELECT (or several) as the JSON text of DuckDB's json_serialize_sql. A text that
// DuckDB cannot parse or serialise is a *result.QueryError.
func (s *Session) Tree(ctx context.Context, sql string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if failure := checkText(sql); failure != nil {
		return "", failure
	}
	reply, err := s.request(ctx, request{Op: opTree, Text: sql})
	return reply.Text, err
}

// SQL returns the statement that a syntax tree stands for, by DuckDB's json_deserialize_sql.
func (s *Session) SQL(ctx context.Context, tree string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	reply, err := s.request(ctx, request{Op: opSQL, Text: tree})
	return reply.Text, err
}

// Complete returns DuckDB's suggestions for the end of the text before the cursor, best first.
func (s *Session) Complete(ctx context.Context, before string) ([]Completion, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if checkText(before) != nil {
		return nil, nil
	}
	reply, err := s.request(ctx, request{Op: opComplete, Text: before})
	return reply.Words, err
}

// Close ends the session and gives its worker back. It waits until the workspace is written.
func (s *Session) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	if s.worker != nil {
		ctx, cancel := context.WithTimeout(context.Background(), openTime)
		defer cancel()
		// A worker that cannot close is killed by ask; the session is over either way.
		s.turned = false
		_, _ = s.ask(ctx, request{Op: opClose})
	}
	s.leave()
	return nil
}

// request asks the session's worker, and starts one when the last was lost.
func (s *Session) request(ctx context.Context, req request) (answer, error) {
	if s.closed {
		return answer{}, ErrClosed
	}
	if s.worker != nil && s.worker.lost() { // it ended while nothing was asked of it
		s.retire()
	}
	if s.worker == nil {
		if err := s.start(ctx, s.open); err != nil {
			return answer{}, err
		}
	}
	if s.turned {
		job, err := absolute(s.job)
		if err != nil {
			return answer{}, err
		}
		req.Turn, req.Databases, s.turned = true, job.Databases, false
	}
	reply, err := s.ask(ctx, req)
	if !isUnbegun(err) {
		return reply, err
	}
	if err := s.start(ctx, s.open); err != nil {
		return answer{}, err
	}
	req.Turn, req.Databases = false, nil // it has opened them
	return s.ask(ctx, req)
}

// start gives the session a worker that has carried out a first request. Workers may have died at rest without anybody having
// noticed, or be worn by what they did before, at most as many as rest; then another one gets the request.
func (s *Session) start(ctx context.Context, first func(context.Context) error) error {
	err := first(ctx)
	for range cap(s.pool.seats) {
		var failure *result.QueryError
		hasDied := errors.As(err, &failure) && (failure.Limit == result.WorkerCrashed || failure.Limit == result.MemoryLimit)
		if !hasDied && !isUnbegun(err) {
			break
		}
		err = first(ctx)
	}
	return err
}

// isUnbegun reports whether a worker could do nothing of what it was asked and may be replaced by another one.
func isUnbegun(err error) bool {
	var opening *unbegunError
	return errors.As(err, &opening)
}

// reach takes a worker and makes sure that it answers, where the request that follows must not be sent twice.
func (s *Session) reach(ctx context.Context) error {
	if err := s.take(ctx); err != nil {
		return err
	}
	_, err := s.ask(ctx, request{Op: opClose})
	return err
}

// open takes a worker and opens the job on it.
func (s *Session) open(ctx context.Context) error {
	if err := s.take(ctx); err != nil {
		return err
	}
	job, err := absolute(s.job)
	if err != nil {
		return err
	}
	limits := s.job.Limits
	s.job.Limits.Time = max(limits.Time, openTime)
	_, err = s.ask(ctx, request{Op: opOpen, Job: &job})
	s.job.Limits, s.turned = limits, false
	return err
}

// absolute makes the job's paths independent of the folder that the worker runs in.
func absolute(job Job) (Job, error) {
	databases := make([]Database, len(job.Databases))
	for i, database := range job.Databases {
		path, err := filepath.Abs(database.Path)
		if err != nil {
			return job, fmt.Errorf("database %q: %w", database.Name, err)
		}
		databases[i] = Database{Name: database.Name, Path: path}
	}
	job.Databases = databases
	if job.Workspace != "" {
		path, err := filepath.Abs(job.Workspace)
		if err != nil {
			return job, fmt.Errorf("workspace: %w", err)
		}
		job.Workspace = path
	}
	return job, nil
}

func (s *Session) take(ctx context.Context) error {
	if s.last != nil {
		s.last.vanish(ctx)
	}
	if s.job.Workspace != "" {
		s.pool.unlock(ctx)
	}
	worker, err := s.pool.take(ctx)
	if err != nil {
		return err
	}
	s.worker = worker
	if s.job.Workspace != "" {
		s.pool.keeper.Store(worker)
	}
	return nil
}

// ask makes one exchange with the worker, and lets go of the worker when it did not survive it, or was stopped when it held so
// much that an ordinary query after it might get too little.
func (s *Session) ask(ctx context.Context, req request) (answer, error) {
	reply, err := s.worker.exchange(ctx, req, s.job.Limits, s.pool.warm)
	var failure *result.QueryError
	wasStopped := errors.As(err, &failure) && failure.Cause == result.Stopped
	if s.worker.lost() || reply.Worn || wasStopped && s.worker.isFat() {
		s.retire()
	}
	return reply, err
}

// retire lets go of the worker for good.
func (s *Session) retire() {
	s.pool.retire(s.worker)
	s.worker, s.last = nil, s.worker
}

// leave gives the worker and the seat back. The session is closed afterwards.
func (s *Session) leave() {
	s.closed = true
	if s.worker != nil {
		s.pool.give(s.worker)
		s.worker, s.last = nil, s.worker
	}
	last := s.last
	if last == nil || !last.heavy.Load() {
		s.pool.stand()
		return
	}
	// Nobody sits down where a large worker is still about to go.
	go func() {
		last.vanish(context.Background())
		s.pool.stand()
	}()
}

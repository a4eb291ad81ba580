package grade

import (
	"context"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// Session runs SQL for the judge on the databases of one exercise: the sample, numbered 0, and its hidden variants.
type Session interface {
	// Query runs one or more statements and keeps at most maxRows rows of the result, or the session's own limit for
	// 0. What the SQL itself caused is a *result.QueryError; any other error is a fault of the engine.
	Query(ctx context.Context, sql string, maxRows int) (result.Outcome, error)
	// Use turns to a database: 0 is the sample, n the n-th variant. Whatever statements created or changed in the
	// session before is gone afterwards, also when the database is the one in use.
	Use(ctx context.Context, database int) error
	// Databases is how many databases there are, the sample included; at least 1.
	Databases() int
	// Tree returns DuckDB's json_serialize_sql of SELECT statements. SQL that cannot be serialized gives either an
	// error or a text whose member "error" is true.
	Tree(ctx context.Context, sql string) (string, error)
	// SQL turns a tree back into SQL.
	SQL(ctx context.Context, tree string) (string, error)
	// Close gives the session up.
	Close() error
}

// Opener opens the databases of an exercise, for exercises of type change as private copies that may be changed. The session
// begins at the sample, as after Use(ctx, 0).
type Opener interface {
	Open(ctx context.Context, ex *lesson.Exercise) (Session, error)
}

// OpenerFunc lets a function be an Opener.
type OpenerFunc func(ctx context.Context, ex *lesson.Exercise) (Session, error)

// Open calls the function.
func (f OpenerFunc) Open(ctx context.Context, ex *lesson.Exercise) (Session, error) {
	return f(ctx, ex)
}

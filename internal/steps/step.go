package steps

import (
	"context"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// Session runs SQL on the data that the query is about; an engine's session is one.
type Session interface {
	// Query runs SQL and keeps at most maxRows rows of its result. What the SQL caused is a *result.QueryError.
	Query(ctx context.Context, sql string, maxRows int) (result.Outcome, error)
	// Tree gives DuckDB's json_serialize_sql of a SELECT, SQL the way back.
	Tree(ctx context.Context, sql string) (string, error)
	SQL(ctx context.Context, tree string) (string, error)
}

// Kind is the clause that a step shows.
type Kind string

// The clauses, in the order in which a database carries them out.
const (
	From    Kind = "from"
	Join    Kind = "join"
	Where   Kind = "where"
	Group   Kind = "group"
	Having  Kind = "having"
	Window  Kind = "window"
	Qualify Kind = "qualify"
	Select  Kind = "select"
	// Combine is UNION, INTERSECT or EXCEPT.
	Combine  Kind = "combine"
	Distinct Kind = "distinct"
	Order    Kind = "order"
	Limit    Kind = "limit"
	// Start and Repeat are the two parts of a recursive WITH.
	Start  Kind = "start"
	Repeat Kind = "repeat"
)

// ShownRows is how many rows of a view are kept.
const ShownRows = 200

// Step is what one clause does.
type Step struct {
	Kind Kind
	// Clause is the clause as it was written, or as DuckDB writes it where that cannot be told.
	Clause string
	// Before and After count the rows before and after the clause; -1 when that is not known.
	Before, After int64
	// Sentence says what the clause did, Facts what else is worth knowing.
	Sentence i18n.Message
	Facts    []i18n.Message
	// Views are tables to look at: first the rows after the clause, then those that it dropped, left without a partner or
	// merged. Empty when the step could not be shown; Problem then says why.
	Views   []View
	Problem *result.QueryError
}

// View is a table of a step with its name.
type View struct {
	Title i18n.Message
	Set   *result.Set // at most ShownRows rows; Total counts them all
}

// Part is a query inside the query that can be opened in turn.
type Part struct {
	// Title names the part in words: the WITH table "totals", the subquery in WHERE.
	Title i18n.Message
}

// Trace is a query taken apart.
type Trace struct {
	// Title names the part that was opened; zero for the query itself.
	Title i18n.Message
	// Path leads to the part: an index into Parts for each level.
	Path  []int
	Parts []Part
	Steps []Step
}

// Refusal says why a text cannot be taken apart.
type Refusal struct{ message i18n.Message }

func refused(key string) *Refusal { return &Refusal{message: i18n.New(key, nil)} }

// Error names the message; Message says it in words.
func (r *Refusal) Error() string { return r.message.Key }

// Message is the reason in words.
func (r *Refusal) Message() i18n.Message { return r.message }

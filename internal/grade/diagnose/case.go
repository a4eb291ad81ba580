package diagnose

import (
	"context"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// Case is a wrong answer and what is known about it.
type Case struct {
	// Text is the learner's statement; places in it are byte offsets.
	Text string
	// Learner and Reference are the statements' trees, as Session.Tree gives them.
	Learner, Reference *sqltext.Tree
	Schema             sqltext.Schema
	// Types are the types of columns by "table.column" in lower case.
	Types map[string]string
	// Actual is how many rows the learner's statement returned.
	Actual int64
	// Columns gives for each expected column the learner's column that answers it; nil when their number differs.
	Columns []int
	// Gap says in what way the result is wrong.
	Gap Gap
	// Off are the expected columns that are off, where the gap is Cells.
	Off []int
	// Alike names two columns that hold the same in every row of the learner's and not in the expected ones; empty when there are none.
	Alike [2]string
	// Try runs a mended query and reports what came of it.
	Try func(ctx context.Context, tree *sqltext.Tree) (Effect, error)
	// Count counts the rows of a table; false when it cannot.
	Count func(ctx context.Context, table string) (int64, bool)
	// Show runs a query that returns the learner's columns and more, and gives those more of the first row that is missing or too many;
	// false when it cannot.
	Show func(ctx context.Context, tree *sqltext.Tree, more int) ([]string, bool)
}

// Gap is the way in which a result is wrong.
type Gap uint8

// The gaps that say something about the cause.
const (
	Mixed   Gap = iota // rows are missing and others too many, or the columns are others
	Missing            // every row is right, and some are missing
	Extra              // every expected row is there, and more
	Cells              // as many rows as expected, and only some columns are off
)

// Effect is what a mend did to the result.
type Effect uint8

// The effects of a mend.
const (
	NoHelp    Effect = iota // the result is another wrong one, or the query does not run
	Unchanged               // the result is what it was: the difference is one of writing, or does not matter alone
	Nearer                  // the result is wrong still, and nearer to the right one
	Covering                // no row is missing any more, and some are too many
	Right
)

// Cause is the one thing that is wrong with an answer.
type Cause struct {
	// Code is a code of the catalogue, with the name of one of its messages after a slash.
	Code string
	Args i18n.Args
	// Clause is the clause it stands in, as sqltext.Clause names it; "" when it stands in none.
	Clause string
	// Start and End mark the place in the text; -1 when there is none.
	Start, End int
	// Proven says that mending this difference made the result right, with at most one other, or that the data shows it.
	Proven bool
	// Alone says that mending this difference and nothing else made the result right.
	Alone bool
	// Right names what is right already: "joins", "grouping", "conditions", "columns"; "" for nothing worth saying.
	Right string
	// Held says what the first row that is missing or too many holds in the columns that the cause is about: "`column`" and the value,
	// in turn; empty when it was not looked up.
	Held []string
}

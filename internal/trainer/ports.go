package trainer

import (
	"context"

	"guildhall/internal/grade"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/result"
)

// Library gives the packs that are bundled or installed.
type Library interface {
	// Packs lists them without reading their lessons.
	Packs(ctx context.Context) ([]PackEntry, error)
	// Pack reads one whole.
	Pack(ctx context.Context, id string) (*lesson.Pack, error)
}

// PackEntry is a pack in the list of packs.
type PackEntry struct {
	ID          string
	Title       string
	Description string
	Version     string
	Source      string // "bundled" or "installed"
	// Broken says why the pack cannot be used; nil when it can.
	Broken *lesson.Problem
}

// Workshop runs SQL for learners and judges answers: the engine, the datasets and the judge behind one door.
type Workshop interface {
	// Run runs SQL of an example or a try on the datasets, fresh each time. A *result.QueryError is the learner's.
	Run(ctx context.Context, pack *lesson.Pack, datasets []string, sql string) (result.Outcome, error)
	// Judge judges an answer, without recording it.
	Judge(ctx context.Context, pack *lesson.Pack, ex *lesson.Exercise, answer string) (grade.Verdict, error)
	// Complete suggests words for a byte offset of a statement that is being written.
	Complete(ctx context.Context, pack *lesson.Pack, datasets []string, statement string, at int) ([]Suggestion, error)
	// Dictionary describes the tables of the datasets.
	Dictionary(ctx context.Context, pack *lesson.Pack, datasets []string) ([]TableInfo, error)
}

// Record is the learner's memory on disk.
type Record interface {
	// Add makes an attempt durable before it returns. An attempt whose ID is known already changes nothing.
	Add(ctx context.Context, attempt progress.Attempt) error
	// Standings gives what is known of every exercise that was touched, for one pack or, for "", for all.
	Standings(ctx context.Context, pack string) ([]progress.Standing, error)
	// History lists attempts at an exercise, newest first.
	History(ctx context.Context, ref progress.Ref, limit int) ([]progress.Attempt, error)
	// Activity gives minutes and attempts by day since the day given (YYYY-MM-DD).
	Activity(ctx context.Context, since string) ([]progress.Day, error)
	// Desk is the unfinished work.
	Desk
}

// Desk keeps unfinished work: drafts, hints seen and where the learner stopped reading.
type Desk interface {
	SaveDraft(ctx context.Context, draft progress.Draft) error
	Draft(ctx context.Context, ref progress.Ref) (progress.Draft, bool, error)
	// SaveHints keeps how many hints of an exercise were seen; a lower number than before changes nothing. Standings
	// give it back.
	SaveHints(ctx context.Context, ref progress.Ref, seen int) error
	// SavePosition keeps the newest place in a lesson. Once its End was true, it stays so.
	SavePosition(ctx context.Context, position progress.Position) error
	// Positions lists the newest position in each lesson, newest first.
	Positions(ctx context.Context) ([]progress.Position, error)
}

// Suggestion is one completion.
type Suggestion struct {
	Text   string // what replaces the word being typed
	Kind   string // "table", "column", "function", "keyword", "type"
	Type   string // of a column
	Detail string // meaning of a column or table, signature of a function
	Start  int    // byte offset in the statement where the replaced word begins
}

// TableInfo describes a table for learners.
type TableInfo struct {
	Dataset     string
	Name        string
	Description string
	Grain       string
	Rows        int64
	Synthetic   bool
	Columns     []ColumnInfo
}

// ColumnInfo describes a column for learners.
type ColumnInfo struct {
	Name        string
	Type        string
	Description string
	Unit        string
	Key         bool
	References  string
	NotNull     bool
	Values      []string
}

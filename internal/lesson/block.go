package lesson

// Block is a piece of a lesson in reading order: *Heading, *Prose, *Table, *Image, *Example, *Chart, *Callout or
// *Exercise.
type Block interface {
	// Pos is where the block starts in its file.
	Pos() Position
}

// Position is a place in a pack's file. Line and Column are 1-based; Column counts code points. 0 means unknown.
type Position struct {
	File   string
	Line   int
	Column int
}

// Pos lets a block that embeds its Position be a Block.
func (p Position) Pos() Position { return p }

// Heading is a section title. Anchor is how links name it: lower case, words joined by hyphens, unique in the lesson.
type Heading struct {
	Position
	Level  int // 1 to 6
	Text   string
	Anchor string
}

// Prose is a run of paragraphs, lists, quotations, rules and code in other languages than SQL, as Markdown.
type Prose struct {
	Position
	Markdown string
}

// Table is a GFM table, as Markdown, kept apart because readers scroll it sideways.
type Table struct {
	Position
	Markdown string
}

// Image is a paragraph that holds one picture.
type Image struct {
	Position
	Alt     string
	Caption string
	Path    string // slash-separated, from the pack's root
}

// Role says what may be done with an example's SQL.
type Role string

// The roles of an Example.
const (
	Runnable Role = "runnable"
	Shown    Role = "shown" // not runnable; it still parses
	Fails    Role = "fails" // runnable, and must fail
)

// Example is SQL in the prose. Index counts the lesson's examples and charts from 0, so that drafts can name them.
type Example struct {
	Position
	SQL   string
	Role  Role
	Index int
}

// ChartKind is a way to draw a result.
type ChartKind string

// The kinds of charts.
const (
	Bar       ChartKind = "bar"
	Column    ChartKind = "column"
	Line      ChartKind = "line"
	Histogram ChartKind = "histogram"
	Scatter   ChartKind = "scatter"
)

// Chart is a query whose result is drawn. Alt is what plain mode reads.
type Chart struct {
	Position
	Kind  ChartKind
	X, Y  string // column names; Y is empty for a histogram
	Title string
	Alt   string
	SQL   string
	Index int
}

// CalloutKind is what a callout is for.
type CalloutKind string

// The kinds of callouts. Trainer's notes are never shown to learners.
const (
	Note    CalloutKind = "note"
	Warning CalloutKind = "warning"
	Source  CalloutKind = "source"
	Trainer CalloutKind = "trainer"
)

// Callout is a boxed aside.
type Callout struct {
	Position
	Kind   CalloutKind
	Blocks []Block
}

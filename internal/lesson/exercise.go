package lesson

// Type is what a learner does in an exercise.
type Type string

// The types of exercises.
const (
	SQL      Type = "sql"
	Change   Type = "change"
	Parsons  Type = "parsons"
	Choice   Type = "choice"
	Number   Type = "number"
	TextType Type = "text"
	Arrange  Type = "arrange"
	Classify Type = "classify"
	Reflect  Type = "reflect"
)

// Order says how the order of rows is compared.
type Order string

// The ways to compare order; OrderAuto is the default.
const (
	OrderAuto   Order = "auto"
	OrderKeys   Order = "keys"
	OrderStrict Order = "strict"
	OrderNone   Order = "none"
)

// Columns says how columns are matched.
type Columns string

// The ways to match columns; ColumnsAuto is the default.
const (
	ColumnsAuto      Columns = "auto"
	ColumnsNames     Columns = "names"
	ColumnsPositions Columns = "positions"
)

// Variants says whether hidden variants of the data judge an answer too.
type Variants string

// The settings of variants; VariantsOn is the default.
const (
	VariantsOn    Variants = "on"
	VariantsEmpty Variants = "empty" // also with empty tables
	VariantsOff   Variants = "off"
)

// Tolerance is how far a number may lie from the reference's: at most Absolute, or at most Relative × the reference.
// Zero in both means the default of the judge.
type Tolerance struct {
	Absolute float64
	Relative float64 // 0.01 for 1%
}

// Exercise is one exercise of a lesson, with defaults filled in.
type Exercise struct {
	Position
	ID       string
	Type     Type
	Points   int
	Skills   []string
	Datasets []string
	Was      []string // former ids

	Prompt  []Block // never empty; SQL in it is shown, not run; a chart is drawn
	Starter string
	Hints   []Hint
	Explain []Block
	Reveal  []string // SQL that is run and shown once the exercise is answered

	// For sql, change and parsons; number may have one Solution instead of an Answer.
	Solutions   []Solution // the first is the reference
	Wrong       []Wrong
	Check       []string // change: SQL whose results are compared
	Distractors []string // parsons: lines that belong to no answer

	Order       Order
	OrderSaid   bool // the author wrote order= himself
	Columns     Columns
	Tolerance   Tolerance
	Require     []string
	Forbid      []string
	Variants    Variants
	VariantsWhy string
	Equivalent  []string // operator:clause

	Answer string // number: as written, "" when a Solution computes it
	Unit   string
	Near   []Near

	Items   []Item   // choice, arrange, classify: in source order
	Also    [][]int  // arrange: further accepted orders, as indexes into Items
	Labels  []string // classify: every label, those of Items first, in order of appearance
	Shuffle bool

	Accepted         []string // text: accepted answers; one that starts and ends with / is a regular expression
	AcceptedFeedback []string // text: Markdown for each accepted answer; "" where the author wrote none

	Model    []Block // reflect: the model answer
	MinWords int

	// Hash changes when what is asked changes: prompt, solutions and dataset ids; hex.
	Hash string
}

// Solution is an accepted answer.
type Solution struct {
	Position
	Title   string
	Reading string // not empty: another accepted reading of the prompt, a reference of its own
	SQL     string
}

// Wrong is an answer that must be refused, with the message or the code that the learner must get for it.
type Wrong struct {
	Position
	SQL     string
	Message string // Markdown; "" when Code is set
	Code    string
}

// Hint is one step of help.
type Hint struct {
	Position
	Title  string
	Blocks []Block
}

// Near is a likely slip of a number exercise.
type Near struct {
	Position
	Value   string
	Message string // Markdown
}

// Item is one entry of an answer list.
type Item struct {
	Position
	Text     string // Markdown, one line
	Right    bool   // choice: this option is right
	Label    string // classify
	Feedback string // Markdown; "" when the author wrote none
}

// Several reports whether a choice has more than one right option.
func (e *Exercise) Several() bool {
	right := 0
	for _, item := range e.Items {
		if item.Right {
			right++
		}
	}
	return right > 1
}

package reader

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/editor"
	"guildhall/internal/tui/widget/prose"
)

// Queries runs the examples and those that the learner makes of them, which are remembered.
type Queries interface {
	Run(ctx context.Context, pack string, datasets []string, sql string) (result.Outcome, error)
	Try(ctx context.Context, pack string, datasets []string, sql string) (result.Outcome, error)
	Ran(ctx context.Context, datasets []string) []string
	Complete(ctx context.Context, pack string, datasets []string, statement string, at int) ([]trainer.Suggestion, error)
}

// Trainer opens lessons, runs their examples and keeps the learner's place.
type Trainer interface {
	Queries
	Read(ctx context.Context, pack, lesson string) (trainer.Reading, error)
	SavePosition(ctx context.Context, position progress.Position) error
	KeepCopy(ctx context.Context, text string) (path string, err error)
	Recap(ctx context.Context, pack, lesson string, say func(i18n.Message) string) (path string, err error)
}

// Reader is the screen of one lesson.
type Reader struct {
	env     *screen.Env
	trainer Trainer
	target  screen.ToLesson

	completing screen.Latest

	width, height int
	request       uint64 // of the newest reading that was asked for
	loaded        bool
	failed        bool
	reading       trainer.Reading
	renderer      *prose.Renderer

	items  []*item
	starts []int // first line of each item, and after the last the number of all lines
	top    int   // first line in the window
	stops  []stop
	focus  int // index into stops, -1 for none

	editing  *item // the example whose text has the focus
	finder   finder
	contents contents

	saves uint64 // number of the newest place that is to be saved
	dirty bool   // the place has changed since it was saved
	end   bool   // the end of the lesson has been on the screen
}

// New returns the screen; nothing is read before Init's command runs.
func New(env *screen.Env, t Trainer, target screen.ToLesson) *Reader {
	return &Reader{env: env, trainer: t, target: target, focus: -1, renderer: prose.New(env.Styles)}
}

// Init loads the lesson.
func (r *Reader) Init() tea.Cmd { return r.load() }

// Update takes a message in.
func (r *Reader) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loadedMsg:
		return r.loadedWith(msg)
	case ranMsg:
		return r.ran(msg)
	case restedMsg:
		return r.rested(msg)
	case savedMsg:
		return screen.ReportError(msg.err)
	case screen.CoveredMsg:
		return r.keep()
	case screen.ShownMsg:
		return r.load()
	case screen.ReloadMsg:
		return r.reload()
	case screen.RestyledMsg:
		r.restyle()
	case screen.ActMsg:
		return r.act(msg.Action)
	case tea.KeyPressMsg:
		return r.press(msg)
	case tea.PasteMsg, tea.ClipboardMsg:
		return r.paste(msg)
	case editor.CompleteMsg:
		return r.complete(msg)
	case editor.FormattedMsg, editor.CopiedMsg:
		return r.told(msg)
	case editor.PastedMsg:
		return r.straightened(msg)
	case pastMsg:
		msg.to.SetPast(msg.queries)
	case suggestedMsg:
		return r.suggested(msg)
	case tea.MouseMsg:
		return r.point(msg)
	}
	return nil
}

// Resize gives the screen its rectangle. The line at the top stays there.
func (r *Reader) Resize(width, height int) {
	again := width != r.width
	r.width, r.height = width, height
	if !r.loaded {
		return
	}
	if again {
		r.redraw()
	} else {
		r.scrollTo(r.top)
	}
}

// Capturing reports whether a query or a search is being typed.
func (r *Reader) Capturing() bool { return r.editing != nil || r.finder.typing }

// Title names the lesson, and says how far the reader is and how many exercises are done.
func (r *Reader) Title() (string, string) {
	if !r.loaded {
		return r.target.Lesson, ""
	}
	aside := r.env.Text("reader.progress", i18n.Args{"Percent": r.percent()})
	if of := len(r.reading.Summary.Exercises); of > 0 {
		done := r.env.Text("reader.progress-exercises", i18n.Args{"Done": r.reading.Summary.ExercisesDone, "Of": of})
		aside = done + "  " + aside
	}
	return r.reading.Lesson.Title, aside
}

// Cancel stops the queries of examples and charts that are running.
func (r *Reader) Cancel() bool {
	any := false
	for _, it := range r.items {
		if it.run.stop() {
			r.refresh(it)
			any = true
		}
	}
	return any
}

// Close keeps the place.
func (r *Reader) Close() tea.Cmd {
	r.Cancel()
	return r.keep()
}

func (r *Reader) loadedWith(msg loadedMsg) tea.Cmd {
	if msg.request != r.request {
		return nil
	}
	if msg.err != nil {
		r.failed = !r.loaded
		return screen.ReportError(msg.err)
	}
	if msg.renewed && r.loaded {
		return r.renew(msg.reading)
	}
	again := r.loaded && r.reading.Lesson.Hash == msg.reading.Lesson.Hash
	r.loaded, r.failed, r.reading = true, false, msg.reading
	r.end = r.end || msg.reading.Position.End
	if again { // back from an exercise: only the states can have changed
		r.redraw()
		r.follow(msg.reading.Position)
		return r.moved() // the learner is here again, not in the exercise
	}
	r.build()
	r.redraw()
	r.begin()
	return tea.Batch(r.moved(), r.drawCharts())
}

// begin goes where the link leads or the learner stopped.
func (r *Reader) begin() {
	if at := r.anchored(r.target.Anchor); at >= 0 {
		r.scrollTo(r.starts[at])
		return
	}
	position := r.reading.Position
	for i, it := range r.items {
		if it.index == position.Block && !position.Updated.IsZero() && (it.index > 0 || position.Line > 0) {
			r.scrollTo(r.starts[i] + min(position.Line, len(it.lines)-1))
			return
		}
	}
	r.scrollTo(0)
}

// follow brings the exercise into the window that the learner comes back from, which may be a later one than was opened here.
func (r *Reader) follow(left progress.Position) {
	if left.Screen != "workbench" {
		return
	}
	for i, s := range r.stops {
		ex, ok := r.items[s.item].block.(*lesson.Exercise)
		if ok && ex.ID == left.Exercise && s.link < 0 {
			r.focusOn(i)
			return
		}
	}
}

// anchored finds the heading with an anchor; -1 when there is none.
func (r *Reader) anchored(anchor string) int {
	if anchor == "" {
		return -1
	}
	for i, it := range r.items {
		if h, ok := it.block.(*lesson.Heading); ok && h.Anchor == anchor {
			return i
		}
	}
	return -1
}

func (r *Reader) restyle() {
	r.renderer = prose.New(r.env.Styles)
	for _, it := range r.items {
		it.run.restyle(r.env.Styles)
	}
	if r.loaded {
		r.redraw()
	}
}

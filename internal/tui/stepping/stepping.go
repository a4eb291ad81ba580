package stepping

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/steps"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
	"guildhall/internal/tui/widget/sheet"
	stepped "guildhall/internal/tui/widget/steps"
)

// Trainer is what the screen needs.
type Trainer interface {
	Steps(ctx context.Context, query trainer.Stepping) (steps.Trace, error)
	sheet.Keeper
}

// Stepping is the screen.
type Stepping struct {
	env     *screen.Env
	trainer Trainer
	target  screen.ToSteps

	steps  *stepped.Steps
	opened []steps.Trace // the query and the parts opened in it, the newest last
	said   i18n.Message  // instead of steps

	width, height int
	awaited       uint64             // request whose answer is awaited; 0 when none is
	cancel        context.CancelFunc // stops what runs; nil when nothing does
}

// New returns the screen; nothing is run before Init's command.
func New(env *screen.Env, t Trainer, target screen.ToSteps) *Stepping {
	return &Stepping{env: env, trainer: t, target: target, steps: stepped.New(env, t)}
}

// Bindings are the screen's keys as they are before a learner remaps them.
func Bindings() []screen.Binding { return stepped.Bindings() }

// Init takes the query apart.
func (s *Stepping) Init() tea.Cmd { return s.load(nil) }

// loadedMsg brings a trace.
type loadedMsg struct {
	request uint64
	trace   steps.Trace
	err     error
}

// load takes the query or a part of it apart.
func (s *Stepping) load(path []int) tea.Cmd {
	if s.awaited != 0 {
		return nil
	}
	ctx, cancel := context.WithCancel(s.env.Context)
	s.cancel, s.awaited = cancel, s.env.Request()
	if len(s.opened) == 0 {
		s.said = i18n.New("steps.working", nil)
	}
	request, t := s.awaited, s.trainer
	query := trainer.Stepping{Pack: s.target.Pack, Datasets: s.target.Datasets, Own: s.target.Own, SQL: s.target.SQL, Path: path}
	return func() tea.Msg {
		trace, err := t.Steps(ctx, query)
		return loadedMsg{request: request, trace: trace, err: err}
	}
}

// Cancel stops the queries that run.
func (s *Stepping) Cancel() bool {
	if s.cancel == nil {
		return false
	}
	s.cancel()
	return true
}

// Close stops what runs.
func (s *Stepping) Close() tea.Cmd {
	s.Cancel()
	return nil
}

// Title says what is taken apart.
func (s *Stepping) Title() (title, aside string) {
	var names []string
	for _, trace := range s.opened {
		if !trace.Title.IsZero() {
			names = append(names, s.env.Say(trace.Title))
		}
	}
	return s.env.Text("steps.title"), strings.Join(names, " "+s.env.Styles.Symbols.Next+" ")
}

// Capturing reports whether letters are typed into the table's filter.
func (s *Stepping) Capturing() bool { return s.steps.Capturing() }

// Update takes a message in.
func (s *Stepping) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loadedMsg:
		return s.loaded(msg)
	case screen.RestyledMsg:
		s.steps.Restyle()
	case screen.ActMsg:
		return s.act(msg.Action)
	case tea.KeyPressMsg:
		return s.press(msg)
	case tea.MouseWheelMsg:
		by := 3
		if msg.Button == tea.MouseWheelUp {
			by = -3
		}
		s.steps.Wheel(msg.X, msg.Y, by)
	case tea.MouseClickMsg:
		if !s.showing() {
			return nil
		}
		open, cmd := s.steps.Click(msg.X, msg.Y)
		if open {
			return s.openPart()
		}
		return cmd
	}
	return nil
}

// loaded shows a trace, or says why there is none. A part that cannot be opened leaves what was there.
func (s *Stepping) loaded(msg loadedMsg) tea.Cmd {
	if msg.request != s.awaited {
		return nil
	}
	s.cancel()
	s.cancel, s.awaited, s.said = nil, 0, i18n.Message{}
	if msg.err == nil {
		s.opened = append(s.opened, msg.trace)
		s.steps.SetTrace(msg.trace)
		return nil
	}
	why := s.reason(msg.err)
	if len(s.opened) > 0 {
		return screen.Notify(screen.Info, why)
	}
	s.said = why
	return nil
}

// reason is a failure in words.
func (s *Stepping) reason(err error) i18n.Message {
	var failure *result.QueryError
	var worded interface{ Message() i18n.Message }
	switch {
	case errors.As(err, &failure):
		return grade.Explain(failure, s.target.SQL).Message
	case errors.Is(err, context.Canceled):
		return i18n.New("steps.stopped", nil)
	case errors.As(err, &worded):
		return worded.Message()
	}
	return i18n.New("steps.failed", i18n.Args{"Why": result.Safe(err.Error())})
}

// showing reports whether there are steps to look at.
func (s *Stepping) showing() bool { return s.said.IsZero() && len(s.opened) > 0 }

// Keys lists what works now.
func (s *Stepping) Keys() []screen.Binding {
	if !s.showing() {
		return nil
	}
	return s.steps.Keys()
}

func (s *Stepping) press(key tea.KeyPressMsg) tea.Cmd {
	if key.Keystroke() == "esc" {
		return s.escape()
	}
	if !s.showing() {
		return nil
	}
	if handled, cmd := s.steps.Press(key); handled {
		return cmd
	}
	if action, ok := screen.Match(key, s.Keys()); ok {
		return s.act(action)
	}
	if key.Keystroke() == "left" && len(s.opened) > 1 {
		return s.escape()
	}
	return nil
}

// escape stops what runs, else closes what is open, else goes back to the query round a part, else leaves.
func (s *Stepping) escape() tea.Cmd {
	switch {
	case s.Cancel():
		return nil
	case s.showing() && s.steps.Escape():
		return nil
	case len(s.opened) > 1:
		left := s.opened[len(s.opened)-1]
		s.opened = s.opened[:len(s.opened)-1]
		s.steps.SetTrace(s.opened[len(s.opened)-1])
		s.steps.ChoosePart(left.Path[len(left.Path)-1])
		return nil
	}
	return screen.Back
}

func (s *Stepping) act(action screen.Action) tea.Cmd {
	if action == screen.DoOpen {
		return s.openPart()
	}
	return s.steps.Act(action)
}

// openPart takes the chosen part apart.
func (s *Stepping) openPart() tea.Cmd {
	part, ok := s.steps.Part()
	if !ok || !s.showing() {
		return nil
	}
	return s.load(append(slices.Clone(s.opened[len(s.opened)-1].Path), part))
}

// Resize gives the screen its rectangle.
func (s *Stepping) Resize(width, height int) {
	s.width, s.height = width, height
	s.steps.Resize(width, height)
}

// View draws the screen.
func (s *Stepping) View() string {
	if !s.showing() {
		lines := prose.New(s.env.Styles).Markdown(s.env.Say(s.said), min(s.width, prose.Measure)).Lines
		if s.awaited == 0 {
			back := s.env.Text("steps.back", i18n.Args{"Key": s.env.KeyOf(screen.Binding{Action: screen.DoBack, Keys: []string{"esc"}})})
			lines = append(lines, "", s.env.Styles.Muted.Render(frame.Cut(back, s.width, s.env.Styles)))
		}
		return strings.Join(frame.Window(lines, 0, s.height), "\n")
	}
	return strings.Join(s.steps.View(), "\n")
}

// Cursor is where the filter is typed; nil elsewhere.
func (s *Stepping) Cursor() *tea.Cursor {
	if !s.showing() {
		return nil
	}
	return s.steps.Cursor()
}

package progress

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
)

// Trainer tells what the learner has done.
type Trainer interface {
	Overview(ctx context.Context) (trainer.Overview, error)
}

// Progress is the screen.
type Progress struct {
	env     *screen.Env
	trainer Trainer

	width, height int
	request       uint64
	loaded        bool
	err           error
	view          trainer.Overview
	pack          int // index of the pack whose skills and lessons are shown
	top           int
}

// New returns the screen; nothing is read before Init's command runs.
func New(env *screen.Env, t Trainer) *Progress { return &Progress{env: env, trainer: t} }

// Init reads what is shown.
func (p *Progress) Init() tea.Cmd { return p.load() }

// loadedMsg brings what was read.
type loadedMsg struct {
	request uint64
	view    trainer.Overview
	err     error
}

func (p *Progress) load() tea.Cmd {
	p.request = p.env.Request()
	request, ctx, t := p.request, p.env.Context, p.trainer
	return func() tea.Msg {
		view, err := t.Overview(ctx)
		return loadedMsg{request: request, view: view, err: err}
	}
}

// Update takes a message in.
func (p *Progress) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loadedMsg:
		p.loadedWith(msg)
	case screen.ShownMsg:
		return p.load()
	case screen.ActMsg:
		return p.act(msg.Action)
	case tea.KeyPressMsg:
		if action, ok := screen.Match(msg, p.Keys()); ok {
			return p.act(action)
		}
	case tea.MouseWheelMsg:
		by := 3
		if msg.Button == tea.MouseWheelUp {
			by = -3
		}
		p.scroll(by)
	}
	return nil
}

// loadedWith shows what was read, beginning with the pack that was worked on most.
func (p *Progress) loadedWith(msg loadedMsg) {
	if msg.request != p.request {
		return
	}
	first := !p.loaded
	p.loaded, p.err = true, msg.err
	if msg.err == nil {
		p.view = msg.view
	}
	p.pack = min(p.pack, max(len(p.view.Packs)-1, 0))
	if first {
		for i, pack := range p.view.Packs {
			if pack.ExercisesDone > p.view.Packs[p.pack].ExercisesDone {
				p.pack = i
			}
		}
	}
	p.scroll(0)
}

// Resize gives the screen its rectangle.
func (p *Progress) Resize(width, height int) {
	p.width, p.height = width, height
	p.scroll(0)
}

// Capturing is never true: nothing is typed here.
func (p *Progress) Capturing() bool { return false }

// Title names the screen.
func (p *Progress) Title() (title, aside string) { return p.env.Text("progress.title"), "" }

func (p *Progress) act(action screen.Action) tea.Cmd {
	switch action {
	case screen.DoDown:
		p.scroll(1)
	case screen.DoUp:
		p.scroll(-1)
	case screen.DoPageDown:
		p.scroll(max(p.height-2, 1))
	case screen.DoPageUp:
		p.scroll(-max(p.height-2, 1))
	case screen.DoTop:
		p.scroll(-1 << 20)
	case screen.DoBottom:
		p.scroll(1 << 20)
	case screen.DoNextPane:
		p.turn(1)
	case screen.DoLastPane:
		p.turn(-1)
	case screen.DoOpen:
		return p.open()
	}
	return nil
}

func (p *Progress) scroll(by int) {
	if p.height > 0 {
		p.top = max(min(p.top+by, len(p.lines())-p.height), 0)
	}
}

// turn shows another pack.
func (p *Progress) turn(by int) {
	if n := len(p.view.Packs); n > 0 {
		p.pack = (p.pack + by + n) % n
		p.scroll(0)
	}
}

// open leads to the lessons of the pack that is shown.
func (p *Progress) open() tea.Cmd {
	if p.pack >= len(p.view.Packs) {
		return nil
	}
	return screen.Open(screen.ToCourse{Pack: p.view.Packs[p.pack].ID})
}

// Bindings are the screen's keys as they are before a learner remaps them.
func Bindings() []screen.Binding {
	return []screen.Binding{
		bind(screen.DoOpen, "open", "enter"),
		bind(screen.DoNextPane, "next", "tab", "right", "l"),
		bind(screen.DoLastPane, "previous", "shift+tab", "left", "h"),
		bind(screen.DoDown, "down", "down", "j"),
		bind(screen.DoUp, "up", "up", "k"),
		bind(screen.DoPageDown, "page-down", "pgdown", "space"),
		bind(screen.DoPageUp, "page-up", "pgup", "b"),
		bind(screen.DoTop, "top", "home", "g"),
		bind(screen.DoBottom, "bottom", "end", "G"),
	}
}

func bind(action screen.Action, word string, keys ...string) screen.Binding {
	return screen.Binding{
		Action: action, Keys: keys,
		Label: i18n.New("progress.key."+word, nil), Help: i18n.New("progress.help."+word, nil),
	}
}

// Keys lists what works now.
func (p *Progress) Keys() []screen.Binding {
	var live []screen.Binding
	for _, b := range p.env.Keys.Of(Bindings()...) {
		switch b.Action {
		case screen.DoOpen:
			if len(p.view.Packs) == 0 {
				continue
			}
		case screen.DoNextPane, screen.DoLastPane:
			if len(p.view.Packs) < 2 {
				continue
			}
		}
		live = append(live, b)
	}
	return live
}

// window is the part of the lines that is seen.
func (p *Progress) window(lines []string) []string { return frame.Window(lines, p.top, p.height) }

package home

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
)

// Trainer tells how far the learner is.
type Trainer interface {
	Home(ctx context.Context) (trainer.Home, error)
}

// Home is the first screen.
type Home struct {
	env     *screen.Env
	trainer Trainer

	width, height int
	request       uint64
	loaded        bool
	err           error
	view          trainer.Home
	chosen        int // index into the entries: the way on, if there is one, then the packs
	top           int // first line in the window
}

// New returns the screen; nothing is read before Init's command runs.
func New(env *screen.Env, t Trainer) *Home {
	return &Home{env: env, trainer: t}
}

// Init loads what is shown.
func (h *Home) Init() tea.Cmd { return h.load() }

// Update takes a message in.
func (h *Home) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loadedMsg:
		h.loadedWith(msg)
	case screen.ShownMsg, screen.ReloadMsg:
		return h.load()
	case screen.ActMsg:
		return h.act(msg.Action)
	case tea.KeyPressMsg:
		if action, ok := screen.Match(msg, h.Keys()); ok {
			return h.act(action)
		}
	case tea.MouseClickMsg:
		return h.click(msg.Mouse())
	case tea.MouseWheelMsg:
		h.wheel(msg.Mouse())
	}
	return nil
}

// Resize gives the screen its rectangle.
func (h *Home) Resize(width, height int) {
	h.width, h.height = width, height
	h.follow()
}

// Capturing is never true: nothing is typed here.
func (h *Home) Capturing() bool { return false }

// Title names the screen.
func (h *Home) Title() (string, string) { return h.env.Text("home.title"), "" }

func (h *Home) loadedWith(msg loadedMsg) {
	if msg.request != h.request {
		return
	}
	h.loaded, h.err = true, msg.err
	if msg.err == nil {
		h.view = msg.home
	}
	h.chosen = min(h.chosen, max(len(h.entries())-1, 0))
	h.follow()
}

func (h *Home) act(action screen.Action) tea.Cmd {
	switch action {
	case screen.DoUp, screen.DoLastPane:
		h.choose(h.chosen - 1)
	case screen.DoDown, screen.DoNextPane:
		h.choose(h.chosen + 1)
	case screen.DoTop:
		h.choose(0)
	case screen.DoBottom:
		h.choose(len(h.entries()) - 1)
	case screen.DoOpen:
		return h.open()
	case doReload:
		return h.load()
	case doPlay:
		return screen.Open(screen.ToPlayground{})
	case doData:
		return screen.Open(screen.ToData{})
	case doProgress:
		return screen.Open(screen.ToProgress{})
	}
	return nil
}

func (h *Home) choose(i int) {
	h.chosen = max(min(i, len(h.entries())-1), 0)
	h.follow()
}

// open goes where the chosen entry leads.
func (h *Home) open() tea.Cmd {
	entries := h.entries()
	if h.chosen >= len(entries) || entries[h.chosen].target == nil {
		return nil
	}
	return screen.OpenOver(entries[h.chosen].under, entries[h.chosen].target)
}

func (h *Home) click(mouse tea.Mouse) tea.Cmd {
	if mouse.Button != tea.MouseLeft {
		return nil
	}
	drawn := h.draw()
	line := h.top + mouse.Y
	if line >= len(drawn.owner) || drawn.owner[line] < 0 {
		return nil
	}
	h.choose(drawn.owner[line])
	return h.open()
}

func (h *Home) wheel(mouse tea.Mouse) {
	switch mouse.Button {
	case tea.MouseWheelUp:
		h.top = max(h.top-3, 0)
	case tea.MouseWheelDown:
		h.top = max(min(h.top+3, len(h.draw().lines)-h.height), 0)
	}
}

// follow moves the window to the chosen entry.
func (h *Home) follow() {
	if h.height == 0 {
		return
	}
	drawn := h.draw()
	first, last := drawn.span(h.chosen)
	if h.chosen == 0 {
		first = 0
	}
	h.top = min(frame.Follow(h.top, h.height, first, last), max(len(drawn.lines)-h.height, 0))
}

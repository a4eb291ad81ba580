package tui

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
)

// The smallest terminal that a screen is drawn on.
const (
	leastWidth  = 40
	leastHeight = 15
)

// The lines around a screen.
const (
	headerHeight = 1
	footerHeight = 1
)

// root is the program's only tea.Model.
type root struct {
	env     *screen.Env
	factory factory
	choice  theme.Choice

	width, height int
	stack         []page
	menu          *menu // the help or the command palette, over everything; nil when neither is open
	notice        notice
	panel         panel // what is wrong with a pack that is being written
	mouse         bool
	leaving       bool   // Ctrl+C was pressed once
	warned        bool   // the learner saw that something is not saved
	shown         func() // beside the first frame; nil once it was called
	greeting      i18n.Message
	settings      trainer.Settings
}

// page is a screen on the stack. It is started when it is shown for the first time.
type page struct {
	screen  screen.Screen
	started bool
}

// New returns the program's model. Keys that clash, or that are given to no action, are an error; everything else that can go wrong
// is said on the screen.
func New(options Options) (tea.Model, error) {
	env, err := options.env()
	if err != nil {
		return nil, err
	}
	r := &root{
		env: env, choice: options.Theme, mouse: options.Mouse, shown: options.Shown, greeting: options.Notice, settings: options.Settings,
		factory: factory{env: env, trainer: options.Trainer}, panel: panel{problems: options.Problems},
	}
	r.stack = []page{{screen: r.factory.home()}}
	r.stack = append(r.stack, r.pages(options.Under)...)
	r.stack = append(r.stack, r.pages(options.Start)...)
	return r, nil
}

// Init asks the terminal for its background and starts the first screen.
func (r *root) Init() tea.Cmd {
	if r.choice.Name == theme.None {
		return r.start()
	}
	return tea.Batch(tea.RequestBackgroundColor, r.start())
}

// Update takes a message in.
func (r *root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.resize(msg.Width, msg.Height)
		return r, r.firstShown()
	case tea.BackgroundColorMsg:
		r.choice.DarkTerminal = msg.IsDark()
		return r, r.restyle()
	case tea.ColorProfileMsg:
		r.choice.Profile = msg.Profile
		return r, r.restyle()
	case tea.KeyPressMsg:
		return r, r.press(msg)
	case tea.MouseMsg:
		return r, r.point(msg)
	case tea.PasteMsg, tea.PasteStartMsg, tea.PasteEndMsg, screen.ActMsg:
		return r, r.top().Update(msg)
	}
	if cmd, ok := r.ask(msg); ok {
		return r, cmd
	}
	return r, r.spread(msg)
}

// firstShown is for what begins when the first frame is drawn.
func (r *root) firstShown() tea.Cmd {
	var cmds []tea.Cmd
	if begin := r.shown; begin != nil {
		r.shown = nil
		cmds = append(cmds, func() tea.Msg {
			begin()
			return nil
		})
	}
	if !r.greeting.IsZero() {
		cmds = append(cmds, screen.Notify(screen.Warning, r.greeting))
		r.greeting = i18n.Message{}
	}
	return tea.Batch(cmds...)
}

// ask carries out what screens ask of the root, and reports whether the message was such a request.
func (r *root) ask(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case screen.OpenMsg:
		return r.open(msg), true
	case screen.BackMsg:
		return r.back(), true
	case screen.NoticeMsg:
		return r.say(msg), true
	case screen.ErrorMsg:
		return r.report(msg.Err), true
	case reloadedMsg:
		return r.reloaded(msg), true
	case unsavedMsg:
		return r.unsaved(msg.UnsavedError), true
	case lessonsMsg:
		r.addLessons(msg)
		return nil, true
	case settingsMsg:
		return r.listSettings(msg), true
	case changedMsg:
		return r.changed(msg), true
	}
	return nil, false
}

// spread gives a message to every screen: an answer may be for one that is not on top any more.
func (r *root) spread(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, p := range r.stack {
		if p.started {
			cmds = append(cmds, p.screen.Update(msg))
		}
	}
	return tea.Batch(cmds...)
}

func (r *root) resize(width, height int) {
	r.width, r.height = width, height
	for _, p := range r.stack {
		r.fit(p.screen)
	}
}

// fit gives a screen its rectangle, never less than what screens are made for.
func (r *root) fit(s screen.Screen) {
	s.Resize(max(r.width, leastWidth), max(r.height, leastHeight)-r.above()-footerHeight)
}

// restyle makes the styles anew and tells every screen.
func (r *root) restyle() tea.Cmd {
	r.env.Styles = theme.New(r.choice)
	return r.spread(screen.RestyledMsg{})
}

func (r *root) top() screen.Screen { return r.stack[len(r.stack)-1].screen }

// start starts the screen on top if it is new, or tells it that it is seen again.
func (r *root) start() tea.Cmd {
	p := &r.stack[len(r.stack)-1]
	r.fit(p.screen) // also before the terminal has told its size: what a screen shows may be loaded first
	if p.started {
		return p.screen.Update(screen.ShownMsg{})
	}
	p.started = true
	return p.screen.Init()
}

// pages is the page of a target as a list: empty for nil and for a target without a screen. It is started when it is shown.
func (r *root) pages(target screen.Target) []page {
	if target == nil {
		return nil
	}
	s := r.factory.screen(target)
	if s == nil {
		return nil
	}
	return []page{{screen: s}}
}

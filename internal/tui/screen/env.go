package screen

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/theme"
)

// Env is what every screen of one seat shares. There is one for each learner, never one for the process. Screens read it and keep
// the pointer; only the root changes it, within Update.
type Env struct {
	// Context ends when the seat is closed; commands derive theirs from it.
	Context context.Context
	Words   *i18n.Printer
	Styles  theme.Styles
	Keys    Keys
	Now     func() time.Time
	// ReducedMotion asks that nothing moves by itself.
	ReducedMotion bool
	// Editor is the command of an outside editor; "" is for $VISUAL, then $EDITOR.
	Editor string
	// Tick makes timers; nil means tea.Tick. Tests give one that never rings.
	Tick func(d time.Duration, ring func(time.Time) tea.Msg) tea.Cmd

	requests uint64
}

// After returns a command that brings a message when a time has passed.
func (e *Env) After(d time.Duration, msg tea.Msg) tea.Cmd {
	tick := e.Tick
	if tick == nil {
		tick = tea.Tick
	}
	return tick(d, func(time.Time) tea.Msg { return msg })
}

// Request returns a number that no other request of this seat has, for telling late answers from awaited ones. It may be called in
// Update only.
func (e *Env) Request() uint64 {
	e.requests++
	return e.requests
}

// Text says the words of a key.
func (e *Env) Text(key string, args ...i18n.Args) string { return e.Words.Text(key, args...) }

// Say says a message.
func (e *Env) Say(message i18n.Message) string { return e.Words.Say(message) }

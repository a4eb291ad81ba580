package screen

import (
	"context"
	"time"

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

	requests uint64
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

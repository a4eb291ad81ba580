package screen

import (
	tea "charm.land/bubbletea/v2"
)

// Screen is one full-screen view. The root gives it a rectangle between the top line and the footer, and translates mouse events
// to it, so that (0, 0) is the screen's own corner. Only the top of the stack gets keys, paste and mouse; every other message
// reaches all screens, because an answer may arrive when its screen is no longer on top.
type Screen interface {
	// Init returns the command that loads what the screen shows; nil when there is nothing to load.
	Init() tea.Cmd
	// Update takes a message in. It does no IO: that is for the command it returns.
	Update(msg tea.Msg) tea.Cmd
	// Resize gives the screen its rectangle, in cells. It comes before the first View.
	Resize(width, height int)
	// View draws the screen: at most height lines of at most width cells. It changes nothing.
	View() string
	// Capturing reports whether text has the focus, so that letters are the screen's own.
	Capturing() bool
	// Keys lists the bindings that work in this very moment, the most useful first.
	Keys() []Binding
}

// Titled is a Screen that says in the top line what it shows.
type Titled interface {
	// Title is plain text, such as the name of a lesson; Aside is set apart at the right: progress, a state.
	Title() (title, aside string)
}

// Cursored is a Screen with a place to type. Screen readers and braille displays follow the cursor, so a screen gives it where
// the focus is even when nothing is typed there.
type Cursored interface {
	// Cursor is relative to the screen's rectangle; nil leaves it in the screen's corner.
	Cursor() *tea.Cursor
}

// Canceller is a Screen that may have something running.
type Canceller interface {
	// Cancel stops what runs and reports whether anything did.
	Cancel() bool
}

// Closer is a Screen that has something to finish when it leaves the stack, such as a draft to save.
type Closer interface {
	// Close returns the last command of the screen; it is run also when the program ends. nil when there is nothing to do.
	Close() tea.Cmd
}

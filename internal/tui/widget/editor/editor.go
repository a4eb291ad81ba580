package editor

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
	"guildhall/internal/tui/theme"
)

// Options are what an editor is made of.
type Options struct {
	Styles theme.Styles
	// Keys are the keys; nil takes DefaultKeyMap.
	Keys *KeyMap
	// Say says the few words of the editor's own (find, counts).
	Say func(i18n.Message) string
}

// Editor is a text editor in a rectangle. Its zero value is not usable; call New. Messages go to Update, which says whether
// the editor took them; View draws without changing anything.
type Editor struct {
	keys    KeyMap
	say     func(i18n.Message) string
	styles  theme.Editor
	symbols theme.Symbols
	inks    inks

	width, height int
	top, left     int // first line and first column shown
	focused       bool
	readOnly      bool
	numbers       bool
	placeholder   string

	text    buffer
	cursor  place
	anchor  place // the other end of the selection; the cursor itself when nothing is selected
	goal    int   // column that up and down keep to; -1 when the cursor's own counts
	history history
	past    past
	version uint64

	clipboard string
	awaiting  bool // the terminal was asked for its clipboard
	dragging  bool
	clicks    int // in a row on one place: the second takes the word, the third the line
	pointed   place

	marks    []mark
	brackets brackets
	open     place // where the quote or comment begins that has no end
	isOpen   bool
	finder   finder
	popup    popup
}

// New returns an empty editor.
func New(options Options) *Editor {
	e := &Editor{text: newBuffer(""), numbers: true, goal: -1, keys: DefaultKeyMap(), say: options.Say}
	if options.Keys != nil {
		e.keys = *options.Keys
	}
	if e.say == nil {
		e.say = func(m i18n.Message) string { return m.Key + m.Literal }
	}
	e.SetStyles(options.Styles)
	return e
}

// SetStyles gives the editor other looks.
func (e *Editor) SetStyles(styles theme.Styles) {
	e.styles, e.symbols = styles.Editor, styles.Symbols
	e.inks = newInks(styles.Editor)
	for i := range e.marks {
		e.marks[i].ink = newInk(e.marks[i].style)
	}
}

// SetSize gives the editor its rectangle, in cells.
func (e *Editor) SetSize(width, height int) {
	e.width, e.height = max(0, width), max(0, height)
	e.follow()
}

// Size is the editor's rectangle, in cells.
func (e *Editor) Size() (width, height int) { return e.width, e.height }

// Focus makes the keyboard the editor's.
func (e *Editor) Focus() { e.focused = true }

// Blur takes the keyboard away. The popup closes.
func (e *Editor) Blur() {
	e.focused = false
	e.popup.close()
	e.history.seal()
}

// Focused reports whether the keyboard is the editor's.
func (e *Editor) Focused() bool { return e.focused }

// Capturing reports whether letters are the editor's own: it has the focus and takes text.
func (e *Editor) Capturing() bool { return e.focused && (!e.readOnly || e.finder.open) }

// SetReadOnly says whether the text may be changed by the learner. Moving, selecting, copying and finding stay.
func (e *Editor) SetReadOnly(readOnly bool) {
	e.readOnly = readOnly
	e.popup.close()
}

// ShowLineNumbers says whether lines are numbered; they are by default.
func (e *Editor) ShowLineNumbers(show bool) {
	e.numbers = show
	e.follow()
}

// SetPlaceholder gives the text that stands in an empty editor.
func (e *Editor) SetPlaceholder(text string) { e.placeholder = text }

// Value is the text, with \n between lines.
func (e *Editor) Value() string { return e.text.text() }

// SetValue begins anew with a text: the cursor at its end, nothing selected, nothing to undo, no marks.
func (e *Editor) SetValue(text string) {
	e.text = newBuffer(clean(text))
	e.history = history{}
	e.marks = nil
	e.cursor = e.text.end()
	e.anchor = e.cursor
	e.top, e.left = 0, 0
	e.popup.close()
	e.changed()
}

// Replace puts another text in the place of the whole one, as one step that can be undone: for a formatter, a query from
// history, an outside editor. The cursor stays on its line as far as there is one.
func (e *Editor) Replace(text string) {
	text = clean(text)
	if old := e.text.text(); old != text {
		e.history.seal()
		e.apply(otherEdit, e.cursor, change{place{}, old, text})
		e.history.seal()
		e.cursor = e.text.clamp(e.cursor)
		e.anchor = e.cursor
	}
}

// Insert types a text at the cursor, over the selection, as one step: for a name chosen elsewhere.
func (e *Editor) Insert(text string) {
	e.history.seal()
	e.replaceSelection(otherEdit, clean(text))
	e.history.seal()
}

// Version grows with every change of the text: to save drafts only when there is something to save.
func (e *Editor) Version() uint64 { return e.version }

// Empty reports whether there is no text at all.
func (e *Editor) Empty() bool { return e.text.empty() }

// LineCount is the number of lines; 1 for an empty text.
func (e *Editor) LineCount() int { return len(e.text.lines) }

// Offset is the cursor's byte offset in Value.
func (e *Editor) Offset() int { return e.text.offset(e.cursor) }

// MoveTo puts the cursor at a byte offset of Value.
func (e *Editor) MoveTo(offset int) {
	e.cursor = e.text.placeOf(max(0, offset))
	e.anchor = e.cursor
	e.moved()
}

// Reveal scrolls so that a line, counted from 1, is in sight; the cursor stays where it is.
func (e *Editor) Reveal(line int) {
	line = max(0, min(line-1, len(e.text.lines)-1))
	if line < e.top || line >= e.top+e.rows() {
		e.top = max(0, line-e.rows()/3)
	}
}

// HasSelection reports whether something is selected.
func (e *Editor) HasSelection() bool { return e.cursor != e.anchor }

// Selection is the selected text; "" when nothing is selected.
func (e *Editor) Selection() string { return e.text.slice(e.selected()) }

// Statement is the statement that the cursor stands in, or the last one before it; false when there is none.
func (e *Editor) Statement() (sqltext.Piece, bool) {
	var found sqltext.Piece
	ok := false
	offset := e.Offset()
	for _, piece := range sqltext.Split(e.Value()) {
		if ok && piece.Start > offset {
			break
		}
		found, ok = piece, true
	}
	return found, ok
}

// Keys gives the key map, for help.
func (e *Editor) Keys() KeyMap { return e.keys }

// Undoable reports whether there is something to undo.
func (e *Editor) Undoable() bool { return len(e.history.done) > 0 }

// Redoable reports whether an undone step can be done again.
func (e *Editor) Redoable() bool { return len(e.history.undone) > 0 }

// selected is the selection in order.
func (e *Editor) selected() span {
	if e.cursor.before(e.anchor) {
		return span{e.cursor, e.anchor}
	}
	return span{e.anchor, e.cursor}
}

// changed brings up to date what depends on the text.
func (e *Editor) changed() {
	e.version++
	e.open, e.isOpen = e.text.unclosed()
	e.finder.stale = true
	e.moved()
}

// moved brings up to date what depends on the cursor.
func (e *Editor) moved() {
	e.goal = -1
	e.brackets = e.matchBrackets()
	e.follow()
}

func matches(press tea.KeyPressMsg, bindings ...key.Binding) bool {
	return key.Matches(press, bindings...)
}

package editor

// change is one replacement: before stood at from, after stands there now.
type change struct {
	from          place
	before, after string
}

// view is where the cursor and the selection are.
type view struct {
	cursor, anchor place
}

// step is what one undo takes back.
type step struct {
	kind        editKind
	changes     []change
	start, done view
}

// editKind tells edits apart that are taken back together.
type editKind uint8

const (
	otherEdit editKind = iota
	typing
	typingSpace
	erasing
	erasingForward
)

// maxSteps is how many steps are remembered.
const maxSteps = 2000

// history is what was done and what was undone.
type history struct {
	done, undone []step
	// sealed says that the next edit begins a new step.
	sealed bool
}

// begin opens a step, or goes on with the last one: the letters of a word with the spaces behind it are one step, and so
// are erasures in a row.
func (h *history) begin(kind editKind, now view) *step {
	h.undone = nil
	if n := len(h.done); n > 0 && !h.sealed && continues(h.done[n-1].kind, kind) {
		last := &h.done[n-1]
		last.kind = kind
		return last
	}
	h.sealed = false
	if len(h.done) >= maxSteps {
		h.done = h.done[maxSteps/10:]
	}
	h.done = append(h.done, step{kind: kind, start: now})
	return &h.done[len(h.done)-1]
}

func continues(last, kind editKind) bool {
	switch kind {
	case typing:
		return last == typing
	case typingSpace:
		return last == typing || last == typingSpace
	case erasing, erasingForward:
		return last == kind
	default:
		return false
	}
}

// seal ends the current step, for instance because the cursor was moved.
func (h *history) seal() { h.sealed = true }

// apply changes the text as one step, or as a part of the current one. Changes are made in order; places count in the
// text as it is when their turn comes.
func (e *Editor) apply(kind editKind, after place, changes ...change) {
	step := e.history.begin(kind, view{e.cursor, e.anchor})
	for _, c := range changes {
		e.substitute(c.from, c.before, c.after)
	}
	step.changes = append(step.changes, changes...)
	e.cursor = e.text.clamp(after)
	e.anchor = e.cursor
	step.done = view{e.cursor, e.anchor}
	e.changed()
}

// substitute puts one text in the place of another.
func (e *Editor) substitute(from place, before, after string) {
	until := endOf(from, before)
	end := e.text.replace(span{from, until}, after)
	e.shiftMarks(from, until, end)
}

// endOf finds where a text ends that begins at a place.
func endOf(from place, text string) place {
	end := from
	for i := range len(text) {
		if text[i] == '\n' {
			end = place{end.line + 1, 0}
		} else {
			end.at++
		}
	}
	return end
}

func (e *Editor) undo() {
	n := len(e.history.done)
	if n == 0 {
		return
	}
	last := e.history.done[n-1]
	e.history.done = e.history.done[:n-1]
	for i := len(last.changes) - 1; i >= 0; i-- {
		c := last.changes[i]
		e.substitute(c.from, c.after, c.before)
	}
	e.history.undone = append(e.history.undone, last)
	e.history.seal()
	e.restore(last.start)
}

func (e *Editor) redo() {
	n := len(e.history.undone)
	if n == 0 {
		return
	}
	last := e.history.undone[n-1]
	e.history.undone = e.history.undone[:n-1]
	for _, c := range last.changes {
		e.substitute(c.from, c.before, c.after)
	}
	e.history.done = append(e.history.done, last)
	e.history.seal()
	e.restore(last.done)
}

func (e *Editor) restore(v view) {
	e.cursor, e.anchor = e.text.clamp(v.cursor), e.text.clamp(v.anchor)
	e.changed()
}

package reader

import (
	"slices"
	"testing"

	"guildhall/internal/lesson"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/tuitest"
)

// A saved lesson is shown at the same place, though a paragraph was added above it, and what has not changed keeps its result.
func TestReloadKeepsThePlace(t *testing.T) {
	s := seat(t)
	r := open(t, s, normal(), "01-rows")
	at := slices.IndexFunc(r.items, func(it *item) bool { _, example := it.block.(*lesson.Example); return example && it.run != nil })
	r.focusItem(at)
	tuitest.Settle(t, r, r.runFocused())
	r.scrollTo(r.starts[at])
	before, run := tuitest.Plain(r.View()), r.items[at].run
	if !run.done || r.top == 0 {
		t.Fatalf("the example has not run at line %d", r.top)
	}
	changed := tuitest.Pack(t)
	l := changed.Lesson("01-rows")
	l.Hash = "changed"
	l.Blocks = append([]lesson.Block{&lesson.Prose{Markdown: "A paragraph that is new."}}, l.Blocks...)
	s.Library.All = []*lesson.Pack{changed}
	tuitest.Settle(t, r, r.Update(screen.ReloadMsg{}))
	if after := tuitest.Plain(r.View()); after != before {
		t.Errorf("the window has moved from:\n%s\nto:\n%s", before, after)
	}
	if it := r.focusedItem(); it == nil || it.run != run {
		t.Error("the example has lost its result or the focus")
	}
	r.scrollTo(0)
	shows(t, r, "A paragraph that is new.")
}

// A lesson that is gone leaves the last one on the screen.
func TestReloadOfWhatIsGone(t *testing.T) {
	s := seat(t)
	r := open(t, s, normal(), "01-rows")
	before := tuitest.Plain(r.View())
	s.Library.All = nil
	sent := tuitest.Settle(t, r, r.Update(screen.ReloadMsg{}))
	if _, said := sent[0].(screen.ErrorMsg); !said || tuitest.Plain(r.View()) != before {
		t.Errorf("it says %v and shows:\n%s", sent, tuitest.Plain(r.View()))
	}
}

package workbench

import (
	"os"
	"strings"
	"testing"

	"guildhall/internal/lesson"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/tuitest"
)

// saved is the fixture pack after its author has saved the lesson with another prompt and another title of the first hint.
func saved(t *testing.T) *lesson.Pack {
	t.Helper()
	pack, _ := lesson.Parse(os.DirFS("testdata/pack"))
	for _, l := range pack.Lessons {
		l.Hash += " saved"
		for _, ex := range l.Exercises() {
			if ex.ID == "open-by-district" {
				ex.Prompt = []lesson.Block{&lesson.Prose{Markdown: "A prompt that its author has just written."}}
			}
		}
	}
	return pack
}

// TestReloadKeepsTheAnswer saves the lesson of an exercise that is open: the new prompt is there, and so are the answer that was being
// typed, the focus and the result.
func TestReloadKeepsTheAnswer(t *testing.T) {
	s := plainSeat(t)
	w := open(t, s, "open-by-district", roomy)
	tuitest.Press(t, w, tuitest.Type("-- mine")...)
	focus, answer := w.focus, w.answer.Text()
	if !strings.Contains(answer, "-- mine") || strings.Contains(tuitest.Plain(w.View()), "just written") {
		t.Fatalf("before the save: %q", answer)
	}
	s.Library.All = []*lesson.Pack{saved(t)}
	tuitest.Settle(t, w, w.Update(screen.ReloadMsg{}))
	shown := tuitest.Plain(w.View())
	if !strings.Contains(shown, "A prompt that its author has just written.") {
		t.Errorf("the prompt is the old one:\n%s", shown)
	}
	if w.answer.Text() != answer || w.focus != focus {
		t.Errorf("the answer is %q with the focus on %v; it was %q on %v", w.answer.Text(), w.focus, answer, focus)
	}
	tuitest.Press(t, w, tuitest.Type("!")...)
	if got := w.answer.Text(); got == answer || len(got) != len(answer)+1 {
		t.Errorf("typing goes on elsewhere: %q", got)
	}
}

// TestReloadOfTheSame leaves everything where another file of the pack was saved.
func TestReloadOfTheSame(t *testing.T) {
	w := open(t, plainSeat(t), "open-by-district", roomy)
	tuitest.Press(t, w, append(tuitest.Type("wrong"), "f5")...)
	before := tuitest.Plain(w.View())
	tuitest.Settle(t, w, w.Update(screen.ReloadMsg{}))
	if after := tuitest.Plain(w.View()); after != before {
		t.Errorf("the screen has changed from:\n%s\nto:\n%s", before, after)
	}
}

// TestReloadOfAnExerciseThatIsGone says so and keeps the last one.
func TestReloadOfAnExerciseThatIsGone(t *testing.T) {
	s := plainSeat(t)
	w := open(t, s, "open-by-district", roomy)
	s.Library.All = nil
	sent := tuitest.Settle(t, w, w.Update(screen.ReloadMsg{}))
	if _, said := sent[0].(screen.ErrorMsg); !said || !strings.Contains(tuitest.Plain(w.View()), "district") {
		t.Errorf("it says %v and shows:\n%s", sent, tuitest.Plain(w.View()))
	}
}

package workbench

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/grade"
	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/tuitest"
)

var usual = tuitest.Size{Width: 80, Height: 22}

// wrongOn opens an exercise and submits an answer that a verdict calls wrong.
func wrongOn(t *testing.T, verdict grade.Verdict) *Workbench {
	t.Helper()
	s := plainSeat(t)
	s.Workshop.Verdicts = map[string]grade.Verdict{"wrong": verdict}
	w := open(t, s, "open-by-district", usual)
	tuitest.Press(t, w, append(tuitest.Type("wrong"), "f8")...)
	return w
}

func TestPromptAndResultTakeTurnsByMouse(t *testing.T) {
	w := wrongOn(t, wrongVerdict())
	if !w.visible(outcomePane) || !strings.Contains(tuitest.Plain(w.View()), "Exercise  [Result") {
		t.Fatalf("the result is not on top, or nothing says where the exercise is:\n%s", w.View())
	}
	for _, want := range []pane{promptPane, outcomePane} {
		tuitest.Settle(t, w, w.Update(tea.MouseClickMsg{X: 8, Y: 0, Button: tea.MouseLeft}))
		if !w.visible(want) {
			t.Errorf("a click on the title did not bring up pane %d:\n%s", want, w.View())
		}
	}
}

func TestDifferenceKeyNamesTheWayBack(t *testing.T) {
	w := wrongOn(t, wrongVerdict())
	label := func() string {
		for _, b := range w.Keys() {
			if b.Action == doDifference {
				return w.env.Say(b.Label)
			}
		}
		return ""
	}
	before := label()
	tuitest.Press(t, w, "f7")
	if after := label(); before != "Difference" || after != "Verdict" {
		t.Errorf("the key is labelled %q, then %q", before, after)
	}
}

// Where prompt and result take turns, Esc leaves the text without hiding what is being read.
func TestEscapeKeepsTheResultInSight(t *testing.T) {
	s := plainSeat(t)
	s.Workshop.Verdicts = map[string]grade.Verdict{"wrong": wrongVerdict()}
	w := open(t, s, "open-by-district", tuitest.Usual())
	tuitest.Press(t, w, "w", "r", "o", "n", "g", "f8", "esc")
	if w.Capturing() || !strings.Contains(w.View(), "= NULL") {
		t.Errorf("after Esc the verdict is gone:\n%s", tuitest.Plain(w.View()))
	}
}

// The footer begins with what comes next: after a wrong answer the difference, after a right one the way on.
func TestFooterBeginsWithWhatComesNext(t *testing.T) {
	s := plainSeat(t)
	s.Workshop.Verdicts = map[string]grade.Verdict{"wrong": wrongVerdict()}
	w := open(t, s, "open-by-district", roomy)
	first := func() screen.Action { return w.Keys()[0].Action }
	fresh := first()
	tuitest.Press(t, w, "w", "r", "o", "n", "g", "f8")
	wrong := first()
	tuitest.Press(t, w, "ctrl+a", "x", "f8")
	if right := first(); fresh != screen.DoRun || wrong != doDifference || right != doNext {
		t.Errorf("the footer begins with %s, %s and %s", fresh, wrong, right)
	}
}

// A checkpoint keeps its solution until both attempts are used. Then it is offered, and going on is no skip.
func TestCheckpointOffersItsSolutionOnceBothAttemptsAreUsed(t *testing.T) {
	w := open(t, plainSeat(t), "open-by-district", tuitest.Usual())
	exam := *w.ex.Lesson
	exam.Checkpoint = true
	w.ex.Lesson, w.outcome.ex.Lesson = &exam, &exam
	for left, want := range []string{"F2 shows a solution", "You have 1 attempt left."} {
		w.ex.AttemptsLeft = left
		w.outcome.graded(trainer.Submission{Verdict: wrongVerdict(), AttemptsLeft: left}, w.hintsLeft())
		if shown := strings.Join(w.outcome.onward(), " "); w.offers(doHint) != (left == 0) || !strings.Contains(shown, want) {
			t.Errorf("%d attempts left: solution offered %t, and it says %q", left, w.offers(doHint), shown)
		}
	}
	w.ex.AttemptsLeft = 0
	tuitest.Press(t, w, "f2")
	if w.outcome.revealed == nil || strings.Contains(w.View(), "another way") {
		t.Errorf("F2 shows no solution:\n%s", w.View())
	}
}

// A key pressed twice does not use up both attempts of a checkpoint.
func TestCheckpointKeepsAnAttemptFromTheSameAnswer(t *testing.T) {
	w := wrongOn(t, wrongVerdict())
	judged := len(history(t, w))
	w.ex.AttemptsLeft = 1
	tuitest.Press(t, w, "f8")
	same := len(history(t, w))
	tuitest.Press(t, w, "x", "f8")
	if other := len(history(t, w)); same != judged || other != judged+1 {
		t.Errorf("%d attempts, %d after the same answer, %d after another", judged, same, other)
	}
}

func history(t *testing.T, w *Workbench) []progress.Attempt {
	t.Helper()
	past, err := w.trainer.Record.History(t.Context(), progress.Ref{Pack: w.pack, Exercise: w.id}, 10)
	if err != nil {
		t.Fatal(err)
	}
	return past
}

// How a list is answered stands in the footer, right behind Submit.
func TestFooterTellsHowAListIsAnswered(t *testing.T) {
	for exercise, want := range map[string]screen.Action{"one-row": doPick, "labels": doNextLabel, "steps": moveKeys()[0].Action, "lines": moveKeys()[0].Action} {
		keys := open(t, plainSeat(t), exercise, roomy).Keys()
		for i, b := range keys {
			if b.Action == screen.DoSubmit && keys[i+1].Action != want {
				t.Errorf("%s: %s stands behind Submit, want %s", exercise, keys[i+1].Action, want)
			}
		}
	}
}

// A list that is put in order says how above itself.
func TestTitleTellsHowAListIsOrdered(t *testing.T) {
	for exercise, want := range map[string]string{
		"steps": "order: Shift+↑, Shift+↓ move ", "lines": "order: Shift+↑, Shift+↓ move, Space leaves out ",
	} {
		if w := open(t, plainSeat(t), exercise, tuitest.Usual()); !strings.Contains(w.View(), want) {
			t.Errorf("%s does not say %q:\n%s", exercise, want, w.View())
		}
	}
}

// A line that is left out stays where it stood.
func TestLineLeftOutDoesNotShift(t *testing.T) {
	w := open(t, plainSeat(t), "lines", roomy)
	column := func() int {
		for _, line := range strings.Split(tuitest.Plain(w.answer.View()), "\n") {
			if before, _, ok := strings.Cut(line, w.answer.(*parsons).lines[0]); ok {
				return ansi.StringWidth(before)
			}
		}
		return -1
	}
	before := column()
	w.answer.Update(tuitest.Key("home"))
	for range w.answer.(*parsons).order {
		w.answer.Update(tuitest.Key("space"))
		w.answer.Update(tuitest.Key("down"))
	}
	if after := column(); before < 0 || after != before {
		t.Errorf("the line moved from column %d to %d", before, after)
	}
}

func TestWideDifferenceScrollsAside(t *testing.T) {
	verdict := wrongVerdict()
	diff := grade.Diff{ExpectedRows: 1, MissingCount: 1, Missing: [][]result.Value{nil}}
	for i := range 12 {
		diff.Columns = append(diff.Columns, result.Column{Name: fmt.Sprintf("column%02d", i)})
		diff.Missing[0] = append(diff.Missing[0], result.NewWhole(int64(i)))
	}
	verdict.Diff = &diff
	w := wrongOn(t, verdict)
	tuitest.Press(t, w, "f7")
	tuitest.Settle(t, w, w.setFocus(outcomePane))
	if shown := w.View(); strings.Contains(shown, "column11") || !strings.Contains(shown, "From column 1 of 12") {
		t.Fatalf("before:\n%s", shown)
	}
	for range 30 {
		tuitest.Press(t, w, "right")
	}
	shown := w.View()
	if !strings.Contains(shown, "column11") || strings.Contains(shown, "column00") || !strings.Contains(shown, "column06") {
		t.Errorf("after going right as far as it goes:\n%s", shown)
	}
	tuitest.Press(t, w, "left", "left", "left", "left", "left", "left", "left", "left", "left", "left", "left", "left")
	if !strings.Contains(w.View(), "column00") {
		t.Errorf("back at the left:\n%s", w.View())
	}
}

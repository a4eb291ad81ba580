package workbench

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
	"guildhall/internal/tui/widget/editor"
)

// coincidence is a verdict on an answer that is right on the sample only.
func coincidence() grade.Verdict {
	set := func(names ...string) *result.Set {
		set := &result.Set{Columns: []result.Column{{Name: "district", Type: "VARCHAR", Kind: result.Text}}, Total: int64(len(names))}
		for _, name := range names {
			set.Rows = append(set.Rows, []result.Value{result.NewText(name)})
		}
		return set
	}
	return grade.Verdict{
		Outcome:  grade.Coincidence,
		Findings: []grade.Finding{{Code: "GH-COINCIDENCE", Kind: grade.Diagnosis, Message: i18n.Literally("It is right on this data only.")}},
		Counterexample: &grade.Counterexample{
			Tables:   map[string]*result.Set{"requests": set("North", "\x1b[31mSouth")},
			Expected: set("North"), Actual: set(),
			Reason: i18n.Literally("A district without requests."),
		},
	}
}

func TestCounterexampleFrames(t *testing.T) {
	tuitest.Matrix(t, "counterexample", *update, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
		seat(t, s)
		s.Workshop.Verdicts = map[string]grade.Verdict{"lucky": coincidence()}
		w := open(t, s, "open-by-district", size)
		tuitest.Press(t, w, append(tuitest.Type("lucky"), "f8")...)
		return w
	})
}

func TestAFindingIsMarkedInTheAnswer(t *testing.T) {
	s := seat(t, tuitest.NewSeat(t, theme.Choice{Name: theme.Dark, DarkTerminal: true}))
	verdict := wrongVerdict()
	verdict.Findings[0].Line, verdict.Findings[0].Column, verdict.Findings[0].Length = 1, 1, 6
	s.Workshop.Verdicts = map[string]grade.Verdict{"wrong": verdict}
	w := open(t, s, "open-by-district", roomy)
	tuitest.Press(t, w, tuitest.Type("wrong")...)
	before := w.answer.View()
	tuitest.Press(t, w, "f8")
	after := w.answer.View()
	if before == after || ansi.Strip(before) != ansi.Strip(after) {
		t.Error("the verdict points at a place, and nothing is marked there")
	}
}

func TestStepsAreOfferedForWrongRows(t *testing.T) {
	for clause, want := range map[string]bool{"where": true, "group-by": true, "select": false, "": true} {
		s := plainSeat(t)
		verdict := wrongVerdict()
		verdict.Findings[0].Clause = clause
		s.Workshop.Verdicts = map[string]grade.Verdict{"wrong": verdict}
		w := open(t, s, "open-by-district", roomy)
		tuitest.Press(t, w, append(tuitest.Type("wrong"), "f8")...)
		if got := strings.Contains(tuitest.Plain(w.View()), "steps through your query"); got != want {
			t.Errorf("a fault in %q: steps offered: %v, want %v", clause, got, want)
		}
		out := tuitest.Press(t, w, "f3")
		if len(out) != 1 || !strings.Contains(out[0].(screen.OpenMsg).Target.(screen.ToSteps).SQL, "wrong") {
			t.Errorf("F3 sent %v, want the steps of the query", out)
		}
	}
}

func TestWhatAnOutsideEditorSaved(t *testing.T) {
	w := open(t, plainSeat(t), "open-by-district", roomy)
	out := tuitest.Press(t, w, "ctrl+e")
	if len(out) != 1 || out[0].(screen.NoticeMsg).Message.Key != "editor.outside-none" {
		t.Fatalf("without an editor Ctrl+E sent %v, want to be told how to set one", out)
	}
	w.outside = 7
	tuitest.Settle(t, w, w.Update(editor.OutsideMsg{Req: 6, Text: "SELECT 'late'"}))
	if strings.Contains(w.answer.Text(), "late") {
		t.Error("an outdated visit changed the query")
	}
	tuitest.Settle(t, w, w.Update(editor.OutsideMsg{Req: 7, Text: "SELECT 'new'"}))
	if got := w.answer.Text(); got != "SELECT 'new'" {
		t.Errorf("the query is %q", got)
	}
	tuitest.Press(t, w, "ctrl+z")
	if got := w.answer.Text(); got == "SELECT 'new'" {
		t.Error("what the editor saved cannot be taken back")
	}
}

func TestLayingOutIsTold(t *testing.T) {
	w := open(t, plainSeat(t), "open-by-district", roomy)
	tuitest.Press(t, w, "ctrl+a")
	out := tuitest.Press(t, w, append(tuitest.Type("select 'a"), "alt+f")...)
	if len(out) != 1 || out[0].(screen.NoticeMsg).Message.Key != "editor.not-formatted" {
		t.Errorf("Alt+F on an open quote sent %v, want to be told why nothing happened", out)
	}
}

// A key that would begin something while something runs says why nothing happens.
func TestRunningAgainSaysThatSomethingRuns(t *testing.T) {
	w := open(t, plainSeat(t), "open-by-district", roomy)
	w.begin()
	for _, key := range []string{"f5", "f8"} {
		out := tuitest.Press(t, w, key)
		if len(out) != 1 || out[0].(screen.NoticeMsg).Message.Key != "workbench.busy" {
			t.Errorf("%s: %v", key, out)
		}
	}
}

package workbench

import (
	"strings"
	"testing"

	"guildhall/internal/grade"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/tuitest"
)

func TestReportingAnExercise(t *testing.T) {
	s := plainSeat(t)
	s.Workshop.Verdicts = map[string]grade.Verdict{"wrong": wrongVerdict()}
	w := open(t, s, "open-by-district", roomy)
	tuitest.Press(t, w, "w", "r", "o", "n", "g", "f8", "alt+r")
	tuitest.Press(t, w, tuitest.Type("Hint 1 is f8 wrong?")...)
	out := tuitest.Press(t, w, "backspace", "enter")
	if len(out) != 1 || !strings.Contains(s.Env.Say(out[0].(screen.NoticeMsg).Message), "/home/learner/files/report-open-by-district.md") {
		t.Fatalf("messages = %v", out)
	}
	file := s.Papers.File("report-open-by-district.md")
	for _, want := range []string{"Hint 1 is f8 wrong\n", "not yet right", "SYN-21", "wrong\n"} {
		if !strings.Contains(file, want) {
			t.Errorf("the report does not hold %q:\n%s", want, file)
		}
	}
	if w.remark.open || strings.Contains(w.answer.Text(), "Hint") {
		t.Error("the remark was typed into the answer, or is still open")
	}
}

// The verdict in a report is that of the answer beside it, also after a run, and of no other.
func TestReportHoldsTheVerdictOfItsAnswer(t *testing.T) {
	s := plainSeat(t)
	s.Workshop.Verdicts = map[string]grade.Verdict{"wrong": wrongVerdict()}
	w := open(t, s, "open-by-district", roomy)
	report := func() string {
		tuitest.Press(t, w, "alt+r", "enter")
		return s.Papers.File("report-open-by-district.md")
	}
	tuitest.Press(t, w, append(tuitest.Type("wrong"), "f8", "f5")...)
	if file := report(); !strings.Contains(file, "not yet right") {
		t.Errorf("a run takes the verdict away:\n%s", file)
	}
	tuitest.Press(t, w, "x")
	if file := report(); strings.Contains(file, "not yet right") {
		t.Errorf("an answer that was changed has the verdict of the one before:\n%s", file)
	}
}

func TestARemarkThatIsLeftStays(t *testing.T) {
	w := open(t, plainSeat(t), "open-by-district", roomy)
	tuitest.Press(t, w, "alt+r", "a", "b", "esc")
	if w.remark.open {
		t.Fatal("Esc should close the box")
	}
	tuitest.Press(t, w, "alt+r")
	if w.remark.text != "ab" {
		t.Errorf("the remark is %q", w.remark.text)
	}
}

func TestResultsCanBeDrawnAndExported(t *testing.T) {
	s := plainSeat(t)
	w := open(t, s, "open-by-district", roomy)
	tuitest.Press(t, w, "*", "f5", "f6", "c")
	if !strings.Contains(tuitest.Plain(w.View()), "requests by district, as bars") {
		t.Errorf("no chart:\n%s", tuitest.Plain(w.View()))
	}
	tuitest.Press(t, w, "esc", "x", "3")
	if file := s.Papers.File("result.md"); !strings.HasPrefix(file, "| district | requests |") {
		t.Errorf("file = %q", file)
	}
	tuitest.Press(t, w, "/", "x", "c")
	if !w.Capturing() || w.outcome.sheet.Result() == nil {
		t.Error("the filter does not take letters")
	}
}

func TestLeadsToThePlaygroundWithTheQuery(t *testing.T) {
	w := open(t, plainSeat(t), "open-by-district", roomy)
	out := tuitest.Press(t, w, "alt+p")
	if len(out) != 1 {
		t.Fatalf("messages = %v", out)
	}
	if target, ok := out[0].(screen.OpenMsg).Target.(screen.ToPlayground); !ok || target.SQL != w.answer.Text() || len(target.Datasets) == 0 {
		t.Errorf("target = %+v", target)
	}
}

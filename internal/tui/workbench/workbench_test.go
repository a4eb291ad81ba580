package workbench

import (
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

var update = tuitest.Update()

const packID = "every-type"

// seat is a seat whose library holds an exercise of every type.
func seat(t testing.TB, s *tuitest.Seat) *tuitest.Seat {
	t.Helper()
	pack, problems := lesson.Parse(os.DirFS("testdata/pack"))
	for _, p := range problems {
		if p.Severity == lesson.Error {
			t.Fatalf("the fixture pack: %v", p)
		}
	}
	s.Library.All = []*lesson.Pack{pack}
	s.Workshop.Tables = []trainer.TableInfo{{
		Dataset: "service-requests", Name: "requests", Grain: "one row per request", Rows: 40000, Synthetic: true,
		Columns: []trainer.ColumnInfo{
			{Name: "request_id", Type: "BIGINT", Description: "Number", Key: true},
			{Name: "district", Type: "VARCHAR", Description: "Where", Values: []string{"North", "South"}},
		},
	}}
	return s
}

// open opens an exercise at a seat of a size.
func open(t testing.TB, s *tuitest.Seat, exercise string, size tuitest.Size) *Workbench {
	t.Helper()
	w := New(s.Env, s.Trainer, screen.ToExercise{Pack: packID, Exercise: exercise})
	w.Resize(size.Width, size.Height)
	tuitest.Settle(t, w, w.Init())
	if w.loaded {
		w.setFocus(answerPane) // a small screen begins at what is asked
	}
	return w
}

func plainSeat(t testing.TB) *tuitest.Seat {
	return seat(t, tuitest.NewSeat(t, theme.Choice{Name: theme.None}))
}

var roomy = tuitest.Size{Width: 120, Height: 38}

func wrongVerdict() grade.Verdict {
	score := 0
	return grade.Verdict{
		Outcome: grade.Incorrect, Score: &score,
		Findings: []grade.Finding{{Code: "SYN-21", Kind: grade.Diagnosis, Message: i18n.Literally("Your grouping is right. `= NULL` is never true."), Line: 1, Column: 18, Length: 5}},
		Checked:  grade.Checked{Datasets: 1, Compare: []i18n.Message{i18n.Literally("rows by content")}},
		Diff: &grade.Diff{
			Columns:      []result.Column{{Name: "district", Kind: result.Text}, {Name: "open", Kind: result.Whole}},
			ExpectedRows: 3, ActualRows: 2, MissingCount: 1, ChangedCount: 1,
			Missing: [][]result.Value{{result.NewText("North"), {}}},
			Changed: []grade.Change{{
				Expected: []result.Value{result.NewText("South"), result.NewWhole(3)},
				Actual:   []result.Value{result.NewText("South"), result.NewWhole(4)},
			}},
		},
	}
}

func TestFrames(t *testing.T) {
	states := map[string]struct {
		exercise string
		keys     []string
	}{
		"query":      {"open-by-district", nil},
		"ran":        {"open-by-district", []string{"*", "f5"}},
		"wrong":      {"open-by-district", []string{"w", "r", "o", "n", "g", "f8"}},
		"difference": {"open-by-district", []string{"w", "r", "o", "n", "g", "f8", "f7"}},
		"right":      {"open-by-district", []string{"f8"}},
		"hints":      {"open-by-district", []string{"f2", "f2"}},
		"tables":     {"open-by-district", []string{"f4"}},
		"report":     {"open-by-district", []string{"alt+r", "H", "m"}},
		"choice":     {"one-row", []string{"down", "space"}},
		"number":     {"how-many", []string{"4", "2"}},
		"text":       {"which-word", nil},
		"arrange":    {"steps", nil},
		"classify":   {"labels", []string{"1", "2"}},
		"parsons":    {"lines", nil},
		"reflect":    {"words", []string{"N", "o", "i", "s", "e"}},
	}
	for name, state := range states {
		tuitest.Matrix(t, name, *update, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
			seat(t, s)
			s.Workshop.Verdicts = map[string]grade.Verdict{"wrong": wrongVerdict()}
			w := open(t, s, state.exercise, size)
			tuitest.Press(t, w, state.keys...)
			return w
		})
	}
}

// What is seen before an answer, while something is being stopped, and where something was opened on top.
func TestFramesOfWaitingAndOpening(t *testing.T) {
	type states map[string][]string
	matrix := func(name string, make func(t *testing.T, s *tuitest.Seat, size tuitest.Size) *Workbench) {
		tuitest.Matrix(t, name, *update, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen { return make(t, seat(t, s), size) })
	}
	matrix("loading", func(_ *testing.T, s *tuitest.Seat, size tuitest.Size) *Workbench {
		w := New(s.Env, s.Trainer, screen.ToExercise{Pack: packID, Exercise: "open-by-district"})
		w.Resize(size.Width, size.Height)
		return w
	})
	matrix("opened", func(t *testing.T, s *tuitest.Seat, size tuitest.Size) *Workbench {
		w := New(s.Env, s.Trainer, screen.ToExercise{Pack: packID, Exercise: "open-by-district"})
		w.Resize(size.Width, size.Height)
		tuitest.Settle(t, w, w.Init())
		return w
	})
	matrix("failed", func(t *testing.T, s *tuitest.Seat, size tuitest.Size) *Workbench { return open(t, s, "no-such", size) })
	for name, keys := range (states{"running": {"f5"}, "judging": {"f8"}, "stopping": {"f5", "esc"}}) {
		matrix(name, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) *Workbench {
			w := open(t, s, "open-by-district", size)
			tuitest.Press(t, w, "*")
			tuitest.Begin(w, keys...)
			return w
		})
	}
	for name, keys := range (states{
		"gap": {"f5"}, "cell": {"*", "f5", "to result", "enter"}, "filter": {"*", "f5", "to result", "/", "s", "a"}, "chart": {"*", "f5", "to result", "c"},
		"find": {"ctrl+f", "f", "r"}, "solution": {"f2", "f2", "f2"}, "empty": {"n", "o", "n", "e", "f5"}, "error": {"b", "a", "d", "f5"},
		"completing": {"d", "i", "ctrl+space"},
	}) {
		matrix(name, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) *Workbench {
			s.Workshop.Outcomes = map[string]result.Outcome{"none": tuitest.Nothing(), "*": tuitest.Districts()}
			s.Workshop.Errors = map[string]error{"bad": &result.QueryError{Cause: result.Refused, Class: "Binder", Message: `Referenced column "bad" not found`, Name: "bad", Offset: 17}}
			s.Workshop.Suggestions = []trainer.Suggestion{{Text: "district", Kind: "column", Type: "VARCHAR", Start: 17}}
			w := open(t, s, "open-by-district", size)
			for _, key := range keys {
				if key == "to result" {
					w.setFocus(outcomePane)
					continue
				}
				tuitest.Press(t, w, key)
			}
			return w
		})
	}
}

func TestDraftIsSavedAndComesBack(t *testing.T) {
	s := plainSeat(t)
	s.Env.Tick = nil
	w := open(t, s, "open-by-district", roomy)
	tuitest.Press(t, w, tuitest.Type("xy")...)
	draft, ok, err := s.Record.Draft(t.Context(), progress.Ref{Pack: packID, Exercise: "open-by-district"})
	if err != nil || !ok || !strings.Contains(draft.Text, "xy") {
		t.Fatalf("draft = %q, %v, %v: what was typed is not on its way to the disk", draft.Text, ok, err)
	}
	again := open(t, s, "open-by-district", roomy)
	if got := again.answer.Text(); got != draft.Text {
		t.Errorf("the draft came back as %q, want %q", got, draft.Text)
	}
}

func TestCloseSavesWhatTheTimerHasNot(t *testing.T) {
	s := plainSeat(t)
	w := open(t, s, "open-by-district", roomy)
	tuitest.Press(t, w, "z")
	tuitest.Settle(t, w, w.Close())
	draft, _, _ := s.Record.Draft(t.Context(), progress.Ref{Pack: packID, Exercise: "open-by-district"})
	if !strings.Contains(draft.Text, "z") {
		t.Errorf("draft = %q", draft.Text)
	}
}

// Every answer that a learner builds on the screen must reach the trainer in the form the judge reads.
func TestAnswersInTheJudgesForm(t *testing.T) {
	tests := map[string]struct {
		exercise string
		work     func(t *testing.T, w *Workbench)
		want     string
	}{
		"choice picks one": {"one-row", func(t *testing.T, w *Workbench) {
			pickShown(t, w, 0)
			pickShown(t, w, 1)
		}, "b"},
		"choice picks several": {"two-keys", func(t *testing.T, w *Workbench) {
			pickShown(t, w, 0)
			pickShown(t, w, 1)
		}, "a,b"},
		"number": {"how-many", func(t *testing.T, w *Workbench) { tuitest.Press(t, w, "4", "2") }, "42"},
		"text":   {"which-word", func(t *testing.T, w *Workbench) { tuitest.Press(t, w, tuitest.Type("null")...) }, "null"},
		"arrange": {"steps", func(t *testing.T, w *Workbench) {
			list := w.answer.(*arrange)
			sortShown(t, w, func() []int { return list.order })
		}, "1,2,3"},
		"classify": {"labels", func(t *testing.T, w *Workbench) {
			list := w.answer.(*classify)
			for range list.display {
				tuitest.Press(t, w, string(rune('1'+list.display[list.here])))
			}
		}, "request_id => identifier\ndistrict => category\npopulation => measure"},
		"reflect": {"words", func(t *testing.T, w *Workbench) { tuitest.Press(t, w, tuitest.Type("my own words")...) }, "my own words"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := plainSeat(t)
			w := open(t, s, test.exercise, roomy)
			test.work(t, w)
			tuitest.Press(t, w, "f8")
			history, err := s.Record.History(t.Context(), progress.Ref{Pack: packID, Exercise: test.exercise}, 5)
			if err != nil || len(history) != 1 {
				t.Fatalf("history = %v, %v, want one attempt", history, err)
			}
			if history[0].Answer != test.want {
				t.Errorf("answer = %q, want %q", history[0].Answer, test.want)
			}
		})
	}
}

// pickShown picks the option with a source index, wherever it is shown.
func pickShown(t *testing.T, w *Workbench, source int) {
	t.Helper()
	list := w.answer.(*choice)
	for shown, s := range list.display {
		if s == source {
			tuitest.Press(t, w, string(rune('1'+shown)))
		}
	}
}

// sortShown puts a list in its source order with the keys that move entries.
func sortShown(t *testing.T, w *Workbench, order func() []int) {
	t.Helper()
	for range len(order()) {
		tuitest.Press(t, w, "home")
		for i := 0; i+1 < len(order()); i++ {
			if now := order(); now[i] > now[i+1] {
				tuitest.Press(t, w, "shift+down")
			} else {
				tuitest.Press(t, w, "down")
			}
		}
	}
}

func TestParsonsMakesSQLOfTheLinesInUse(t *testing.T) {
	w := open(t, plainSeat(t), "lines", roomy)
	p := w.answer.(*parsons)
	for i, line := range p.order {
		if strings.HasPrefix(p.lines[line], "SORT BY") {
			p.here = i
			tuitest.Press(t, w, "space")
		}
	}
	if text := p.Text(); strings.Contains(text, "SORT BY") || strings.Count(text, "\n") != 2 {
		t.Errorf("text = %q", text)
	}
	before := p.Text()
	p.Load(before, 0)
	if p.Text() != before {
		t.Errorf("the draft came back as %q, want %q", p.Text(), before)
	}
}

func TestEscapeStopsWhatRuns(t *testing.T) {
	s := plainSeat(t)
	s.Workshop.Block = true
	w := open(t, s, "open-by-district", roomy)
	tuitest.Press(t, w, "*")
	running := w.Update(tuitest.Key("f5"))
	if !w.running() {
		t.Fatal("nothing runs")
	}
	tuitest.Press(t, w, "x") // the editor can be typed in all the while
	if !strings.Contains(w.answer.Text(), "x") {
		t.Error("typing was lost while a query ran")
	}
	w.Update(tuitest.Key("esc"))
	if !strings.Contains(w.View(), "Stopping") {
		t.Error("the screen does not say at once that it stops")
	}
	tuitest.Settle(t, w, running)
	if w.running() {
		t.Error("the query still counts as running")
	}
}

func TestLateAnswersAreDropped(t *testing.T) {
	s := plainSeat(t)
	w := open(t, s, "open-by-district", roomy)
	w.Update(ranMsg{request: 999, outcome: tuitest.Districts()})
	if strings.Contains(w.View(), "Eixample") {
		t.Error("the answer to an outdated request was shown")
	}
}

func TestEscapeLeavesTheTextThenTheScreen(t *testing.T) {
	w := open(t, plainSeat(t), "open-by-district", roomy)
	if out := tuitest.Press(t, w, "esc"); len(out) != 0 || w.Capturing() {
		t.Fatalf("the first Esc should leave the text only: %v", out)
	}
	out := tuitest.Press(t, w, "esc")
	if len(out) != 1 {
		t.Fatalf("messages = %v, want one that goes back", out)
	}
	if _, back := out[0].(screen.BackMsg); !back {
		t.Errorf("message = %T, want BackMsg", out[0])
	}
}

func TestNextSkipsWhatIsNotDone(t *testing.T) {
	s := plainSeat(t)
	w := open(t, s, "open-by-district", roomy)
	out := tuitest.Press(t, w, "f9")
	if len(out) != 1 || out[0].(screen.OpenMsg).Target != (screen.ToExercise{Pack: packID, Exercise: "one-row"}) {
		t.Fatalf("messages = %v", out)
	}
	history, _ := s.Record.History(t.Context(), progress.Ref{Pack: packID, Exercise: "open-by-district"}, 5)
	if len(history) != 1 || history[0].Verdict != progress.VerdictSkipped {
		t.Errorf("history = %v, want a skip", history)
	}
}

func TestBlankIsNoAttempt(t *testing.T) {
	s := plainSeat(t)
	s.Workshop.Fail = map[string]error{"____": &grade.NotAnAttempt{Code: "GH-BLANK", Message: i18n.Literally("Replace ____ first."), Line: 1, Column: 18}}
	w := open(t, s, "open-by-district", roomy)
	tuitest.Press(t, w, "f8")
	if !strings.Contains(w.View(), "Replace ____ first.") {
		t.Error("the learner is not told what to do")
	}
	history, _ := s.Record.History(t.Context(), progress.Ref{Pack: packID, Exercise: "open-by-district"}, 5)
	if len(history) != 0 {
		t.Errorf("history = %v, want nothing", history)
	}
}

// A gap that was left in is not run: DuckDB would look for a column of that name.
func TestGapIsNotRun(t *testing.T) {
	s := plainSeat(t)
	w := open(t, s, "open-by-district", roomy)
	tuitest.Press(t, w, "f5")
	if got := tuitest.Plain(w.View()); !strings.Contains(got, "Replace the `____` in line 1 first.") || !strings.Contains(got, "Line 1, column 18.") {
		t.Errorf("running a gap shows\n%s", got)
	}
	if w.running() {
		t.Error("the gap is run")
	}
}

func TestClickGivesAPaneTheFocus(t *testing.T) {
	w := open(t, plainSeat(t), "open-by-district", roomy)
	w.Update(tea.MouseClickMsg{X: 3, Y: 3, Button: tea.MouseLeft})
	if w.focus != promptPane || w.Capturing() {
		t.Error("a click on the prompt should take the keyboard from the text")
	}
	r := w.rectangles()[answerPane]
	w.Update(tea.MouseClickMsg{X: r.x + 8, Y: r.y + 2, Button: tea.MouseLeft})
	if w.focus != answerPane || !w.Capturing() {
		t.Error("a click on the text should give it the keyboard")
	}
}

// Where one pane is seen at a time, an exercise begins at what is asked, and the footer at the way to the answer.
func TestNarrowScreensBeginAtWhatIsAsked(t *testing.T) {
	s := plainSeat(t)
	start := func() *Workbench {
		w := New(s.Env, s.Trainer, screen.ToExercise{Pack: packID, Exercise: "open-by-district"})
		w.Resize(40, 13)
		tuitest.Settle(t, w, w.Init())
		return w
	}
	w := start()
	if w.focus != promptPane || w.Keys()[0].Action != screen.DoNextPane {
		t.Errorf("it begins at pane %d with %s", w.focus, w.Keys()[0].Action)
	}
	tuitest.Press(t, w, "f6", "x")
	tuitest.Settle(t, w, w.Close())
	if w := start(); w.focus != answerPane {
		t.Errorf("who has begun to write comes back to pane %d", w.focus)
	}
}

func TestNarrowScreensShowOnePane(t *testing.T) {
	w := open(t, plainSeat(t), "open-by-district", tuitest.Size{Width: 60, Height: 20})
	if n := len(w.rectangles()); n != 1 {
		t.Fatalf("%d panes, want one", n)
	}
	tuitest.Press(t, w, "f5")
	if w.focus != outcomePane {
		t.Error("a result that cannot be seen beside the query must come to the front")
	}
}

// What was run in an exercise comes back with Alt and the arrows in the next session; what was being written is there again at the end.
func TestQueriesComeBackInAnotherSession(t *testing.T) {
	s := plainSeat(t)
	w := open(t, s, "open-by-district", roomy)
	w.answer.Load("SELECT 7", 0)
	tuitest.Press(t, w, "f5")
	w.answer.Load("SELECT count(*) FROM areas", 0)
	tuitest.Press(t, w, "f8")

	later := plainSeat(t)
	later.Past = s.Past
	later.Trainer.Past = s.Past
	w = open(t, later, "open-by-district", roomy)
	w.answer.Load("being written", 0)
	for i, step := range []struct{ key, want string }{
		{"alt+up", "SELECT count(*) FROM areas"}, {"alt+up", "SELECT 7"}, {"alt+up", "SELECT 7"},
		{"alt+down", "SELECT count(*) FROM areas"}, {"alt+down", "being written"}, {"ctrl+z", "SELECT count(*) FROM areas"},
	} {
		tuitest.Press(t, w, step.key)
		if got := w.answer.Text(); got != step.want {
			t.Errorf("step %d, %s: %q, want %q", i, step.key, got, step.want)
		}
	}
}

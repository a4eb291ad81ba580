package reader

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

func seat(t testing.TB) *tuitest.Seat { return tuitest.NewSeat(t, theme.Choice{Name: theme.None}) }

func normal() tuitest.Size { return tuitest.Size{Width: 80, Height: 22} }

func shows(t *testing.T, r *Reader, want ...string) {
	t.Helper()
	got := tuitest.Plain(r.View())
	for _, w := range want {
		if !strings.Contains(got, w) {
			t.Errorf("%q is not on the screen:\n%s", w, got)
		}
	}
}

func lacks(t *testing.T, r *Reader, unwanted string) {
	t.Helper()
	if got := tuitest.Plain(r.View()); strings.Contains(got, unwanted) {
		t.Errorf("%q is on the screen:\n%s", unwanted, got)
	}
}

// click presses the mouse on the first place where a text stands.
func click(t *testing.T, r *Reader, text string) []tea.Msg {
	t.Helper()
	for y, line := range strings.Split(tuitest.Plain(r.View()), "\n") {
		if at := strings.Index(line, text); at >= 0 {
			x := ansi.StringWidth(line[:at])
			return tuitest.Settle(t, r, r.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}))
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, tuitest.Plain(r.View()))
	return nil
}

func TestTrainerNotesAreNeverShown(t *testing.T) {
	r := open(t, seat(t), tuitest.Size{Width: 80, Height: 400}, "01-rows")
	lacks(t, r, "Ask for examples")
	shows(t, r, "Take care", "What comes next")
}

func TestRunWithTheMouse(t *testing.T) {
	s := seat(t)
	r := open(t, s, normal(), "01-rows")
	click(t, r, "▶ Run")
	tuitest.Press(t, r, "down", "down", "down", "down", "down", "down", "down", "down")
	shows(t, r, "Ciutat Vella", "first 10 of 12 rows")
	if ran := s.Workshop.Ran(); len(ran) == 0 || !strings.Contains(ran[0], "street light") {
		t.Errorf("the queries that ran: %q", ran)
	}
}

func TestRunWithoutFocusTakesWhatIsInSight(t *testing.T) {
	s := seat(t)
	r := open(t, s, normal(), "01-rows")
	tuitest.Press(t, r, "f5")
	if ran := s.Workshop.Ran(); len(ran) != 1 {
		t.Errorf("F5 runs %q", ran)
	}
	r = open(t, seat(t), normal(), "02-sorting")
	if out := tuitest.Press(t, r, "f5"); len(out) != 1 {
		t.Errorf("F5 without an example says nothing: %v", out)
	}
}

func TestEditAndRestore(t *testing.T) {
	s := seat(t)
	r := open(t, s, normal(), "01-rows")
	tuitest.Press(t, r, "tab", "tab", "e")
	if !r.Capturing() {
		t.Fatal("e does not start editing")
	}
	tuitest.Press(t, r, "0", "q")
	tuitest.Press(t, r, "f5")
	ran := s.Workshop.Ran()
	if len(ran) != 1 || !strings.HasSuffix(ran[0], "LIMIT 50q") {
		t.Fatalf("the edited query is not the one that ran: %q", ran)
	}
	tuitest.Press(t, r, "esc")
	if r.Capturing() {
		t.Fatal("Esc does not leave the query")
	}
	shows(t, r, "LIMIT 50q", "Restore")
	tuitest.Press(t, r, "R")
	lacks(t, r, "LIMIT 50q")
}

func TestQueryThatIsMeantToFail(t *testing.T) {
	s := seat(t)
	s.Workshop.Errors = map[string]error{"distrct": &result.QueryError{
		Class: "Binder", Message: "Referenced column \"distrct\" not found", Offset: 7, Candidates: []string{"district"}, Name: "distrct",
	}}
	r := open(t, s, tuitest.Size{Width: 80, Height: 80}, "01-rows")
	tuitest.Press(t, r, "tab", "tab", "tab", "tab", "tab", "enter")
	shows(t, r, "This one is meant to fail", "Did you mean district?", "line 1, column 8")
}

func TestStoppedQuery(t *testing.T) {
	s := seat(t)
	s.Workshop.Block = true
	r := open(t, s, tuitest.Size{Width: 40, Height: 13}, "01-rows")
	r.step(1)
	r.step(1)
	cmd := r.runFocused()
	shows(t, r, "Running") // in sight also on a small screen
	if !r.Cancel() {
		t.Fatal("Cancel finds nothing that runs")
	}
	shows(t, r, "Stopping.")
	tuitest.Settle(t, r, cmd)
	shows(t, r, "Stopped. Nothing is lost.")
	if r.Cancel() {
		t.Error("Cancel stops what has stopped")
	}
}

// Esc stops a running example, as it stops what runs on the other screens, and then leads back even before the engine has answered.
func TestEscapeStopsAnExample(t *testing.T) {
	s := seat(t)
	s.Workshop.Block = true
	r := open(t, s, normal(), "01-rows")
	r.step(1)
	r.step(1)
	run := r.runFocused()
	if out := tuitest.Press(t, r, "esc"); len(out) != 0 {
		t.Errorf("Esc leads to %v while the example runs", out)
	}
	shows(t, r, "Stopping.")
	if out := tuitest.Press(t, r, "esc"); len(out) != 1 || out[0] != screen.Back() {
		t.Errorf("the second Esc leads to %v", out)
	}
	tuitest.Settle(t, r, run)
	shows(t, r, "Stopped. Nothing is lost.")
}

func TestLateAnswerIsDropped(t *testing.T) {
	r := open(t, seat(t), normal(), "01-rows")
	r.step(1)
	r.step(1)
	it := r.focusedItem()
	first := r.launch(it)
	second := r.launch(it)
	late := first()
	tuitest.Settle(t, r, second)
	before := it.run.outcome
	stale := late.(ranMsg)
	stale.outcome = result.Outcome{}
	tuitest.Settle(t, r, r.Update(stale))
	if it.run.outcome.Set != before.Set {
		t.Error("the answer to an outdated request was taken")
	}
}

func TestExerciseOpens(t *testing.T) {
	r := open(t, seat(t), normal(), "01-rows")
	out := tuitest.Press(t, r, "G", "shift+tab", "shift+tab", "enter")
	want := screen.OpenMsg{Target: screen.ToExercise{Pack: tuitest.PackID, Exercise: "one-row"}}
	if len(out) != 1 || out[0] != tea.Msg(want) {
		t.Errorf("Enter on an exercise brings %v", out)
	}
}

func TestLinks(t *testing.T) {
	r := open(t, seat(t), normal(), "01-rows")
	want := screen.OpenMsg{Target: screen.ToLesson{Pack: tuitest.PackID, Lesson: "02-sorting", Anchor: "ties"}}
	if out := tuitest.Press(t, r, "tab", "enter"); len(out) != 1 || out[0] != tea.Msg(want) {
		t.Errorf("Enter on a link brings %v", out)
	}
	if out := click(t, r, "sorting for"); len(out) != 1 || out[0] != tea.Msg(want) {
		t.Errorf("a click on a link brings %v", out)
	}
	at := New(r.env, r.trainer, screen.ToLesson{Pack: tuitest.PackID, Lesson: "03-long", Anchor: "part-7"})
	at.Resize(80, 22)
	tuitest.Settle(t, at, at.Init())
	if first, _, _ := strings.Cut(tuitest.Plain(at.View()), "\n"); !strings.Contains(first, "Part 7") {
		t.Errorf("a link to a heading leads to %q", first)
	}
}

func TestWideTableScrollsSideways(t *testing.T) {
	r := open(t, seat(t), tuitest.Size{Width: 60, Height: 80}, "01-rows")
	lacks(t, r, "still open\n")
	tuitest.Press(t, r, "tab", "tab", "tab")
	for range 12 {
		tuitest.Press(t, r, "right")
	}
	shows(t, r, "212", "240")
	for range 12 {
		tuitest.Press(t, r, "left")
	}
	shows(t, r, "Ciutat Vella │")
}

func TestComesBackToTheVeryLine(t *testing.T) {
	s := seat(t)
	r := open(t, s, normal(), "03-long")
	tuitest.Press(t, r, "pgdown", "pgdown", "pgdown", "down", "down")
	before := r.View()
	tuitest.Settle(t, r, r.Close())
	again := open(t, s, normal(), "03-long")
	if again.View() != before {
		t.Errorf("it comes back to\n%s\nand was at\n%s", tuitest.Plain(again.View()), tuitest.Plain(before))
	}
	wide := open(t, s, tuitest.Size{Width: 120, Height: 38}, "03-long")
	block, _ := wide.place()
	was, _ := again.place()
	if block != was {
		t.Errorf("in a wider window it comes back to block %d, not %d", block, was)
	}
}

func TestEndIsRemembered(t *testing.T) {
	s := seat(t)
	r := open(t, s, normal(), "01-rows")
	tuitest.Press(t, r, "G", "g")
	tuitest.Settle(t, r, r.Close())
	places, _ := s.Record.Positions(t.Context())
	if len(places) != 1 || !places[0].End || places[0].Block != 0 {
		t.Errorf("places: %+v", places)
	}
}

func TestResizeKeepsThePlace(t *testing.T) {
	r := open(t, seat(t), normal(), "03-long")
	tuitest.Press(t, r, "pgdown", "pgdown", "pgdown", "pgdown")
	was, _ := r.place()
	for _, size := range []tuitest.Size{{Width: 40, Height: 13}, {Width: 120, Height: 38}, {Width: 220, Height: 58}, {Width: 80, Height: 22}} {
		r.Resize(size.Width, size.Height)
		tuitest.Fits(t, r.View(), size)
		if now, _ := r.place(); now != was {
			t.Errorf("at %v the block at the top is %d, was %d", size, now, was)
		}
	}
}

func TestStateIsRenewedWhenSeenAgain(t *testing.T) {
	s := seat(t)
	r := open(t, s, tuitest.Size{Width: 80, Height: 200}, "01-rows")
	shows(t, r, "not answered yet")
	hash := r.reading.Lesson.Exercises()[1].Hash
	s.Record.Known = append(s.Record.Known, progress.Standing{
		Ref: progress.Ref{Pack: tuitest.PackID, Exercise: "one-row"}, Correct: true, CorrectHash: hash, Attempts: 1,
	})
	tuitest.Settle(t, r, r.Update(screen.ShownMsg{}))
	shows(t, r, "✓ done")
	if _, aside := r.Title(); !strings.Contains(aside, "1 of 2") {
		t.Errorf("the title says %q", aside)
	}
}

func TestChartsAreDrawnWhenTheyComeIntoSight(t *testing.T) {
	s := seat(t)
	r := open(t, s, normal(), "01-rows")
	if len(s.Workshop.Ran()) != 0 {
		t.Fatal("a chart out of sight was run")
	}
	tuitest.Press(t, r, "pgdown", "pgdown")
	shows(t, r, "█", "The highest is Ciutat Vella")
}

func TestSearch(t *testing.T) {
	r := open(t, seat(t), normal(), "01-rows")
	tuitest.Press(t, r, append([]string{"/"}, tuitest.Type("WANT NO ORDER")...)...)
	shows(t, r, "not found")
	tuitest.Press(t, r, append([]string{"ctrl+u"}, append(tuitest.Type("an ORDER"), "enter")...)...)
	shows(t, r, "1 of 1", "they want an order")
	tuitest.Press(t, r, "esc")
	lacks(t, r, "Search:")
}

// While something is searched the footer begins with the keys for that.
func TestSearchNamesItsKeys(t *testing.T) {
	r := open(t, seat(t), normal(), "01-rows")
	first := func() string { return r.env.Say(r.Keys()[0].Label) }
	tuitest.Press(t, r, append([]string{"/"}, tuitest.Type("order")...)...)
	typing := first()
	tuitest.Press(t, r, "enter")
	if found := first(); typing != "Go on" || found != "Next match" {
		t.Errorf("the keys begin with %q, then %q", typing, found)
	}
}

// What has the focus but is out of sight is not offered, and Enter does not open it.
func TestFocusOutOfSightIsNotOffered(t *testing.T) {
	r := open(t, seat(t), normal(), "01-rows")
	tuitest.Press(t, r, "G", "shift+tab", "shift+tab")
	if first := r.Keys()[0]; first.Action != screen.DoOpen {
		t.Fatalf("the focused exercise offers %v", first)
	}
	tuitest.Press(t, r, "home")
	if first := r.Keys()[0]; first.Action == screen.DoOpen {
		t.Error("an exercise out of sight is offered")
	}
	if out := tuitest.Press(t, r, "enter"); len(out) != 0 {
		t.Errorf("Enter leads to %v", out)
	}
}

func TestContentsLead(t *testing.T) {
	r := open(t, seat(t), normal(), "01-rows")
	tuitest.Press(t, r, "t")
	shows(t, r, "Exercise 1: write a query, not answered yet")
	tuitest.Press(t, r, "end", "enter")
	shows(t, r, "What comes next")
	tuitest.Press(t, r, "t", "esc")
	if r.contents.open {
		t.Error("Esc does not close the contents")
	}
}

// Every kind of exercise and state the reader can show must have words, or ‹keys› are seen.
func TestEveryKindHasWords(t *testing.T) {
	env := seat(t).Env
	for _, kind := range []lesson.Type{lesson.SQL, lesson.Change, lesson.Parsons, lesson.Choice, lesson.Number, lesson.TextType,
		lesson.Arrange, lesson.Classify, lesson.Reflect} {
		said(t, env, "reader.type-"+string(kind))
	}
	for _, state := range []progress.State{progress.New, progress.Tried, progress.Done, progress.Skipped, progress.Changed} {
		said(t, env, "reader.state-"+string(state))
	}
	for _, limit := range []result.Limit{result.NoLimit, result.TimeLimit, result.MemoryLimit, result.SizeLimit, result.DiskFull, result.Cancelled, result.WorkerCrashed} {
		said(t, env, "reader.limit-"+string(limit))
	}
	for _, b := range Bindings() {
		if text := env.Say(b.Help); strings.Contains(text, "‹") {
			t.Errorf("%s has no words: %s", b.Action, text)
		}
	}
}

func said(t *testing.T, env *screen.Env, key string) {
	t.Helper()
	if text := env.Text(key, i18n.Args{"Count": 2}); strings.Contains(text, "‹") {
		t.Errorf("%s has no words", key)
	}
}

func BenchmarkOpen5000Words(b *testing.B) {
	s := tuitest.NewSeat(b, theme.Choice{Name: theme.Dark, DarkTerminal: true})
	reading, err := s.Trainer.Read(b.Context(), tuitest.PackID, "03-long")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r := New(s.Env, s.Trainer, screen.ToLesson{Pack: tuitest.PackID, Lesson: "03-long"})
		r.Resize(120, 38)
		r.loadedWith(loadedMsg{reading: reading})
		_ = r.View()
	}
}

func BenchmarkPage(b *testing.B) {
	s := tuitest.NewSeat(b, theme.Choice{Name: theme.Dark, DarkTerminal: true})
	r := open(b, s, tuitest.Size{Width: 120, Height: 38}, "03-long")
	for b.Loop() {
		r.scroll(screen.DoPageDown)
		_ = r.View()
		if r.top+r.page() >= r.total() {
			r.scrollTo(0)
		}
	}
}

func TestCompletionInPlace(t *testing.T) {
	s := seat(t)
	s.Workshop.Suggestions = []trainer.Suggestion{{Text: "district", Kind: "column", Type: "VARCHAR", Start: 7}}
	r := open(t, s, normal(), "01-rows")
	tuitest.Press(t, r, "tab", "tab", "e", "ctrl+a", "delete")
	tuitest.Press(t, r, tuitest.Type("SELECT di")...)
	shows(t, r, "district", "VARCHAR")
	tuitest.Press(t, r, "tab", "esc")
	shows(t, r, "SELECT district")
}

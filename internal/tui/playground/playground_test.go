package playground

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

var update = tuitest.Update()

const byDistrict = "SELECT district, count(*) AS requests\nFROM areas\nGROUP BY district"

func seat(s *tuitest.Seat) *tuitest.Seat {
	areas, _ := tuitest.Areas()
	other := areas
	other.ID, other.Title = "visits", "Visits"
	s.Workshop.Sets = []trainer.DatasetInfo{areas, {ID: "broken", Broken: i18n.Literally("Its manifest has no tables.")}, other}
	s.Workshop.OwnTables = []trainer.TableInfo{{Name: "mine", Rows: 3}}
	s.Workshop.Errors = map[string]error{"SELEC ": &result.QueryError{Cause: result.Refused, Class: "Parser", Message: "syntax error at or near \"SELEC\"", Offset: 0}}
	return s
}

func open(t *testing.T, s *tuitest.Seat, target screen.ToPlayground, size tuitest.Size) *Playground {
	t.Helper()
	p := New(s.Env, s.Trainer, target)
	p.Resize(size.Width, size.Height)
	tuitest.Settle(t, p, p.Init())
	return p
}

func plain(t *testing.T) *tuitest.Seat {
	return seat(tuitest.NewSeat(t, theme.Choice{Name: theme.None}))
}

var (
	roomy  = tuitest.Size{Width: 120, Height: 38}
	target = screen.ToPlayground{Datasets: []string{"areas"}, SQL: byDistrict}
)

func TestFrames(t *testing.T) {
	for name, state := range map[string]struct {
		target screen.ToPlayground
		keys   []string
	}{
		"begin":    {screen.ToPlayground{}, nil},
		"ran":      {target, []string{"f5", "f6"}},
		"chart":    {target, []string{"f5", "f6", "c"}},
		"export":   {target, []string{"f5", "f6", "x"}},
		"sorted":   {target, []string{"f5", "f6", "right", "s", "/", "s", "a"}},
		"error":    {screen.ToPlayground{Datasets: []string{"areas"}, SQL: "SELEC 1"}, []string{"f5"}},
		"datasets": {target, []string{"f4"}},
	} {
		tuitest.Matrix(t, name, *update, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
			p := open(t, seat(s), state.target, size)
			for _, key := range state.keys {
				if key == "f6" && p.focus == resultPane {
					continue // a small screen shows the result by itself
				}
				tuitest.Press(t, p, key)
			}
			return p
		})
	}
}

// A table of a dataset that was not chosen is found there.
func TestTableOfAnotherDataset(t *testing.T) {
	s := plain(t)
	s.Workshop.Errors["surveys"] = &result.QueryError{
		Cause: result.Refused, Class: "Catalog", Message: "Table with name surveys does not exist!", Subtype: "MISSING_ENTRY", Name: "surveys", Offset: 14,
	}
	ask := func(datasets ...string) string {
		p := open(t, s, screen.ToPlayground{Datasets: datasets, SQL: "SELECT * FROM surveys"}, roomy)
		tuitest.Press(t, p, "f5")
		return tuitest.Plain(p.View())
	}
	if got := ask("broken"); !strings.Contains(got, "surveys is in the dataset areas. F4 leads") {
		t.Errorf("a table of another dataset is answered with\n%s", got)
	}
	if got := ask("areas", "visits"); strings.Contains(got, "is in the dataset") {
		t.Errorf("a table of the dataset that is used is answered with\n%s", got)
	}
}

// What is seen before an answer, while a query is being stopped, and where something was opened on top.
func TestFramesOfWaitingAndOpening(t *testing.T) {
	matrix := func(name string, sql string, do func(t *testing.T, p *Playground)) {
		tuitest.Matrix(t, name, *update, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
			s = seat(s)
			s.Workshop.Outcomes["nobody"] = tuitest.Nothing()
			p := open(t, s, screen.ToPlayground{Datasets: []string{"areas"}, SQL: sql}, size)
			do(t, p)
			return p
		})
	}
	matrix("running", byDistrict, func(_ *testing.T, p *Playground) { tuitest.Begin(p, "f5") })
	matrix("stopping", byDistrict, func(_ *testing.T, p *Playground) { tuitest.Begin(p, "f5", "esc") })
	matrix("empty", "SELECT nobody FROM areas", func(t *testing.T, p *Playground) { tuitest.Press(t, p, "f5") })
	for name, keys := range map[string][]string{
		"cell": {"enter"}, "filtered": {"right", "s", "/", "s", "a", "enter"}, "chart-column": {"c", "t"}, "chart-line": {"c", "t", "t"}, "chart-scatter": {"c", "t", "t", "t"},
		"chart-histogram": {"c", "t", "t", "t", "t"},
	} {
		matrix(name, byDistrict, func(t *testing.T, p *Playground) {
			tuitest.Press(t, p, "f5")
			p.setFocus(resultPane)
			tuitest.Press(t, p, keys...)
		})
	}
}

func TestWithoutDatasetsItBeginsByChoosing(t *testing.T) {
	p := open(t, plain(t), screen.ToPlayground{}, roomy)
	tuitest.Press(t, p, "space", "down", "space", "down", "space")
	if got := strings.Join(p.data.used, " "); got != "areas visits" {
		t.Errorf("used = %q, want the two that can be used", got)
	}
	tuitest.Press(t, p, "up", "up", "space")
	if got := strings.Join(p.data.used, " "); got != "visits" {
		t.Errorf("used = %q after leaving one", got)
	}
}

// Running nothing is answered where it is seen, also while the list of datasets stands in the place of the result.
func TestNothingToRunIsSaid(t *testing.T) {
	for _, size := range tuitest.Sizes() {
		s := plain(t)
		out := tuitest.Press(t, open(t, s, screen.ToPlayground{}, size), "f5")
		if len(out) != 1 || !strings.Contains(s.Env.Say(out[0].(screen.NoticeMsg).Message), "nothing to run yet") {
			t.Errorf("at %v: %v", size, out)
		}
	}
}

func TestHistoryGoesBackAndForth(t *testing.T) {
	s := plain(t)
	p := open(t, s, screen.ToPlayground{Datasets: []string{"areas"}, SQL: "SELECT 1"}, roomy)
	tuitest.Press(t, p, "f5")
	p.text.SetValue("SELECT 2")
	tuitest.Press(t, p, "f5")
	p.text.SetValue("being written")
	walk := []struct{ key, want string }{
		{"alt+up", "SELECT 2"}, {"alt+up", "SELECT 1"}, {"alt+up", "SELECT 1"}, {"alt+down", "SELECT 2"}, {"alt+down", "being written"}, {"alt+down", "being written"},
	}
	for i, step := range walk {
		tuitest.Press(t, p, step.key)
		if got := p.text.Value(); got != step.want {
			t.Errorf("step %d: %q, want %q", i, got, step.want)
		}
	}
	tuitest.Settle(t, p, p.Close())
	again := open(t, s, screen.ToPlayground{Datasets: []string{"areas"}}, roomy)
	if got := again.text.Value(); got != "being written" {
		t.Errorf("what was not run came back as %q", got)
	}
}

func TestExportSaysWhere(t *testing.T) {
	s := plain(t)
	p := open(t, s, target, roomy)
	out := tuitest.Press(t, p, "f5", "f6", "x", "1")
	if len(out) != 1 || !strings.Contains(s.Env.Say(out[0].(screen.NoticeMsg).Message), "/home/learner/files/result.csv") {
		t.Fatalf("messages = %v", out)
	}
	if file := s.Papers.File("result.csv"); !strings.HasPrefix(file, "district,requests\n") {
		t.Errorf("file = %q", file)
	}
}

func TestCopyGoesToTheClipboardAndAFile(t *testing.T) {
	s := plain(t)
	p := open(t, s, target, roomy)
	tuitest.Press(t, p, "f5", "f6", "down", "y")
	if file := s.Papers.File("copied.txt"); file != "Eixample" {
		t.Errorf("file = %q", file)
	}
}

func TestRemovingOwnTablesAsksOnce(t *testing.T) {
	s := plain(t)
	p := open(t, s, target, roomy)
	tuitest.Press(t, p, "f9", "x", "f9")
	if len(s.Workshop.OwnTables) == 0 {
		t.Fatal("tables were removed although another key came between")
	}
	tuitest.Press(t, p, "f9")
	if len(s.Workshop.OwnTables) != 0 || len(p.data.own) != 0 {
		t.Error("the tables are still there")
	}
}

func TestEscapeStopsWhatRuns(t *testing.T) {
	s := plain(t)
	s.Workshop.Block = true
	p := open(t, s, target, roomy)
	running := p.Update(tuitest.Key("f5"))
	tuitest.Press(t, p, "x")
	if !strings.HasSuffix(p.text.Value(), "x") {
		t.Error("typing was lost while a query ran")
	}
	p.Update(tuitest.Key("esc"))
	if !strings.Contains(p.View(), "Stopping") {
		t.Error("the screen does not say at once that it stops")
	}
	tuitest.Settle(t, p, running)
	if p.running() || !strings.Contains(p.View(), "Stopped.") {
		t.Errorf("the query still counts as running:\n%s", p.View())
	}
}

func TestLateAnswersAreDropped(t *testing.T) {
	p := open(t, plain(t), target, roomy)
	p.Update(ranMsg{request: 999, outcome: tuitest.Districts()})
	if strings.Contains(p.View(), "Eixample") {
		t.Error("the answer to an outdated request was shown")
	}
}

func TestEscapeLeavesFromTheInsideOut(t *testing.T) {
	p := open(t, plain(t), target, roomy)
	tuitest.Press(t, p, "f5", "f6", "/", "x", "esc", "c", "esc")
	if p.sheet.IsOpen() {
		t.Fatal("something is still open")
	}
	if out := tuitest.Press(t, p, "esc"); len(out) != 1 || out[0] != screen.Back() {
		t.Errorf("messages = %v, want one that goes back", out)
	}
}

func TestOnlyTheSelectionRuns(t *testing.T) {
	s := plain(t)
	p := open(t, s, screen.ToPlayground{Datasets: []string{"areas"}, SQL: "SELECT 1;\nSELECT 2"}, roomy)
	tuitest.Press(t, p, "shift+home", "f5")
	if ran := s.Workshop.Ran(); len(ran) != 1 || ran[0] != "SELECT 2" {
		t.Errorf("ran %q", ran)
	}
}

func TestClicks(t *testing.T) {
	p := open(t, plain(t), target, roomy)
	r := p.rectangles()[dataPane]
	tuitest.Settle(t, p, p.Update(tea.MouseClickMsg{X: r.x + 4, Y: r.y + 1, Button: tea.MouseLeft}))
	if p.focus != dataPane || len(p.data.used) != 0 {
		t.Errorf("focus %v, used %v: a click on the dataset leaves it", p.focus, p.data.used)
	}
	r = p.rectangles()[textPane]
	tuitest.Settle(t, p, p.Update(tea.MouseClickMsg{X: r.x + 8, Y: r.y + 1, Button: tea.MouseLeft}))
	if p.focus != textPane || !p.Capturing() {
		t.Error("a click on the text gives it the keyboard")
	}
}

// Laying out, copying and an outside editor that is not set are answered here as in an exercise.
func TestTheEditorSaysWhatItDid(t *testing.T) {
	s := plain(t)
	p := open(t, s, screen.ToPlayground{Datasets: []string{"areas"}, SQL: "select 1"}, roomy)
	for _, step := range []struct{ keys, key string }{
		{"alt+f", "editor.formatted"}, {"ctrl+e", "editor.outside-none"}, {"ctrl+a", ""}, {"ctrl+c", "editor.copied"},
	} {
		var said string
		for _, msg := range tuitest.Press(t, p, step.keys) {
			if notice, ok := msg.(screen.NoticeMsg); ok {
				said = notice.Message.Key
			}
		}
		if said != step.key {
			t.Errorf("%s: %q, want %q", step.keys, said, step.key)
		}
	}
	if got := strings.TrimSpace(s.Papers.File("copied.txt")); got != "SELECT 1" {
		t.Errorf("copied %q", got)
	}
}

// The footer begins with what the list of datasets can do while it has the focus, and with Run while a query is typed.
func TestFooterBeginsWithTheList(t *testing.T) {
	p := open(t, plain(t), screen.ToPlayground{}, tuitest.Usual())
	first := map[pane]screen.Action{}
	for range 4 {
		first[p.focus] = p.Keys()[0].Action
		tuitest.Press(t, p, "f6")
	}
	if first[dataPane] != doToggle || first[textPane] != screen.DoRun {
		t.Errorf("the keys begin with %v", first)
	}
}

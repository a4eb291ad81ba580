package data

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

var update = tuitest.Update()

// seat has a dataset of two tables, and one that cannot be used.
func seat(s *tuitest.Seat) *tuitest.Seat {
	areas, profiles := tuitest.Areas()
	s.Workshop.Sets = []trainer.DatasetInfo{areas, {ID: "broken", Broken: i18n.Literally("Its manifest has no tables.")}}
	s.Workshop.Profiles = profiles
	s.Workshop.Outcomes = map[string]result.Outcome{`."areas"`: tuitest.Districts(), ".areas": tuitest.Districts()}
	return s
}

func open(t *testing.T, s *tuitest.Seat, size tuitest.Size) *Data {
	d := New(s.Env, s.Trainer, screen.ToData{Datasets: []string{"areas"}})
	d.Resize(size.Width, size.Height)
	tuitest.Settle(t, d, d.Init())
	return d
}

func plain(t *testing.T) *tuitest.Seat {
	return seat(tuitest.NewSeat(t, theme.Choice{Name: theme.None}))
}

var roomy = tuitest.Size{Width: 120, Height: 38}

func TestFrames(t *testing.T) {
	for name, keys := range map[string][]string{
		"dataset": {"enter"},
		"list":    nil,
		"table":   {"down", "enter"},
		"rows":    {"down", "r"},
		"broken":  {"end"},
	} {
		tuitest.Matrix(t, name, *update, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
			d := open(t, seat(s), size)
			tuitest.Press(t, d, keys...)
			return d
		})
	}
}

// What is seen before the datasets and the rows are there, and where a cell was opened or rows are filtered.
func TestFramesOfWaitingAndOpening(t *testing.T) {
	tuitest.Matrix(t, "loading", *update, func(_ *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
		d := New(s.Env, seat(s).Trainer, screen.ToData{Datasets: []string{"areas"}})
		d.Resize(size.Width, size.Height)
		return d
	})
	tuitest.Matrix(t, "reading", *update, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
		d := open(t, seat(s), size)
		tuitest.Begin(d, "down", "r")
		return d
	})
	for name, keys := range map[string][]string{"cell": {"down", "r", "enter"}, "filter": {"down", "r", "/", "s", "a"}} {
		tuitest.Matrix(t, name, *update, func(t *testing.T, s *tuitest.Seat, size tuitest.Size) screen.Screen {
			d := open(t, seat(s), size)
			tuitest.Press(t, d, keys...)
			return d
		})
	}
}

func TestTheStampIsAlwaysThere(t *testing.T) {
	d := open(t, plain(t), roomy)
	for _, keys := range [][]string{nil, {"down"}, {"r"}} {
		tuitest.Press(t, d, keys...)
		if _, aside := d.Title(); !strings.Contains(aside, "synthetic") {
			t.Errorf("after %v the top line says %q", keys, aside)
		}
	}
}

func TestFiguresArriveAfterTheTable(t *testing.T) {
	d := open(t, plain(t), roomy)
	cmd := d.Update(tuitest.Key("down"))
	if view := tuitest.Plain(d.View()); !strings.Contains(view, "population") || !strings.Contains(view, "Looking at every row") {
		t.Errorf("the table waits for its figures:\n%s", view)
	}
	tuitest.Settle(t, d, cmd)
	view := tuitest.Plain(d.View())
	for _, want := range []string{"40 rows, 4 columns", "10% empty", "8123 to 287900, half up to 108000", "London 75%", "100% empty"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not said:\n%s", want, view)
		}
	}
}

func TestLateFiguresAreForTheirTableOnly(t *testing.T) {
	d := open(t, plain(t), roomy)
	late := d.Update(tuitest.Key("down"))
	now := d.Update(tuitest.Key("down"))
	tuitest.Settle(t, d, now)
	tuitest.Settle(t, d, late)
	if view := tuitest.Plain(d.View()); !strings.Contains(view, "1 row, 1 columns") && !strings.Contains(view, "1 row, 1 column") {
		t.Errorf("the figures of the chosen table are not shown:\n%s", view)
	}
}

func TestLeadsToThePlayground(t *testing.T) {
	d := open(t, plain(t), roomy)
	out := tuitest.Press(t, d, "down", "down", "p")
	if len(out) != 1 {
		t.Fatalf("messages = %v", out)
	}
	target, ok := out[0].(screen.OpenMsg).Target.(screen.ToPlayground)
	if !ok || len(target.Datasets) != 1 || target.Datasets[0] != "areas" || !strings.Contains(target.SQL, "FROM surveys") {
		t.Errorf("target = %+v", target)
	}
	if out := tuitest.Press(t, d, "end", "p"); len(out) != 0 {
		t.Errorf("a broken dataset leads to %v", out)
	}
}

func TestRowsAndBackAgain(t *testing.T) {
	d := open(t, plain(t), roomy)
	tuitest.Press(t, d, "down", "r")
	if !strings.Contains(tuitest.Plain(d.View()), "Eixample") {
		t.Fatalf("no rows:\n%s", tuitest.Plain(d.View()))
	}
	tuitest.Press(t, d, "c")
	if !d.sheet.IsOpen() {
		t.Error("the rows cannot be drawn")
	}
	tuitest.Press(t, d, "esc", "esc", "esc")
	if d.rows || d.focus != listPane {
		t.Error("Esc should lead back to the list")
	}
	if _, own := screen.Match(tuitest.Key("esc"), d.Keys()); own {
		t.Error("from the list Esc is the root's")
	}
}

func TestClicks(t *testing.T) {
	d := open(t, plain(t), roomy)
	tuitest.Settle(t, d, d.Update(tea.MouseClickMsg{X: 5, Y: 3, Button: tea.MouseLeft}))
	if _, table, _ := d.current(); table == nil || table.Name != "surveys" {
		t.Errorf("a click chose %v", table)
	}
}

func TestFigureWords(t *testing.T) {
	for share, want := range map[float64]string{0: "0", 0.001: "< 1", 0.104: "10", 0.999: "> 99", 1: "100"} {
		if got := percent(share); got != want {
			t.Errorf("percent(%v) = %q, want %q", share, got, want)
		}
	}
	for _, tt := range []struct {
		value result.Value
		want  string
	}{
		{result.NewFloat(1.0 / 3), "0.33"},
		{result.NewFloat(112345.256), "112345"},
		{result.NewWhole(7), "7"},
		{result.NewText(strings.Repeat("ü", 30)), strings.Repeat("ü", 23) + "…"},
	} {
		if got := short(tt.value); got != tt.want {
			t.Errorf("short(%v) = %q, want %q", tt.value, got, tt.want)
		}
	}
	bins := []dataset.Bin{{Rows: 0}, {Rows: 1}, {Rows: 1000}}
	if got := histogram(bins, false); got != " ▁█" {
		t.Errorf("histogram = %q: few rows must not look like none", got)
	}
}

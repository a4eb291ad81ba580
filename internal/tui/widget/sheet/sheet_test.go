package sheet

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

// drawer is a Keeper that remembers what was copied.
type drawer struct {
	copied string
	err    error
}

func (d *drawer) Export(context.Context, *result.Set, time.Duration, trainer.Format) (string, error) {
	return "/files/result", d.err
}

func (d *drawer) KeepCopy(_ context.Context, text string) (string, error) {
	d.copied = text
	return "/files/copied.txt", d.err
}

// as makes a sheet take messages, for settling.
type as struct{ *Sheet }

func (as) Update(tea.Msg) tea.Cmd { return nil }

func open(t *testing.T, set *result.Set, keeper Keeper) *Sheet {
	t.Helper()
	s := New(tuitest.NewSeat(t, theme.Choice{Name: theme.None}).Env, keeper)
	s.Resize(60, 14)
	s.Focus(true)
	s.SetResult(set, time.Millisecond)
	return s
}

// press gives keys and returns the words of the notices that come of them.
func press(t *testing.T, s *Sheet, names ...string) string {
	t.Helper()
	var said []string
	for _, name := range names {
		if name == "esc" { // the owner's key
			s.Escape()
			continue
		}
		_, cmd := s.Press(tuitest.Key(name))
		for _, msg := range tuitest.Settle(t, as{s}, cmd) {
			switch msg := msg.(type) {
			case screen.NoticeMsg:
				said = append(said, s.env.Say(msg.Message))
			case screen.ErrorMsg:
				said = append(said, msg.Err.Error())
			}
		}
	}
	return strings.Join(said, "\n")
}

func view(s *Sheet) string { return tuitest.Plain(strings.Join(s.View(), "\n")) }

func columns(kinds ...string) *result.Set {
	set := &result.Set{Total: 2, Rows: [][]result.Value{nil, nil}}
	for _, column := range kinds {
		name, kind, _ := strings.Cut(column, ":")
		c := result.Column{Name: name, Kind: map[string]result.Kind{"n": result.Whole, "t": result.Text, "d": result.Date}[kind]}
		set.Columns = append(set.Columns, c)
		for i := range set.Rows {
			value := map[string]result.Value{
				"n": result.NewWhole(int64(i + 3)), "t": result.NewText(fmt.Sprint("name ", i)), "d": result.NewDate(int64(i + 19_000)),
			}[kind]
			set.Rows[i] = append(set.Rows[i], value)
		}
	}
	return set
}

func TestGuesses(t *testing.T) {
	tests := []struct {
		columns []string
		rows    int
		kind    lesson.ChartKind
		x, y    string
	}{
		{[]string{"district:t", "requests:n"}, 0, lesson.Bar, "district", "requests"},
		{[]string{"requests:n", "district:t"}, 0, lesson.Bar, "district", "requests"},
		{[]string{"day:d", "requests:n"}, 0, lesson.Line, "day", "requests"},
		{[]string{"city:t", "month:n", "requests:n"}, 0, lesson.Line, "month", "requests"},
		{[]string{"population:n", "requests:n"}, 0, lesson.Scatter, "population", "requests"},
		{[]string{"days:n"}, 0, lesson.Histogram, "days", ""},
		{[]string{"name:t", "days:n"}, 100, lesson.Histogram, "days", ""},
		{[]string{"request_id:n", "days:n"}, 0, lesson.Bar, "request_id", "days"},
		{[]string{"request_id:n"}, 0, lesson.Histogram, "request_id", ""},
		{[]string{"district:t"}, 0, "", "", ""},
	}
	for _, tt := range tests {
		set := columns(tt.columns...)
		for len(set.Rows) < tt.rows {
			set.Rows = append(set.Rows, set.Rows[0])
		}
		d := guess(set)
		if len(d.kinds) == 0 {
			if tt.kind != "" {
				t.Errorf("%v: nothing to draw", tt.columns)
			}
			continue
		}
		if spec := d.spec(set); spec.Kind != tt.kind || spec.X != tt.x || spec.Y != tt.y {
			t.Errorf("%v: %+v, want %s of %s by %s", tt.columns, spec, tt.kind, tt.y, tt.x)
		}
	}
}

func TestEveryKindOfChartHasItsSentence(t *testing.T) {
	s := open(t, columns("district:t", "population:n", "requests:n"), &drawer{})
	press(t, s, "c")
	for range s.drawn.kinds {
		press(t, s, "t", "a", "u")
		last := strings.TrimSpace(view(s)[strings.LastIndex(strings.TrimRight(view(s), "\n "), "\n")+1:])
		if !strings.HasSuffix(strings.TrimSpace(last), ".") {
			t.Errorf("%s: no sentence in\n%s", s.drawn.kinds[s.drawn.kind], view(s))
		}
	}
	press(t, s, "c")
	if s.IsOpen() {
		t.Error("the same key should lead back to the table")
	}
	without := open(t, columns("district:t"), &drawer{})
	press(t, without, "c")
	if !strings.Contains(view(without), "needs a column of numbers") {
		t.Errorf("what cannot be drawn says why:\n%s", view(without))
	}
}

func TestTheInspectorLaysNestedValuesOut(t *testing.T) {
	set := &result.Set{Total: 1, Columns: []result.Column{{Name: "j", Type: "JSON", Kind: result.Text}, {Name: "l", Type: "INTEGER[]", Kind: result.List}}}
	set.Rows = [][]result.Value{{result.NewText(`{"a":[1,2]}`), result.NewList([]result.Value{result.NewWhole(7), {}})}}
	s := open(t, set, &drawer{})
	press(t, s, "enter")
	if !strings.Contains(view(s), "  \"a\": [\n    1,") && !strings.Contains(view(s), `  "a": [`) {
		t.Errorf("JSON in one line:\n%s", view(s))
	}
	press(t, s, "esc", "right", "enter")
	if !strings.Contains(view(s), "7,") || !strings.Contains(view(s), "null") {
		t.Errorf("the list is not laid out:\n%s", view(s))
	}
}

func TestTheViewSaysThatItWasChanged(t *testing.T) {
	s := open(t, tuitest.Districts().Set, &drawer{})
	press(t, s, "right", "s", "s", "/", "s", "a", "enter")
	got := view(s)
	for _, want := range []string{"sorted by requests, highest first", "4 of 12 rows", "“sa”"} {
		if !strings.Contains(strings.ReplaceAll(got, "\n", " "), want) && !strings.Contains(s.status(), want) {
			t.Errorf("%q is not said:\n%s", want, got)
		}
	}
	press(t, s, "esc")
	if s.IsOpen() {
		t.Error("Esc takes the filter away")
	}
}

// How the view differs is told whole, on as many lines as that takes.
func TestWhatTheViewLeavesOutIsNotCut(t *testing.T) {
	s := open(t, tuitest.Districts().Set, &drawer{})
	s.Resize(30, 14)
	press(t, s, "right", "s", "/", "s", "a", "enter")
	got := strings.Join(strings.Fields(view(s)), " ")
	if !strings.Contains(got, "lowest first. 4 of 12 rows shown: with “sa”.") || len(s.View()) != 14 {
		t.Errorf("the view says\n%s", view(s))
	}
}

// A key that closes what it opened says so, and a chart can be exported too.
func TestKeysSayWhatTheyDoNow(t *testing.T) {
	s := open(t, tuitest.Districts().Set, &drawer{})
	labels := func() string {
		var all []string
		for _, b := range s.Keys() {
			if text := s.env.Say(b.Label); !b.Label.IsZero() {
				all = append(all, b.Keys[0]+" "+text)
			}
		}
		return strings.Join(all, ", ")
	}
	for _, tt := range []struct{ open, want string }{
		{"enter", "enter Close, y Copy cell"},
		{"c", "c Table, x Export, t Other kind, a Other across, u Other up"},
		{"/", "enter Keep, esc All rows"},
	} {
		press(t, s, tt.open)
		if got := labels(); got != tt.want {
			t.Errorf("after %s the keys are %q, want %q", tt.open, got, tt.want)
		}
		press(t, s, "esc")
	}
}

func TestCopiesSayWhereTheyAre(t *testing.T) {
	d := &drawer{}
	s := open(t, tuitest.Districts().Set, d)
	if said := press(t, s, "Y"); !strings.Contains(said, "/files/copied.txt") || d.copied != "Ciutat Vella\t1240" {
		t.Errorf("%q, copied %q", said, d.copied)
	}
	long := columns("name:t")
	long.Rows[0][0] = result.NewText(strings.Repeat("x", longestClipboard+1))
	s.SetResult(long, 0)
	if said := press(t, s, "y"); !strings.Contains(said, "too much for a terminal") {
		t.Errorf("a text that terminals refuse: %q", said)
	}
	d.err = errors.New("the disk is full")
	if said := press(t, s, "A"); !strings.Contains(said, "the disk is full") {
		t.Errorf("a copy without its file: %q", said)
	}
}

func TestExportsAreHonestAboutWhatWasKept(t *testing.T) {
	s := open(t, tuitest.Districts().Set, &drawer{})
	if said := press(t, s, "x", "2"); !strings.Contains(said, "12 rows written to /files/result") {
		t.Errorf("said %q", said)
	}
	part := *tuitest.Districts().Set
	part.Truncated, part.Total = true, 40_000
	s.SetResult(&part, 0)
	press(t, s, "x")
	if !strings.Contains(view(s), "first 12 of 40,000") {
		t.Errorf("before: %s", view(s))
	}
	if said := press(t, s, "1"); !strings.Contains(said, "first 12 of 40,000") {
		t.Errorf("after: %q", said)
	}
	part.Total = -1
	s.SetResult(&part, 0)
	if said := press(t, s, "x", "1"); !strings.Contains(said, "unknown number") {
		t.Errorf("unknown total: %q", said)
	}
}

func TestEverySizeFits(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {10, 3}, {36, 9}, {200, 50}} {
		s := open(t, tuitest.Districts().Set, &drawer{})
		for _, key := range []string{"s", "/", "e", "enter", "enter", "esc", "c", "t", "c", "x", "esc", "esc"} {
			press(t, s, key)
			s.Resize(size[0], size[1])
			tuitest.Fits(t, strings.Join(s.View(), "\n"), tuitest.Size{Width: size[0], Height: size[1]})
		}
	}
}

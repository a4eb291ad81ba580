package editor

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/google/go-cmp/cmp"
)

// asked gives the last request among messages.
func asked(t testing.TB, all []tea.Msg) CompleteMsg {
	t.Helper()
	for i := len(all) - 1; i >= 0; i-- {
		if msg, ok := all[i].(CompleteMsg); ok {
			return msg
		}
	}
	t.Fatalf("no completions are asked for: %v", all)
	return CompleteMsg{}
}

// offer types keys and answers every request with three suggestions.
func offer(t testing.TB, e *Editor, keys string) {
	t.Helper()
	for _, msg := range press(t, e, keys) {
		if msg, ok := msg.(CompleteMsg); ok {
			start := len(msg.Before) - len("di")
			e.SetSuggestions(msg.Req, []Suggestion{
				{Text: "district", Kind: "column", Type: "VARCHAR", Detail: "District of the city", Start: start},
				{Text: "district_id", Kind: "column", Type: "INTEGER", Start: start},
				{Text: "DISTINCT", Kind: "keyword", Start: start},
			})
		}
	}
}

func TestCompletionIsAskedFor(t *testing.T) {
	tests := []struct {
		name, before, keys string
		want               bool
	}{
		{"one letter", "SELECT |", "d", false},
		{"two letters", "SELECT |", "d i", true},
		{"two letters behind a word", "SELECT d|", "i", true},
		{"a blank behind them", "SELECT |", "d i space", false},
		{"behind a dot", "SELECT r|", ".", true},
		{"one letter behind a dot", "SELECT r.|", "d", true},
		{"behind a quoted name and a dot", `SELECT "r"|`, ".", true},
		{"a decimal point", "SELECT 12|", ".", false},
		{"digits", "SELECT |", "1 2", false},
		{"a gap", "SELECT |", "_ _", false},
		{"in a string", "SELECT '|'", "d i", false},
		{"in an open string", "SELECT 'a\n|", "d i", false},
		{"in a comment", "-- |", "d i", false},
		{"in a block comment", "/* |\n*/", "d i", false},
		{"behind a string", "SELECT 'a'|", "d i", true},
		{"on request", "SELECT |", "ctrl+space", true},
		{"on request by the key terminals send", "|", "ctrl+@", true},
		{"on request in a string", "SELECT '|'", "ctrl+space", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := testEditor(t, tt.before)
			var last tea.Msg
			for _, msg := range press(t, e, tt.keys) {
				last = msg
			}
			_, got := last.(CompleteMsg)
			if tt.keys == "d i space" {
				got = e.popup.shown()
			}
			if got != tt.want {
				t.Errorf("asked: %v, want %v (%v)", got, tt.want, last)
			}
		})
	}
}

func TestCompletionKnowsItsStatement(t *testing.T) {
	e := testEditor(t, "SELECT ';';\n-- x;\nSELECT |\nFROM t; SELECT 2")
	got := asked(t, press(t, e, "d i"))
	want := CompleteMsg{Req: got.Req, Before: "\n-- x;\nSELECT di", Statement: "\n-- x;\nSELECT di\nFROM t", Offset: 11}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("request (-want +got):\n%s", diff)
	}
}

func TestPopup(t *testing.T) {
	tests := []struct{ name, keys, want string }{
		{"tab accepts", "d i tab", "SELECT district|\nFROM requests"},
		{"arrows choose", "d i down tab", "SELECT district_id|\nFROM requests"},
		{"round the end", "d i up tab", "SELECT DISTINCT|\nFROM requests"},
		{"enter is a new line", "d i enter", "SELECT di\n|\nFROM requests"},
		{"enter accepts what was chosen", "d i down enter", "SELECT district_id|\nFROM requests"},
		{"escape dismisses", "d i esc tab", "SELECT di |\nFROM requests"},
		{"letters narrow it", "d i s t r i c t _ tab", "SELECT district_id|\nFROM requests"},
		{"moving closes it", "d i left tab", "SELECT d  |i\nFROM requests"},
		{"undo takes the whole back", "d i tab ctrl+z", "SELECT di|\nFROM requests"},
		{"erasing the word closes it", "d i backspace backspace tab", "SELECT  |\nFROM requests"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := testEditor(t, "SELECT |\nFROM requests")
			offerAll(t, e, tt.keys)
			if diff := cmp.Diff(tt.want, shown(e)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.keys, diff)
			}
		})
	}
}

// offerAll is offer with answers between the keys, as a quick engine gives them.
func offerAll(t testing.TB, e *Editor, keys string) {
	t.Helper()
	for i, from := 0, 0; i <= len(keys); i++ {
		if i == len(keys) || keys[i] == ' ' {
			for _, msg := range press(t, e, keys[from:i]) {
				if msg, ok := msg.(CompleteMsg); ok {
					start := len("SELECT ")
					e.SetSuggestions(msg.Req, []Suggestion{
						{Text: "district", Start: start}, {Text: "district_id", Start: start}, {Text: "DISTINCT", Start: start},
					})
				}
			}
			from = i + 1
		}
	}
}

func TestLateSuggestionsAreDropped(t *testing.T) {
	e := testEditor(t, "SELECT |")
	first := asked(t, press(t, e, "d i"))
	second := asked(t, press(t, e, "s"))
	offered := []Suggestion{{Text: "district", Start: len("SELECT ")}}
	e.SetSuggestions(first.Req, offered)
	if e.Completing() {
		t.Fatal("a late answer is shown")
	}
	e.SetSuggestions(second.Req, offered)
	if !e.Completing() {
		t.Fatal("the awaited answer is not shown")
	}
	press(t, e, "esc")
	third := press(t, e, "t")
	if len(third) != 0 {
		t.Errorf("completions are asked for after Esc, in the same word: %v", third)
	}
	fourth := asked(t, press(t, e, "space d i"))
	press(t, e, "left")
	e.SetSuggestions(fourth.Req, offered)
	if e.Completing() {
		t.Error("an answer is shown after the cursor was moved")
	}
}

func TestSuggestionsFromElsewhere(t *testing.T) {
	e := testEditor(t, "SELECT |")
	req := asked(t, press(t, e, "d i")).Req
	e.SetSuggestions(req, []Suggestion{{Text: "x", Start: -1}, {Text: "y", Start: 99}, {Text: "di", Start: len("SELECT ")}})
	if e.Completing() {
		t.Error("nonsense, or what is already there, is shown")
	}
}

func TestClickOnSuggestion(t *testing.T) {
	e := testEditor(t, "SELECT |")
	offer(t, e, "d i")
	box, ok := e.popupBox()
	if !ok {
		t.Fatal("no popup")
	}
	e.Update(tea.MouseClickMsg{X: box.x + 2, Y: box.y + 1, Button: tea.MouseLeft})
	if got := shown(e); got != "SELECT district_id|" {
		t.Errorf("got %q", got)
	}
}

func TestFind(t *testing.T) {
	e := testEditor(t, "one two\nTwo three\n|two")
	steps := []struct{ keys, want string }{
		{"ctrl+f t w", "one two\nTwo three\n‹tw›|o"},
		{"o", "one two\nTwo three\n‹two›|"},
		{"enter", "one ‹two›|\nTwo three\ntwo"},
		{"f3", "one two\n‹Two›| three\ntwo"},
		{"up", "one ‹two›|\nTwo three\ntwo"},
		{"up", "one two\nTwo three\n‹two›|"},
		{"backspace backspace h", "one two\nTwo ‹th›|ree\ntwo"},
		{"esc", "one two\nTwo ‹th›|ree\ntwo"},
		{"x", "one two\nTwo x|ree\ntwo"},
		{"ctrl+z f3", "one two\nTwo ‹th›|ree\ntwo"},
	}
	for _, step := range steps {
		press(t, e, step.keys)
		if diff := cmp.Diff(step.want, shown(e)); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", step.keys, diff)
		}
	}
	press(t, e, "home shift+end ctrl+f")
	if e.finder.query != "Two three" {
		t.Errorf("the selection is not looked for: %q", e.finder.query)
	}
	e.Update(tea.PasteMsg{Content: "!\nx"})
	if e.finder.query != "!" || len(e.finder.matches) != 0 {
		t.Errorf("pasting into the find line: %q", e.finder.query)
	}
	checkFrame(t, e, e.View())
}

package editor

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

var anyKeys = strings.Fields(`a b x ' " ( ) - / * ; . , _ $ é 表 ‘ enter tab shift+tab space backspace delete left right up down home end
	ctrl+left ctrl+right shift+left shift+right shift+up shift+down ctrl+a ctrl+x ctrl+c ctrl+v ctrl+w alt+d ctrl+k ctrl+/ ctrl+z
	ctrl+y ctrl+f esc f3 ctrl+space pgup pgdown ctrl+home ctrl+end alt+f`)

// Whatever is done, the text, the lexer's states, the cursor and the frame stay in order, and undoing everything gives the
// text back.
func FuzzKeys(f *testing.F) {
	f.Add(uint64(1), "SELECT 'a' FROM t -- x")
	f.Add(uint64(2), "e\u0301表\t\n\n/* ; */ $$\n$$")
	f.Fuzz(func(t *testing.T, seed uint64, text string) { randomKeys(t, seed, text) })
}

func TestRandomKeys(t *testing.T) {
	for seed := range uint64(60) {
		randomKeys(t, seed, "SELECT 'a' FROM t -- x\n/* b\n*/ WHERE (c = $$d$$);\n表表 e\u0301\u0301 👨‍👩‍👧\n")
	}
}

func randomKeys(t *testing.T, seed uint64, text string) {
	t.Helper()
	if strings.Contains(text, "|") || len(text) > 2000 {
		return
	}
	random := rand.New(rand.NewPCG(seed, 7))
	e := testEditor(t, text)
	e.SetSize(1+random.IntN(60), 1+random.IntN(12))
	start := e.Value()
	for range 120 {
		name := anyKeys[random.IntN(len(anyKeys))]
		_, cmd := e.Update(stroke(name))
		for _, msg := range messages(cmd) {
			if msg, ok := msg.(CompleteMsg); ok {
				e.SetSuggestions(msg.Req, []Suggestion{{Text: "abc", Start: len(msg.Before) - random.IntN(3)}})
			}
		}
		if random.IntN(10) == 0 {
			e.Update(tea.MouseClickMsg{X: random.IntN(70), Y: random.IntN(15), Button: tea.MouseLeft})
		}
		checkBuffer(t, e)
		checkFrame(t, e, e.View())
		if t.Failed() {
			t.Fatalf("after %s in %q at %+v", name, e.Value(), e.cursor)
		}
	}
	if e.finder.open {
		press(t, e, "esc")
	}
	for e.Undoable() {
		before := len(e.history.done)
		press(t, e, "esc ctrl+z")
		if len(e.history.done) >= before {
			t.Fatal("undo does not go back")
		}
	}
	if e.Value() != start {
		t.Fatalf("undone text differs:\n%q\n%q", start, e.Value())
	}
	checkBuffer(t, e)
}

// An edit lexes the line it is on, however long the text; only a quote reaches further.
func TestEditsLexOneLine(t *testing.T) {
	e := testEditor(t, strings.Repeat("SELECT a, b FROM t WHERE c = 'd';\n", 5000))
	e.MoveTo(len(e.Value()) / 2)
	press(t, e, "end")
	e.text.lexed = 0
	press(t, e, "x y enter z backspace tab ctrl+/ ctrl+z")
	if e.text.lexed > 20 {
		t.Errorf("8 keys lexed %d lines", e.text.lexed)
	}
}

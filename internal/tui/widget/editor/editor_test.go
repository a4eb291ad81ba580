package editor

import (
	"reflect"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/theme"
)

var codes = map[string]rune{
	"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape,
	"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "space": tea.KeySpace, "f3": tea.KeyF3,
}

// stroke makes the message of a key by its name; a single character types itself.
func stroke(name string) tea.KeyPressMsg {
	var press tea.KeyPressMsg
	for {
		head, rest, found := strings.Cut(name, "+")
		if !found || rest == "" {
			break
		}
		switch head {
		case "ctrl":
			press.Mod |= tea.ModCtrl
		case "alt":
			press.Mod |= tea.ModAlt
		case "shift":
			press.Mod |= tea.ModShift
		}
		name = rest
	}
	if code, ok := codes[name]; ok {
		press.Code = code
		if name == "space" && press.Mod == 0 {
			press.Text = " "
		}
		return press
	}
	press.Code = []rune(name)[0]
	if press.Mod == 0 {
		press.Text = name
	}
	return press
}

// testEditor makes a focused editor of 40 by 8 with the text; a | in it is where the cursor stands.
func testEditor(t testing.TB, text string) *Editor {
	t.Helper()
	printer, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	e := New(Options{Styles: plainStyles(t), Say: printer.Say})
	e.SetSize(40, 8)
	e.Focus()
	setText(e, text)
	return e
}

func setText(e *Editor, text string) {
	before, after, found := strings.Cut(text, "|")
	e.SetValue(before + after)
	if found {
		e.MoveTo(len(before))
	}
}

// shown writes the text with a | at the cursor and the selection in ‹›.
func shown(e *Editor) string {
	s := e.selected()
	from, until := e.text.offset(s.from), e.text.offset(s.until)
	text := e.Value()
	switch {
	case s.empty():
		return text[:from] + "|" + text[from:]
	case e.cursor == s.from:
		return text[:from] + "|‹" + text[from:until] + "›" + text[until:]
	default:
		return text[:from] + "‹" + text[from:until] + "›|" + text[until:]
	}
}

// press gives an editor keys by name, separated by blanks, and returns the commands' messages.
func press(t testing.TB, e *Editor, keys string) []tea.Msg {
	t.Helper()
	var all []tea.Msg
	for name := range strings.FieldsSeq(keys) {
		_, cmd := e.Update(stroke(name))
		all = append(all, messages(cmd)...)
	}
	return all
}

// messages runs a command and those that it is made of.
func messages(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		var all []tea.Msg
		for _, part := range msg {
			all = append(all, messages(part)...)
		}
		return all
	default:
		return []tea.Msg{msg}
	}
}

func plainStyles(t testing.TB) theme.Styles {
	t.Helper()
	return theme.Styles{Symbols: theme.New(theme.Choice{Name: theme.None}).Symbols}
}

func TestKeys(t *testing.T) {
	tests := []struct{ name, before, keys, want string }{
		{"typing", "SELECT |", "a , b", "SELECT a,b|"},
		{"arrows", "ab|\ncd", "left left left right down", "ab\nc|d"},
		{"left at the start of a line", "ab\n|cd", "left", "ab|\ncd"},
		{"right at the end of a line", "ab|\ncd", "right", "ab\n|cd"},
		{"up keeps its column", "abcdef\nx\nabcd|ef", "up up", "abcd|ef\nx\nabcdef"},
		{"up from the first line", "ab|c", "up", "|abc"},
		{"down from the last line", "a|bc", "down", "abc|"},
		{"home goes to the text first", "   ab|c", "home", "   |abc"},
		{"and then to the margin", "   |abc", "home", "|   abc"},
		{"end", "a|bc\nd", "end", "abc|\nd"},
		{"words", "SELECT dis|trict, x", "ctrl+left ctrl+left ctrl+right ctrl+right ctrl+right", "SELECT district,| x"},
		{"word over a line end", "ab\n|cd", "ctrl+left", "ab|\ncd"},
		{"text ends", "a\nb|\nc", "ctrl+home ctrl+end", "a\nb\nc|"},
		{"pages", strings.Repeat("x\n", 20) + "|", "pgup", strings.Repeat("x\n", 13) + "|" + strings.Repeat("x\n", 7)},
		{"selecting", "|abc\ndef", "shift+right shift+down", "‹abc\nd›|ef"},
		{"selecting backwards", "abc|", "shift+left shift+left", "a|‹bc›"},
		{"left goes to the start of a selection", "a|bcd", "shift+right shift+right left", "a|bcd"},
		{"right goes to the end of a selection", "a|bcd", "shift+right shift+right right", "abc|d"},
		{"typing over a selection", "a|bcd", "shift+right shift+right x", "ax|d"},
		{"everything", "ab\nc|d", "ctrl+a", "‹ab\ncd›|"},
		{"erasing", "ab|c", "backspace delete", "a|"},
		{"erasing over a line end", "a\n|b", "backspace", "a|b"},
		{"erasing a line end forwards", "a|\nb", "delete", "a|b"},
		{"erasing a selection", "a|bc", "shift+right backspace", "a|c"},
		{"erasing a word", "SELECT district|", "ctrl+w", "SELECT |"},
		{"erasing a word forwards", "SELECT| district x", "alt+d", "SELECT| x"},
		{"erasing to the end of the line", "ab|cd\ne", "ctrl+k", "ab|\ne"},
		{"erasing the line end", "ab|\ne", "ctrl+k", "ab|e"},
		{"erasing indentation", "a\n    |b", "backspace", "a\n  |b"},
		{"new line keeps indentation", "  ab|c", "enter", "  ab\n  |c"},
		{"new line in brackets", "x IN (|)", "enter", "x IN (\n  |\n)"},
		{"new line after a bracket", "  x IN (|", "enter", "  x IN (\n    |"},
		{"tab indents", "a|b", "tab", "a |b"},
		{"tab indents lines", "|a\n\nb", "shift+down shift+down shift+right tab", "  ‹a\n\n  b›|"},
		{"shift+tab takes it back", "   a|\nb", "shift+tab", " a|\nb"},
		{"comment", "  a|b", "ctrl+/", "  -- a|b"},
		{"comment by the key terminals send", "a|b", "ctrl+_", "-- a|b"},
		{"comment lines at one margin", "|  a\n    b\n", "shift+down shift+down ctrl+/", "‹  -- a\n  --   b\n›|"},
		{"and back", "|  -- a\n  --   b\nc", "shift+down shift+down ctrl+/", "‹  a\n    b\n›|c"},
		{"a comment among others", "|-- a\nb", "shift+down shift+right ctrl+/", "-- ‹-- a\n-- b›|"},
		{"undo takes words", "|", "a b space c d ctrl+z", "ab |"},
		{"undo twice", "|", "a b space c d ctrl+z ctrl+z", "|"},
		{"undo stops at a move", "|", "a b left right c ctrl+z", "ab|"},
		{"undo of erasures", "abcd|", "backspace backspace ctrl+z", "abcd|"},
		{"undo restores the selection", "a|bc", "shift+right x ctrl+z", "a‹b›|c"},
		{"redo", "|", "a b space c ctrl+z ctrl+z ctrl+y", "ab |"},
		{"redo by its other key", "|", "a ctrl+z ctrl+shift+z", "a|"},
		{"no redo after typing", "|", "a ctrl+z b ctrl+y", "b|"},
		{"undo of many lines", "|a\nb", "shift+down shift+right tab ctrl+z", "‹a\nb›|"},
		{"cut and paste", "a|bc", "shift+right ctrl+x end ctrl+v", "acb|"},
		{"cut a line", "a\nb|x\nc", "ctrl+x", "a\n|c"},
		{"copy and paste", "|ab", "shift+right ctrl+c right right ctrl+v", "aba|"},
		{"combining marks are one character", "e\u0301x|", "left left right", "e\u0301|x"},
		{"a family is one character", "a👨‍👩‍👧b|", "left backspace", "a|b"},
		{"flags go by pairs", "🇪🇸🇬🇧|", "backspace", "🇪🇸|"},
		{"wide characters keep the column", "表表表|\nabcdefgh", "down", "表表表\nabcdef|gh"},
		{"half of a wide character", "abc|\n表表", "down", "abc\n表|表"},
		{"a tab is one character", "a\tb|", "left left", "a|\tb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := testEditor(t, tt.before)
			press(t, e, tt.keys)
			if diff := cmp.Diff(tt.want, shown(e)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.keys, diff)
			}
			checkBuffer(t, e)
		})
	}
}

// What the editor has no use for is the owner's.
func TestUnhandledKeys(t *testing.T) {
	e := testEditor(t, "a|b")
	for _, name := range []string{"esc", "f3x", "ctrl+c", "ctrl+s", "ctrl+r", "alt+up", "ctrl+p"} {
		if name == "f3x" {
			continue
		}
		if handled, cmd := e.Update(stroke(name)); handled || cmd != nil {
			t.Errorf("%s is taken", name)
		}
	}
	e.Blur()
	if handled, _ := e.Update(stroke("a")); handled || e.Value() != "ab" {
		t.Error("an editor without focus takes letters")
	}
}

func TestReadOnly(t *testing.T) {
	e := testEditor(t, "ab|c")
	e.SetReadOnly(true)
	for _, name := range []string{"x", "backspace", "enter", "ctrl+v", "ctrl+x", "ctrl+z", "tab", "ctrl+/", "ctrl+space", "alt+f"} {
		if handled, _ := e.Update(stroke(name)); handled {
			t.Errorf("%s is taken", name)
		}
	}
	e.Update(tea.PasteMsg{Content: "x"})
	if e.Value() != "abc" {
		t.Errorf("the text was changed: %q", e.Value())
	}
	press(t, e, "home shift+right")
	if got := messages(second(e.Update(stroke("ctrl+c")))); len(got) != 2 || got[1] != (CopiedMsg{Text: "a"}) {
		t.Errorf("copying gives %v", got)
	}
	if e.Capturing() {
		t.Error("letters are captured and not taken")
	}
}

func second(_ bool, cmd tea.Cmd) tea.Cmd { return cmd }

func TestReplaceCanBeUndone(t *testing.T) {
	e := testEditor(t, "a\nb|c")
	e.Replace("one\ntwo\nthree")
	if got := shown(e); got != "one\nt|wo\nthree" {
		t.Errorf("after Replace: %q", got)
	}
	press(t, e, "ctrl+z")
	if got := shown(e); got != "a\nb|c" {
		t.Errorf("after undo: %q", got)
	}
}

func TestFormat(t *testing.T) {
	e := testEditor(t, "select a from t whe|re b")
	got := press(t, e, "alt+f")
	if diff := cmp.Diff([]tea.Msg{FormattedMsg{}}, got); diff != "" {
		t.Error(diff)
	}
	if got := shown(e); got != "SELECT a\nFROM t\nWHERE| b\n" {
		t.Errorf("got %q", got)
	}
	press(t, e, "ctrl+z")
	if got := e.Value(); got != "select a from t where b" {
		t.Errorf("undone: %q", got)
	}
	setText(e, "select 'a|")
	if got := press(t, e, "alt+f"); len(got) != 1 || got[0].(FormattedMsg).Err == nil || e.Value() != "select 'a" {
		t.Errorf("an open quote: %v, %q", got, e.Value())
	}
}

func TestStatement(t *testing.T) {
	e := testEditor(t, "SELECT 1;\nSELECT |2;\n-- end")
	if got, ok := e.Statement(); !ok || got.Text != "SELECT 2" || got.Start != 10 {
		t.Errorf("got %+v, %v", got, ok)
	}
	e.MoveTo(len(e.Value()))
	if got, _ := e.Statement(); got.Text != "SELECT 2" {
		t.Errorf("at the end: %+v", got)
	}
	e.SetValue("-- nothing")
	if _, ok := e.Statement(); ok {
		t.Error("a comment is a statement")
	}
}

func TestPaste(t *testing.T) {
	tests := []struct {
		name, before, pasted, want string
		straightened               int
	}{
		{"lines", "a|b", "1\r\n2\r3", "a1\n2\n3|b", 0},
		{"over a selection", "|", "x", "x|", 0},
		{"single quotes", "|", "WHERE a = ‘x y’ AND b", "WHERE a = 'x y' AND b|", 2},
		{"double quotes", "|", "SELECT “a b”", `SELECT "a b"|`, 2},
		{"an apostrophe within", "|", "‘L’Hospitalet’", "'L’Hospitalet'|", 2},
		{"within straight quotes", "|", "'L’Hospitalet' ‘b’", "'L’Hospitalet' 'b'|", 2},
		{"within a comment", "|", "-- it’s\n‘a’", "-- it’s\n'a'|", 2},
		{"without its end", "|", "= ‘abc", "= 'abc|", 1},
		{"in a string", "'a|'", "l’x", "'al’x|'", 0},
		{"in a comment", "-- a|", "‘b’", "-- a‘b’|", 0},
		{"controls and tabs", "|", "a\tb\x1b[31m\x00", "a    b[31m|", 0},
		{"no UTF-8", "|", "a\xffb", "a\ufffdb|", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := testEditor(t, tt.before)
			_, cmd := e.Update(tea.PasteMsg{Content: tt.pasted})
			if diff := cmp.Diff(tt.want, shown(e)); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			var want []tea.Msg
			if tt.straightened > 0 {
				want = []tea.Msg{PastedMsg{Straightened: tt.straightened}}
			}
			if diff := cmp.Diff(want, messages(cmd)); diff != "" {
				t.Errorf("messages (-want +got):\n%s", diff)
			}
			checkBuffer(t, e)
			press(t, e, "ctrl+z")
			if diff := cmp.Diff(tt.before, shown(e)); diff != "" {
				t.Errorf("undone (-want +got):\n%s", diff)
			}
		})
	}
}

// The terminal's clipboard is asked when nothing was copied here, and its answer is taken once.
func TestPasteFromTheTerminal(t *testing.T) {
	e := testEditor(t, "a|")
	if _, cmd := e.Update(stroke("ctrl+v")); cmd == nil {
		t.Fatal("the terminal is not asked")
	}
	e.Update(tea.ClipboardMsg{Content: "b"})
	e.Update(tea.ClipboardMsg{Content: "c"})
	if got := shown(e); got != "ab|" {
		t.Errorf("got %q", got)
	}
}

// checkBuffer checks what must hold after whatever was done.
func checkBuffer(t testing.TB, e *Editor) {
	t.Helper()
	fresh := newBuffer(e.Value())
	if diff := cmp.Diff(fresh.lines, e.text.lines); diff != "" {
		t.Fatalf("lines:\n%s", diff)
	}
	for i := range fresh.states {
		if fresh.states[i] != e.text.states[i] {
			t.Fatalf("the lexer's state before line %d is wrong: %+v, want %+v", i, e.text.states[i], fresh.states[i])
		}
	}
	if fresh.final != e.text.final || len(fresh.states) != len(e.text.states) {
		t.Fatalf("the lexer's states are wrong: %d lines, %d states", len(fresh.lines), len(e.text.states))
	}
	for _, p := range []struct{ line, at int }{{e.cursor.line, e.cursor.at}, {e.anchor.line, e.anchor.at}} {
		if p.line < 0 || p.line >= len(e.text.lines) || p.at < 0 || p.at > len(e.text.lines[p.line]) {
			t.Fatalf("a place outside the text: %+v", p)
		}
	}
}

// Every binding is listed for help, has words, and shares no key with another that is live at the same time.
func TestKeyMap(t *testing.T) {
	printer, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	keys := DefaultKeyMap()
	all := keys.All()
	if fields := reflect.TypeOf(keys).NumField(); len(all) != fields {
		t.Errorf("%d bindings are listed of %d", len(all), fields)
	}
	popup := len([]key.Binding{keys.Complete, keys.Accept, keys.Dismiss, keys.NextSuggestion, keys.PreviousSuggestion, keys.NextSuggestions, keys.PreviousSuggestions})
	taken := map[string]string{}
	for i, binding := range all {
		help := binding.Help().Desc
		if text := printer.Text(help); text == "" || text == help {
			t.Errorf("no words for %s", help)
		}
		if i < popup && i > 0 {
			continue
		}
		for _, name := range binding.Keys() {
			if other, ok := taken[name]; ok {
				t.Errorf("%s is both %s and %s", name, other, help)
			}
			taken[name] = help
		}
	}
}

package editor

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestGaps(t *testing.T) {
	cases := []struct{ name, text, keys, want string }{
		{"tab goes on", "SELECT |____ FROM t WHERE ____ > 2", "tab n tab", "SELECT n FROM t WHERE ‹____›| > 2"},
		{"and round", "SELECT ____ FROM t|", "tab", "SELECT ‹____›| FROM t"},
		{"a gap alone stays", "SELECT |____", "tab tab", "SELECT ‹____›|"},
		{"over lines", "SELECT |____\nFROM t\nWHERE ____", "tab tab", "SELECT ____\nFROM t\nWHERE ‹____›|"},
		{"typing fills it", "SELECT |____ FROM t", "tab n m", "SELECT nm| FROM t"},
		{"without gaps it indents", "SELECT n|", "tab", "SELECT n  |"},
		{"at the head of a line it indents", "SELECT ____\n|FROM t", "tab", "SELECT ____\n  |FROM t"},
		{"no gap in texts and comments", "SELECT '____'| -- ____", "tab", "SELECT '____' | -- ____"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			e := testEditor(t, c.text)
			press(t, e, c.keys)
			if got := shown(e); got != c.want {
				t.Errorf("%q then %s gives\n%s\nwant\n%s", c.text, c.keys, got, c.want)
			}
		})
	}
}

func TestClickTakesTheGap(t *testing.T) {
	e := testEditor(t, "SELECT ____ FROM t|")
	e.ShowLineNumbers(false)
	e.Update(tea.MouseClickMsg{X: len("SELECT __"), Button: tea.MouseLeft})
	if got, want := shown(e), "SELECT ‹____›| FROM t"; got != want {
		t.Errorf("the click gives %s, want %s", got, want)
	}
}

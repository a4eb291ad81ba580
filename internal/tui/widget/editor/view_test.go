package editor

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"guildhall/internal/tui/theme"
)

var update = flag.Bool("update", false, "rewrite the golden frames")

const query = `-- open requests by district
SELECT district, count(*) AS n, 'it''s' AS note
FROM requests
WHERE (closed_at IS NULL OR n > 1_000)
  AND "kind" = ____
GROUP BY district;
`

func dark() theme.Styles {
	return theme.New(theme.Choice{Name: theme.Dark, Profile: colorprofile.TrueColor})
}

// state is an editor in a state worth seeing.
type state struct {
	name          string
	width, height int
	styles        theme.Styles
	text          string
	do            func(t *testing.T, e *Editor)
}

var states = []state{
	{"query", 60, 9, dark(), query, nil},
	{"sixteen", 60, 9, theme.New(theme.Choice{Name: theme.Dark, Profile: colorprofile.ANSI}), query, nil},
	{"none", 60, 9, theme.New(theme.Choice{Name: theme.None}), query, nil},
	{"narrow", 20, 5, dark(), query, nil},
	{"brackets", 60, 5, dark(), "SELECT count(|(a + b) * 2)\nFROM (x]", nil},
	{"lone", 60, 5, dark(), "SELECT count(|(a + b)", nil},
	{"unclosed", 60, 5, dark(), "SELECT 'a' FROM t\nWHERE k = 'abc\nAND x = 1|", nil},
	{"selection", 60, 5, dark(), "SELECT a\n|FROM t\nWHERE x", func(t *testing.T, e *Editor) { press(t, e, "shift+down shift+right shift+right") }},
	{"wide", 24, 4, dark(), "SELECT '表表表表表表表表', e\u0301\nx\ty|", nil},
	{"sideways", 24, 3, dark(), "SELECT '表表表表表表表表表表表表|', b", nil},
	{"controls", 40, 3, dark(), "a\x1b[31mb\u202ec", nil},
	{"marks", 60, 5, dark(), "SELECT distrit\nFROM requests|", func(_ *testing.T, e *Editor) { e.MarkError(1, 8, 7); e.MarkError(2, 14, 3) }},
	{"find", 60, 5, dark(), "SELECT a, b AS A\nFROM a|", func(t *testing.T, e *Editor) { press(t, e, "ctrl+f a") }},
	{"placeholder", 40, 3, dark(), "", func(_ *testing.T, e *Editor) { e.SetPlaceholder("Write a query") }},
	{"popup", 60, 8, dark(), "SELECT |\nFROM requests", func(t *testing.T, e *Editor) { offer(t, e, "d i") }},
	{"popup-above", 60, 8, dark(), "\n\n\n\n\n\nSELECT |", func(t *testing.T, e *Editor) { offer(t, e, "d i") }},
	{"popup-none", 60, 8, theme.New(theme.Choice{Name: theme.None, ASCII: true}), "SELECT |", func(t *testing.T, e *Editor) { offer(t, e, "d i"); press(t, e, "down") }},
	{"popup-edge", 30, 5, dark(), "SELECT aaaaaaaaaaaaaa, |", func(t *testing.T, e *Editor) { offer(t, e, "d i") }},
}

func (s state) editor(t *testing.T) *Editor {
	t.Helper()
	e := testEditor(t, "")
	e.SetStyles(s.styles)
	e.SetSize(s.width, s.height)
	setText(e, s.text)
	if s.do != nil {
		s.do(t, e)
	}
	return e
}

func TestFrames(t *testing.T) {
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			e := s.editor(t)
			view := e.View()
			checkFrame(t, e, view)
			if again := e.View(); again != view {
				t.Error("drawing twice gives two frames")
			}
			golden := filepath.Join("testdata", s.name+".golden")
			got := readable(view, e.Cursor())
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); diff != "" {
				t.Errorf("frame (-want +got):\n%s", diff)
			}
		})
	}
}

// readable writes a frame twice, bare and with its escapes spelt out, and where the cursor stands.
func readable(view string, cursor *tea.Cursor) string {
	var out strings.Builder
	for line := range strings.SplitSeq(ansi.Strip(view), "\n") {
		fmt.Fprintf(&out, "%s¦\n", line)
	}
	if cursor != nil {
		fmt.Fprintf(&out, "cursor %d %d\n", cursor.X, cursor.Y)
	}
	out.WriteString(strings.ReplaceAll(view, "\x1b[", "⟨"))
	out.WriteByte('\n')
	return out.String()
}

// checkFrame checks that a frame fills the rectangle and nothing else, and that every style ends on its line.
func checkFrame(t testing.TB, e *Editor, view string) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) != e.height {
		t.Errorf("%d lines, want %d", len(lines), e.height)
	}
	for i, line := range lines {
		if width := ansi.StringWidth(line); width != e.width {
			t.Errorf("line %d has %d cells, want %d: %q", i, width, e.width, line)
		}
		if last := strings.LastIndex(line, "\x1b["); last >= 0 && !strings.HasPrefix(line[last:], inkOff) && !strings.HasPrefix(line[last:], "\x1b[0m") {
			t.Errorf("line %d leaves a style on: %q", i, line)
		}
	}
	if cursor := e.Cursor(); cursor != nil && (cursor.X < 0 || cursor.X > e.width || cursor.Y < 0 || cursor.Y >= e.height) {
		t.Errorf("cursor at %d, %d in %d by %d", cursor.X, cursor.Y, e.width, e.height)
	}
}

func TestCursorFollows(t *testing.T) {
	e := testEditor(t, "abc\nd表e|")
	if c := e.Cursor(); c.X != 3+4 || c.Y != 1 {
		t.Errorf("cursor at %d, %d", c.X, c.Y)
	}
	e.SetValue(strings.Repeat("x\n", 30))
	if c := e.Cursor(); c == nil || c.Y != 7 {
		t.Errorf("cursor %+v at the end of a long text", c)
	}
	e.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	if e.Cursor() != nil {
		t.Error("a cursor that is scrolled out of sight is shown")
	}
	press(t, e, "a")
	if e.Cursor() == nil {
		t.Error("typing does not bring the cursor back")
	}
	e.Blur()
	if e.Cursor() != nil {
		t.Error("an editor without focus shows a cursor")
	}
}

func TestMarksGoWithTheText(t *testing.T) {
	e := testEditor(t, "a\nb|\nccc")
	e.MarkError(3, 2, 1)
	e.MarkError(2, 1, 1)
	press(t, e, "enter")
	if len(e.marks) != 1 || e.marks[0].from.line != 3 {
		t.Errorf("after a new line: %+v", e.marks)
	}
	press(t, e, "ctrl+z")
	if len(e.marks) != 1 || e.marks[0].from.line != 2 {
		t.Errorf("after undo: %+v", e.marks)
	}
	e.ClearMarks()
	e.MarkError(9, 1, 1)
	e.MarkError(1, 99, 99)
	checkFrame(t, e, e.View())
}

func TestMouse(t *testing.T) {
	e := testEditor(t, "abc def\nghi\nj|")
	at := func(x, y int, mod tea.KeyMod) tea.Mouse {
		return tea.Mouse{X: x, Y: y, Button: tea.MouseLeft, Mod: mod}
	}
	e.Update(tea.MouseClickMsg(at(3+2, 1, 0)))
	if got := shown(e); got != "abc def\ngh|i\nj" {
		t.Errorf("click: %q", got)
	}
	e.Update(tea.MouseMotionMsg(at(3+5, 0, 0)))
	if got := shown(e); got != "abc d|‹ef\ngh›i\nj" {
		t.Errorf("drag: %q", got)
	}
	e.Update(tea.MouseReleaseMsg(at(3+5, 0, 0)))
	if handled, _ := e.Update(tea.MouseMotionMsg(at(3, 0, 0))); handled {
		t.Error("motion after the release drags")
	}
	e.Update(tea.MouseClickMsg(at(39, 7, tea.ModShift)))
	if got := shown(e); got != "abc def\ngh‹i\nj›|" {
		t.Errorf("shift and click: %q", got)
	}
	e.Update(tea.MouseReleaseMsg(at(39, 7, 0)))
	for _, want := range []string{"abc d|ef\nghi\nj", "abc ‹def›|\nghi\nj", "‹abc def›|\nghi\nj", "abc d|ef\nghi\nj"} {
		e.Update(tea.MouseClickMsg(at(3+5, 0, 0)))
		if got := shown(e); got != want {
			t.Errorf("click after click: %q, want %q", got, want)
		}
	}
	e.Update(tea.MouseClickMsg(at(0, 0, 0)))
	if got := shown(e); got != "|abc def\nghi\nj" {
		t.Errorf("click on the line number: %q", got)
	}
}

func TestReveal(t *testing.T) {
	e := testEditor(t, strings.Repeat("x\n", 100)+"|")
	e.Reveal(50)
	if e.top > 49 || e.top+e.rows() < 50 || e.cursor.line != 100 {
		t.Errorf("top %d, cursor %+v", e.top, e.cursor)
	}
	e.Reveal(-3)
	e.Reveal(1000)
	checkFrame(t, e, e.View())
}

package prose

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"guildhall/internal/tui/theme"
)

func plain() theme.Styles { return theme.New(theme.Choice{Name: theme.None}) }

func stripped(lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = ansi.Strip(line)
	}
	return out
}

func TestMarkdown(t *testing.T) {
	tests := []struct {
		name, source string
		width        int
		want         []string
	}{
		{"reflowed", "one two\nthree four", 13, []string{"one two three", "four"}},
		{"hanging indent", "- one two three\n- four", 9, []string{"• one two", "  three", "• four"}},
		{"paragraphs of an item stay apart", "- one\n\n  two\n- three", 20, []string{"• one", "", "  two", "", "• three"}},
		{"numbers line up", "9. a\n10. b", 20, []string{" 9. a", "10. b"}},
		{"nested", "1. x\n   - one two three", 12, []string{"1. x", "   • one two", "     three"}},
		{"quotation", "> one two three", 13, []string{"│ one two", "│ three"}},
		{"code keeps its marks without colour", "see `a  b` now", 40, []string{"see `a b` now"}},
		{"fenced", "```\na  b\n```", 40, []string{"  a  b"}},
		{"a long word is cut", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"hard break", "one  \ntwo", 40, []string{"one", "two"}},
		{"escapes", `\*not\* &amp; &lt;b&gt;`, 40, []string{"*not* & <b>"}},
		{"task", "- [x] a\n- [ ] b", 40, []string{"• [x] a", "• [ ] b"}},
		{"wide characters", "日本語 日本語", 6, []string{"日本語", "日本語"}},
		{"external address is shown", "[a](https://example.org/x)", 60, []string{"a (https://example.org/x)"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := stripped(New(plain()).Markdown(tt.source, tt.width).Lines)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTableKeepsItsWidth(t *testing.T) {
	source := "| district | open |\n|---|--:|\n| **Sant Martí** | 12 |\n| Gràcia | 1,200 |\n"
	want := []string{
		"district   │  open",
		"───────────┼──────",
		"Sant Martí │    12",
		"Gràcia     │ 1,200",
	}
	if diff := cmp.Diff(want, stripped(New(plain()).Markdown(source, 10).Lines)); diff != "" {
		t.Error(diff)
	}
}

func TestLinks(t *testing.T) {
	text := New(plain()).Markdown("go to [the next lesson](02-sorting.md#top) now", 14)
	want := []Link{
		{Line: 0, Column: 6, Width: 8, Target: "02-sorting.md#top"},
		{Line: 1, Column: 0, Width: 6, Target: "02-sorting.md#top"},
	}
	if diff := cmp.Diff(want, text.Links); diff != "" {
		t.Errorf("%s\n%q", diff, stripped(text.Lines))
	}
}

// Nothing that a pack contains may reach the terminal as a control: not written out, not as an entity, not in an address or in code.
func FuzzMarkdownIsSafe(f *testing.F) {
	for _, seed := range []string{
		"\x1b[2J", "&#27;[31mred", "&#x9b;31m", "`\x1b]0;t\x07`", "[a](http://x/\x1b]8;;)", "<b\x1b[1m>", "```\n\x1b[1m\n```", "&#27[1m",
		"| a\x1b |\n|--|\n| &#27;c |", "\\\x1b[1m", "\u202e reversed", "![\x1b](x.png)", "<http://a\x9b>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		for _, line := range New(plain()).Markdown(source, 40).Lines {
			for rest := line; rest != ""; {
				sequence, _, n, _ := ansi.DecodeSequence(rest, ansi.NormalState, nil)
				rest = rest[n:]
				if strings.HasPrefix(sequence, "\x1b[") && strings.HasSuffix(sequence, "m") {
					continue // our own styles; the text inside cannot contain ESC any more
				}
				if strings.ContainsFunc(sequence, func(r rune) bool { return r < 0x20 || (r >= 0x7f && r < 0xa0) }) {
					t.Fatalf("%q draws the control %q", source, sequence)
				}
			}
		}
	})
}

func TestSQL(t *testing.T) {
	source := "SELECT district,\n\tcount(*) AS n -- how many\nFROM requests WHERE kind = 'street light broken'"
	want := []string{
		"SELECT district,",
		"    count(*) AS n -- how many",
		"FROM requests WHERE kind =",
		"    'street light broken'",
	}
	if diff := cmp.Diff(want, stripped(SQL(source, 30, plain()))); diff != "" {
		t.Error(diff)
	}
	styles := theme.New(theme.Choice{Name: theme.Dark, DarkTerminal: true})
	if got := strings.Join(SQL(source, 80, styles), "\n"); !strings.Contains(got, styles.Editor.Keyword.Render("SELECT")) ||
		!strings.Contains(got, styles.Editor.Function.Render("count")) {
		t.Errorf("tokens have no styles: %q", got)
	}
}

func BenchmarkMarkdown5000Words(b *testing.B) {
	paragraph := "The **council** keeps one row for every request that a resident makes, and `requests.closed_at` is empty while it is " +
		"[still open](02-sorting.md#open). Each row has a date, a *district* and a kind; some of them repeat, and some lack a value.\n\n" +
		"- one item with a fairly long text that wraps around the end of the line because it is long\n- two\n\n"
	source := strings.Repeat(paragraph, 5000/len(strings.Fields(paragraph)))
	r := New(theme.New(theme.Choice{Name: theme.Dark, DarkTerminal: true}))
	for b.Loop() {
		r.Markdown(source, Measure)
	}
}

// A hostile text must not take longer than its length explains, nor end the program.
func TestExcessiveTextsEnd(t *testing.T) {
	for _, unit := range []string{"> ", "- ", "1. ", "*a ", "[a](", "`a ", "[", "**", "|a", "&#27;", "a", "_a_ ", "<a ", "\n>", "![", "~~a", "[a]: b\n"} {
		for _, length := range []int{maxLine - 10, 200_000} {
			text := New(plain()).Markdown(strings.Repeat(unit, length/len(unit)), 40)
			if length < maxLine && strings.TrimSpace(unit) == "a" && len(text.Lines) != (maxLine-10)/40+1 {
				t.Errorf("%q: %d lines", unit, len(text.Lines))
			}
		}
	}
}

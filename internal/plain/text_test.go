package plain

import (
	"slices"
	"strings"
	"testing"

	"guildhall/internal/result"
)

func TestStraighten(t *testing.T) {
	tests := []struct {
		typed, want string
		count       int
	}{
		{"SELECT 1", "SELECT 1", 0},
		{"WHERE city = ‘New York’", "WHERE city = 'New York'", 2},
		{"SELECT “odd name”", `SELECT "odd name"`, 2},
		{"WHERE a = ‘l’Hospitalet’", "WHERE a = 'l''Hospitalet'", 3},
		{"WHERE a = 'it’s' -- that’s", "WHERE a = 'it’s' -- that’s", 0},
	}
	for _, test := range tests {
		if got, count := straighten(test.typed); got != test.want || count != test.count {
			t.Errorf("%s became %s (%d), want %s (%d)", test.typed, got, count, test.want, test.count)
		}
	}
}

func TestBeginsSQL(t *testing.T) {
	for line, want := range map[string]bool{
		"select 1": true, "  WITH a AS (": true, "-- a comment": true, "(SELECT 1)": true, "FROM requests": true,
		"where am i": false, "next": false, "": false, "12": false, "selected words": false, "hint": false,
	} {
		if got := beginsSQL(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestEndsSQL(t *testing.T) {
	for text, want := range map[string]bool{
		"SELECT 1;": true, "SELECT 1 ; -- done": true, "SELECT ';": false, "SELECT 1 -- ;": false, "SELECT 1": false, "": false,
		"SELECT ';'": false,
	} {
		if got := endsSQL(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestNumbers(t *testing.T) {
	tests := []struct {
		line string
		want []int
		ok   bool
	}{
		{"3 1 2", []int{3, 1, 2}, true}, {"3,1,2", []int{3, 1, 2}, true}, {"1, 2 and 3", []int{1, 2, 3}, true}, {"2.", []int{2}, true},
		{"", nil, false}, {"and", nil, false}, {"1 b", nil, false}, {"help", nil, false},
	}
	for _, test := range tests {
		if got, ok := numbers(test.line, "and"); ok != test.ok || ok && !slices.Equal(got, test.want) {
			t.Errorf("%q: %v, %v", test.line, got, ok)
		}
	}
}

func TestWords(t *testing.T) {
	for name, want := range map[string]string{
		"open_requests": "Open requests", "agency": "Agency", "count(*)": "Count(*)", "_": "_", "per_1000": "Per 1000", "àrea": "Àrea",
	} {
		if got := label(name); got != want {
			t.Errorf("%s is said as %q, want %q", name, got, want)
		}
	}
	if got := field("A", "Why?"); got != "A: Why?" {
		t.Error(got)
	}
}

func TestWrap(t *testing.T) {
	text := strings.Repeat("word ", 30) + strings.Repeat("x", 100) + "\nnew"
	lines := wrap(text, "- ", "  ", measure)
	if got := strings.Fields(strings.Join(lines, " ")); len(got) != 33 {
		t.Errorf("%d words came back", len(got))
	}
	for i, line := range lines {
		if width(line) > measure && !strings.Contains(line, "xxx") {
			t.Errorf("line %d is %d wide", i, width(line))
		}
		if i > 0 && !strings.HasPrefix(line, "  ") {
			t.Errorf("line %d is not indented: %q", i, line)
		}
	}
}

func TestSpell(t *testing.T) {
	s := newSeat(t)
	d := newDialogue(s.options(strings.NewReader(""), &strings.Builder{}, Start{}))
	for sql, want := range map[string]string{
		"a.b <> 'New York';":   "Line 1: a, point, b, not equal, quote, New York, quote, semicolon",
		"open_requests::INT":   "Line 1: open, underscore, requests, two colons, INT",
		"x >= -1 -- why":       "Line 1: x, greater than or equal, minus, 1, comment why",
		"'' || \"a b\" = ____": "Line 1: quote, empty text, quote, two bars, double quote, a b, double quote, equals, blank to fill in",
	} {
		d.turn = nil
		d.spell(sql)
		if got := strings.Join(d.turn, " "); got != want {
			t.Errorf("%s is spelled\n%s, want\n%s", sql, got, want)
		}
	}
}

func TestValues(t *testing.T) {
	s := newSeat(t)
	v := newVoice(&strings.Builder{}, s.words)
	for want, value := range map[string]result.Value{
		"no value": {}, "empty text": result.NewText(" "), "minus 2.5": result.NewFloat(-2.5), "-x": result.NewText("-x"),
		"2024-01-02": result.NewDate(19724), "true": result.NewBool(true),
	} {
		if got := v.value(value); got != want {
			t.Errorf("%v is said as %q, want %q", value, got, want)
		}
	}
}

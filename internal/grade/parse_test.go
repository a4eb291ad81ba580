package grade

import (
	"math/big"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

func TestReadNumber(t *testing.T) {
	tests := []struct {
		text    string
		want    []string // each reading as value, with % and unit
		comment string
	}{
		{"42", []string{"42"}, ""},
		{" +42 ", []string{"42"}, ""},
		{"-42", []string{"-42"}, ""},
		{"−42", []string{"-42"}, "the real minus"},
		{"1234.5", []string{"1234.5"}, ""},
		{"1,234.5", []string{"1234.5"}, ""},
		{"1.234,5", []string{"1234.5"}, ""},
		{"1 234,5", []string{"1234.5"}, ""},
		{"1 234", []string{"1234"}, "no-break space"},
		{"1'234.5", []string{"1234.5"}, ""},
		{"1_234", []string{"1234"}, ""},
		{"1,234,567", []string{"1234567"}, ""},
		{"1.234.567,89", []string{"1234567.89"}, ""},
		{"1,234", []string{"1234", "1.234"}, "two ways"},
		{"12.345", []string{"12345", "12.345"}, "two ways"},
		{"0.125", []string{"0.125"}, "no group begins with 0"},
		{"0,5", []string{"0.5"}, ""},
		{"1.2345", []string{"1.2345"}, ""},
		{"1234,567", []string{"1234.567"}, "four digits are no group"},
		{".5", []string{"0.5"}, ""},
		{"5.", []string{"5"}, ""},
		{"42 %", []string{"42%"}, ""},
		{"42,5 per cent", []string{"42.5%"}, ""},
		{"12 days", []string{"12 days"}, ""},
		{"€ 12.50", []string{"12.5 €"}, ""},
		{"-3 °C", []string{"-3 °c"}, ""},
		{"1,23,456", nil, "no groups of three"},
		{"1.2.3", nil, ""},
		{"1,234 567", nil, "mixed separators"},
		{"12 of 20", nil, "two numbers"},
		{"1e5", nil, "two numbers round a letter"},
		{"", nil, ""},
		{"many", nil, ""},
		{"1,2345,678.9", nil, ""},
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			var got []string
			for _, n := range readNumber(test.text) {
				s := strings.TrimSuffix(strings.TrimRight(n.value.FloatString(6), "0"), ".")
				if n.percent {
					s += "%"
				}
				if n.unit != "" {
					s += " " + n.unit
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzReadNumber(f *testing.F) {
	for _, seed := range []string{"1,234.5", "1.234,5", "42 %", "−3", "1e9", ".", ",", "1,234", "9'999", "12 days", "٣", "1\u2009000"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found := readNumber(text)
		if len(found) > 2 {
			t.Fatalf("%q reads %d ways", text, len(found))
		}
		for _, n := range found {
			written := n.value.FloatString(n.digits)
			again, ok := new(big.Rat).SetString(written)
			if !ok || again.Cmp(n.value) != 0 {
				t.Fatalf("%q is %s with %d digits", text, n.value, n.digits)
			}
		}
		if len(found) == 2 && found[0].value.Cmp(found[1].value) == 0 {
			t.Fatalf("%q reads two ways that are the same", text)
		}
	})
}

// FuzzAnswers feeds texts to every judge that needs no database: whatever is typed, there is a verdict or a reason why not.
func FuzzAnswers(f *testing.F) {
	for _, seed := range []string{"a", "a,c", "1,2,3", "3 > 1 > 2", "one => x\ntwo => y", "=>", "42", "primary key", "…", "\xff", strings.Repeat("9", 100)} {
		f.Add(seed)
	}
	items := []lesson.Item{{Text: "one", Label: "x", Right: true}, {Text: "`two`", Label: "y"}, {Text: "three", Label: "x", Right: true}}
	exercises := []*lesson.Exercise{
		{Type: lesson.Choice, Items: items},
		{Type: lesson.Choice, Items: items[:2]},
		{Type: lesson.Arrange, Items: items, Also: [][]int{{1, 0, 2}}},
		{Type: lesson.Classify, Items: items},
		{Type: lesson.Number, Answer: "42.5", Unit: "%"},
		{Type: lesson.TextType, Accepted: []string{"primary key", "/(unique )?ids?/"}},
		{Type: lesson.Reflect, MinWords: 2},
	}
	f.Fuzz(func(t *testing.T, answer string) {
		for _, ex := range exercises {
			v, err := New().Grade(t.Context(), ex, answer, nil)
			if err == nil && v.Outcome != Correct && len(v.Findings) == 0 {
				t.Fatalf("%s %q: %s without a word", ex.Type, answer, v.Outcome)
			}
		}
	})
}

// FuzzExplainError explains errors at any place of any text: places in findings must lie in the text.
func FuzzExplainError(f *testing.F) {
	f.Add("SELECT a b FROM t WHERE x = ‘y’", 9, "syntax error", "b")
	f.Add("SELECT (1, 2 FROM t", 13, "syntax error at or near \"FROM\"", "")
	f.Add("SELECT 'it's'", 11, "syntax error", "s")
	f.Add("", 0, "syntax error at end of input", "")
	f.Add("SELECT x", 7, "Referenced column \"x\" not found in FROM clause!", "x")
	f.Fuzz(func(t *testing.T, sql string, offset int, message, name string) {
		if !utf8.ValidString(sql) {
			t.Skip()
		}
		for _, e := range []result.QueryError{
			{Class: "Parser", Message: message, Offset: offset},
			{Class: "Binder", Subtype: "COLUMN_NOT_FOUND", Message: message, Offset: offset, Name: name, Candidates: []string{"t.a", "b"}},
			{Class: "Catalog", Subtype: "MISSING_ENTRY", Message: message, Offset: offset, Name: name},
			{Class: "Binder", Message: message, Offset: offset},
			{Cause: result.Blocked, Class: "ATTACH", Offset: offset},
		} {
			found := explainError(&e, sql)
			lines := strings.Split(sql, "\n")
			if found.Line > len(lines) || found.Line < 0 {
				t.Fatalf("line %d of %d", found.Line, len(lines))
			}
			if found.Line > 0 && found.Column > utf8.RuneCountInString(lines[found.Line-1])+1 {
				t.Fatalf("column %d of %q", found.Column, lines[found.Line-1])
			}
		}
	})
}

func TestInSequence(t *testing.T) {
	for _, test := range []struct {
		given []int
		want  int
	}{
		{[]int{0, 1, 2, 3}, 4}, {[]int{3, 2, 1, 0}, 1}, {[]int{1, 2, 3, 0}, 3}, {[]int{0, 2, 1, 3}, 3}, {[]int{2, 3, 0, 1}, 2},
	} {
		if got := inSequence([]int{0, 1, 2, 3}, test.given); got != test.want {
			t.Errorf("%v: %d in sequence, want %d", test.given, got, test.want)
		}
	}
}

package result

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSafe(t *testing.T) {
	tests := []struct{ text, want string }{
		{"plain ASCII", "plain ASCII"},
		{"Gràcia – 日本語 ½", "Gràcia – 日本語 ½"},
		{"\x1b[31mred", "␛[31mred"},
		{"\u009b31m", `\u009b31m`},
		{"\x9b31m", `\x9b31m`},
		{"\x1b]0;title\a", "␛]0;title␇"},
		{"a\nb\tc\r", "a␊b␉c␍"},
		{"\x7f\x00", "␡␀"},
		{"\u202eevil\u2066", `\u202eevil\u2066`},
		{"zero\u200bwidth\ufeff", `zero\u200bwidth\ufeff`},
		{"\xed\xa0\x80", `\xed\xa0\x80`},
		{"e\u0301", "e\u0301"},
		{"\u0301", "◌\u0301"},
		{"\n\u0301", "␊\u0301"},
		{"👩‍👩‍👧 ❤️", "👩‍👩‍👧 ❤️"},
		{"x\u200dy", `x\u200dy`},
		{"x\ufe0f", `x\ufe0f`},
		{"❤\ufe0f\ufe0f", "❤\ufe0f" + `\ufe0f`},
		{"क्\u200dष", "क्\u200dष"},
		{"❏\u200d\xf0", `❏\u200d\xf0`},
		{"ب\u200d\u061c", `ب\u200d\u061c`},
		{"\U000e0041", `\U000e0041`},
		{"\u3164", `\u3164`},
		{"\u2028", `\u2028`},
		{"\ue000", `\ue000`},
	}
	for _, test := range tests {
		if got := Safe(test.text); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
	if got := SafeLines("a\r\nb\tc\rd\n\u0301"); got != "a\nb\tc␍d\n◌\u0301" {
		t.Errorf("got %q", got)
	}
	if got := Safe("e" + strings.Repeat("\u0301", 1000)); strings.Count(got, "\u0301") != maxMarks {
		t.Errorf("%d marks on one letter", strings.Count(got, "\u0301"))
	}
	if got := Safe(strings.Repeat("👩\u200d", 1000) + "👩"); strings.Contains(got, strings.Repeat("👩\u200d", maxJoins+1)) {
		t.Errorf("more than %d joiners in one picture: %.200s", maxJoins, got)
	}
	if kiss := "👩\u200d❤\ufe0f\u200d💋\u200d👨"; Safe(kiss+kiss) != kiss+kiss {
		t.Errorf("got %q", Safe(kiss+kiss))
	}
}

// characters are some of every general category, and all that the cleaner looks at by name.
func characters() []string {
	some := []string{"\xff", "\xed\xa0\x80", "\xf0\x9f", "❤", "👩", "\ufe0e", "\ufe0f", "\u200c", "\u200d", "\u034f", "\u3164", "\u2028", "\u202e", "\U000e0041", "क", "्", "ب", "◌", "\r", "\n", "\t"}
	for _, category := range unicode.Categories {
		first := rune(-1)
		for _, r := range category.R16 {
			if first < 0 && (r.Lo < 0xd800 || r.Lo > 0xdfff) {
				first = rune(r.Lo)
			}
		}
		if first >= 0 {
			some = append(some, string(first))
		}
		if n := len(category.R32); n > 0 {
			some = append(some, string(rune(category.R32[n-1].Hi)))
		}
	}
	slices.Sort(some)
	return slices.Compact(some)
}

// TestSafeIsSettled: what is safe stays as it is when it is made safe again, for every three characters in a row.
func TestSafeIsSettled(t *testing.T) {
	all := characters()
	if len(all) < 60 {
		t.Fatalf("only %d characters", len(all))
	}
	for _, a := range all {
		for _, b := range all {
			for _, c := range all {
				for _, lines := range []bool{false, true} {
					text := a + b + c
					once := safe(text, lines)
					if twice := safe(once, lines); twice != once {
						t.Fatalf("%q is not settled: %q, then %q", text, once, twice)
					}
				}
			}
		}
	}
}

func FuzzSafe(f *testing.F) {
	for _, seed := range []string{"plain", "\x1b]0;x\a", "é\u0301\u200d", "\xff\u202e", "a\nb\tc\r\n", "❤\ufe0f\u200d👩", "\u0301\u0301", "❏\u200d\xf0", "ب\u200d\u061c"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lines := range []bool{false, true} {
			got := safe(text, lines)
			if !utf8.ValidString(got) {
				t.Fatalf("%q became invalid: %q", text, got)
			}
			for _, r := range got {
				switch {
				case lines && (r == '\n' || r == '\t'):
				case unicode.IsControl(r), unicode.In(r, unicode.Bidi_Control), r == 0x200b, r == 0x2028, r == 0xfeff:
					t.Fatalf("%q keeps %U: %q", text, r, got)
				}
			}
			if again := safe(got, lines); again != got {
				t.Fatalf("%q is not settled: %q, then %q", text, got, again)
			}
		}
	})
}

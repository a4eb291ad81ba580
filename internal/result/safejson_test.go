package result_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/result"
)

func FuzzSafeJSON(f *testing.F) {
	for _, text := range []string{"plain", "Gràcia €", "\x1b[2J", "\u009b31m", "\u202eabc", "e\u0301", "\x7f", "\U000e0100", "\ufeff", "\xff", "a\nb\t\"\\"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		plain, err := json.Marshal([]string{text})
		if err != nil {
			t.Skip()
		}
		safe := result.SafeJSON(plain)
		var want, got []string
		if err := json.Unmarshal(plain, &want); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(safe, &got); err != nil {
			t.Fatalf("%q is no JSON: %v", safe, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if at := strings.IndexFunc(string(safe), func(r rune) bool { return unicode.In(r, unicode.C, unicode.Zl, unicode.Zp) }); at >= 0 {
			t.Errorf("%q acts on a terminal", safe[at:])
		}
	})
}

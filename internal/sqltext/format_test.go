package sqltext

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The cases stand in a file, as "-- in", the text, "-- out", what it becomes.
func TestFormat(t *testing.T) {
	text, err := os.ReadFile("testdata/format.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "=== in\n")[1:]
	for _, one := range cases {
		in, want, _ := strings.Cut(one, "=== out\n")
		t.Run(in, func(t *testing.T) {
			got, err := Format(in)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("Format (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFormatRefuses(t *testing.T) {
	for _, src := range []string{"SELECT 'a", "SELECT (1", "SELECT 1)", "SELECT (1]", "/* a", `SELECT "a`, "$$"} {
		if got, err := Format(src); !errors.Is(err, ErrUnfinished) || got != "" {
			t.Errorf("Format(%q) = %q, %v, want ErrUnfinished", src, got, err)
		}
	}
}

func TestSameTokens(t *testing.T) {
	for _, pair := range []struct {
		a, b string
		want bool
	}{
		{"select 1", "SELECT\n1", true},
		{"select a", "SELECT A", false},
		{"select 1", "select 1, 2", false},
		{"- -1", "--1", false},
		{"a -- x\nb", "a b", false},
		{"1 .5", "1.5", false},
	} {
		if got := sameTokens(pair.a, pair.b); got != pair.want {
			t.Errorf("sameTokens(%q, %q) = %v", pair.a, pair.b, got)
		}
	}
}

func checkFormat(t *testing.T, src string) {
	t.Helper()
	formatted, err := Format(src)
	if err != nil {
		if !errors.Is(err, ErrUnfinished) {
			t.Errorf("Format(%q): %v", src, err)
		}
		return
	}
	if again, err := Format(formatted); err != nil || again != formatted {
		t.Errorf("Format(%q) does not settle: %v\n%s\n%s", src, err, formatted, again)
	}
}

func TestFormatSettles(t *testing.T) {
	for _, src := range hardTexts {
		checkFormat(t, src)
	}
	for query := range trees(t) {
		checkFormat(t, query)
	}
}

// Formatting refuses, or keeps every token; the sharper claim that it settles is made for real queries only.
func FuzzFormat(f *testing.F) {
	for _, src := range hardTexts {
		f.Add(src)
	}
	f.Add("select a,(select b from c where d in(1,2)) from e -- x\n,f")
	f.Fuzz(func(t *testing.T, src string) {
		if _, err := Format(src); err != nil && !errors.Is(err, ErrUnfinished) {
			t.Errorf("Format(%q): %v", src, err)
		}
	})
}

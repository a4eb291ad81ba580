package sqltext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name, src string
		want      []string
	}{
		{"nothing", "", nil},
		{"only white space and comments", " -- a ;\n/* ; */ ", nil},
		{"empty statements", ";; ;", nil},
		{"one", "SELECT 1", []string{"SELECT 1"}},
		{"one, closed", "SELECT 1;", []string{"SELECT 1"}},
		{"two", "SELECT 1;\n\nSELECT 2 ;", []string{"SELECT 1", "SELECT 2"}},
		{"in a string", "SELECT ';', 'a'';b'; SELECT 2", []string{"SELECT ';', 'a'';b'", "SELECT 2"}},
		{"in an escape string", `SELECT E'a\';b'; SELECT 2`, []string{`SELECT E'a\';b'`, "SELECT 2"}},
		{"a backslash in a plain string", `SELECT 'a\'; SELECT 2`, []string{`SELECT 'a\'`, "SELECT 2"}},
		{"in a quoted name", `SELECT 1 AS "a;b"; SELECT 2`, []string{`SELECT 1 AS "a;b"`, "SELECT 2"}},
		{"in dollar quotes", "SELECT $$a;b$$; SELECT $x$;$$;$x$", []string{"SELECT $$a;b$$", "SELECT $x$;$$;$x$"}},
		{"a dollar inside a name", "SELECT a$$b; SELECT 1$$", []string{"SELECT a$$b", "SELECT 1$$"}},
		{"in comments", "SELECT 1 -- ; '\n; SELECT /* ; /* ; */ ' */ 2", []string{"SELECT 1", "SELECT /* ; /* ; */ ' */ 2"}},
		{"comments round it", "-- first\nSELECT 1 -- end\n;-- last", []string{"SELECT 1"}},
		{"an open string", "SELECT 1; SELECT 'a; b", []string{"SELECT 1", "SELECT 'a; b"}},
		{"an open comment", "SELECT 1; /* a;", []string{"SELECT 1", "/* a;"}},
		{"an open comment at the end", "SELECT 1 /* a", []string{"SELECT 1 /* a"}},
		{"a minus that is no comment", "SELECT 1 - -1; SELECT 2", []string{"SELECT 1 - -1", "SELECT 2"}},
		{"a byte order mark", "\ufeffSELECT 1", []string{"SELECT 1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			checkSplit(t, tt.src)
			var got []string
			for _, piece := range Split(tt.src) {
				got = append(got, piece.Text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("Split(%q) (-want +got):\n%s", tt.src, diff)
			}
		})
	}
}

// checkSplit checks that pieces stand in order and that only silent tokens and semicolons lie between them.
func checkSplit(t *testing.T, src string) {
	t.Helper()
	at := 0
	between := func(until int) {
		for _, token := range Lex(src[at:until]) {
			if text := token.Text(src[at:until]); !token.Silent() && text != ";" {
				t.Fatalf("Split(%q) leaves out %q", src, text)
			}
		}
	}
	for _, piece := range Split(src) {
		if piece.Start < at || piece.End <= piece.Start || src[piece.Start:piece.End] != piece.Text {
			t.Fatalf("Split(%q): bad piece %+v", src, piece)
		}
		between(piece.Start)
		if again := Split(piece.Text); len(again) != 1 || again[0].Text != piece.Text {
			t.Fatalf("Split(%q): piece %q does not stand alone: %+v", src, piece.Text, again)
		}
		at = piece.End
	}
	between(len(src))
}

func FuzzSplit(f *testing.F) {
	for _, src := range hardTexts {
		f.Add(src)
	}
	f.Fuzz(checkSplit)
}

func TestHasBlank(t *testing.T) {
	for src, want := range map[string]bool{
		"SELECT ____ FROM t":                  true,
		"SELECT district, ______\nFROM t":     true,
		"SELECT t.____ FROM t":                true,
		"SELECT a____ FROM t":                 false,
		"SELECT ___ FROM t":                   false,
		"SELECT * FROM t WHERE a LIKE '____'": false,
		"SELECT 1 -- ____":                    false,
		`SELECT "____" FROM t`:                false,
		strings.Repeat("SELECT 1;", 100):      false,
	} {
		if got := HasBlank(src); got != want {
			t.Errorf("HasBlank(%q) = %v, want %v", src, got, want)
		}
	}
}

package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func exported(t testing.TB, s *Store) string {
	var b bytes.Buffer
	if err := s.Export(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestImportRefuses(t *testing.T) {
	s := newMemory(t)
	fill(t, s)
	whole := exported(t, s)
	split := strings.SplitAfter(whole, "\n")
	swap := func(old, with string) string {
		if !strings.Contains(whole, old) {
			t.Fatalf("the export holds no %s", old)
		}
		return strings.Replace(whole, old, with, 1)
	}
	tests := map[string]struct {
		text string
		key  string
		line int
	}{
		"empty":            {"", "store.import-cut-short", 0},
		"something else":   {"id,answer\n1,2\n", "store.import-no-export", 1},
		"no header":        {strings.Join(split[1:], ""), "store.import-no-export", 1},
		"newer":            {swap(`"version":1`, `"version":2,"more":true`), "store.import-newer", 1},
		"cut":              {strings.Join(split[:3], ""), "store.import-cut-short", 3},
		"cut in a line":    {whole[:len(split[0])+20], "store.import-unreadable", 2},
		"a line lost":      {strings.Join(append(split[:1:1], split[2:]...), ""), "store.import-cut-short", 8},
		"more after":       {whole + split[1], "store.import-after-end", 10},
		"two on a line":    {swap("}}\n{\"attempt\"", "}} {\"attempt\""), "store.import-no-export", 1},
		"unknown member":   {swap(`"face":`, `"mood":"good","face":`), "store.import-unreadable", 2},
		"strange verdict":  {swap(`"verdict":"incorrect"`, `"verdict":"excellent"`), "store.import-unbelievable", 2},
		"no pack":          {swap(`"pack":"council-basics"`, `"pack":"../../etc"`), "store.import-unbelievable", 2},
		"too many points":  {swap(`"score":10`, `"score":1000`), "store.import-unbelievable", 3},
		"before computers": {swap(`"at":"2026`, `"at":"1026`), "store.import-unbelievable", 2},
		"long line":        {swap(`"answer":"`, `"answer":"`+strings.Repeat(" ", lineLimit)), "store.import-line-too-long", 2},
		"huge":             {split[0] + strings.Repeat(strings.Repeat(" ", 1023)+"\n", 64<<10), "store.import-too-large", 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			into := newMemory(t)
			added, err := into.Import(t.Context(), strings.NewReader(test.text))
			var refused *ImportError
			if !errors.As(err, &refused) || added != 0 {
				t.Fatalf("added %d: %v", added, err)
			}
			if refused.Reason.Key != test.key || (test.line != 0 && refused.Line != test.line) {
				t.Errorf("refused line %d with %s (%v), want line %d with %s", refused.Line, refused.Reason.Key, err, test.line, test.key)
			}
			if text := say(t, refused.Message()); strings.Contains(text, "‹") || strings.Contains(text, "<no value>") {
				t.Errorf("no words: %s", text)
			}
			equal(t, state{}, stateOf(t, into))
		})
	}
}

func TestImportReadsWindowsFiles(t *testing.T) {
	s := newMemory(t)
	fill(t, s)
	text := "\xef\xbb\xbf" + strings.ReplaceAll(exported(t, s), "\n", "\r\n")
	into := newMemory(t)
	added, err := into.Import(t.Context(), strings.NewReader(text))
	if err != nil || added != 3 {
		t.Errorf("added %d: %v", added, err)
	}
}

// FuzzImport: whatever is imported, the store stays sound, and an accepted file adds nothing the second time.
func FuzzImport(f *testing.F) {
	seed, err := NewMemory(f.Context())
	if err != nil {
		f.Fatal(err)
	}
	defer seed.Close()
	for i, verdict := range []string{"incorrect", "correct", "skipped"} {
		if err := seed.Add(f.Context(), attempt(ref, i, verdict)); err != nil {
			f.Fatal(err)
		}
	}
	f.Add([]byte(exported(f, seed)))
	f.Add([]byte(`{"guildhall_progress":{"version":1}}` + "\n" + `{"hints":{"pack":"aa","exercise":"bb","seen":1}}` + "\n" + `{"end":{"lines":1}}`))
	s, err := NewMemory(f.Context())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	f.Fuzz(func(t *testing.T, text []byte) {
		_, err := s.Import(t.Context(), bytes.NewReader(text))
		var refused *ImportError
		if err != nil && !errors.As(err, &refused) {
			t.Fatalf("neither read nor refused: %v", err)
		}
		if err != nil {
			return
		}
		again, err := s.Import(t.Context(), bytes.NewReader(text))
		if err != nil || again != 0 {
			t.Fatalf("the second time: %d, %v", again, err)
		}
		if _, err := s.Standings(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
	})
}

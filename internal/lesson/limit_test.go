package lesson

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

const frontForTests = "---\ntitle: A\nminutes: 5\nobjectives: [a]\n---\n\n"

// codes returns the codes of the problems.
func codes(problems []Problem) map[string]bool {
	out := map[string]bool{}
	for _, p := range problems {
		out[p.Code] = true
	}
	return out
}

func TestLimits(t *testing.T) {
	sample := func() fstest.MapFS {
		return fstest.MapFS{"pack.yaml": {Data: []byte(fuzzPack)}, "01-first.md": {Data: []byte(frontForTests + "Text.\n")}}
	}
	for _, test := range []struct {
		code  string
		spoil func(fsys fstest.MapFS)
	}{
		{"file-too-big", func(f fstest.MapFS) {
			f["pack.yaml"].Data = append([]byte(fuzzPack), bytes.Repeat([]byte("#\n"), maxYAMLBytes/2)...)
		}},
		{"file-too-big", func(f fstest.MapFS) { f["01-first.md"].Data = make([]byte, maxLesson+1) }},
		{"pack-too-big", func(f fstest.MapFS) {
			for i := range maxFiles {
				f[fmt.Sprintf("images/%d.txt", i)] = &fstest.MapFile{}
			}
		}},
		{"image-too-big", func(f fstest.MapFS) {
			f["01-first.md"].Data = []byte(frontForTests + "![A](images/a.png)\n")
			f["images/a.png"] = &fstest.MapFile{Data: append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, maxImageBytes)...)}
		}},
		{"symbolic-link", func(f fstest.MapFS) {
			f["images/a.png"] = &fstest.MapFile{Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink}
		}},
		{"not-a-file", func(f fstest.MapFS) { f["images/pipe"] = &fstest.MapFile{Mode: fs.ModeNamedPipe} }},
		{"unreadable-file", func(f fstest.MapFS) { f["pack.yaml"] = &fstest.MapFile{Mode: fs.ModeDir} }},
		{"too-many-problems", func(f fstest.MapFS) {
			f["01-first.md"].Data = []byte(frontForTests + strings.Repeat(":::\n\n", 10_000))
		}},
	} {
		t.Run(test.code, func(t *testing.T) {
			fsys := sample()
			test.spoil(fsys)
			_, problems := Parse(fsys)
			if !codes(problems)[test.code] {
				t.Errorf("not found among %v", codes(problems))
			}
			if len(problems) > maxProblems+10 {
				t.Errorf("%d problems are listed", len(problems))
			}
		})
	}
	var into yamlSample
	if _, problems := ReadYAML("f", make([]byte, maxYAMLBytes+1), &into); !codes(problems)["yaml-too-big"] {
		t.Error("a YAML text of any size is read")
	}
}

// TestHidden checks that what a version control system keeps beside a pack is no part of it.
func TestHidden(t *testing.T) {
	fsys := fstest.MapFS{"pack.yaml": {Data: []byte(fuzzPack)}, "01-first.md": {Data: []byte(frontForTests + "Text.\n")}, ".git/aux": {}, ".DS_Store": {}}
	if _, problems := Parse(fsys); len(problems) > 0 {
		t.Error(problems)
	}
}

// hostile is text that makes careless parsers slow: each grows with n.
func hostile() map[string]func(n int) string {
	repeat := func(text string) func(int) string {
		return func(n int) string { return strings.Repeat(text, n/len(text)) }
	}
	lines := func(text string) func(int) string {
		return func(n int) string { return strings.Repeat(strings.Repeat(text, 60/len(text))+"\n", n/60) }
	}
	return map[string]func(n int) string{
		"open divs": repeat("::: note\n\n"), "unknown divs": repeat("::: x\n\n"), "open exercises": repeat("::::: {.exercise #ab}\n\n"),
		"closers": repeat(":::\n"), "brackets": lines("["), "links": lines("[a]("), "nested links": lines("![[a](b"), "emphasis": lines("*a_"),
		"quotations": lines("> "), "lists": lines("- "), "ticks": lines("``` ` `` "), "tables": func(n int) string {
			return strings.Repeat("a|", 4000) + "\n" + strings.Repeat("-|", 4000) + "\n" + strings.Repeat("|\n", n/2)
		},
		"one line": repeat("x"), "headings": repeat("# a\n\n"), "references": repeat("[a]: b\n"), "attributes": func(n int) string {
			return "::: {.note " + strings.Repeat("a=b ", n/4) + "}\n\nx\n\n:::\n"
		},
		"items": func(n int) string {
			return "::::: {.exercise #ab type=choice}\n\nWhy?\n\n" + strings.Repeat("- [x] a\n", n/8) + "\n:::::\n"
		},
		"staircase": func(n int) string {
			var out strings.Builder
			for i := 0; out.Len() < n; i++ {
				out.WriteString(strings.Repeat(" ", i%60) + "- a\n")
			}
			return out.String()
		},
		"blank lines in a list": func(n int) string { return strings.Repeat("- a\n", n/8) + strings.Repeat("\n", n/2) + "  b\n" },
	}
}

// TestHostile reads large hostile lessons; BenchmarkHostile shows that the time grows as the text does.
func TestHostile(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			if l, _ := parseLesson([]byte(frontForTests + text(200_000))); l == nil {
				t.Error("the lesson was not read")
			}
		})
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, text := range hostile() {
		for _, size := range []int{100_000, 400_000} {
			source := []byte(frontForTests + text(size))
			b.Run(fmt.Sprintf("%s/%d", name, size), func(b *testing.B) {
				b.SetBytes(int64(len(source)))
				for b.Loop() {
					parseLesson(source)
				}
			})
		}
	}
}

func BenchmarkParse(b *testing.B) {
	fsys := os.DirFS(filepath.Join("testdata", "packs", "harbour"))
	for b.Loop() {
		Parse(fsys)
	}
}

func BenchmarkParseHeader(b *testing.B) {
	fsys := os.DirFS(filepath.Join("testdata", "packs", "harbour"))
	for b.Loop() {
		ParseHeader(fsys)
	}
}

package lesson

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"guildhall/internal/i18n"
)

var update = flag.Bool("update", false, "rewrite the golden messages in testdata/problems")

// brokenPack lays a case's files over the sound pack. Some bytes cannot stand in a txtar file and have a word for them.
func brokenPack(t *testing.T, files []txtar.File) fstest.MapFS {
	t.Helper()
	base, err := txtar.ParseFile("testdata/problems/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, file := range append(base.Files, files...) {
		data := file.Data
		switch {
		case file.Name == "want":
			continue
		case string(data) == "ABSENT\n":
			delete(fsys, file.Name)
			continue
		case bytes.HasPrefix(data, []byte("latin1:")):
			data = bytes.ReplaceAll(data[len("latin1:"):], []byte("é"), []byte{0xe9})
		case bytes.HasPrefix(data, []byte("\u0089PNG")):
			data = []byte("\x89PNG\r\n\x1a\n")
		}
		data = bytes.ReplaceAll(data, []byte("\nLONG\n"), []byte("\n"+strings.Repeat("word ", 4001)+"\n"))
		fsys[file.Name] = &fstest.MapFile{Data: data}
	}
	if translation, ok := fsys["01-first.ca.md"]; ok {
		pack, _ := Parse(fsys)
		translation.Data = bytes.ReplaceAll(translation.Data, []byte("HASH"), []byte(pack.Lessons[0].Hash))
	}
	return fsys
}

// fixture reads a case as a pack.
func fixture(t *testing.T, name string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return brokenPack(t, archive.Files)
}

// speaker says problems in the base language.
func speaker(t *testing.T) *i18n.Printer { return speakers(t, i18n.BaseLanguage)[0] }

// speakers say problems in some languages.
func speakers(t *testing.T, languages ...string) []*i18n.Printer {
	t.Helper()
	var all []*i18n.Printer
	for _, language := range languages {
		words, err := i18n.NewPrinter(language)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, words)
	}
	return all
}

// describe writes a problem as the golden files hold it.
func describe(words *i18n.Printer, p Problem) string {
	of := ""
	if p.Exercise != "" {
		of = " #" + p.Exercise
	}
	return fmt.Sprintf("%s %s%s\n%s:%d:%d\n%s\n%s\n", p.Severity, p.Code, of, p.File, p.Line, p.Column, words.Say(p.Message), words.Say(p.Mend))
}

// checkWords asks for a problem's sentences in every other language that the program offers: each whole, and its own.
func checkWords(t *testing.T, others []*i18n.Printer, english *i18n.Printer, p Problem) {
	t.Helper()
	for _, words := range others {
		message, said := words.Say(p.Message), words.Say(p.Said())
		if message == english.Say(p.Message) || strings.Contains(said, "<no value>") || strings.Contains(said, "‹") {
			t.Errorf("%s says: %s", words.Language(), said)
		}
	}
}

// TestProblems reads packs with one fault each. The name of a case begins with the code of its fault.
func TestProblems(t *testing.T) {
	names, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(names) < 60 {
		t.Fatalf("%d cases, %v", len(names), err)
	}
	words, others := speaker(t), speakers(t, "ca", "es", "fr")
	for _, name := range names {
		id := strings.TrimSuffix(filepath.Base(name), ".txtar")
		t.Run(id, func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			_, problems := Parse(brokenPack(t, archive.Files))
			var got []string
			for _, p := range problems {
				got = append(got, describe(words, p))
				checkWords(t, others, words, p)
			}
			checkGolden(t, name, archive, strings.Join(got, "\n"))
			if id == "base" {
				return
			}
			named := id == "missing-pack-yaml"
			for _, p := range problems {
				named = named || strings.HasPrefix(id, p.Code)
				if said := describe(words, p); words.Say(p.Mend) == "" || strings.Contains(said, "<no value>") || strings.Contains(said, "‹") {
					t.Errorf("not a sentence: %s", said)
				}
			}
			if !named {
				t.Errorf("no problem has the code of the case's name")
			}
		})
	}
}

func checkGolden(t *testing.T, name string, archive *txtar.Archive, got string) {
	t.Helper()
	for i, file := range archive.Files {
		if file.Name != "want" {
			continue
		}
		if !*update {
			if diff := cmp.Diff(string(file.Data), got); diff != "" {
				t.Error(diff)
			}
			return
		}
		archive.Files = append(archive.Files[:i], archive.Files[i+1:]...)
		break
	}
	if !*update {
		if got != "" {
			t.Errorf("no golden problems; got\n%s", got)
		}
		return
	}
	if got != "" {
		archive.Files = append(archive.Files, txtar.File{Name: "want", Data: []byte(got)})
	}
	if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestEveryCodeHasACase finds the codes in the source and asks for a case of each, so that no message goes unseen.
func TestEveryCodeHasACase(t *testing.T) {
	elsewhere := map[string]string{
		"yaml-too-big": "TestLimits", "yaml-too-deep": "TestReadYAMLProblems", "file-too-big": "TestLimits", "pack-too-big": "TestLimits",
		"image-too-big": "TestLimits", "symbolic-link": "TestLimits", "not-a-file": "TestLimits", "unreadable-file": "TestLimits", "too-many-problems": "TestLimits",
	}
	seen := map[string]bool{}
	names, _ := filepath.Glob("testdata/problems/*.txtar")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, want, _ := strings.Cut(string(data), "-- want --\n")
		for line := range strings.SplitSeq(want, "\n") {
			severity, rest, _ := strings.Cut(line, " ")
			if severity == string(Error) || severity == string(Warned) {
				code, _, _ := strings.Cut(rest, " ")
				seen[code] = true
			}
		}
	}
	for code, where := range codesInSource(t) {
		if !seen[code] && elsewhere[code] == "" {
			t.Errorf("%s: no case in testdata/problems has the code %s", where, code)
		}
	}
}

// codesInSource returns the codes of the literal names that problems are reported with, and where.
func codesInSource(t *testing.T) map[string]token.Position {
	t.Helper()
	files := token.NewFileSet()
	names, _ := filepath.Glob("*.go")
	codes := map[string]token.Position{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok {
				return true
			}
			if method, ok := call.Fun.(*ast.SelectorExpr); ok && (method.Sel.Name == "add" || method.Sel.Name == "warn") && len(call.Args) == 3 {
				if literal, ok := call.Args[1].(*ast.BasicLit); ok {
					name, _ := strconv.Unquote(literal.Value)
					code, _, _ := strings.Cut(name, ".")
					codes[code] = files.Position(literal.Pos())
				}
			}
			return true
		})
	}
	if len(codes) < 60 {
		t.Fatalf("only %d codes were found", len(codes))
	}
	return codes
}

package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// spoken are the packages whose sentences reach people, so that each is a key of internal/i18n/words and none stands in the code.
var spoken = []string{
	"internal/cli", "internal/config", "internal/dataset", "internal/lab", "internal/lesson", "internal/pack", "internal/pack/check",
	"internal/pack/fromcsv", "internal/pack/handout", "internal/pack/preview", "internal/pack/scaffold", "internal/plain", "internal/steps",
	"internal/store", "internal/trainer", "internal/tui", "internal/variant",
}

// sentence is how one begins, or ends: a capital and two more words, or three words and a stop.
var sentence = regexp.MustCompile(`^\p{Lu}[\p{Ll}']* \p{Ll}+,? [\p{Ll}%]+|\pL+,? \pL+,? \pL+[.?:]$`)

// TestNoSentencesInCode: what stands in the code is said in English only. Errors for programmers may.
func TestNoSentencesInCode(t *testing.T) {
	found := 0
	for _, pkg := range spoken {
		files, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pkg), "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no files in %s: %v", pkg, err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				found++
				for _, text := range sentencesOf(t, file) {
					t.Errorf("%s says %q: give it a key in internal/i18n/words", path.Join(pkg, filepath.Base(file)), text)
				}
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d files were read", found)
	}
}

// sentencesOf lists the sentences that a file holds outside of errors, panics and what is looked for in the words of other programs.
func sentencesOf(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	ast.Inspect(parsed, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.CallExpr:
			return !unsaid(node)
		case *ast.FuncDecl:
			return node.Name.Name != "Error"
		case *ast.BasicLit:
			if text, err := strconv.Unquote(node.Value); node.Kind == token.STRING && err == nil && sentence.MatchString(text) {
				found = append(found, text)
			}
		}
		return true
	})
	return found
}

// unsaid reports whether a call makes an error or a panic of its text, or looks for it in another.
func unsaid(call *ast.CallExpr) bool {
	switch function := call.Fun.(type) {
	case *ast.Ident:
		return function.Name == "panic"
	case *ast.SelectorExpr:
		if from, ok := function.X.(*ast.Ident); ok {
			return slices.Contains([]string{"fmt.Errorf", "errors.New", "regexp.MustCompile", "strings.Contains"}, from.Name+"."+function.Sel.Name)
		}
	}
	return false
}

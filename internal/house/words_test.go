package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// literals are the texts between quotation marks in the program's source, tests left out.
type literals map[string]bool

// TestNoWordsWithoutUse: a sentence that nothing says is dead weight in every language.
func TestNoWordsWithoutUse(t *testing.T) {
	source := readLiterals(t)
	for _, key := range wordKeys(t) {
		if !source.say(key) {
			t.Errorf("no part of the program says %s: remove it from every language", key)
		}
	}
}

// TestNoUseWithoutWords: a key that no file has is shown to the learner as it is.
func TestNoUseWithoutWords(t *testing.T) {
	known, areas := map[string]bool{}, map[string]bool{}
	for _, key := range wordKeys(t) {
		area, _, _ := strings.Cut(key, ".")
		known[key], areas[area] = true, true
	}
	shape := regexp.MustCompile(`^([a-z]+)\.[a-z0-9][a-z0-9?./-]*[a-z0-9?]$`)
	file := regexp.MustCompile(`\.(yaml|yml|json|db|csv|zip|md|txt)$`)
	for text := range readLiterals(t) {
		match := shape.FindStringSubmatch(text)
		if match != nil && areas[match[1]] && !known[text] && !file.MatchString(text) {
			t.Errorf("the program says %s, which has no words", text)
		}
	}
}

// say reports whether a key stands in the source, whole or in the parts that it is put together from: a beginning that ends in a dot
// or a hyphen, a name, and an ending.
func (l literals) say(key string) bool {
	if code, has := strings.CutPrefix(key, "grade."); has && l.code(code) {
		return true
	}
	if l[key] {
		return true
	}
	for ending := range l {
		rest, has := strings.CutSuffix(key, ending)
		if !has || ending != "" && ending[0] != '.' && ending[0] != '-' {
			continue
		}
		for i, c := range rest {
			if (c == '.' || c == '-') && l[rest[:i+1]] && l.name(rest[i+1:]) {
				return true
			}
		}
	}
	return false
}

// name reports whether a name stands in the source: "" for none, one word, or a command below another, such as pack-check.
func (l literals) name(name string) bool {
	parent, child, two := strings.Cut(name, "-")
	return name == "" || l[name] || two && l["-"] && l[parent] && l[child]
}

// code reports whether a finding's code stands in the source: LOG-57/operator for log-57.operator.
func (l literals) code(name string) bool {
	base, rest, _ := strings.Cut(name, ".")
	return l[strings.Trim(strings.ToUpper(base)+"/"+rest, "/")]
}

func readLiterals(t *testing.T) literals {
	t.Helper()
	found := literals{"": true}
	err := filepath.WalkDir(filepath.Join("..", "..", "internal"), func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() == "testdata" {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(node ast.Node) bool {
			if literal, ok := node.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if text, err := strconv.Unquote(literal.Value); err == nil {
					found[text] = true
					first, _, _ := strings.Cut(text, " ") // commands are named by the first word of their use
					found[first] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// wordKeys lists the keys of the base language.
func wordKeys(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "i18n", "words", "*.en.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no words found: %v", err)
	}
	var keys []string
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]any{}
		if err := yaml.Unmarshal(source, &all); err != nil {
			t.Fatal(err)
		}
		for key := range all {
			keys = append(keys, key)
		}
	}
	return keys
}

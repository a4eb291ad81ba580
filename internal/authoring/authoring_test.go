package authoring

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

var update = flag.Bool("update", false, "write docs/authoring anew")

const folder = "../../docs/authoring/"

// TestWritten holds the files in docs/authoring to the code.
func TestWritten(t *testing.T) {
	words, err := i18n.NewPrinter(i18n.BaseLanguage)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"reference.md": []byte(Reference(faults(t), words.Say))}
	for name, write := range map[string]func() ([]byte, error){
		"schema/pack.json": PackSchema().Text, "schema/dataset.json": DatasetSchema().Text, "guildhall.code-snippets": SnippetFile,
	} {
		if files[name], err = write(); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range files {
		if *update {
			if err := os.WriteFile(folder+name, want, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		written, err := os.ReadFile(folder + name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(bytes.ReplaceAll(written, []byte("\r\n"), []byte("\n")))); diff != "" {
			t.Errorf("docs/authoring/%s is stale; run go test ./internal/authoring -update (-want +written):\n%s", name, diff)
		}
	}
}

// faults reads the golden messages of the broken packs: of what a check finds, then of what reading finds.
func faults(t *testing.T) []Fault {
	t.Helper()
	var all []Fault
	for _, pattern := range []string{"../pack/check/testdata/problems/*.txtar", "../lesson/testdata/problems/*.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) < 60 {
			t.Fatalf("%s: %d cases, %v", pattern, len(names), err)
		}
		for _, name := range names {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range archive.Files {
				if file.Name == "want" {
					all = append(all, goldenFaults(string(file.Data))...)
				}
			}
		}
	}
	return all
}

// goldenFaults reads problems as the golden files hold them: severity and code, place, message of one or more lines, mend.
func goldenFaults(text string) []Fault {
	var all []Fault
	for block := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		lines := strings.Split(block, "\n")
		words := strings.Fields(lines[0])
		if len(lines) < 4 || len(words) < 2 {
			continue
		}
		all = append(all, Fault{Severity: words[0], Code: words[1], Message: strings.Join(lines[2:len(lines)-1], "\n"), Mend: lines[len(lines)-1]})
	}
	return all
}

// TestEverythingIsExplained asks for words for every key, div, type and attribute.
func TestEverythingIsExplained(t *testing.T) {
	page := Reference(nil, func(m i18n.Message) string { return m.Key })
	for line := range strings.SplitSeq(page, "\n") {
		if strings.HasPrefix(line, "| `") && strings.Contains(line, "|  |") {
			t.Errorf("not explained: %s", line)
		}
	}
	known := map[string]bool{}
	for _, name := range lesson.ExerciseAttributes() {
		known[name] = true
	}
	for name := range attributeNotes() {
		if !known[name] {
			t.Errorf("there is no attribute %s", name)
		}
	}
	for name, schema := range map[string]Schema{"pack": PackSchema(), "dataset": DatasetSchema()} {
		text, err := json.Marshal(schema)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if err := json.Unmarshal(text, &tree); err != nil {
			t.Fatal(err)
		}
		undescribed(t, name, tree)
	}
}

func undescribed(t *testing.T, at string, schema map[string]any) {
	t.Helper()
	properties, _ := schema["properties"].(map[string]any)
	for key, value := range properties {
		property := value.(map[string]any)
		if property["description"] == nil {
			t.Errorf("%s.%s has no description", at, key)
		}
		undescribed(t, at+"."+key, property)
	}
	if items, ok := schema["items"].(map[string]any); ok {
		undescribed(t, at+"[]", items)
	}
}

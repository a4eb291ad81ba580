package i18n

import (
	"io/fs"
	"strings"
	"testing"
	"text/template"

	"github.com/goccy/go-yaml"
)

// Every bundled words file must parse, and every key in it must begin with the file's area, or Say would never find it.
func TestBundledWords(t *testing.T) {
	entries, err := fs.ReadDir(words, "words")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		t.Run(entry.Name(), func(t *testing.T) {
			area, rest, _ := strings.Cut(entry.Name(), ".")
			if strings.Count(rest, ".") != 1 {
				t.Fatalf("a words file is named AREA.LANGUAGE.yaml")
			}
			source, err := fs.ReadFile(words, "words/"+entry.Name())
			if err != nil {
				t.Fatal(err)
			}
			messages := map[string]any{}
			if err := yaml.Unmarshal(source, &messages); err != nil {
				t.Fatal(err)
			}
			for key, value := range messages {
				if !strings.HasPrefix(key, area+".") {
					t.Errorf("key %q does not begin with %q", key, area+".")
				}
				for _, text := range forms(t, key, value) {
					if _, err := template.New(key).Parse(text); err != nil {
						t.Errorf("key %q: %v", key, err)
					}
				}
			}
		})
	}
}

// forms lists the texts of a message: itself, or each of its plural forms.
func forms(t *testing.T, key string, value any) []string {
	t.Helper()
	switch value := value.(type) {
	case string:
		return []string{value}
	case map[string]any:
		var texts []string
		for form, text := range value {
			switch form {
			case "zero", "one", "two", "few", "many", "other":
			default:
				t.Errorf("key %q has the unknown plural form %q", key, form)
			}
			texts = append(texts, text.(string))
		}
		return texts
	default:
		t.Errorf("key %q is neither a text nor plural forms", key)
		return nil
	}
}

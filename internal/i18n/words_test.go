package i18n

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"
	"text/template/parse"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// pluralForms are the forms that a language tells apart, besides "other". "many" is for whole millions and may be left out: they are
// said as "other" then.
var pluralForms = map[string][]string{
	"en": {"one"},
	"ca": {"one", "many"},
	"es": {"one", "many"},
	"fr": {"one", "many"},
}

// wordsFile is one of the bundled files: the forms of each sentence by key. A sentence without plural forms has "other" alone.
type wordsFile struct {
	name, area, lang string
	sentences        map[string]map[string]string
}

// wordsFiles reads every bundled file.
func wordsFiles(t *testing.T) []wordsFile {
	t.Helper()
	entries, err := fs.ReadDir(words, "words")
	if err != nil {
		t.Fatal(err)
	}
	var files []wordsFile
	for _, entry := range entries {
		parts := strings.Split(entry.Name(), ".")
		if len(parts) != 3 || parts[2] != "yaml" {
			t.Fatalf("%s: a words file is named AREA.LANGUAGE.yaml", entry.Name())
		}
		if _, known := pluralForms[parts[1]]; !known {
			t.Fatalf("%s: the language is unknown here; say which plural forms it has", entry.Name())
		}
		files = append(files, wordsFile{entry.Name(), parts[0], parts[1], sentences(t, entry.Name())})
	}
	return files
}

func sentences(t *testing.T, name string) map[string]map[string]string {
	t.Helper()
	source, err := fs.ReadFile(words, "words/"+name)
	if err != nil {
		t.Fatal(err)
	}
	raw := map[string]any{}
	if err := yaml.Unmarshal(source, &raw); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	all := map[string]map[string]string{}
	for key, value := range raw {
		switch value := value.(type) {
		case string:
			all[key] = map[string]string{"other": value}
		case map[string]any:
			all[key] = map[string]string{}
			for form, text := range value {
				said, isText := text.(string)
				if !isText {
					t.Errorf("%s: %s: the form %q is no text; put it in quotation marks", name, key, form)
				}
				all[key][form] = said
			}
		default:
			t.Errorf("%s: %s is neither a text nor plural forms; put it in quotation marks", name, key)
		}
	}
	return all
}

// base finds the file of the base language that a translation belongs to.
func base(t *testing.T, files []wordsFile, of wordsFile) wordsFile {
	t.Helper()
	for _, file := range files {
		if file.area == of.area && file.lang == BaseLanguage {
			return file
		}
	}
	t.Fatalf("%s: there is no %s.%s.yaml to translate", of.name, of.area, BaseLanguage)
	return wordsFile{}
}

// TestBundledWords: every sentence can be read, belongs to its area, and has the plural forms of its language.
func TestBundledWords(t *testing.T) {
	for _, file := range wordsFiles(t) {
		for key, forms := range file.sentences {
			at := file.name + ": " + key
			if !strings.HasPrefix(key, file.area+".") {
				t.Errorf("%s: the key must begin with %q, or it is never found", at, file.area+".")
			}
			for form, text := range forms {
				if form != "other" && !slices.Contains(pluralForms[file.lang], form) {
					t.Errorf("%s: there is no plural form %q in %s", at, form, file.lang)
				}
				if strings.TrimSpace(text) == "" {
					t.Errorf("%s: %s says nothing", at, form)
				}
				if text != norm.NFC.String(text) {
					t.Errorf("%s: write accented letters as one character (NFC)", at)
				}
				if _, err := template.New(key).Parse(text); err != nil {
					t.Errorf("%s: %v", at, err)
				}
			}
			if _, has := forms["other"]; !has {
				t.Errorf("%s: the form \"other\" is missing", at)
			}
			if len(forms) > 1 && forms["one"] == "" {
				t.Errorf("%s: the form \"one\" is missing", at)
			}
		}
	}
}

// TestTranslationsAreComplete: a file in another language has the sentences of the base language, no more and no fewer, with plural
// forms where that has some.
func TestTranslationsAreComplete(t *testing.T) {
	files := wordsFiles(t)
	for _, file := range files {
		original := base(t, files, file)
		wanted, got := slices.Sorted(maps.Keys(original.sentences)), slices.Sorted(maps.Keys(file.sentences))
		if diff := cmp.Diff(wanted, got); diff != "" {
			t.Errorf("%s (-missing +unknown):\n%s", file.name, diff)
		}
		for key, forms := range file.sentences {
			if english, has := original.sentences[key]; has && (len(english) > 1) != (len(forms) > 1) {
				t.Errorf("%s: %s: plural forms in one language and none in the other", file.name, key)
			}
		}
	}
}

// TestTranslationsKeepTheirPlaces: a translated sentence has the places of the original, and the code in it stays as it is.
func TestTranslationsKeepTheirPlaces(t *testing.T) {
	files := wordsFiles(t)
	for _, file := range files {
		original := base(t, files, file)
		for key, forms := range file.sentences {
			english, has := original.sentences[key]
			if !has {
				continue
			}
			if diff := cmp.Diff(placesOf(t, english), placesOf(t, forms)); diff != "" {
				t.Errorf("%s: %s: other places than in the original (-original +here):\n%s", file.name, key, diff)
			}
			if diff := cmp.Diff(codeOf(english), codeOf(forms)); diff != "" {
				t.Errorf("%s: %s: other code than in the original (-original +here):\n%s", file.name, key, diff)
			}
		}
	}
}

// placesOf lists the names of the places in any form of a sentence.
func placesOf(t *testing.T, forms map[string]string) []string {
	t.Helper()
	found := map[string]bool{}
	for _, text := range forms {
		parsed, err := parse.Parse("", text, "", "", map[string]any{"eq": true, "ne": true, "not": true, "and": true, "or": true, "gt": true, "lt": true})
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if tree := parsed[""]; tree != nil {
			for _, field := range regexp.MustCompile(`\.[A-Z]\w*`).FindAllString(onlyActions(tree.Root), -1) {
				found[field] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// onlyActions is a template without the text between its places.
func onlyActions(list *parse.ListNode) string {
	return strings.Join(regexp.MustCompile(`{{[^}]*}}`).FindAllString(list.String(), -1), " ")
}

// codeOf lists what stands between backticks in any form of a sentence, and the fences.
func codeOf(forms map[string]string) []string {
	found := map[string]bool{}
	for _, text := range forms {
		for _, code := range regexp.MustCompile("```[a-z]*|`[^`]*`").FindAllString(text, -1) {
			found[code] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// TestEverySentenceCanBeSaid fills every sentence of every language, as it is filled when the program says it.
func TestEverySentenceCanBeSaid(t *testing.T) {
	files := wordsFiles(t)
	for _, file := range files {
		printer, err := NewPrinter(file.lang)
		if err != nil {
			t.Fatal(err)
		}
		for key, forms := range base(t, files, file).sentences {
			args := Args{}
			for _, place := range placesOf(t, forms) {
				args[place[1:]] = 2 // a number can be compared with one as well as be printed
			}
			for _, count := range []int{0, 1, 2, 3_000_000} {
				if len(forms) > 1 {
					args["Count"] = count
				}
				if said := printer.Text(key, args); strings.Contains(said, "‹") || strings.Contains(said, "<no value>") {
					t.Errorf("%s: %s is said as %q", file.name, key, said)
				}
			}
		}
	}
}

// TestOfferedLanguages: only a language that has the words of every area is offered.
func TestOfferedLanguages(t *testing.T) {
	areas := map[string][]string{}
	for _, file := range wordsFiles(t) {
		areas[file.lang] = append(areas[file.lang], file.area)
	}
	offered, err := Languages()
	if err != nil {
		t.Fatal(err)
	}
	for lang, has := range areas {
		if whole := slices.Equal(has, areas[BaseLanguage]); whole != slices.Contains(offered, lang) {
			t.Errorf("%s has %d of %d areas; offered: %v", lang, len(has), len(areas[BaseLanguage]), !whole)
		}
		if NativeName(lang) == "" {
			t.Errorf("%s has no name for itself", lang)
		}
	}
}

// shortWords are the words that stand where there is little room: a screen can be 40 columns wide. The first pattern that a key matches
// says how many characters it may have.
var shortWords = []struct {
	keys string
	most int
	why  string
}{
	{`\.help$`, 0, "sentences of the help are wrapped"},
	{`\.key[-.][a-z-]+$`, 17, "a key of the footer"},
	{`^workbench\.tab\.`, 10, "one of the tabs of a narrow workbench"},
	{`^workbench\.pane\.`, 32, "the title of a pane"},
	{`[-.]title$`, 30, "a title"},
	{`^[a-z]+\.(state|type|exercise|lesson)-[a-z]+$`, 34, "a state in a list"},
	{`^tui\.go-[a-z]+$`, 38, "an entry of the command palette"},
}

// TestShortWordsFit: no language's short words run over at 40 columns.
func TestShortWordsFit(t *testing.T) {
	for _, file := range wordsFiles(t) {
		for key, forms := range file.sentences {
			if file.area == "plain" || file.area == "cli" {
				continue // lines of text wrap
			}
			for _, rule := range shortWords {
				if !regexp.MustCompile(rule.keys).MatchString(key) {
					continue
				}
				for _, text := range forms {
					n := utf8.RuneCountInString(regexp.MustCompile(`{{[^}]*}}`).ReplaceAllString(text, "00"))
					if rule.most > 0 && n > rule.most {
						t.Errorf("%s: %s takes %d characters, and %s has room for %d: %s", file.name, key, n, rule.why, rule.most, text)
					}
				}
				break
			}
		}
	}
}

package lesson

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

type yamlSample struct {
	Format  int                  `yaml:"format,required"`
	Title   string               `yaml:"title,required"`
	Ratio   *float64             `yaml:"ratio"`
	Done    bool                 `yaml:"done"`
	Tags    []string             `yaml:"tags"`
	Tables  []yamlTable          `yaml:"tables"`
	Skills  map[string]yamlTable `yaml:"skills"`
	Min     any                  `yaml:"min"`
	Skipped string
}

type yamlTable struct {
	Name    string     `yaml:"name,required"`
	Columns []string   `yaml:"columns"`
	Unique  [][]string `yaml:"unique"`
}

func TestReadYAML(t *testing.T) {
	source := "\ufeffformat: 1\r\ntitle: \"Són: així\"  # note\r\nratio: 0.5\r\ndone: true\r\ntags: [a, 1.10]\r\n" +
		"tables:\r\n  - name: visits\r\n    columns: [x, y]\r\n    unique: [[x, y]]\r\n  - {name: b}\r\n" +
		"skills:\r\n  zeta:\r\n    name: Z\r\n  alpha:\r\n    name: A\r\nmin: 2024-01-01\r\n"
	var got yamlSample
	file, problems := ReadYAML("pack.yaml", []byte(source), &got)
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	half := 0.5
	want := yamlSample{
		Format: 1, Title: "Són: així", Ratio: &half, Done: true, Tags: []string{"a", "1.10"},
		Tables: []yamlTable{{Name: "visits", Columns: []string{"x", "y"}, Unique: [][]string{{"x", "y"}}}, {Name: "b"}},
		Skills: map[string]yamlTable{"zeta": {Name: "Z"}, "alpha": {Name: "A"}}, Min: "2024-01-01",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"zeta", "alpha"}, file.Keys("skills")); diff != "" {
		t.Error(diff)
	}
	for path, want := range map[string]Position{
		"title":                {"pack.yaml", 2, 8},
		"tables":               {"pack.yaml", 6, 1},
		"tables[0].name":       {"pack.yaml", 7, 11},
		"tables[0].columns[1]": {"pack.yaml", 8, 18},
		"tables[0].key":        {"pack.yaml", 7, 5},
		"tables[1]":            {"pack.yaml", 10, 6},
		"skills.alpha":         {"pack.yaml", 14, 3},
		"nothing.here":         {"pack.yaml", 1, 1},
	} {
		if diff := cmp.Diff(want, file.At(path)); diff != "" {
			t.Errorf("At(%q): %s", path, diff)
		}
	}
}

func TestReadYAMLProblems(t *testing.T) {
	for _, test := range []struct {
		name, source, want string
	}{
		{"unknown key", "format: 1\ntitel: x\ntitle: y\n", `f:2:1: The key "titel" is not known here. Did you mean "title"?`},
		{"text cut by a comma", "format: 1\ntitle: x\ntables: [{name: Branch, or library}]\n",
			`f:3:25: The key "or library" is not known here. If it is part of the text before it, put quotes round that text.`},
		{"missing", "title: x\n", `f:1:1: The key "format" is missing or empty. Add a line "format: …".`},
		{"missing inside", "format: 1\ntitle: x\ntables:\n  - columns: [a]\n", `f:4:5: The key "name" is missing or empty. Add a line "name: …".`},
		{"empty text", "", `f:1:1: The key "format" is missing or empty. Add a line "format: …".`},
		{"twice", "format: 1\ntitle: x\ntitle: y\n", `f:3:1: The key "title" is here twice. Keep one of them.`},
		{"not a number", "format: one\ntitle: x\n", `f:1:9: "format" should be a whole number, without quotes; it is "one". Write a whole number, without quotes.`},
		{"not a list", "format: 1\ntitle: x\ntags: a\n", `f:3:7: "tags" should be a list: lines that begin with "- "; it is "a". Write a list: lines that begin with "- ".`},
		{"yes", "format: 1\ntitle: x\ndone: yes\n", `f:3:7: "done" should be true or false; it is "yes". Write true or false.`},
		{"anchor", "format: 1\ntitle: &t x\n", `f:2:8: YAML anchors (&) are not used in packs. Write the value out, or put quotes round a text that begins with this character.`},
		{"colon in text", "format: 1\ntitle: Small: suppress\n", `f:2:8: This is not YAML that can be read: mapping value is not allowed in this context. Put quotes round a text that holds ": " or " #", and give keys of one level the same indentation.`},
		{"two documents", "format: 1\ntitle: x\n---\na: b\n", `f:4:1: There is more than one YAML document here. Keep one; take the line "---" out.`},
		{"too deep", "format: 1\ntags: [[[[[[[[[[[[[[[[[[\n", `f:2:22: This is nested more than 16 deep. Nothing in a pack needs that: look for a stray bracket or indentation.`},
		{"control", "format: 1\ntitle: \x1b[2J\n", `f:2:8: The text is not UTF-8, or holds a control character. Save the file as UTF-8 text.`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got yamlSample
			_, problems := ReadYAML("f", []byte(test.source), &got)
			if len(problems) == 0 {
				t.Fatal("no problem was found")
			}
			if diff := cmp.Diff(test.want, speaker(t).Say(problems[0].Said())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNearest(t *testing.T) {
	words := []string{"tolerance", "title", "order", "min_words", "or", "group-by"}
	for word, want := range map[string]string{"tollerance": "tolerance", "titel": "title", "Order": "order", "min-words": "min_words", "minwords": "min_words", "groupby": "group-by", "zebra": "", "ar": "", "": ""} {
		got, _ := Nearest(word, words)
		if got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func FuzzReadYAML(f *testing.F) {
	f.Add([]byte("format: 1\ntitle: x\ntables:\n  - name: b\n    columns: [a, b]\n"))
	f.Add([]byte("a: [b, {c: d}]\n? x\n: y\n--- |\n  x\n..."))
	f.Add([]byte("&a *b <<: !!t %x\n\t'\"|>-"))
	f.Fuzz(func(t *testing.T, source []byte) {
		var got yamlSample
		file, problems := ReadYAML("f", source, &got)
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 || p.Message.IsZero() {
				t.Errorf("problem without a place or words: %#v", p)
			}
		}
		file.At("tables[0].name")
	})
}

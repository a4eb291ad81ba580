package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// loud finds what a text must not hold when it goes to a terminal: control characters but newline and tab, and invisible
// characters that change how others are read.
func loud(text string) string {
	if !utf8.ValidString(text) {
		return "what is no UTF-8"
	}
	for at, r := range text {
		if r == '\n' || r == '\t' {
			continue
		}
		if unicode.In(r, unicode.C, unicode.Zl, unicode.Zp) {
			return fmt.Sprintf("%q after %q", r, text[max(0, at-40):at])
		}
	}
	return ""
}

// quiet fails when the command before printed something that acts on a terminal.
func quiet(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: quiet")
	}
	for _, stream := range []string{"stdout", "stderr"} {
		if found := loud(ts.ReadFile(stream)); found != "" {
			ts.Fatalf("%s holds %s", stream, found)
		}
	}
	if ts.ReadFile("stdout")+ts.ReadFile("stderr") == "" {
		ts.Fatalf("nothing was said at all")
	}
}

// nasty acts on a terminal in every way that its tests think of, in a form that YAML, Markdown and SQL all let through.
const nasty = "\u009b31m\u202e\u200b\u061c\u2066\ufe0f\u0085"

// evil writes a pack whose words and names try to draw on the screen.
func evil(ts *testscript.TestScript, neg bool, args []string) {
	files := map[string]string{
		"pack.yaml": "format: 1\nid: evil\nversion: 1.0.0\ntitle: \"Evil \\e[2J\\e]0;pwned\\a" + nasty + "\"\ndescription: \"" + nasty +
			"\"\nlanguage: en\nlicence: CC-BY-4.0\nauthors: [\"" + nasty + "\"]\n\"x" + nasty + "\": 1\nmodules:\n  - title: \"" + nasty + "\"\n    lessons: [01-evil, \"02" + nasty + "\"]\n",
		"01-evil.md": "---\ntitle: \"Evil \\e[31m" + nasty + "\"\nminutes: 5\nobjectives: [\"\\e[2J\"]\ndataset: nowhere" + nasty + "\n---\n\n" +
			"Words \x1b[2J\x1b]0;pwned\x07 \x9b " + nasty + "\n\n::: x" + nasty + "\n\n[a\x1b](b\x1b[2J)\n\n" +
			"::::: {.exercise #how-many type=number x\x1b[2J=1}\n\nHow many?\x07\n\n::: solution\n\n```sql\nSELECT \x1b[31m" + nasty + "\n```\n\n:::\n\n:::::\n",
		"images/x\x1b[2J.txt":            "x",
		"datasets/e\x1b[2J/dataset.yaml": "format: \"\\e[2J\"\n",
	}
	for name, text := range files {
		file := ts.MkAbs(filepath.Join("evil", filepath.FromSlash(name)))
		ts.Check(os.MkdirAll(filepath.Dir(file), 0o755))
		ts.Check(os.WriteFile(file, []byte(text), 0o644))
	}
}

// TestAttacksPrintNothingElse runs the engine's corpus as `guildhall run` does, in every format: however hostile a statement, what
// is printed is text.
func TestAttacksPrintNothingElse(t *testing.T) {
	t.Setenv("GUILDHALL_HOME", t.TempDir())
	var out, narration strings.Builder
	words, err := i18n.NewPrinter(i18n.BaseLanguage)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{streams: Streams{Out: &out, Err: &narration}, words: words, getenv: os.Getenv}
	defer a.close()
	command := a.rootCommand()
	command.SetContext(t.Context())
	for _, file := range []string{"hostile.txtar", "cunning.txtar"} {
		corpus, err := txtar.ParseFile(filepath.Join("..", "engine", "testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		for n, attack := range corpus.Files {
			if want := attack.Name[strings.LastIndexByte(attack.Name, ' ')+1:]; want == "stopped" || want == "contained" {
				continue // says one of three sentences, and takes its time
			}
			format := []string{"table", "csv", "json", "markdown"}[n%4]
			if err := a.run(command, tables{datasets: []string{"areas"}}, format, string(attack.Data)); err != nil {
				a.explain(err)
			}
			if found := loud(out.String() + narration.String()); found != "" {
				t.Errorf("%s %s: %.200q prints %s", attack.Name, format, attack.Data, found)
			}
			out.Reset()
			narration.Reset()
		}
	}
}

// TestExplainIsQuiet: an error with hostile words in it is made safe where it is said.
func TestExplainIsQuiet(t *testing.T) {
	var narration strings.Builder
	words, err := i18n.NewPrinter(i18n.BaseLanguage)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{streams: Streams{Err: &narration}, words: words, getenv: os.Getenv}
	hostile := "\x1b[2J\a" + nasty
	a.explain(misused("cli.input.unreadable", i18n.Args{"File": hostile, "Problem": hostile}))
	a.explain(&result.QueryError{Message: hostile})
	a.narrate("cli.pack.removed", i18n.Args{"ID": hostile})
	if found := loud(narration.String()); found != "" || strings.Count(narration.String(), "␛[2J") != 4 {
		t.Errorf("prints %s: %q", found, narration.String())
	}
}

// TestEveryExit: whatever is poisoned, a name that was typed, a variable, a setting, a file, what a command says of it is text. Each
// command says the name, with what was in it made visible, or it would not be an exit.
func TestEveryExit(t *testing.T) {
	const poison = "x\x1b[2J\x1b]0;pwned\a" + nasty
	dir := t.TempDir()
	t.Setenv("GUILDHALL_HOME", dir)
	t.Setenv("TERM", poison)
	file := filepath.Join(dir, poison)
	if err := os.WriteFile(file, []byte(poison+"\n"+poison), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		variable string // of the environment, set to the poison
		args     []string
	}{
		"command":         {args: []string{poison}},
		"subcommand":      {args: []string{"pack", poison}},
		"argument":        {args: []string{"version", poison}},
		"flag":            {args: []string{"list", "--" + poison}},
		"short flag":      {args: []string{"list", "-" + poison[1:]}},
		"flag's value":    {args: []string{"list", "--plain=" + poison}},
		"theme":           {args: []string{"list", "--theme", poison}},
		"language":        {args: []string{"list", "--language", poison}},
		"variable":        {variable: "GUILDHALL_THEME", args: []string{"list"}},
		"number":          {variable: "GUILDHALL_LIMITS_ROWS", args: []string{"config"}},
		"time":            {variable: "GUILDHALL_LIMITS_TIME", args: []string{"config", "--json"}},
		"truth":           {variable: "GUILDHALL_PLAIN", args: []string{"learn"}},
		"shown":           {variable: "GUILDHALL_EDITOR", args: []string{"config"}},
		"shown as JSON":   {variable: "GUILDHALL_EDITOR", args: []string{"config", "--json"}},
		"doctor":          {variable: "GUILDHALL_ASCII", args: []string{"doctor"}},
		"setting":         {args: []string{"config", "set", poison, "x"}},
		"value":           {args: []string{"config", "set", "theme", poison}},
		"shell":           {args: []string{"completion", poison}},
		"learn":           {args: []string{"learn", poison}},
		"grade":           {args: []string{"grade", poison + "/" + poison, file}},
		"run's dataset":   {args: []string{"run", "--dataset", poison, file}},
		"run's format":    {args: []string{"run", "--format", poison, file}},
		"run's file":      {args: []string{"run", file + "gone"}},
		"pack check":      {args: []string{"pack", "check", file}},
		"pack fmt":        {args: []string{"pack", "fmt", file}},
		"pack build":      {args: []string{"pack", "build", file}},
		"pack verify":     {args: []string{"pack", "verify", file}},
		"pack install":    {args: []string{"pack", "install", file}},
		"pack remove":     {args: []string{"pack", "remove", poison}},
		"pack handout":    {args: []string{"pack", "handout", file}},
		"dataset show":    {args: []string{"dataset", "show", poison}},
		"dataset check":   {args: []string{"dataset", "check", file}},
		"dataset export":  {args: []string{"dataset", "export", poison, dir}},
		"progress import": {args: []string{"progress", "import", file + "gone"}},
	} {
		t.Run(name, func(t *testing.T) {
			if test.variable != "" {
				t.Setenv(test.variable, poison)
			}
			var said strings.Builder
			Main(test.args, Streams{In: strings.NewReader(""), Out: &said, Err: &said})
			if found := loud(said.String()); found != "" {
				t.Errorf("it prints %s", found)
			}
			visible := strings.ContainsAny(said.String(), "␛") || strings.Contains(said.String(), `\u001b[2J`)
			if !visible {
				t.Errorf("it does not say what was wrong: %q", said.String())
			}
		})
	}
}

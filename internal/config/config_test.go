package config

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"guildhall/internal/i18n"
)

func write(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestPrecedence(t *testing.T) {
	file := write(t, "theme: dark\nlanguage: fr\nlimits:\n  rows: 50\nkeys:\n  run: [f9]\n")
	t.Setenv("GUILDHALL_LANGUAGE", "es")
	t.Setenv("GUILDHALL_LIMITS_TIME", "2s")
	config, err := Load(file, Flags{"language": "ca"})
	if err != nil {
		t.Fatal(err)
	}
	if config.Language != "ca" {
		t.Errorf("language = %q: a flag must win over the environment", config.Language)
	}
	if config.Theme != "dark" || config.Limits.Rows != 50 {
		t.Errorf("theme %q, rows %d: the file must win over defaults", config.Theme, config.Limits.Rows)
	}
	if config.Limits.Time != 2*time.Second {
		t.Errorf("time = %v: the environment must be read", config.Limits.Time)
	}
	if config.Limits.MemoryMB != 512 || !config.Mouse {
		t.Errorf("memory %d, mouse %v: defaults must stand", config.Limits.MemoryMB, config.Mouse)
	}
	if got := config.Keys["run"]; len(got) != 1 || got[0] != "f9" {
		t.Errorf("keys of run = %v", got)
	}
}

func TestEnvironmentWinsOverFile(t *testing.T) {
	t.Setenv("GUILDHALL_THEME", "light")
	config, err := Load(write(t, "theme: dark\n"), nil)
	if err != nil || config.Theme != "light" {
		t.Fatalf("theme = %q, %v", config.Theme, err)
	}
}

func TestMissingFileIsNoFault(t *testing.T) {
	config, err := Load(filepath.Join(t.TempDir(), "none.yaml"), nil)
	if err != nil || config.Theme != "auto" {
		t.Fatalf("theme = %q, %v", config.Theme, err)
	}
}

// said is what an error tells the user, on one line.
func said(t *testing.T, err error) string {
	t.Helper()
	var broken *BrokenError
	if !errors.As(err, &broken) {
		t.Fatalf("got %v, want a BrokenError", err)
	}
	words, err := i18n.NewPrinter(i18n.BaseLanguage)
	if err != nil {
		t.Fatal(err)
	}
	text := words.Say(broken.Message())
	if strings.ContainsAny(text, "\n‹") || strings.Contains(text, "no value") {
		t.Errorf("it says %q", text)
	}
	return text
}

func TestBrokenFiles(t *testing.T) {
	tests := map[string]string{
		"theme: purple\n":                     "theme cannot be “purple”: choose one of auto, light",
		"them: dark\n":                        "there is no setting “them”",
		"theme: [\n":                          "not valid YAML. Mend the file",
		"theme: dark\n  mouse: [\n":           "line 2 is not valid YAML",
		"theme: [dark]\n":                     "theme takes one value",
		"ascii: perhaps\n":                    "choose one of auto, on, off",
		"plain: perhaps\n":                    "plain cannot be “perhaps”: choose on or off",
		"language: tlh\n":                     "language cannot be “tlh”: choose one of auto, ca, en",
		"limits: 5\n":                         "there is no setting “limits”",
		"limits:\n  rows: 0\n":                "limits.rows cannot be “0”: write a whole number from 1",
		"limits:\n  rows: many\n":             "“many”",
		"limits:\n  rows: 99999999999999\n":   "to 10,000,000",
		"limits:\n  process_mb: 1\n":          "from 128 to 1,048,576",
		"limits:\n  time: 5\n":                "limits.time cannot be “5”: write a time such as 5s",
		"limits:\n  time: -1s\n":              "a time such as 5s",
		"limits:\n  time: 9000h\n":            "one hour at most",
		"keys: f9\n":                          "keys needs a key or a list of keys",
		"keys:\n  run: {a: b}\n":              "keys.run needs a key or a list",
		"theme: \"\\e[2J\"\n":                 "“␛[2J”",
		"theme: " + strings.Repeat("x", 9000): "x…”",
	}
	for text, want := range tests {
		file := write(t, text)
		_, err := Load(file, nil)
		if got := said(t, err); !strings.Contains(got, want) || !strings.HasPrefix(got, file+": ") {
			t.Errorf("Load(%q) says %q, want the file and %q", text, got, want)
		}
	}
}

// TestBrokenElsewhere: what the environment or a flag says wrongly is blamed on them, and not on the file.
func TestBrokenElsewhere(t *testing.T) {
	file := write(t, "theme: dark\nplain: perhaps\n")
	t.Setenv("GUILDHALL_PLAIN", "maybe")
	_, err := Load(file, nil)
	if got, want := said(t, err), "In the environment, GUILDHALL_PLAIN: plain cannot be “maybe”: choose on or off."; !strings.HasPrefix(got, want) {
		t.Errorf("it says %q", got)
	}
	_, err = Load(file, Flags{"plain": "true", "theme": "purple"})
	if got, want := said(t, err), "--theme: theme cannot be “purple”: choose one of"; !strings.HasPrefix(got, want) {
		t.Errorf("it says %q", got)
	}
}

// TestTruths: a setting that is on or off can be said in the words that people and YAML have for it, wherever it is said.
func TestTruths(t *testing.T) {
	for text, want := range map[string]bool{"on": true, "yes": true, "TRUE": true, "1": true, "off": false, "No": false, "false": false, "0": false} {
		t.Setenv("GUILDHALL_PLAIN", text)
		fromEnvironment, err := Load("", nil)
		if err != nil || fromEnvironment.Plain != want {
			t.Errorf("GUILDHALL_PLAIN=%s is %v, %v", text, fromEnvironment.Plain, err)
		}
		t.Setenv("GUILDHALL_PLAIN", "")
		fromFile, err := Load(write(t, "plain: "+text+"\nascii: "+text+"\n"), nil)
		if err != nil || fromFile.Plain != want || (fromFile.ASCII == "on") != want {
			t.Errorf("plain: %s is %v, ascii %q, %v", text, fromFile.Plain, fromFile.ASCII, err)
		}
	}
}

// TestHostileFiles: a settings file that is huge, deep or unfolds without end is refused at once.
func TestHostileFiles(t *testing.T) {
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 12; i++ {
		bomb += strings.ReplaceAll(strings.ReplaceAll("aN: &aN [*aM, *aM, *aM, *aM, *aM, *aM, *aM, *aM, *aM]\n", "N", strconv.Itoa(i)), "M", strconv.Itoa(i-1))
	}
	for name, text := range map[string]string{
		"huge": strings.Repeat("#", maxFile+1), "deep": "theme: " + strings.Repeat("[", 50_000), "unfolding": bomb,
	} {
		_, err := Load(write(t, text), nil)
		if got := said(t, err); len(got) > 1000 {
			t.Errorf("%s: %.200s", name, got)
		}
	}
}

func TestHomeVariableHoldsEverything(t *testing.T) {
	home := t.TempDir()
	folders, err := FindFolders(func(name string) string {
		if name == "GUILDHALL_HOME" {
			return home
		}
		return ""
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{folders.Progress(), folders.Packs(), folders.Workspace(), folders.Databases(), folders.File(), folders.Papers} {
		if !strings.HasPrefix(path, home+string(filepath.Separator)) {
			t.Errorf("%s is not under %s", path, home)
		}
	}
}

package config

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
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

func TestBrokenFiles(t *testing.T) {
	tests := map[string]string{
		"theme: purple\n":         "purple",
		"them: dark\n":            "them",
		"theme: [\n":              "",
		"ascii: perhaps\n":        "perhaps",
		"limits:\n  rows: 0\n":    "greater than 0",
		"limits:\n  rows: many\n": "rows",
	}
	for text, want := range tests {
		_, err := Load(write(t, text), nil)
		var broken *FileError
		if !errors.As(err, &broken) {
			t.Errorf("Load(%q) = %v, want a FileError", text, err)
			continue
		}
		if !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("Load(%q) says %q, want one line with %q", text, err, want)
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
		var fault *FileError
		if !errors.As(err, &fault) || len(err.Error()) > 1000 {
			t.Errorf("%s: %.200v", name, err)
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

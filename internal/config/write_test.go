package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSetKeepsTheRestOfTheFile(t *testing.T) {
	tests := []struct{ name, before, setting, value, want string }{
		{"no file yet", "", "theme", "dark", "theme: dark\n"},
		{"changed", "# my settings\ntheme: light # for the beamer\nmouse: false\n", "theme", "high-contrast", "# my settings\ntheme: high-contrast # for the beamer\nmouse: false\n"},
		{"added", "mouse: false", "reduced_motion", "on", "mouse: false\nreduced_motion: true\n"},
		{"a first limit", "mouse: false\n", "limits.rows", "50", "mouse: false\nlimits:\n  rows: 50\n"},
		{"a further limit", "limits:\n  rows: 50\n", "limits.time", "2s", "limits:\n  rows: 50\n  time: 2s\n"},
		{"text that YAML would read as something else", "", "editor", "true: #1", "editor: \"true: #1\"\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "deep", "config.yaml")
			if test.before != "" {
				if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(test.before), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if err := Set(file, test.setting, test.value); err != nil {
				t.Fatal(err)
			}
			got, err := os.ReadFile(file)
			if err != nil || string(got) != test.want {
				t.Errorf("the file is\n%s\nwant\n%s (%v)", got, test.want, err)
			}
		})
	}
}

func TestSetRefuses(t *testing.T) {
	const before = "theme: dark\n"
	for setting, value := range map[string]string{
		"theme": "purple", "plain": "perhaps", "limits.rows": "many", "limits.time": "soon", "limits.workers": "0", "ascii": "maybe", "language": "tlh",
	} {
		file := write(t, before)
		if got := said(t, Set(file, setting, value)); !strings.HasPrefix(got, setting+" cannot be “"+value) {
			t.Errorf("%s %s: %s", setting, value, got)
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != before {
			t.Errorf("%s %s changed the file to %q", setting, value, got)
		}
	}
	for _, setting := range []string{"them", "keys", "limits", ""} {
		var unknown *UnknownSettingError
		if err := Set(write(t, before), setting, "x"); !errors.As(err, &unknown) || len(unknown.Known) < 10 {
			t.Errorf("%q: %v", setting, err)
		}
	}
}

func TestExplain(t *testing.T) {
	file := write(t, "theme: dark\nmouse: false\nlimits:\n  time: 3s\n")
	t.Setenv("GUILDHALL_MOUSE", "true")
	t.Setenv("GUILDHALL_EDITOR", "")
	values, err := Explain(file, Flags{"language": "ca"})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Value{
		"theme":       {"theme", "dark", FromFile, file},
		"mouse":       {"mouse", "true", FromEnvironment, "GUILDHALL_MOUSE"},
		"language":    {"language", "ca", FromFlag, "--language"},
		"editor":      {"editor", "", FromDefault, ""},
		"limits.time": {"limits.time", "3s", FromFile, file},
		"limits.rows": {"limits.rows", "10000", FromDefault, ""},
	}
	for _, value := range values {
		if expected, has := want[value.Name]; has && value != expected {
			t.Errorf("got %+v, want %+v", value, expected)
		}
	}
	if len(values) != len(defaults()) {
		t.Errorf("%d of %d settings are listed", len(values), len(defaults()))
	}
	loaded, err := Load(file, Flags{"language": "ca"})
	if err != nil || loaded.Limits.Time != 3*time.Second || !loaded.Mouse {
		t.Errorf("%+v, %v", loaded, err)
	}
}

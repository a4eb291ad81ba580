package house

import (
	"path"
	"slices"
	"strings"
	"testing"
)

// floors gives the floor of every package below internal. An import may go to a lower floor, or sideways within floor 1
// and 2 where a rule below does not forbid it; never up.
var floors = map[string]int{
	"cmd/guildhall":   6,
	"cmd/datagen":     6,
	"cmd/judgecorpus": 6,

	"internal/cli": 5,

	"internal/tui":   4,
	"internal/plain": 4,

	"internal/curriculum": 4,

	"internal/trainer": 3,
	"internal/lab":     3,

	"internal/engine":    2,
	"internal/grade":     2,
	"internal/dataset":   2,
	"internal/variant":   2,
	"internal/pack":      2,
	"internal/store":     2,
	"internal/generate":  2,
	"internal/authoring": 2,
	"internal/steps":     2,

	"internal/lesson":   1,
	"internal/plot":     1,
	"internal/result":   1,
	"internal/sqltext":  1,
	"internal/progress": 1,
	"internal/review":   1,
	"internal/i18n":     1,
	"internal/config":   1,
	"internal/house":    1,

	"lessons":  0,
	"datasets": 0,
}

// reserved says which packages may import a module, and why nobody else may.
var reserved = []struct {
	module string
	only   []string
	why    string
}{
	{"github.com/duckdb/", []string{"internal/engine"}, "DuckDB runs in a worker process that can be killed; nobody else may open it"},
	{"charm.land/bubbletea/", []string{"internal/tui", "internal/cli"}, "only the screens know the terminal"},
	{"charm.land/lipgloss/", []string{"internal/tui", "internal/cli"}, "only the screens know styles"},
	{"charm.land/bubbles/", []string{"internal/tui"}, "only the screens know widgets"},
	{"charm.land/glamour/", []string{"internal/tui"}, "only the screens render Markdown for a terminal"},
	{"charm.land/fang/", []string{"internal/cli"}, "commands live in one place"},
	{"github.com/spf13/viper", []string{"internal/config"}, "settings reach everybody else as a struct"},
	{"github.com/spf13/cobra", []string{"internal/cli"}, "commands live in one place"},
	{"modernc.org/sqlite", []string{"internal/store"}, "progress is read and written through the store"},
	{"github.com/pressly/goose/", []string{"internal/store"}, "progress is read and written through the store"},
	{"database/sql", []string{"internal/store", "internal/engine"}, "SQL drivers stay behind the store and the engine"},
	{"net/http", nil, "the program needs no network"},
}

// screens are the packages that draw one screen each.
var screens = []string{
	"internal/tui/home", "internal/tui/course", "internal/tui/reader", "internal/tui/workbench", "internal/tui/data",
	"internal/tui/playground", "internal/tui/progress", "internal/tui/stepping",
}

func TestArrowsPointDown(t *testing.T) {
	for _, pkg := range packages(t) {
		from, known := floor(pkg.path)
		if !known {
			t.Errorf("%s stands on no floor: add it to floors and to docs/architecture.md", pkg.path)
			continue
		}
		for _, imported := range pkg.imports {
			own, isOurs := strings.CutPrefix(imported, module+"/")
			if !isOurs {
				continue
			}
			to, known := floor(own)
			if known && to > from {
				t.Errorf("%s (floor %d) imports %s (floor %d): arrows point down", pkg.path, from, own, to)
			}
		}
	}
}

func TestReservedModules(t *testing.T) {
	for _, pkg := range packages(t) {
		for _, imported := range pkg.imports {
			for _, rule := range reserved {
				if strings.HasPrefix(imported, rule.module) && !slices.ContainsFunc(rule.only, pkg.within) {
					t.Errorf("%s imports %s: %s", pkg.path, imported, rule.why)
				}
			}
		}
	}
}

func TestScreensStandAlone(t *testing.T) {
	forbidden := append([]string{"internal/engine", "internal/store", "internal/config"}, screens...)
	for _, pkg := range packages(t) {
		if !slices.Contains(screens, pkg.path) {
			continue
		}
		for _, imported := range pkg.imports {
			own := strings.TrimPrefix(imported, module+"/")
			if slices.Contains(forbidden, own) {
				t.Errorf("%s imports %s: a screen reaches other screens by navigation and the rest through trainer", pkg.path, own)
			}
		}
	}
}

func TestPlainModeKnowsNoStyling(t *testing.T) {
	for _, pkg := range packages(t) {
		if !pkg.within("internal/plain") {
			continue
		}
		for _, imported := range pkg.imports {
			if strings.HasPrefix(imported, "charm.land/") {
				t.Errorf("%s imports %s: plain mode prints plain lines", pkg.path, imported)
			}
		}
	}
}

func TestNoVagueNames(t *testing.T) {
	vague := []string{"util", "utils", "common", "helper", "helpers", "types", "models", "misc"}
	for _, pkg := range packages(t) {
		if slices.Contains(vague, path.Base(pkg.path)) {
			t.Errorf("%s: a package is named for what it is", pkg.path)
		}
	}
}

// floor finds the floor of a package or of the nearest folder above it that has one.
func floor(pkg string) (int, bool) {
	for at := pkg; at != "."; at = path.Dir(at) {
		if n, ok := floors[at]; ok {
			return n, true
		}
	}
	return 0, false
}

package grade

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/i18n"
)

// The catalogue must list what the source writes: pack authors and reports rely on it.
func TestCatalogueIsComplete(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	below, err := filepath.Glob("diagnose/*.go")
	if err != nil || len(below) == 0 {
		t.Fatalf("the package diagnose is not found: %v", err)
	}
	quoted := regexp.MustCompile(`"((?:GH|SYN|SEM|LOG|COM)-[A-Z0-9-]+(?:/[a-z-]+)?)"`)
	comment := regexp.MustCompile(`(?m)//.*$`)
	// The limits of a run name the further messages of GH-STOPPED.
	written := []string{"GH-STOPPED/size", "GH-STOPPED/disk", "GH-STOPPED/crashed"}
	for _, name := range slices.Concat(files, below) {
		if strings.HasSuffix(name, "_test.go") || name == "catalogue.go" || name == "taxonomy.go" {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range quoted.FindAllStringSubmatch(comment.ReplaceAllString(string(source), ""), -1) {
			written = append(written, match[1])
		}
	}
	listed := slices.Sorted(slices.Values(messageNames()))
	slices.Sort(written)
	if diff := cmp.Diff(slices.Compact(written), listed); diff != "" {
		t.Errorf("messageNames (-source +listed):\n%s", diff)
	}
}

func TestEveryCodeHasWords(t *testing.T) {
	printer, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range Catalogue() {
		for _, message := range entry.Messages {
			for _, count := range []int{0, 1, 2} {
				message.Args["Count"] = count
				said := printer.Say(message)
				if strings.HasPrefix(said, "‹") && count == 1 {
					delete(message.Args, "Count") // a message without plural forms is never given a Count
					said = printer.Say(message)
				}
				if strings.Contains(said, "‹") || strings.Contains(said, "<no value>") || said == "" {
					t.Errorf("%s is said as %q", message.Key, said)
				}
				if n := len(strings.Fields(said)); n > 40 {
					t.Errorf("%s takes %d words: %s", message.Key, n, said)
				}
				if strings.Contains(said, "!") {
					t.Errorf("%s raises its voice: %s", message.Key, said)
				}
			}
		}
	}
}

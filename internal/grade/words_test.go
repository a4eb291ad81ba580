package grade

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"guildhall/internal/i18n"
)

// codesInSource finds every code, with the name of its message, that this package writes.
func codesInSource(t *testing.T) map[string]bool {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	quoted := regexp.MustCompile(`"((?:GH|SYN|SEM|LOG|COM)-[A-Z0-9-]+(?:/[a-z-]+)?)"`)
	found := map[string]bool{}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		source, err := os.ReadFile(entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		code := regexp.MustCompile(`(?m)//.*$`).ReplaceAllString(string(source), "")
		for _, match := range quoted.FindAllStringSubmatch(code, -1) {
			found[match[1]] = true
		}
	}
	for _, limit := range []string{"memory", "size", "crashed"} {
		found["GH-STOPPED/"+limit] = true
	}
	return found
}

// wordless are codes whose message is always the author's.
var wordless = map[string]bool{"GH-AUTHOR": true, "GH-NEAR": true}

func TestEveryCodeHasWords(t *testing.T) {
	printer, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	args := i18n.Args{}
	for _, name := range []string{
		"Actual", "Answer", "Before", "Column", "Expected", "Extra", "Factor", "Feature", "Fraction", "Item", "Kind", "Label", "Labels", "Last", "Least",
		"Left", "Line", "Longer", "Mark", "Message", "Missing", "Most", "Name", "Names", "Nearest", "Number", "Of", "Operator", "Reason", "Right",
		"Rows", "Table", "Type", "Typed", "Types", "Unit", "Use", "Value", "Whole", "Word", "Wrong",
	} {
		args[name] = "x"
	}
	args["Not"], args["Missed"], args["Right"] = true, 2, 2
	for code := range codesInSource(t) {
		if wordless[code] {
			continue
		}
		for _, count := range []int{0, 1, 2} {
			args["Count"] = count
			said := printer.Say(words(code, args))
			if said == "" || strings.Contains(said, "‹") {
				// A message without plural forms must not be given a Count.
				delete(args, "Count")
				said = printer.Say(words(code, args))
			}
			if strings.Contains(said, "‹") || strings.Contains(said, "<no value>") {
				t.Errorf("%s is said as %q", code, said)
			}
			if n := len(strings.Fields(said)); n > 40 {
				t.Errorf("%s takes %d words: %s", code, n, said)
			}
			if strings.Contains(said, "!") {
				t.Errorf("%s raises its voice: %s", code, said)
			}
		}
	}
}

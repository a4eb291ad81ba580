package grade_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
)

// findingsPage is the catalogue for people, written from the code and from what the cases of this package made the judge say.
const findingsPage = "../../docs/findings.md"

// example is an answer that made the judge say a message.
type example struct {
	file, answer, said string
}

// keep remembers the first answer to which a message was said.
func (b *bench) keep(file, answer string, m i18n.Message) {
	if cause, ok := m.Args["Cause"].(i18n.Message); ok && m.Key == "grade.together" {
		m = cause
	}
	if _, known := b.seen[m.Key]; !known && m.Key != "" {
		b.seen[m.Key] = example{file, answer, b.printer.Say(m)}
	}
}

// unseen are the messages that no case can bring about: they need a machine in trouble, hidden variants, a very large result, an
// exercise that the parser of packs refuses, or a wording of DuckDB's that this version does not use. Other tests of this package
// see to them.
var unseen = []string{
	"grade.gh-cancelled", "grade.gh-stopped", "grade.gh-stopped.alone", "grade.gh-stopped.memory", "grade.gh-stopped.recursion", "grade.gh-stopped.size", "grade.gh-stopped.disk", "grade.gh-stopped.crashed",
	"grade.gh-coincidence", "grade.gh-coincidence.because", "grade.gh-coincidence.extra", "grade.gh-coincidence.missing", "grade.gh-coincidence.order", "grade.gh-coincidence.value",
	"grade.gh-variant-error", "grade.gh-too-long", "grade.gh-fault-answer", "grade.gh-fault-check", "grade.gh-fault-order",
	"grade.gh-fault-pattern", "grade.gh-fault-type", "grade.gh-division", "grade.gh-rows.more", "grade.syn-4.names", "grade.syn-16.alias",
}

// checkFindings holds the page to the catalogue and to the cases, and the cases to the catalogue.
func (b *bench) checkFindings(t *testing.T) {
	t.Helper()
	var page strings.Builder
	page.WriteString("# What the judge says\n\nWritten by `go test ./internal/grade -update`; do not edit. Each code with its messages and, for each message, the first\n" +
		"of the judge's test cases (`internal/grade/testdata/cases`) that brings it about. Codes SYN, SEM, LOG and COM are those of the\n" +
		"published taxonomy of SQL errors; GH- marks what this program adds. Dots stand for names and values.\n")
	for _, entry := range grade.Catalogue() {
		fmt.Fprintf(&page, "\n## %s: %s\n", entry.Code, entry.Name)
		for _, message := range entry.Messages {
			fmt.Fprintf(&page, "\n%s\n", b.printer.Say(message))
			shown, ok := b.seen[message.Key]
			switch {
			case ok:
				fmt.Fprintf(&page, "\n```sql\n%s\n```\n\n> %s\n>\n> (%s)\n", strings.TrimSpace(shown.answer), strings.ReplaceAll(shown.said, "\n", "\n> "), shown.file)
			case !slices.Contains(unseen, message.Key):
				t.Errorf("no case makes the judge say %s (%s)", message.Key, entry.Code)
			}
		}
	}
	if *update {
		if err := os.WriteFile(findingsPage, []byte(page.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	written, err := os.ReadFile(findingsPage)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.ReplaceAll(string(written), "\r\n", "\n"), page.String()); diff != "" {
		t.Errorf("docs/findings.md is stale; run go test ./internal/grade -update (-written +due):\n%s", diff)
	}
}

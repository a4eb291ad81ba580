//go:build !windows

package cli

import (
	"flag"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"guildhall/internal/i18n"
)

var updatePictures = flag.Bool("update-pictures", false, "photograph the screens of docs/images anew")

// picture is a screen of the real program, and what is to be seen on it.
type picture struct {
	name, alt string
	start     string // where the program is opened; "" for Home
	pose      func(term *terminal)
	says      []string // keys of words that must be on it as they are now: the picture is stale when they are not
}

// grading has an answer judged.
func grading(t *testing.T, home, exercise, answer string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), program(t), "grade", exercise)
	command.Env = append(os.Environ(), "GUILDHALL_HOME="+home)
	command.Stdin = strings.NewReader(answer)
	if out, err := command.CombinedOutput(); err != nil && command.ProcessState.ExitCode() != 1 {
		t.Fatalf("%v\n%s", err, out)
	}
}

const slowTypes = "council-basics/slow-and-common-types"

// luckyQuery keeps types of exactly 25 rows too, of which the sample has none.
const luckyQuery = `SELECT request_type, count(*) AS requests,
  median(date_diff('day', created_at, closed_at)) AS median_days
FROM service_requests
WHERE city = 'Los Angeles'
GROUP BY request_type
HAVING count(*) >= 25
   AND median(date_diff('day', created_at, closed_at)) > 10
ORDER BY median_days DESC, request_type`

func pictures() []picture {
	wrong := func(term *terminal) {
		term.sees("Your query")
		term.write(strings.NewReplacer(" FROM", "\nFROM", " GROUP", "\nGROUP", " ORDER", "\nORDER").Replace(wrongQuery))
		term.press("f8")
		term.sees("Not yet")
	}
	return []picture{
		{"reader", "A lesson with an example that was run in place, and its result under it", lesson5, func(term *terminal) {
			term.sees("One page that everyone can check")
			term.press("tab", "f5")
			term.sees("13111")
		}, []string{"reader.key-run"}},
		{"workbench", "The workbench: an exercise, the learner's query, and a verdict that names the one cause", rowsByChannel, wrong,
			[]string{"workbench.key.submit", "workbench.verdict.not-yet"}},
		{"difference", "The difference, row by row: what is missing, what is too much, what has other values", rowsByChannel, func(term *terminal) {
			wrong(term)
			term.press("f7")
			term.sees("~ yours")
		}, []string{"workbench.key.verdict"}},
		{"counterexample", "An answer that is right on the sample only: the few rows on which it fails, with both results", slowTypes, func(term *terminal) {
			term.sees("Your query")
			term.write(luckyQuery)
			term.press("f8")
			term.sees("few rows below")
		}, []string{"workbench.key.submit"}},
		{"data", "The data dictionary: every column with its type, meaning and figures", rowsByChannel, func(term *terminal) {
			term.sees("Your query")
			term.press("\x1bt")
			term.sees("Grain")
		}, nil},
		{"chart", "A result drawn as bars, with a sentence that says the same", rowsByChannel, func(term *terminal) {
			term.sees("Your query")
			term.write(rightQuery)
			term.press("f5")
			term.sees("bigint")
			term.press("f6", "c")
			term.sees("as bars")
		}, nil},
		{"home", "Home: where you left off, and the packs with what is done", "", func(term *terminal) {
			term.sees("rows and columns")
		}, []string{"home.continue"}},
	}
}

// TestPictures: every picture is there, is shown in the documentation, and says what the program says today.
func TestPictures(t *testing.T) {
	words, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "screens.md"))
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	if *updatePictures {
		// Making hidden data takes a while the first time.
		grading(t, home, rowsByChannel, wrongQuery)
		grading(t, home, slowTypes, luckyQuery)
	}
	for _, p := range pictures() {
		file := filepath.Join("..", "..", "docs", "images", p.name+".svg")
		if *updatePictures {
			term := sit(t, home, 110, 38, strings.Fields("learn "+p.start)...)
			p.pose(term)
			if err := os.WriteFile(file, []byte(term.svg(p.alt)), 0o644); err != nil {
				t.Fatal(err)
			}
			term.kill()
		}
		drawn, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(strings.ReplaceAll(string(drawn), "</text>\n<text", " <text"), "")
		text = html.UnescapeString(text)
		for _, key := range p.says {
			if said := words.Text(key); !strings.Contains(text, said) {
				t.Errorf("%s does not say %q (%s), as the program does now; go test ./internal/cli -run TestPictures -update-pictures takes it anew", file, said, key)
			}
		}
		if !strings.Contains(string(page), "images/"+p.name+".svg") || !strings.Contains(string(page), p.alt) {
			t.Errorf("docs/screens.md does not show images/%s.svg as %q", p.name, p.alt)
		}
	}
}

//go:build !windows

package cli

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"

	"guildhall/internal/config"
)

var updateLesson = flag.Bool("update-lesson", false, "write docs/plain-mode-lesson.txt and its translation anew")

// firstLesson is what a learner types in the first lesson: reading on, running the examples, a mistake here and there.
func firstLesson() []string {
	return []string{
		"run", "", "",
		"list", "run", "fill", "*", "10", "run", "submit", "",
		"",
		"1", "hint", "4", "",
		"run", "", "run", "table", "", "run", "", "",
		"40000", "hint", "SELECT count(DISTINCT request_id) FROM service_requests;", "39216", "",
		"more", "", "",
		"1", "3", "",
		"run", "more", "", "",
		"SELECT count(*) AS area_rows, count(name) AS names", "FROM areas;", "submit", "difference",
		"edit 1 SELECT count(*) AS area_rows, count(DISTINCT name) AS names", "spell 1", "submit", "",
		"tables areas", "area_id", "",
		"", "where am I", "skip",
		"run", "", "", "", "again", "contents", "quit",
	}
}

// inCatalan is what a learner types who speaks Catalan: the same lesson with the commands of that language.
func inCatalan(lines []string) []string {
	commands := map[string]string{
		"run": "executa", "list": "llista", "fill": "omple", "submit": "lliura", "hint": "pista", "table": "taula", "more": "més",
		"difference": "diferència", "edit": "edita", "spell": "lletreja", "tables": "taules", "where": "on", "skip": "salta",
		"again": "repeteix", "contents": "contingut", "quit": "surt",
	}
	var typed []string
	for _, line := range lines {
		first, rest, _ := strings.Cut(strings.Replace(line, "where am I", "where", 1), " ")
		if command, is := commands[first]; is {
			first = command
		}
		typed = append(typed, strings.TrimSpace(first+" "+rest))
	}
	return typed
}

// converseWith leads the dialogue of lesson 1.1 for a learner whose items are always shuffled in the same way.
func converseWith(t *testing.T, language string, streams Streams) {
	t.Helper()
	home := t.TempDir()
	a := &app{streams: streams, given: config.Flags{"language": language}, getenv: func(name string) string {
		return map[string]string{"GUILDHALL_HOME": home, "TERM": "xterm", "LC_ALL": "C.UTF-8"}[name]
	}}
	defer a.close()
	if err := a.speak(nil); err != nil {
		t.Fatal(err)
	}
	settings, err := a.configuration()
	if err != nil {
		t.Fatal(err)
	}
	settings.Limits.Time *= 10 // what is compared must not depend on how busy the machine is
	a.settings, a.face = &settings, "plain"
	coach, err := a.trainer(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	coach.Seed = func() int64 { return 7 }
	if err := a.converse(t.Context(), settings, []string{"council-basics/01-what-is-a-row"}); err != nil {
		t.Error(err)
	}
}

// untimed leaves out what a busy machine says and an idle one does not, with the empty line that follows it.
func untimed(said string) string {
	busy := regexp.MustCompile(`^(One moment|Running|Checking your answer|Still running|Getting the dataset|` +
		`Un moment|S'està (executant|comprovant|preparant)|Encara s'executa)\b`)
	var kept []string
	left := false
	for _, line := range strings.Split(said, "\n") {
		if left = busy.MatchString(line) || left && line == ""; !left {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// drawn finds the first byte or character that a screen reader, a braille display or a log cannot use.
func drawn(said string) string {
	for at, r := range said {
		if r == 0x1b || r == '\r' || r < 0x20 && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x2500 && r <= 0x259f || r >= 0x2800 && r <= 0x28ff {
			return said[max(0, at-40):min(len(said), at+10)]
		}
	}
	return ""
}

// TestLessonThroughAPipe: the first lesson of the first pack, whole, as lines of text, in two languages. What is said is what the
// documentation shows.
func TestLessonThroughAPipe(t *testing.T) {
	for language, file := range map[string]string{"en": "plain-mode-lesson.txt", "ca": "plain-mode-lesson.ca.txt"} {
		t.Run(language, func(t *testing.T) {
			typed := firstLesson()
			if language == "ca" {
				typed = inCatalan(typed)
			}
			said := throughAPipe(t, language, typed)
			if found := drawn(said); found != "" {
				t.Errorf("the output holds more than lines of text: %q", found)
			}
			compareLesson(t, filepath.Join("..", "..", "docs", file), said)
		})
	}
}

// throughAPipe is what the lesson says to somebody who types the lines and has no terminal.
func throughAPipe(t *testing.T, language string, lines []string) string {
	t.Helper()
	in, typing, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	heard, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		_, _ = typing.WriteString(strings.Join(lines, "\n") + "\n")
		_ = typing.Close()
	}()
	go func() {
		converseWith(t, language, Streams{In: in, Out: out, Err: out})
		_ = out.Close()
	}()
	return untimed(readAll(heard))
}

// compareLesson compares a transcript with that of the documentation.
func compareLesson(t *testing.T, file, said string) {
	t.Helper()
	if *updateLesson {
		if err := os.WriteFile(file, []byte(said), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(said, "\n")); diff != "" {
		t.Errorf("%s is stale (-file +now); go test ./internal/cli -run Lesson -update-lesson writes it anew:\n%s", file, diff)
	}
}

// TestLessonOnATerminal: on a terminal, which echoes what is typed, the same lesson looks the same, line by line. The only carriage returns
// are those that the terminal itself puts before the end of a line.
func TestLessonOnATerminal(t *testing.T) {
	master, device, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(device, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	done := make(chan string)
	go func() { done <- readAll(&answering{from: master, lines: firstLesson()}) }()
	converseWith(t, "en", Streams{In: device, Out: device, Err: device})
	_ = device.Close()
	said := untimed(strings.ReplaceAll(<-done, "\r\n", "\n"))
	_ = master.Close()
	if found := drawn(said); found != "" {
		t.Errorf("the output holds more than lines of text: %q", found)
	}
	want, err := os.ReadFile(filepath.Join("..", "..", "docs", "plain-mode-lesson.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(said, "\n")); diff != "" {
		t.Errorf("a terminal hears something else (-pipe +terminal):\n%s", diff)
	}
}

// waiting is a prompt of plain mode.
var waiting = regexp.MustCompile(`^(Reading|Your choice|Blank|(Exercise|Line) \d+|Label for item .*): $`)

// answering is somebody at a terminal: whenever a prompt stands at the end of what was said, they type their next line.
type answering struct {
	from  *os.File
	lines []string
	line  strings.Builder // what was said since the last line end
}

// Read hands on what the terminal shows.
func (a *answering) Read(p []byte) (int, error) {
	n, err := a.from.Read(p)
	for _, b := range p[:n] {
		if b == '\n' {
			a.line.Reset()
			continue
		}
		a.line.WriteByte(b)
	}
	if n > 0 && len(a.lines) > 0 && waiting.MatchString(a.line.String()) {
		next := a.lines[0]
		a.lines = a.lines[1:]
		if _, failed := a.from.WriteString(next + "\n"); failed != nil {
			return n, failed
		}
	}
	return n, err
}

func readAll(from interface{ Read([]byte) (int, error) }) string {
	var all strings.Builder
	buffer := make([]byte, 4096)
	for {
		n, err := from.Read(buffer)
		all.Write(buffer[:n])
		if err != nil { // the end of a pipe, or of a terminal whose program has gone
			return all.String()
		}
	}
}

//go:build !windows

package cli

import (
	"strings"
	"testing"
)

const (
	lesson5    = "council-basics/05-counting-and-summarising"
	wrongQuery = "SELECT channel, count(*) AS requests FROM service_requests GROUP BY channel ORDER BY requests DESC, channel"
	rightQuery = "SELECT channel, count(*) AS requests FROM service_requests WHERE city = 'Barcelona' GROUP BY channel ORDER BY requests DESC, channel"
)

// A learner reads lesson 1.5, runs an example, answers wrongly, looks at the difference, answers rightly, leaves in the middle of the
// next exercise, and comes back to the same place with the same draft.
func TestLearnerComesBackToTheSamePlace(t *testing.T) {
	home := t.TempDir()
	term := sit(t, home, 100, 32, "learn", lesson5)
	term.sees("One page that everyone can check")
	term.press("tab", "f5")
	term.sees("13111") // the example ran

	term.press("tab") // from the example to the first exercise
	term.pagesTo("plans next month's rota")
	openExercise(term)
	term.sees("Exercise 1 of")
	term.write(wrongQuery)
	term.press("f8")
	term.sees("Not yet")
	term.sees("four cities") // the author's own message
	term.press("f7")
	term.sees("~ yours")
	term.write(rightQuery)
	term.press("f8")
	term.sees("Correct")

	term.press("f9")
	term.sees("Exercise 2 of")
	term.press("ctrl+a", "delete")
	term.paste("-- my own thoughts so far")
	term.sees("my own thoughts so far")
	term.press("esc", "esc")
	term.sees("1 of 7 done")
	term.sees("Exercise 2 of 7") // the lesson stands where the learner was
	openExercise(term)
	term.sees("my own thoughts so far")
	term.press("ctrl+c")
	term.sees("Ctrl+C")
	term.press("ctrl+c")
	if code := term.leaves(); code != 0 {
		t.Fatalf("leaving gave exit code %d", code)
	}

	again := sit(t, home, 100, 32)
	again.sees("Continue")
	again.press("enter")
	again.sees("Exercise 2 of")
	again.sees("my own thoughts so far")
	again.press("\x1b\x1b") // two quick presses of Esc
	again.sees("1 of 7 done")
	again.press("q")
	if code := again.leaves(); code != 0 {
		t.Errorf("leaving gave exit code %d", code)
	}
}

// openExercise opens the exercise that has the focus, or the next one.
func openExercise(term *terminal) {
	term.t.Helper()
	for range 12 {
		term.press("enter")
		if strings.Contains(term.text(), "F8 Submit") {
			return
		}
		term.press("tab")
	}
	term.sees("F8 Submit")
}

// What was typed half a second before the power went is still there.
func TestKilledWhileTyping(t *testing.T) {
	home := t.TempDir()
	term := sit(t, home, 80, 24, "learn", "council-basics/rows-by-channel-barcelona")
	term.sees("Your query")
	term.write("SELECT channel -- half a thou")
	term.sees("half a thou")
	term.until("the draft is on disk", func() bool {
		return strings.Contains(progressFile(t, home), "half a thou")
	})
	term.kill()

	again := sit(t, home, 80, 24)
	again.sees("Continue")
	again.press("enter")
	again.sees("half a thou")
}

func TestStoppingAQuery(t *testing.T) {
	term := sit(t, t.TempDir(), 100, 30, "learn", "council-basics/rows-by-channel-barcelona")
	term.sees("Your query")
	term.write("WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t")
	term.press("f5")
	term.sees("Running")
	term.press("ctrl+c")
	term.until("the query is stopped", func() bool { return !strings.Contains(term.text(), "Running") })
	term.sees("FROM t") // nothing typed is lost
	term.write("SELECT 6 * 7 AS answer")
	term.press("f5")
	term.sees("42") // and the next query runs
}

func TestTinyTerminal(t *testing.T) {
	term := sit(t, t.TempDir(), 30, 10)
	term.until("a sentence asks for more room", func() bool { return strings.Contains(term.text(), "40") })
	term.resize(80, 24)
	term.sees("Bootcamps")
	term.resize(40, 15)
	term.sees("The council in rows")
	term.press("q")
	if code := term.leaves(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// Hostile text that a query returns must not act on the terminal.
func TestNothingActsOnTheTerminal(t *testing.T) {
	term := sit(t, t.TempDir(), 100, 30, "learn", "council-basics/rows-by-channel-barcelona")
	term.sees("Your query")
	term.write(`SELECT chr(27) || ']0;owned' || chr(7) AS title, chr(155) || '31m' AS c1, 'end' AS last`)
	term.press("f5")
	term.sees("end")
	term.mu.Lock()
	defer term.mu.Unlock()
	if printed := term.bytes.String(); strings.Contains(printed, "\x1b]0;owned") || strings.Contains(printed, "\u009b31m") {
		t.Error("a control sequence from a query reached the terminal")
	}
}

package plain

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"guildhall/internal/i18n"
)

// scan finds what a screen reader, a braille display or a log cannot use.
func scan(t testing.TB, said string) {
	t.Helper()
	if !utf8.ValidString(said) {
		t.Error("not UTF-8")
	}
	for i, r := range said {
		switch {
		case r < 0x20 && r != '\n' && r != '\t', r == 0x7f, r >= 0x80 && r < 0xa0:
			t.Fatalf("control character %U in %q", r, around(said, i))
		case r >= 0x2500 && r <= 0x259f, r >= 0x2800 && r <= 0x28ff:
			t.Fatalf("drawing character %U in %q", r, around(said, i))
		}
	}
}

func around(text string, at int) string { return text[max(0, at-40):min(len(text), at+40)] }

// Nothing that is said acts on a terminal, no sentence lacks its words, and no line of prose is too wide.
func TestOutputIsPlain(t *testing.T) {
	s := newSeat(t)
	said := s.talk(t, Start{}, append(script(t, s), "\x1b[A", "\u2550\u2551 \x07", "run \xff")...)
	scan(t, said)
	for _, gap := range []string{"‹", "<no value>"} {
		if at := strings.Index(said, gap); at >= 0 {
			t.Errorf("a message has no words: %q", around(said, at))
		}
	}
	for _, line := range strings.Split(said, "\n") {
		if width(line) > measure && !strings.Contains(line, ": ") {
			t.Errorf("%d cells wide: %q", width(line), line)
		}
	}
}

// On a narrow terminal, or with large letters, lines are as short as it is, so that no word is broken.
func TestNarrow(t *testing.T) {
	s := newSeat(t)
	var out bytes.Buffer
	options := s.options(strings.NewReader(strings.Join([]string{"1", "1", "", "", "more", "quit"}, "\n")+"\n"), &out, Start{})
	options.Width = 40
	if err := Run(t.Context(), options); err != nil {
		t.Fatal(err)
	}
	longest := 0
	for _, line := range strings.Split(out.String(), "\n") {
		longest = max(longest, width(line))
		if width(line) > 40 && strings.Contains(strings.TrimSpace(line), " ") && !strings.HasPrefix(line, "    ") {
			t.Errorf("%d cells wide: %q", width(line), line)
		}
	}
	if longest < 30 {
		t.Errorf("the longest line has %d cells", longest)
	}
}

func TestReadable(t *testing.T) {
	if got := readable("┌─┐ │x│ ╌ ╏ ═ ║ ▓ ⠿ é"); got != "+-+ |x| - | - |     é" {
		t.Errorf("%q", got)
	}
}

// The voice makes safe whatever it is given, in a line of its own and beside a prompt.
func TestVoiceIsSafe(t *testing.T) {
	words, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	v := newVoice(&out, words)
	v.line("a\x1b[2Jb\rc\nd")
	v.line("x\x1b]0;t\x07\n\ty")
	v.prompt("p\x1b[1m:")
	v.endPrompt("\x9b5A\x08typed")
	if err := v.flush(); err != nil {
		t.Fatal(err)
	}
	scan(t, out.String())
	if lines := strings.Count(out.String(), "\n"); lines != 3 {
		t.Errorf("%d lines in %q", lines, out.String())
	}
}

func FuzzDialogue(f *testing.F) {
	f.Add("1\n1\n\n\nr\n")
	f.Add("SELECT 1;\nspell\nedit 1\n\x1b[31m\n")
	f.Add("fill\n____\nfill x\nsubmit\nsolution\nsolution\n")
	f.Fuzz(func(t *testing.T, input string) {
		s := newSeat(t)
		for _, exercise := range []string{"open-by-district", "kinds", "lines", "how-many"} {
			var out bytes.Buffer
			if strings.Contains(input, "forever") {
				t.Skip()
			}
			if err := Run(t.Context(), s.options(strings.NewReader(input), &out, Start{Pack: s.pack.ID, Exercise: exercise})); err != nil {
				t.Fatal(err)
			}
			scan(t, out.String())
		}
	})
}

// broken fails to write after so many bytes, as a pipe does whose reader has gone.
type broken struct{ left int }

var errGone = errors.New("nobody reads")

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errGone
	}
	return len(p), nil
}

func TestNobodyReads(t *testing.T) {
	s := newSeat(t)
	for _, left := range []int{0, 200, 2000} {
		// The input never ends, so that only the failure can end the dialogue.
		err := Run(t.Context(), s.options(endless{}, &broken{left: left}, Start{}))
		if !errors.Is(err, errGone) {
			t.Errorf("after %d bytes: %v", left, err)
		}
	}
}

// endless always has one more line.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return copy(p, "help\n"), nil }

func TestUnreadableInput(t *testing.T) {
	s := newSeat(t)
	in := io.MultiReader(strings.NewReader("1\n"), failing{})
	if err := Run(t.Context(), s.options(in, io.Discard, Start{})); !errors.Is(err, errGone) {
		t.Errorf("got %v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errGone }

func TestContextEnds(t *testing.T) {
	s := newSeat(t)
	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	t.Cleanup(func() { _ = writer.Close() })
	var out bytes.Buffer
	go cancel()
	if err := Run(ctx, s.options(reader, &out, Start{})); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

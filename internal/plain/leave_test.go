package plain

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/trainer"
)

// Wherever the input ends, also within a line, the dialogue ends with it and nothing is lost.
func TestEndOfInput(t *testing.T) {
	whole := script(t, newSeat(t))
	for n := range whole {
		for _, end := range []string{"", "\n"} {
			s := newSeat(t)
			var out bytes.Buffer
			in := strings.NewReader(strings.Join(whole[:n], "\n") + end)
			if err := Run(t.Context(), s.options(in, &out, Start{})); err != nil {
				t.Fatalf("after %d lines: %v", n, err)
			}
			if !strings.HasSuffix(out.String(), "\nEverything is saved. Goodbye.\n") {
				t.Fatalf("after %d lines the last words are %q", n, out.String()[max(0, out.Len()-80):])
			}
		}
	}
}

// Nobody leaves believing that everything is saved when it is not.
func TestLeavingUnsaved(t *testing.T) {
	s := newSeat(t)
	s.record.full = errors.New("no room")
	start := Start{Pack: s.pack.ID, Exercise: "open-by-district"}
	said := s.talk(t, start, "SELECT district;", "quit", "quit")
	if !strings.Contains(said, "1 thing you did is not saved. Type quit once more") || !strings.HasSuffix(said, "Not everything could be saved. Goodbye.\n") {
		t.Errorf("said:\n%s", said)
	}
	if said := s.talk(t, Start{}, ""); !strings.Contains(said, "no room") || !strings.HasSuffix(said, "Not everything could be saved. Goodbye.\n") {
		t.Errorf("at the end of the input:\n%s", said)
	}
	s.record.full = nil
	if said := s.talk(t, Start{}, "quit"); strings.Contains(said, "not saved") || !strings.HasSuffix(said, "Everything is saved. Goodbye.\n") {
		t.Errorf("with room again:\n%s", said)
	}
}

// What was typed before the end is there when the learner comes back, in the answer of every type.
func TestDraftsAreKept(t *testing.T) {
	tests := []struct{ exercise, typed, want string }{
		{"open-by-district", "SELECT district,\nopen_requests", "SELECT district,\nopen_requests"},
		{"open-by-district", "edit 2 FROM elsewhere", "SELECT district, ____\nFROM elsewhere"},
		{"open-by-district", "fill\nopen_requests", "SELECT district, open_requests\nFROM requests"},
		{"open-by-district", "insert 1 -- mine", "-- mine\nSELECT district, ____\nFROM requests"},
		{"close-one", "UPDATE requests\nSET open = false", "UPDATE requests\nSET open = false"},
		{"think", "What people\nask about", "What people\nask about"},
	}
	for _, test := range tests {
		t.Run(test.exercise, func(t *testing.T) {
			s := newSeat(t)
			start := Start{Pack: s.pack.ID, Exercise: test.exercise}
			s.talk(t, start, strings.Split(test.typed, "\n")...)
			draft, _, err := s.record.Draft(t.Context(), progress.Ref{Pack: s.pack.ID, Exercise: test.exercise})
			if err != nil || draft.Text != test.want {
				t.Errorf("the draft is %q, want %q (%v)", draft.Text, test.want, err)
			}
			if again := s.talk(t, start, "list"); !strings.Contains(again, "2. "+strings.Split(test.want, "\n")[1]) {
				t.Errorf("the draft is not read out:\n%s", again)
			}
		})
	}
	t.Run("labels", func(t *testing.T) {
		s := newSeat(t)
		start := Start{Pack: s.pack.ID, Exercise: "kinds"}
		s.talk(t, start, "2")
		if said := s.talk(t, start); !strings.Contains(said, "Label for item 2") || !strings.Contains(said, ": number.") {
			t.Errorf("the label is not remembered:\n%s", said)
		}
	})
}

// A learner finds the place again: within the text, at an exercise, and where the full screen left it.
func TestPlaceIsKept(t *testing.T) {
	s := newSeat(t)
	s.talk(t, Start{Pack: s.pack.ID, Lesson: "01-everything"}, "", "", "quit")
	if said := s.talk(t, Start{}, ""); !strings.Contains(said, "You are where you left it") || !strings.Contains(said, "What you saw has five rows") {
		t.Errorf("the text is not where it was left:\n%s", said)
	}
	s.talk(t, Start{Pack: s.pack.ID, Exercise: "steps"})
	if said := s.talk(t, Start{}, ""); !strings.Contains(said, "Exercise 8 of 10") {
		t.Errorf("the exercise is not where it was left:\n%s", said)
	}
	positions, err := s.record.Positions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := progress.Position{Pack: s.pack.ID, Lesson: "01-everything", Screen: "workbench", Exercise: "steps", Updated: noon}
	if diff := cmp.Diff(want, positions[0], cmpopts.IgnoreFields(progress.Position{}, "Block"), cmpopts.EquateApproxTime(0)); diff != "" {
		t.Error(diff)
	}
	if block := s.pack.Lessons[0].Blocks[positions[0].Block]; block != s.pack.Lessons[0].Exercises()[7] {
		t.Errorf("the block is %T", block)
	}
	chart := slices.IndexFunc(s.pack.Lessons[0].Blocks, func(b lesson.Block) bool { _, ok := b.(*lesson.Chart); return ok })
	if err := s.SavePosition(t.Context(), progress.Position{
		Pack: s.pack.ID, Lesson: "01-everything", Screen: "reader", Block: chart, Line: 3, Updated: noon.Add(1),
	}); err != nil {
		t.Fatal(err)
	}
	if said := s.talk(t, Start{}, ""); !strings.Contains(said, "Section: A chart") {
		t.Errorf("the place of the full screen is not found:\n%s", said)
	}
}

// The same answers give the same attempts as those of any other face, but for the face.
func TestParity(t *testing.T) {
	talked, direct := newSeat(t), newSeat(t)
	talked.talk(t, Start{Pack: "small-town", Exercise: "open-by-district"},
		"SELECT district", "FROM requests;", "submit", "hint", "SELECT district, open_requests", "FROM requests", "", "submit", "",
		"skip", talked.answerTo(t, "lines", 0, 1, 2), "submit", "", talked.answerTo(t, "one-row", 0), talked.answerTo(t, "one-row", 1), "",
		"solution", "next", "11", "12", "", "Grain", "grain", "", talked.answerTo(t, "steps", 1, 0, 2))
	for _, step := range []struct{ exercise, answer string }{
		{"open-by-district", "SELECT district\nFROM requests;"}, {"open-by-district", "hint"},
		{"open-by-district", "SELECT district, open_requests\nFROM requests"}, {"close-one", "skip"},
		{"lines", "SELECT district\nFROM requests\nORDER BY district"}, {"one-row", "a"}, {"one-row", "b"}, {"several", "reveal"},
		{"how-many", "11"}, {"how-many", "12"}, {"grain", "Grain"}, {"grain", "grain"}, {"steps", "2,1,3"},
	} {
		do(t, direct.Trainer, step.exercise, step.answer)
	}
	same := cmpopts.IgnoreFields(progress.Attempt{}, "ID", "Seed")
	if diff := cmp.Diff(direct.record.attempts, talked.record.attempts, same, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("attempts (-direct +talked):\n%s", diff)
	}
}

func do(t *testing.T, tr *trainer.Trainer, exercise, answer string) {
	t.Helper()
	var err error
	switch answer {
	case "hint":
		_, err = tr.Hint(t.Context(), "small-town", exercise)
	case "skip":
		err = tr.Skip(t.Context(), "small-town", exercise)
	case "reveal":
		_, err = tr.Reveal(t.Context(), "small-town", exercise)
	default:
		_, err = tr.Submit(t.Context(), trainer.Answer{Pack: "small-town", Exercise: exercise, Text: answer})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Ctrl+C stops what runs and leaves the dialogue where it is; where nothing runs it asks, and the second one leaves.
func TestInterrupts(t *testing.T) {
	s := newSeat(t)
	reader, writer := io.Pipe()
	var out bytes.Buffer
	interrupts := make(chan os.Signal)
	options := s.options(reader, &out, Start{Pack: s.pack.ID, Exercise: "open-by-district"})
	options.Interrupts = interrupts
	done := make(chan error, 1)
	go func() { done <- Run(t.Context(), options) }()
	for _, lines := range []string{"SELECT forever;\nrun\n", "submit\n"} {
		if _, err := io.WriteString(writer, lines); err != nil {
			t.Fatal(err)
		}
		<-s.desk.running
		interrupts <- os.Interrupt
	}
	interrupts <- os.Interrupt // at the prompt: asks
	if _, err := io.WriteString(writer, "where\n"); err != nil {
		t.Fatal(err)
	}
	// The line and an interrupt may arrive in either order, so one or two more of them end the dialogue.
	for ended := false; !ended; {
		select {
		case interrupts <- os.Interrupt:
		case err := <-done:
			ended = true
			if !errors.Is(err, context.Canceled) {
				t.Errorf("the dialogue ended with %v", err)
			}
		}
	}
	for _, words := range []string{"Stopped. Nothing is lost.", "Your answer is kept, and nothing was recorded.", "press Ctrl+C again"} {
		if !strings.Contains(out.String(), words) {
			t.Errorf("%q was not said:\n%s", words, out.String())
		}
	}
	if len(s.record.attempts) > 0 {
		t.Errorf("%d attempts were recorded", len(s.record.attempts))
	}
}

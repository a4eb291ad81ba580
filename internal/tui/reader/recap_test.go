package reader

import (
	"strings"
	"testing"

	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

func TestRecapHoldsTheLearnersOwnAnswers(t *testing.T) {
	s := tuitest.NewSeat(t, theme.Choice{Name: theme.None})
	if _, err := s.Trainer.Submit(t.Context(), trainer.Answer{Pack: tuitest.PackID, Exercise: "open-by-district", Text: "SELECT 'my own'"}); err != nil {
		t.Fatal(err)
	}
	r := New(s.Env, s.Trainer, screen.ToLesson{Pack: tuitest.PackID, Lesson: "01-rows"})
	r.Resize(80, 22)
	tuitest.Settle(t, r, r.Init())
	tuitest.Press(t, r, "end")
	shows(t, r, " Recap  w")
	out := tuitest.Press(t, r, "w")
	if len(out) != 1 || !strings.Contains(s.Env.Say(out[0].(screen.NoticeMsg).Message), "/home/learner/files/recap-01-rows.md") {
		t.Fatalf("messages = %v", out)
	}
	if file := s.Papers.File("recap-01-rows.md"); !strings.Contains(file, "```sql\nSELECT 'my own'\n```") || !strings.Contains(file, "Not answered yet.") {
		t.Errorf("file:\n%s", file)
	}
}

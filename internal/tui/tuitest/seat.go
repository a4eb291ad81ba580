package tuitest

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
)

// Seat is everything a screen needs.
type Seat struct {
	Env      *screen.Env
	Trainer  *trainer.Trainer
	Library  *Library
	Workshop *Workshop
	Record   *Record
}

// Clock is the time at every seat.
func Clock() time.Time { return time.Date(2026, time.March, 4, 10, 30, 0, 0, time.UTC) }

// NewSeat makes a seat for a learner who has done nothing yet.
func NewSeat(t testing.TB, choice theme.Choice) *Seat {
	t.Helper()
	words, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	s := &Seat{
		Library:  &Library{All: []*lesson.Pack{Pack(t)}},
		Workshop: &Workshop{Outcomes: map[string]result.Outcome{"district": Districts()}},
		Record:   &Record{},
		Env:      &screen.Env{Context: t.Context(), Words: words, Styles: theme.New(choice), Now: Clock, ReducedMotion: true},
	}
	s.Trainer = trainer.New(trainer.Deps{Library: s.Library, Workshop: s.Workshop, Record: s.Record, Now: Clock, Face: "tui"})
	return s
}

// Updater is a screen or anything else that takes messages in.
type Updater interface{ Update(msg tea.Msg) tea.Cmd }

// Settle runs a command and gives what it brings to the updater, until nothing is left to do. It returns the messages that a screen
// sends to the root. Commands that wait for longer than a moment are left waiting.
func Settle(t testing.TB, to Updater, cmd tea.Cmd) []tea.Msg {
	t.Helper()
	var out []tea.Msg
	queue := []tea.Cmd{cmd}
	for steps := 0; len(queue) > 0; steps++ {
		if steps > 1000 {
			t.Fatal("the screen never settles")
		}
		next := queue[0]
		queue = queue[1:]
		for _, msg := range outcome(next) {
			switch msg := msg.(type) {
			case screen.OpenMsg, screen.BackMsg, screen.NoticeMsg, screen.ErrorMsg:
				out = append(out, msg)
			default:
				queue = append(queue, to.Update(msg))
			}
		}
	}
	return out
}

// patience is how long Settle waits for a command before it takes it for a timer.
const patience = 250 * time.Millisecond

func outcome(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	came := make(chan tea.Msg, 1)
	go func() { came <- cmd() }()
	select {
	case msg := <-came:
		switch msg := msg.(type) {
		case nil:
			return nil
		case tea.BatchMsg:
			var all []tea.Msg
			for _, c := range msg {
				all = append(all, outcome(c)...)
			}
			return all
		}
		return []tea.Msg{msg}
	case <-time.After(patience):
		return nil
	}
}

// Press gives keys, named as in bindings, and settles after each.
func Press(t testing.TB, to Updater, names ...string) []tea.Msg {
	t.Helper()
	var out []tea.Msg
	for _, name := range names {
		out = append(out, Settle(t, to, to.Update(Key(name)))...)
	}
	return out
}

package tuitest

import (
	"reflect"
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
	Papers   *Papers
	Past     *Past
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
		Papers:   &Papers{},
		Past:     &Past{},
		Env:      &screen.Env{Context: t.Context(), Words: words, Styles: theme.New(choice), Now: Clock, Tick: never},
	}
	s.Trainer = trainer.New(trainer.Deps{
		Library: s.Library, Workshop: s.Workshop, Explorer: s.Workshop, Stepper: s.Workshop, Record: s.Record, Papers: s.Papers, Past: s.Past, Now: Clock, Face: "tui",
	})
	return s
}

// never is a timer that does not ring.
func never(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }

// Updater is a screen or anything else that takes messages in.
type Updater interface{ Update(msg tea.Msg) tea.Cmd }

// Settle runs a command and gives what it brings to the screen, until nothing is left to do. It returns the messages that the screen
// sends to the root.
func Settle(t testing.TB, to Updater, cmd tea.Cmd) []tea.Msg {
	t.Helper()
	return settle(t, to, cmd, func(msg tea.Msg) bool {
		switch msg.(type) {
		case screen.OpenMsg, screen.BackMsg, screen.NoticeMsg, screen.ErrorMsg:
			return true
		}
		return false
	})
}

// Drive is Settle for the root, which gets every message but the one that ends the program; that it returns.
func Drive(t testing.TB, to Updater, cmd tea.Cmd) []tea.Msg {
	t.Helper()
	return settle(t, to, cmd, func(msg tea.Msg) bool {
		_, quit := msg.(tea.QuitMsg)
		return quit
	})
}

func settle(t testing.TB, to Updater, cmd tea.Cmd, kept func(tea.Msg) bool) []tea.Msg {
	t.Helper()
	var out []tea.Msg
	queue := []tea.Cmd{cmd}
	for steps := 0; len(queue) > 0; steps++ {
		if steps > 1000 {
			t.Fatal("it never settles")
		}
		next := queue[0]
		queue = queue[1:]
		for _, msg := range outcome(next) {
			if kept(msg) {
				out = append(out, msg)
				continue
			}
			queue = append(queue, to.Update(msg))
		}
	}
	return out
}

// patience is how long a command may take before it counts as one that never ends.
const patience = 2 * time.Second

// outcome runs a command and, one after the other, those that a batch or a sequence is made of.
func outcome(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	came := make(chan tea.Msg, 1)
	go func() { came <- cmd() }()
	select {
	case msg := <-came:
		if msg == nil {
			return nil
		}
		// Bubble Tea's type for sequences is not exported, but is a slice of commands as a batch is.
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			var all []tea.Msg
			for i := range v.Len() {
				all = append(all, outcome(v.Index(i).Interface().(tea.Cmd))...)
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

// Begin gives keys whose commands are not carried out: what is seen is the time before their answer.
func Begin(to Updater, names ...string) {
	for _, name := range names {
		to.Update(Key(name))
	}
}

// Hold gives keys to the root and settles after each.
func Hold(t testing.TB, to Updater, names ...string) []tea.Msg {
	t.Helper()
	var out []tea.Msg
	for _, name := range names {
		out = append(out, Drive(t, to, to.Update(Key(name)))...)
	}
	return out
}

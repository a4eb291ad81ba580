package tui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/theme"
	"guildhall/internal/tui/tuitest"
)

// drawer keeps settings in memory.
type drawer struct {
	all    []trainer.Setting
	broken error
}

func (d *drawer) Settings() ([]trainer.Setting, error) { return d.all, nil }

func (d *drawer) Change(name, value string) error {
	if d.broken != nil {
		return d.broken
	}
	for i := range d.all {
		if d.all[i].Name == name {
			d.all[i].Value = value
		}
	}
	return nil
}

func (d *drawer) Words() (*i18n.Printer, error) { return i18n.NewPrinter("en") }

// settled is a program on whose settings menu a learner sits.
func settled(t *testing.T, d *drawer) *root {
	t.Helper()
	seat := tuitest.NewSeat(t, theme.Choice{Name: theme.Dark})
	model, err := New(Options{Context: t.Context(), Trainer: seat.Trainer, Words: seat.Env.Words, Theme: theme.Choice{Name: theme.Dark}, Now: tuitest.Clock, Settings: d})
	if err != nil {
		t.Fatal(err)
	}
	r := model.(*root)
	r.resize(80, 24)
	take(r, r.readSettings())
	return r
}

// take runs a command and gives what it brings to the program.
func take(r *root, cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	var out []tea.Msg
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, one := range msg {
			out = append(out, take(r, one)...)
		}
	case nil:
	default:
		out = append(out, msg)
		if _, isNotice := msg.(screen.NoticeMsg); isNotice {
			return out
		}
		_, next := r.Update(msg)
		out = append(out, take(r, next)...)
	}
	return out
}

// pick chooses the entry of the menu that is found by a word.
func pick(r *root, word string) []tea.Msg {
	for _, letter := range word {
		r.menu.press(tea.KeyPressMsg{Text: string(letter), Code: letter}, r)
	}
	return take(r, r.menu.press(tea.KeyPressMsg{Code: tea.KeyEnter}, r))
}

func TestSettings(t *testing.T) {
	d := &drawer{all: []trainer.Setting{
		{Name: "theme", Value: "dark", Choices: []string{"auto", "dark", "high-contrast"}},
		{Name: "reduced_motion", Value: "false", Choices: []string{"true", "false"}},
		{Name: "plain", Value: "false", Choices: []string{"true", "false"}},
		{Name: "editor"},
	}}
	r := settled(t, d)
	if r.menu == nil || len(r.menu.items) != 4 || !strings.Contains(r.menu.items[0].text, "dark") {
		t.Fatalf("the menu is %+v", r.menu)
	}
	pick(r, "colours")
	pick(r, "high")
	if d.all[0].Value != "high-contrast" || r.choice.Name != theme.HighContrast {
		t.Errorf("stored %q, shown %q", d.all[0].Value, r.choice.Name)
	}
	take(r, r.readSettings())
	pick(r, "motion")
	pick(r, "on")
	if !r.env.ReducedMotion {
		t.Error("reduced motion does not show at once")
	}
	take(r, r.readSettings())
	if said := pick(r, "editor"); len(said) != 1 || said[0].(screen.NoticeMsg).Message.Key != "tui.settings-typed" {
		t.Errorf("a text is answered with %v", said)
	}
}

// The values of a setting begin at the one it has, and Esc goes back to the settings.
func TestValuesOfASetting(t *testing.T) {
	d := &drawer{all: []trainer.Setting{{Name: "theme", Value: "dark", Choices: []string{"auto", "dark", "high-contrast"}}}}
	r := settled(t, d)
	pick(r, "colours")
	if got := r.menu.items[r.menu.chosen].text; got != "dark (now)" {
		t.Errorf("the values begin at %q", got)
	}
	take(r, r.menu.press(tea.KeyPressMsg{Code: tea.KeyEscape}, r))
	if r.menu == nil || len(r.menu.items) != 1 {
		t.Errorf("Esc leads to %+v", r.menu)
	}
}

func TestSettingsThatCannotBeStored(t *testing.T) {
	d := &drawer{broken: errors.New("the disk is full"), all: []trainer.Setting{{Name: "theme", Value: "dark", Choices: []string{"auto", "light"}}}}
	r := settled(t, d)
	pick(r, "colours")
	pick(r, "light")
	if r.choice.Name != theme.Dark || !strings.Contains(r.notice.text, "the disk is full") {
		t.Errorf("theme %q, notice %q", r.choice.Name, r.notice.text)
	}
}

// What a flag or the environment decides stays for this time.
func TestSettingsThatAreOverruled(t *testing.T) {
	d := &drawer{all: []trainer.Setting{{Name: "theme", Value: "dark", Fixed: true, Choices: []string{"auto", "light"}}}}
	r := settled(t, d)
	pick(r, "colours")
	pick(r, "light")
	if d.all[0].Value != "light" || r.choice.Name != theme.Dark {
		t.Errorf("stored %q, shown %q", d.all[0].Value, r.choice.Name)
	}
}

package plain

import (
	"context"
	"strings"

	"guildhall/internal/trainer"
)

// settings is where the learner says how the program should be: first which setting, then what it should be.
type settings struct {
	d     *dialogue
	all   []trainer.Setting
	asked *trainer.Setting // the one that is being changed; nil for the list
}

func (s *settings) open(context.Context) error {
	s.asked = nil
	all, err := s.d.Settings.Settings()
	if err != nil {
		return err
	}
	s.all = all
	s.d.say("plain.settings")
	for i, setting := range all {
		s.d.item(place(i), s.d.settingLine(setting)+" "+s.d.words.Say(setting.Origin))
	}
	s.d.once("plain.choose")
	return nil
}

// settingLine is a setting with its value.
func (d *dialogue) settingLine(setting trainer.Setting) string {
	return sentence(d.words.Say(setting.Line()))
}

func (s *settings) prompt() string {
	if s.asked != nil && len(s.asked.Choices) == 0 {
		return s.d.text("plain.prompt.value")
	}
	return s.d.text("plain.prompt.choice")
}

func (s *settings) where() { s.d.say("plain.where.settings") }

func (s *settings) commands() []command {
	return []command{{name: "back", run: func(ctx context.Context, _ string) (state, error) {
		if s.asked != nil {
			return s, s.open(ctx)
		}
		return &home{d: s.d}, nil
	}}}
}

func (s *settings) take(ctx context.Context, line string) (state, error) {
	if s.asked != nil {
		return s, s.answer(ctx, line)
	}
	n, ok := number(line)
	if !ok || n < 1 || n > len(s.all) {
		s.d.notAChoice(line, len(s.all))
		return s, nil
	}
	s.asked = &s.all[n-1]
	s.d.tell(s.d.settingLine(*s.asked))
	if len(s.asked.Choices) == 0 {
		s.d.say("plain.settings.type")
		return s, nil
	}
	for i, choice := range s.asked.Choices {
		s.d.item(place(i), sentence(s.d.words.Say(s.asked.Says(choice))))
	}
	return s, nil
}

// answer stores what the setting is to be.
func (s *settings) answer(ctx context.Context, line string) error {
	value := strings.TrimSpace(line)
	if choices := s.asked.Choices; len(choices) > 0 {
		n, ok := number(line)
		if !ok || n < 1 || n > len(choices) {
			s.d.notAChoice(line, len(choices))
			return nil
		}
		value = choices[n-1]
	}
	asked := *s.asked
	if err := s.d.Settings.Change(asked.Name, value); err != nil {
		return err
	}
	words, err := s.d.Settings.Words()
	if err != nil {
		return err
	}
	s.d.words, s.d.Words = words, words
	asked.Value = value
	s.d.tell(s.d.settingLine(asked) + " " + s.d.text("plain.settings.kept"))
	if asked.Fixed {
		s.d.tell(s.d.words.Say(asked.Origin) + " " + s.d.text("plain.settings.fixed"))
	}
	s.d.gap()
	return s.open(ctx)
}

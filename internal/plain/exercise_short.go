package plain

import (
	"context"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// short is the answer of one line: a number or a few words.
type short struct {
	e     *exercise
	words string
}

func (s *short) load(draft string) { s.words = draft }

func (s *short) text() string { return s.words }

func (s *short) present() {
	if unit := s.e.ex.Exercise.Unit; unit != "" {
		s.e.d.say("plain.number.unit", i18n.Args{"Unit": sentence(result.Safe(unit))})
	}
	if s.words != "" {
		s.e.d.say("plain.short.draft", i18n.Args{"Answer": sentence(result.Safe(s.words))})
	}
}

// take takes the line as the answer. For a number, SQL is a try on the data.
func (s *short) take(_ context.Context, line string) (step, bool, error) {
	line = strings.TrimSpace(line)
	if s.e.ex.Exercise.Type == lesson.Number && (beginsSQL(line) || !strings.ContainsAny(line, "0123456789")) {
		return keep, false, nil
	}
	s.words = line
	return s.e.whole(), true, nil
}

func (s *short) prompt() string { return "" }

// commands lets an answer be given that is a command's word otherwise.
func (s *short) commands() []command {
	answer := func(ctx context.Context, arg string) (state, error) {
		if arg == "" {
			s.e.d.once("plain.exercise.hint." + string(s.e.ex.Exercise.Type))
			return s.e, nil
		}
		s.words = arg
		if s.e.whole() == submit {
			return s.e, s.e.submit(ctx)
		}
		return s.e, s.e.saveDraft(ctx)
	}
	return []command{{name: "answer", run: answer, takes: anything}}
}

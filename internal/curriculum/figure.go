package curriculum

import (
	"context"
	"fmt"
	"slices"

	"guildhall/internal/lesson"
)

// Source says where figures come from that no query beside them gives: from a query of its own, or from outside the data.
type Source struct {
	Figures  []string `yaml:"figures"`            // as they are written in the lesson
	SQL      string   `yaml:"sql,omitempty"`      // gives each of them as a cell of its result
	Datasets []string `yaml:"datasets,omitempty"` // of the SQL; none for those of the lesson
	Reason   string   `yaml:"reason,omitempty"`   // why no query can give them: a law, a plan, an invented case
}

// Doubt is a figure that nothing gives, or a source that no figure needs.
type Doubt struct {
	Position lesson.Position
	Figure   string
	Why      string
}

func (d Doubt) String() string {
	return fmt.Sprintf("%s:%d: %s: %s", d.Position.File, d.Position.Line, d.Figure, d.Why)
}

// Figures checks every figure in a lesson's prose. It must be given by the SQL of its exercise or of its section, or, when it has
// three digits or more, by any SQL of the lesson: as a cell, as a number of rows or columns, or as a constant. Else one of the sources
// must give it. Rounding is allowed to the decimals that the lesson writes, and 0.42 may be written as 42 %.
func Figures(ctx context.Context, runner Runner, pack *lesson.Pack, l *lesson.Lesson, sources []Source) ([]Doubt, error) {
	parts := takeApart(l)
	b := &book{
		runner: runner, pack: pack, lesson: l, sources: sources, needed: map[string]bool{},
		whole: newGiven(), sections: map[int]*given{}, exercises: map[*lesson.Exercise]*given{}, sourced: map[int]*given{},
	}
	for _, query := range parts.queries {
		b.enter(query)
	}
	var doubts []Doubt
	for _, piece := range parts.pieces {
		found, err := b.check(ctx, piece)
		if err != nil {
			return nil, err
		}
		doubts = append(doubts, found...)
	}
	return append(doubts, b.idle()...), nil
}

// book holds what a lesson's SQL gives.
type book struct {
	runner    Runner
	pack      *lesson.Pack
	lesson    *lesson.Lesson
	whole     *given
	sections  map[int]*given
	exercises map[*lesson.Exercise]*given
	sources   []Source
	sourced   map[int]*given  // by index of the source
	needed    map[string]bool // figures of sources, each behind the source's index
}

func (b *book) enter(query Query) {
	into := b.section(query.Section)
	if query.Exercise != nil {
		into = b.exercise(query.Exercise)
	}
	into.waiting = append(into.waiting, query)
	b.whole.waiting = append(b.whole.waiting, query)
}

func (b *book) section(number int) *given {
	if b.sections[number] == nil {
		b.sections[number] = newGiven()
	}
	return b.sections[number]
}

func (b *book) exercise(ex *lesson.Exercise) *given {
	if b.exercises[ex] == nil {
		b.exercises[ex] = newGiven()
	}
	return b.exercises[ex]
}

func (b *book) check(ctx context.Context, piece Piece) ([]Doubt, error) {
	near := []*given{b.exercise(piece.Exercise), b.section(piece.Section)}
	var doubts []Doubt
	for _, number := range Numbers(piece.Markdown) {
		why, err := b.ask(ctx, number, near)
		if err != nil {
			return nil, err
		}
		if why != "" {
			doubts = append(doubts, Doubt{piece.Position, number.Written, why})
		}
	}
	return doubts, nil
}

// ask looks for a figure, nearest first, and returns what is wrong, "" when nothing is. A source is asked before the far queries,
// which could have the same number by chance.
func (b *book) ask(ctx context.Context, number Number, near []*given) (string, error) {
	for _, g := range near {
		if ok, err := g.gives(ctx, b.runner, b.pack, number); ok || err != nil {
			return "", err
		}
	}
	for i, source := range b.sources {
		if !slices.Contains(source.Figures, number.Written) {
			continue
		}
		b.needed[fmt.Sprint(i, number.Written)] = true
		return b.askSource(ctx, i, number)
	}
	if number.digits() >= 3 {
		if ok, err := b.whole.gives(ctx, b.runner, b.pack, number); ok || err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("no query gives it (… %s …)", number.Around), nil
}

func (b *book) askSource(ctx context.Context, i int, number Number) (string, error) {
	source := b.sources[i]
	if source.SQL == "" {
		return "", nil
	}
	if b.sourced[i] == nil {
		datasets := source.Datasets
		if len(datasets) == 0 {
			datasets = b.lesson.Datasets
		}
		outcome, err := b.runner.Run(ctx, b.pack, datasets, source.SQL)
		if err != nil {
			return "", fmt.Errorf("run the source of %v in %s: %w", source.Figures, b.lesson.File, err)
		}
		b.sourced[i] = newGiven()
		b.sourced[i].cells(outcome.Set)
	}
	ok, err := b.sourced[i].gives(ctx, b.runner, b.pack, number)
	if ok || err != nil {
		return "", err
	}
	return "its source gives another number", nil
}

// idle returns the sources that no figure needs: the lesson has changed.
func (b *book) idle() []Doubt {
	var doubts []Doubt
	for i, source := range b.sources {
		for _, figure := range source.Figures {
			if !b.needed[fmt.Sprint(i, figure)] {
				doubts = append(doubts, Doubt{lesson.Position{File: b.lesson.File}, figure, "its source is not needed"})
			}
		}
		if (source.SQL == "") == (source.Reason == "") {
			doubts = append(doubts, Doubt{lesson.Position{File: b.lesson.File}, fmt.Sprint(source.Figures), "a source has either SQL or a reason"})
		}
	}
	return doubts
}

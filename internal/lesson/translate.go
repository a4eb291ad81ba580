package lesson

import (
	"fmt"
	"strings"

	"guildhall/internal/i18n"
)

// readTranslations reads the files that are named LESSON.LANGUAGE.md and merges each with its base.
func (r *packReader) readTranslations() {
	bases := r.readers
	for _, name := range r.inv.roots {
		id, language, ok := strings.Cut(strings.TrimSuffix(name, ".md"), ".")
		base := r.pack.Lesson(id)
		if !ok || base == nil {
			continue
		}
		if !validLanguage(language) {
			r.c.add(Position{File: name}, "bad-language.translation", i18n.Args{"Language": brief(language)})
			continue
		}
		if language == r.pack.Language {
			r.c.add(Position{File: name}, "bad-language.own", i18n.Args{"Language": brief(language)})
			continue
		}
		l, lines, ok := r.newReader(name, id, language)
		if !ok {
			continue
		}
		for _, reader := range bases {
			if reader.lesson == base {
				l.base = reader
			}
		}
		r.translate(l, base, lines)
	}
}

func (r *packReader) translate(l *lessonReader, base *Lesson, lines []string) {
	own := l.lesson
	merged := *base
	merged.File, merged.Language, merged.Hash, merged.Blocks = own.File, own.Language, own.Hash, nil
	l.lesson = &merged
	l.read(lines, l.readTranslatedFront)
	m := merger{c: l.c, base: base.File}
	merged.Blocks = m.merge(merged.Blocks, base.Blocks, Position{File: own.File, Line: 1, Column: 1})
	l.c.exercise = ""
	if m.broken {
		return
	}
	if r.pack.Translations == nil {
		r.pack.Translations = map[string]map[string]*Lesson{}
	}
	if r.pack.Translations[own.Language] == nil {
		r.pack.Translations[own.Language] = map[string]*Lesson{}
	}
	r.pack.Translations[own.Language][own.ID] = &merged
}

// merger carries ids, SQL and attributes of a base lesson into its translation and reports where they do not match.
type merger struct {
	c      *collector
	base   string // file
	broken bool
}

func (m *merger) differs(pos Position, name string, args i18n.Args) {
	m.broken = true
	m.c.add(pos, name, args)
}

// kindOf tells blocks apart that must match; prose, tables and pictures are the translator's.
func kindOf(block Block) string {
	switch b := block.(type) {
	case *Heading:
		return fmt.Sprintf("heading %d", b.Level)
	case *Example:
		return "sql " + string(b.Role)
	case *Chart:
		return "chart"
	case *Callout:
		return "div " + string(b.Kind)
	case *Exercise:
		return "exercise #" + b.ID
	}
	return ""
}

// said names a block that must match.
func said(block Block) i18n.Message {
	switch b := block.(type) {
	case *Heading:
		return i18n.New("lesson.block.heading", i18n.Args{"Level": b.Level})
	case *Example:
		return i18n.New("lesson.block.sql", i18n.Args{"Role": string(b.Role)})
	case *Chart:
		return i18n.New("lesson.block.chart", nil)
	case *Callout:
		return i18n.New("lesson.block.div", i18n.Args{"Div": string(b.Kind)})
	case *Exercise:
		return i18n.New("lesson.block.exercise", i18n.Args{"ID": b.ID})
	}
	return i18n.Message{}
}

// placeOf is where a block of the base stands.
func (m *merger) placeOf(block Block) string { return fmt.Sprintf("%s:%d", m.base, block.Pos().Line) }

func structure(blocks []Block) []Block {
	var out []Block
	for _, block := range blocks {
		if kindOf(block) != "" {
			out = append(out, block)
		}
	}
	return out
}

// merge matches the blocks of a translation with those of its base, in order, and returns the translation's. pos is where
// something missing is reported when nothing is nearer.
func (m *merger) merge(own, base []Block, pos Position) []Block {
	mine, theirs := structure(own), structure(base)
	for i, block := range theirs {
		if i >= len(mine) {
			m.differs(pos, "translation-structure.lacks", i18n.Args{"Block": said(block), "Place": m.placeOf(block)})
			return own
		}
		if kindOf(mine[i]) != kindOf(block) {
			m.differs(mine[i].Pos(), "translation-structure.other", i18n.Args{"Block": said(mine[i]), "Base": said(block), "Place": m.placeOf(block)})
			return own
		}
		pos = mine[i].Pos()
		m.block(mine[i], block)
	}
	if len(mine) > len(theirs) {
		extra := mine[len(theirs)]
		m.differs(extra.Pos(), "translation-structure.extra", i18n.Args{"Block": said(extra)})
	}
	return own
}

func (m *merger) block(own, base Block) {
	switch b := base.(type) {
	case *Example:
		o := own.(*Example)
		o.SQL, o.Index = b.SQL, b.Index
	case *Chart:
		o := own.(*Chart)
		o.Kind, o.X, o.Y, o.SQL, o.Index = b.Kind, b.X, b.Y, b.SQL, b.Index
	case *Callout:
		o := own.(*Callout)
		o.Blocks = m.merge(o.Blocks, b.Blocks, o.Position)
	case *Exercise:
		m.exercise(own.(*Exercise), b)
	}
}

// exercise merges one exercise: the translation's words into the base's everything else.
func (m *merger) exercise(own, base *Exercise) {
	m.c.exercise = base.ID
	defer func() { m.c.exercise = "" }()
	words := *own
	*own = *base
	own.Position, own.Unit, own.VariantsWhy = words.Position, words.Unit, words.VariantsWhy
	own.Prompt = m.merge(words.Prompt, base.Prompt, words.Position)
	if m.same(&words, "hints", len(words.Hints), len(base.Hints)) {
		own.Hints = words.Hints
		for i := range own.Hints {
			own.Hints[i].Blocks = m.merge(own.Hints[i].Blocks, base.Hints[i].Blocks, own.Hints[i].Position)
		}
	}
	if m.same(&words, "explanations", min(1, len(words.Explain)), min(1, len(base.Explain))) {
		own.Explain = m.merge(words.Explain, base.Explain, words.Position)
	}
	if m.same(&words, "models", min(1, len(words.Model)), min(1, len(base.Model))) {
		own.Model = m.merge(words.Model, base.Model, words.Position)
	}
	m.answers(own, &words, base)
	m.items(own, &words, base)
}

// same reports a number of parts that is not the base's.
func (m *merger) same(own *Exercise, what string, mine, theirs int) bool {
	if mine != theirs {
		m.differs(own.Position, "translation-structure.parts", i18n.Args{"Parts": i18n.New("lesson.parts."+what, i18n.Args{"Count": mine, "Base": theirs})})
	}
	return mine == theirs
}

func (m *merger) answers(own, words, base *Exercise) {
	if m.same(words, "solutions", len(words.Solutions), len(base.Solutions)) {
		own.Solutions = append([]Solution{}, base.Solutions...)
		for i, solution := range words.Solutions {
			own.Solutions[i].Position = solution.Position
			if solution.Title != "" {
				own.Solutions[i].Title = solution.Title
			}
			if solution.Reading != "" && base.Solutions[i].Reading != "" {
				own.Solutions[i].Reading = solution.Reading
			}
		}
	}
	if m.same(words, "wrong", len(words.Wrong), len(base.Wrong)) {
		own.Wrong = append([]Wrong{}, base.Wrong...)
		for i, wrong := range words.Wrong {
			own.Wrong[i].Position = wrong.Position
			if base.Wrong[i].Message != "" && wrong.Message != "" {
				own.Wrong[i].Message = wrong.Message
			}
		}
	}
	if m.same(words, "near", len(words.Near), len(base.Near)) {
		own.Near = append([]Near{}, base.Near...)
		for i, near := range words.Near {
			own.Near[i].Position, own.Near[i].Message = near.Position, near.Message
		}
	}
}

func (m *merger) items(own, words, base *Exercise) {
	if !m.same(words, "items", len(words.Items), len(base.Items)) {
		return
	}
	own.Items = words.Items
	own.Labels = words.Labels
	for i, item := range words.Items {
		if item.Right != base.Items[i].Right {
			m.differs(item.Position, "translation-structure.ticks", nil)
		}
	}
	if len(words.Labels) != len(base.Labels) {
		m.differs(words.Position, "translation-structure.labels", i18n.Args{"Count": len(words.Labels), "Base": len(base.Labels)})
	}
	if len(words.Accepted) > 0 {
		own.Accepted, own.AcceptedFeedback = words.Accepted, words.AcceptedFeedback
	}
}

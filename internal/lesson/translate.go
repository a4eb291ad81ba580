package lesson

import (
	"fmt"
	"strings"
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
			r.c.add(Position{File: name}, "bad-language", fmt.Sprintf("%s is no language.", quote(language)), "Name a translation as in 02-sorting.ca.md, with a BCP 47 tag.")
			continue
		}
		if language == r.pack.Language {
			r.c.add(Position{File: name}, "bad-language", fmt.Sprintf("The pack itself is written in %s.", quote(language)), "Name another language, or take the file out.")
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

func (m *merger) differs(pos Position, message, mend string) {
	m.broken = true
	m.c.add(pos, "translation-structure", message, mend)
}

// kindOf names a block that must match; prose, tables and pictures are the translator's.
func kindOf(block Block) string {
	switch b := block.(type) {
	case *Heading:
		return fmt.Sprintf("heading of level %d", b.Level)
	case *Example:
		return "SQL block (" + string(b.Role) + ")"
	case *Chart:
		return "chart"
	case *Callout:
		return "div " + string(b.Kind)
	case *Exercise:
		return "exercise #" + b.ID
	}
	return ""
}

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
			m.differs(pos, fmt.Sprintf("The translation lacks the %s of %s:%d.", kindOf(block), m.base, block.Pos().Line), "Add it: a translation has the same blocks in the same order.")
			return own
		}
		if kindOf(mine[i]) != kindOf(block) {
			m.differs(mine[i].Pos(), fmt.Sprintf("Here stands the %s; the base has the %s of %s:%d.", kindOf(mine[i]), kindOf(block), m.base, block.Pos().Line), "Use the same ids and blocks in the same order.")
			return own
		}
		pos = mine[i].Pos()
		m.block(mine[i], block)
	}
	if len(mine) > len(theirs) {
		extra := mine[len(theirs)]
		m.differs(extra.Pos(), fmt.Sprintf("The base has no %s here.", kindOf(extra)), "Take it out, or add it to the base.")
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
	if m.same(&words, "model answers", min(1, len(words.Model)), min(1, len(base.Model))) {
		own.Model = m.merge(words.Model, base.Model, words.Position)
	}
	m.answers(own, &words, base)
	m.items(own, &words, base)
}

// same reports a number of parts that is not the base's.
func (m *merger) same(own *Exercise, what string, mine, theirs int) bool {
	if mine != theirs {
		m.differs(own.Position, fmt.Sprintf("The translation has %d %s here; the base has %d.", mine, what, theirs), "Use the same parts in the same order.")
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
	if m.same(words, "wrong answers", len(words.Wrong), len(base.Wrong)) {
		own.Wrong = append([]Wrong{}, base.Wrong...)
		for i, wrong := range words.Wrong {
			own.Wrong[i].Position = wrong.Position
			if base.Wrong[i].Message != "" && wrong.Message != "" {
				own.Wrong[i].Message = wrong.Message
			}
		}
	}
	if m.same(words, "near answers", len(words.Near), len(base.Near)) {
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
			m.differs(item.Position, "This item and the base's are not both right or both wrong.", "Tick the same checkboxes as the base.")
		}
	}
	if len(words.Labels) != len(base.Labels) {
		m.differs(words.Position, fmt.Sprintf("The translation has %d labels; the base has %d.", len(words.Labels), len(base.Labels)), "Translate each label by one word, everywhere the same.")
	}
	if len(words.Accepted) > 0 {
		own.Accepted, own.AcceptedFeedback = words.Accepted, words.AcceptedFeedback
	}
}

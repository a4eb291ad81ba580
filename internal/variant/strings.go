package variant

import (
	"slices"
	"strings"
	"unicode"

	"guildhall/internal/result"
)

// strings adds rows whose text is a neighbour of one that the reference names: longer, shorter, with something before it or in
// it. They are cloned from rows that meet the other conditions.
func (w *world) strings() {
	for _, f := range w.focus.facts {
		if w.at(f.column).kind == result.Text {
			w.writeTexts(f.column, slices.Concat(neighbours(f.text), w.recased(f.text)))
		}
	}
	for _, p := range w.focus.patterns {
		if w.at(p.column).kind == result.Text {
			w.writeTexts(p.column, slices.Concat(matches(p), w.recased(stem(p))))
		}
	}
}

// writeTexts puts texts into clones of rows. Where the manifest lists the values there may be, those that hold a wanted text are
// used instead.
func (w *world) writeTexts(a address, texts []string) {
	const each = 2
	c := w.at(a)
	for _, text := range texts {
		for _, i := range w.models(a.table, each) {
			w.derive(a.table, i, map[int]result.Value{a.column: result.NewText(text)})
		}
	}
	for _, listed := range c.values {
		for _, i := range w.pick(a.table, 1) {
			w.derive(a.table, i, map[int]result.Value{a.column: listed})
		}
	}
}

// neighbours are texts that are nearly a given one.
func neighbours(text string) []string {
	if text == "" {
		return []string{" ", "x"}
	}
	letters := []rune(text)
	near := []string{text, text + "s", text + " East", "New " + text, "x" + text + "x"}
	if len(letters) > 2 {
		near = append(near, string(letters[:len(letters)-1]), string(letters[1:]))
	}
	return near
}

// recased are a text in other cases, where case is what the exercise is about, and with spaces where trimming is.
func (w *world) recased(text string) []string {
	var forms []string
	if w.steer.caseCounts {
		forms = append(forms, strings.ToUpper(text), strings.ToLower(text), swapCase(text))
	}
	if w.steer.trimmed {
		forms = append(forms, " "+text, text+"  ")
	}
	return slices.DeleteFunc(forms, func(form string) bool { return form == "" })
}

func swapCase(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return unicode.ToLower(r)
		}
		return unicode.ToUpper(r)
	}, text)
}

// stem is the longest run of a pattern that stands for itself.
func stem(p pattern) string {
	special := func(r rune) bool { return r == '%' || r == '_' }
	if p.regex {
		special = func(r rune) bool { return strings.ContainsRune(`\^$.|?*+()[]{}`, r) }
	}
	longest := ""
	for _, part := range strings.FieldsFunc(p.text, special) {
		if len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}

// matches are texts that a pattern fits, or nearly: its stem alone, at the beginning, at the end and in the middle of a text, and
// the pattern with each wildcard filled in.
func matches(p pattern) []string {
	base := stem(p)
	var texts []string
	if base != "" {
		texts = append(neighbours(base), base+" and more", "more "+base, "more "+base+" and more")
	}
	texts = append(texts, "Q") // which hardly any pattern fits
	if p.regex {
		return texts
	}
	filled := strings.NewReplacer("%", "", "_", "a").Replace(p.text)
	wide := strings.NewReplacer("%", "abc", "_", "b").Replace(p.text)
	none := strings.NewReplacer("%", "x", "_", "").Replace(p.text)
	return append(texts, filled, wide, none, wide+"z", "z"+wide)
}

package lesson

import (
	"slices"
	"strconv"
	"strings"

	"guildhall/internal/i18n"
)

// readAttributes reads what stands in the braces. A translation takes everything but words from its base.
func (x *exerciseReader) readAttributes() {
	attrs := x.d.attributes
	if x.base != nil {
		attrs = x.base.translated(x.ex.ID, attrs)
		x.c.muted = true
		defer func() { x.c.muted = false }()
	}
	if x.ex.ID != "" {
		x.written[x.ex.ID] = attrs
	}
	x.readType(&attrs)
	for i := range attrs.pairs {
		x.checkKnown(&attrs.pairs[i])
	}
	x.readCommon(&attrs)
	x.readJudged(&attrs)
	x.readVariants(&attrs)
	x.readByType(&attrs)
}

// translated returns the attributes that a translated exercise has: its base's, and its own words.
func (l *lessonReader) translated(id string, own attributes) attributes {
	base, ok := l.written[id]
	if !ok {
		return own
	}
	base.pairs = slices.Clone(base.pairs)
	for _, key := range []string{"unit", "labels", "why"} {
		pair, theirs := own.get(key), base.get(key)
		if pair != nil && theirs != nil {
			theirs.value = pair.value
		}
	}
	return base
}

func (x *exerciseReader) readType(attrs *attributes) {
	kind := SQL
	if pair := attrs.get("type"); pair != nil {
		kind = Type(pair.value)
		if _, ok := ruleOf(kind); !ok {
			x.c.add(pair.at, "bad-value.type", i18n.Args{"Type": brief(pair.value), "Suggestion": suggest(pair.value, "lesson.list.types", types())})
			kind = x.guessType(pair.value)
		}
	}
	x.ex.Type = kind
	x.rule, _ = ruleOf(kind)
}

// guessType chooses the type by which the rest of an exercise with an unknown type is read.
func (x *exerciseReader) guessType(word string) Type {
	if near, ok := Nearest(word, types()); ok {
		return Type(near)
	}
	return SQL
}

func (x *exerciseReader) checkKnown(pair *attribute) {
	switch {
	case slices.Contains(commonAttributes(), pair.key), slices.Contains(x.rule.attributes, pair.key):
		if pair.value == "" {
			x.c.add(pair.pos, "empty-attribute", i18n.Args{"Attribute": brief(pair.key)})
		}
	case slices.Contains(allAttributes(), pair.key):
		x.c.add(pair.pos, "attribute-not-for-type", i18n.Args{"Type": string(x.ex.Type), "Attribute": brief(pair.key)})
	case pair.key == "id" && x.d.id == nil:
		// Reported with the missing id.
	default:
		known := append(commonAttributes(), x.rule.attributes...)
		x.c.add(pair.pos, "unknown-attribute", i18n.Args{"Attribute": brief(pair.key), "Suggestion": suggest(pair.key, "lesson.list.type-attributes", known)})
	}
}

// words reads a comma list.
func (x *exerciseReader) words(pair *attribute) []string {
	if pair == nil || pair.value == "" {
		return nil
	}
	var out []string
	for word := range strings.SplitSeq(pair.value, ",") {
		word = strings.TrimSpace(word)
		switch {
		case word == "":
			x.c.add(pair.at, "bad-value.empty-place", i18n.Args{"Attribute": brief(pair.key)})
		case slices.Contains(out, word):
			x.c.add(pair.at, "bad-value.twice", i18n.Args{"Word": brief(word)})
		default:
			out = append(out, word)
		}
	}
	return out
}

// choose reads a value that is one of several words; without the attribute, or with a wrong word, it is the first.
func (x *exerciseReader) choose(attrs *attributes, key string, words ...string) string {
	pair := attrs.get(key)
	if pair == nil || pair.value == "" {
		return words[0]
	}
	if !slices.Contains(words, pair.value) {
		x.c.add(pair.at, "bad-value.choice", i18n.Args{"Attribute": key, "Value": brief(pair.value), "Suggestion": suggest(pair.value, "lesson.list.choices", words)})
		return words[0]
	}
	return pair.value
}

// number reads a whole number between two bounds.
func (x *exerciseReader) number(attrs *attributes, key string, least, most, otherwise int) int {
	pair := attrs.get(key)
	if pair == nil || pair.value == "" {
		return otherwise
	}
	n, err := strconv.Atoi(pair.value)
	if err != nil || n < least || n > most {
		x.c.add(pair.at, "bad-value.number", i18n.Args{"Attribute": key, "Value": brief(pair.value), "Least": strconv.Itoa(least), "Most": strconv.Itoa(most)})
		return otherwise
	}
	return n
}

func (x *exerciseReader) readCommon(attrs *attributes) {
	x.ex.Points = x.number(attrs, "points", 1, 100, 10)
	x.ex.Skills = x.lesson.Teaches
	if pair := attrs.get("skills"); pair != nil {
		x.ex.Skills = x.words(pair)
		x.scope.checkSkills(x.c, x.ex.Skills, x.lesson.Uses, func(int) Position { return pair.at })
	}
	x.ex.Datasets = x.lesson.Datasets
	if pair := attrs.get("dataset"); pair != nil {
		x.ex.Datasets = x.words(pair)
		x.scope.checkDatasets(x.c, x.ex.Datasets, func(int) Position { return pair.at })
	}
	if pair := attrs.get("was"); pair != nil {
		x.ex.Was = x.words(pair)
		for _, id := range x.ex.Was {
			if !validID(id) {
				x.c.add(pair.at, "bad-id.former", i18n.Args{"ID": brief(id)})
			}
			x.uses = append(x.uses, idUse{id: id, pos: pair.at, exercise: x.ex.ID, former: true})
		}
	}
}

func (x *exerciseReader) readJudged(attrs *attributes) {
	x.ex.Order = Order(x.choose(attrs, "order", "auto", "keys", "strict", "none"))
	x.ex.OrderSaid = attrs.get("order") != nil && slices.Contains(x.rule.attributes, "order")
	x.ex.Columns = Columns(x.choose(attrs, "columns", "auto", "names", "positions"))
	if pair := attrs.get("tolerance"); pair != nil {
		x.ex.Tolerance = x.tolerance(pair)
	}
	require, forbid := attrs.get("require"), attrs.get("forbid")
	x.ex.Require, x.ex.Forbid = x.words(require), x.words(forbid)
	x.c.checkFeatures(x.ex.Require, func(int) Position { return require.at })
	x.c.checkFeatures(x.ex.Forbid, func(int) Position { return forbid.at })
	for _, feature := range x.ex.Forbid {
		if slices.Contains(x.ex.Require, feature) {
			x.c.add(forbid.at, "bad-value.required-forbidden", i18n.Args{"Feature": brief(feature)})
		}
	}
	if pair := attrs.get("equivalent"); pair != nil {
		x.ex.Equivalent = x.words(pair)
		for _, word := range x.ex.Equivalent {
			if operator, clause, ok := strings.Cut(word, ":"); !ok || operator == "" || clause == "" {
				x.c.add(pair.at, "bad-value.mutant", i18n.Args{"Word": brief(word)})
			}
		}
	}
}

// tolerance reads `0.5` or `1%`.
func (x *exerciseReader) tolerance(pair *attribute) Tolerance {
	text, percent := strings.CutSuffix(pair.value, "%")
	value, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || !(value > 0) || value > 1e300 || percent && value > 100 {
		x.c.add(pair.at, "bad-value.tolerance", i18n.Args{"Value": brief(pair.value)})
		return Tolerance{}
	}
	if percent {
		return Tolerance{Relative: value / 100}
	}
	return Tolerance{Absolute: value}
}

func (x *exerciseReader) readVariants(attrs *attributes) {
	x.ex.Variants = Variants(x.choose(attrs, "variants", "on", "empty", "off"))
	x.ex.VariantsWhy = attrs.value("why")
	variants, why := attrs.get("variants"), attrs.get("why")
	switch {
	case x.ex.Variants == VariantsOff && x.ex.VariantsWhy == "":
		x.c.add(variants.pos, "missing-attribute.why", nil)
	case x.ex.Variants != VariantsOff && why != nil:
		x.c.add(why.pos, "bad-value.why", nil)
	}
}

func (x *exerciseReader) readByType(attrs *attributes) {
	x.ex.Unit = attrs.value("unit")
	x.ex.Answer = attrs.value("answer")
	if pair := attrs.get("answer"); pair != nil && pair.value != "" && !validNumber(pair.value) {
		x.c.add(pair.at, "bad-value.answer", i18n.Args{"Value": brief(pair.value)})
	}
	x.ex.Shuffle = x.choose(attrs, "shuffle", "on", "off") == "on"
	x.ex.MinWords = x.number(attrs, "min_words", 1, 2000, 0)
	x.ex.Labels = x.words(attrs.get("labels"))
}

// validNumber reports whether the text is a number as authors write it, with an optional percent sign.
func validNumber(text string) bool {
	text = strings.TrimSpace(strings.TrimSuffix(text, "%"))
	_, err := strconv.ParseFloat(text, 64)
	return err == nil && only(text, func(c byte) bool { return digit(c) || strings.IndexByte("+-.eE", c) >= 0 })
}

func sameNumber(a, b string) bool {
	left, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(a, "%")), 64)
	right, err2 := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(b, "%")), 64)
	return err == nil && err2 == nil && left == right
}

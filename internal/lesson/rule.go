package lesson

import "slices"

// bounds says how often a part may stand in an exercise; most 0 means any number.
type bounds struct{ least, most int }

// typeRule is what an exercise of one type is made of, beside hints, an explanation and a reveal.
type typeRule struct {
	list       listKind
	parts      map[string]bounds
	attributes []string // beside those of every type
}

// ruleOf returns the rule of a type; not ok for what is no type.
func ruleOf(t Type) (typeRule, bool) {
	judged := []string{"order", "columns", "tolerance", "require", "forbid", "variants", "why", "equivalent"}
	any, one, some := bounds{}, bounds{1, 1}, bounds{least: 1}
	switch t {
	case SQL:
		return typeRule{parts: map[string]bounds{"starter": {most: 1}, "solution": some, "wrong": any}, attributes: judged}, true
	case Change:
		return typeRule{parts: map[string]bounds{"starter": {most: 1}, "solution": some, "check": some, "wrong": any}, attributes: judged}, true
	case Parsons:
		return typeRule{parts: map[string]bounds{"solution": some, "distractors": {most: 1}}, attributes: append(judged, "shuffle")}, true
	case Choice:
		return typeRule{list: taskList, attributes: []string{"shuffle"}}, true
	case Number:
		return typeRule{parts: map[string]bounds{"solution": {most: 1}, "near": any}, attributes: []string{"answer", "unit", "tolerance"}}, true
	case TextType:
		return typeRule{list: bulletList}, true
	case Arrange:
		return typeRule{list: orderedList, parts: map[string]bounds{"also": any}, attributes: []string{"shuffle"}}, true
	case Classify:
		return typeRule{list: labelList, attributes: []string{"labels", "shuffle"}}, true
	case Reflect:
		return typeRule{parts: map[string]bounds{"model": one}, attributes: []string{"min_words"}}, true
	}
	return typeRule{}, false
}

// types returns every type as words.
func types() []string {
	return []string{"sql", "change", "parsons", "choice", "number", "text", "arrange", "classify", "reflect"}
}

// boundsOf returns how often a part may stand in an exercise of the type.
func (r typeRule) boundsOf(class string) (bounds, bool) {
	switch class {
	case "hint", "reveal":
		return bounds{}, true
	case "explain":
		return bounds{most: 1}, true
	}
	b, ok := r.parts[class]
	return b, ok
}

// partNames returns the parts that the type takes, for mends.
func (r typeRule) partNames() []string {
	names := []string{"hint", "explain", "reveal"}
	for name := range r.parts {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// allParts returns every part of an exercise.
func allParts() []string {
	return []string{"starter", "solution", "wrong", "hint", "explain", "reveal", "check", "distractors", "near", "also", "model"}
}

func isPart(class string) bool { return slices.Contains(allParts(), class) }

func isCallout(class string) bool {
	return slices.Contains([]string{string(Note), string(Warning), string(Source), string(Trainer)}, class)
}

// commonAttributes are those of every exercise; allAttributes those of any.
func commonAttributes() []string { return []string{"type", "points", "skills", "dataset", "was"} }

func allAttributes() []string {
	return append(commonAttributes(), "order", "columns", "tolerance", "require", "forbid", "variants", "why", "equivalent",
		"answer", "unit", "labels", "shuffle", "min_words")
}

// divAttributes returns the attributes that a div other than an exercise takes.
func divAttributes(class string) []string {
	switch class {
	case "solution":
		return []string{"title", "reading"}
	case "wrong":
		return []string{"code"}
	case "hint":
		return []string{"title"}
	case "near":
		return []string{"value"}
	case "chart":
		return []string{"kind", "x", "y", "title", "alt"}
	}
	return nil
}

// lessonDivs are the divs that stand in a lesson outside exercises.
func lessonDivs() []string {
	return []string{"exercise", "shown", "fails", "chart", "note", "warning", "source", "trainer"}
}

package lesson

import (
	"slices"

	"guildhall/internal/i18n"
)

// exerciseReader reads one exercise.
type exerciseReader struct {
	*lessonReader
	d     *div
	ex    *Exercise
	rule  typeRule
	count map[string]int // parts by name
	also  []alsoList
}

// alsoList is a further accepted order, to be matched with the items once these are known.
type alsoList struct {
	pos   Position
	items []Item
}

// exercise reads a div of five colons. It returns nil when nothing can name or hold the exercise.
func (l *lessonReader) exercise(d *div) *Exercise {
	before := l.c.exercise
	defer func() { l.c.exercise = before }()
	x := &exerciseReader{lessonReader: l, d: d, count: map[string]int{}}
	x.ex = &Exercise{Position: d.pos, Type: SQL, Points: 10, Order: OrderAuto, Columns: ColumnsAuto, Variants: VariantsOn, Shuffle: true}
	x.readID()
	x.readAttributes()
	x.readParts()
	x.checkCounts()
	x.checkType()
	x.ex.Hash = exerciseHash(x.ex)
	return x.ex
}

func (x *exerciseReader) readID() {
	id := x.d.id
	if id == nil {
		if pair := x.d.get("id"); pair != nil {
			x.c.add(x.d.pos, "missing-id.pair", i18n.Args{"ID": pair.value})
		} else {
			x.c.add(x.d.pos, "missing-id", nil)
		}
		return
	}
	x.ex.ID, x.c.exercise = id.value, id.value
	if !validID(id.value) {
		x.c.add(id.at, "bad-id", i18n.Args{"ID": brief(id.value)})
	}
	x.uses = append(x.uses, idUse{id: id.value, pos: id.at, exercise: id.value})
}

// readParts reads the prompt, which lasts to the first inner div that is no chart, and the parts after it.
func (x *exerciseReader) readParts() {
	parts := x.d.parts
	prompt := 0
	for prompt < len(parts) && (parts[prompt].run != nil || parts[prompt].div.class == "chart") {
		prompt++
	}
	x.readPrompt(parts[:prompt])
	for _, p := range parts[prompt:] {
		if p.run != nil {
			x.c.add(Position{Line: p.run.first, Column: 1}, "stray-text.between", nil)
			continue
		}
		x.part(p.div)
	}
}

// readPrompt reads what is asked; of a type that is answered by a list, its last list is the answers.
func (x *exerciseReader) readPrompt(parts []part) {
	runs := make([][]piece, len(parts))
	last := -1
	for i, p := range parts {
		if p.run != nil {
			runs[i], last = x.split(p.run), i
		}
	}
	if x.rule.list != noList {
		x.takePromptList(parts, runs, last)
	}
	for i, p := range parts {
		if p.div != nil {
			x.ex.Prompt = append(x.ex.Prompt, x.content(p.div, []string{"chart"}, Shown)...)
			continue
		}
		x.ex.Prompt = append(x.ex.Prompt, x.assemble(runs[i], Shown)...)
	}
	if len(x.ex.Prompt) == 0 {
		x.c.add(x.d.pos, "empty-prompt", nil)
	}
}

func (x *exerciseReader) takePromptList(parts []part, runs [][]piece, last int) {
	if last < 0 {
		x.takeList(nil, x.rule.list)
		return
	}
	runs[last], x.ex.Items = x.takeList(runs[last], x.rule.list)
	if last != len(parts)-1 && len(x.ex.Items) > 0 {
		x.c.add(parts[last+1].div.pos, "text-after-list.chart", nil)
	}
}

// part reads one inner div.
func (x *exerciseReader) part(d *div) {
	switch {
	case d.class == exerciseClass:
		x.nested(x.d, d)
		return
	case d.class == "":
		return
	case d.class == "chart":
		x.c.add(d.classPos, "misplaced-div.chart", nil)
		return
	case !isPart(d.class):
		x.unknownPart(d)
		return
	}
	if _, ok := x.rule.boundsOf(d.class); !ok {
		x.c.add(d.classPos, "part-not-for-type", i18n.Args{"Type": string(x.ex.Type), "Part": brief(d.class), "Names": listOf(x.rule.partNames())})
		return
	}
	x.count[d.class]++
	x.checkAttributes(d)
	x.readPart(d)
}

func (x *exerciseReader) unknownPart(d *div) {
	if slices.Contains(lessonDivs(), d.class) {
		x.c.add(d.classPos, "misplaced-div.exercise", i18n.Args{"Div": brief(d.class)})
		return
	}
	names := x.rule.partNames()
	if near, ok := Nearest(d.class, allParts()); ok {
		names = []string{near}
	}
	x.c.add(d.classPos, "unknown-div", i18n.Args{"Div": brief(d.class), "Suggestion": suggest(d.class, "lesson.list.parts", names)})
}

func (x *exerciseReader) readPart(d *div) {
	switch d.class {
	case "starter":
		x.ex.Starter = x.oneSQL(d)
	case "solution":
		if sql := x.oneSQL(d); sql != "" {
			x.ex.Solutions = append(x.ex.Solutions, Solution{Position: d.pos, Title: d.value("title"), Reading: d.value("reading"), SQL: sql})
		}
	case "wrong":
		x.readWrong(d)
	case "hint":
		x.ex.Hints = append(x.ex.Hints, Hint{Position: d.pos, Title: d.value("title"), Blocks: x.filled(d)})
	case "explain":
		x.ex.Explain = x.filled(d)
	case "model":
		x.ex.Model = x.filled(d)
	case "reveal":
		x.ex.Reveal = append(x.ex.Reveal, x.hiddenSQL(d)...)
	case "check":
		x.ex.Check = append(x.ex.Check, x.hiddenSQL(d)...)
	case "distractors":
		x.readDistractors(d)
	case "near":
		x.readNear(d)
	case "also":
		x.readAlso(d)
	}
}

// filled reads a div of prose that may not be empty.
func (x *exerciseReader) filled(d *div) []Block {
	blocks := x.inside(d, Shown)
	if len(blocks) == 0 {
		x.c.add(d.pos, "empty-div", i18n.Args{"Div": brief(d.class)})
	}
	return blocks
}

// hiddenSQL reads a div of SQL blocks that are no examples of the lesson, so they take no index.
func (x *exerciseReader) hiddenSQL(d *div) []string {
	before := x.index
	defer func() { x.index = before }()
	var out []string
	for i, example := range x.onlySQL(d, Shown) {
		if i == 1 && (d.class == "starter" || d.class == "solution") {
			x.c.add(example.Position, "too-many-sql", i18n.Args{"Div": brief(d.class)})
		}
		out = append(out, example.SQL)
	}
	return out
}

// oneSQL reads a div that holds one SQL block.
func (x *exerciseReader) oneSQL(d *div) string {
	found := x.hiddenSQL(d)
	if len(found) == 0 {
		return ""
	}
	return found[0]
}

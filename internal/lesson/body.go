package lesson

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"guildhall/internal/i18n"
)

// lessonReader reads one lesson file.
type lessonReader struct {
	c        *collector
	scope    *scope
	lesson   *Lesson
	base     *lessonReader // of a translation: its base file
	front    *YAMLFile
	markdown parser.Parser

	index   int // of the next example or chart
	level   int // of the last heading; the lesson's title has level 1
	anchors map[string]bool
	slugs   map[string]int // next number by anchor
	links   []link
	written map[string]attributes // of the exercises, as written, by id
	uses    []idUse
}

// idUse is an id that an exercise has or had.
type idUse struct {
	id       string
	pos      Position
	exercise string
	former   bool
}

// readBody turns the lines of a body, the first of which has the number first, into the lesson's blocks.
func (l *lessonReader) readBody(lines []string, first int) {
	l.level = 1
	for _, p := range scanDivs(l.c, lines, first) {
		if p.run != nil {
			l.add(l.blocks(p.run, Runnable)...)
			continue
		}
		l.div(p.div)
	}
	l.checkCheckpoint()
	if len(trimBlank(lines)) == 0 {
		l.c.warn(Position{Line: first, Column: 1}, "empty-lesson", nil)
	}
}

// checkCheckpoint reports what teaches in a lesson that only tests.
func (l *lessonReader) checkCheckpoint() {
	if !l.lesson.Checkpoint {
		return
	}
	for _, block := range l.lesson.Blocks {
		switch b := block.(type) {
		case *Callout:
			if b.Kind == Trainer {
				continue
			}
		case *Example, *Chart:
		default:
			continue
		}
		l.c.add(block.Pos(), "checkpoint-content", nil)
	}
}

func (l *lessonReader) add(blocks ...Block) { l.lesson.Blocks = append(l.lesson.Blocks, blocks...) }

// div reads a div that stands outside exercises.
func (l *lessonReader) div(d *div) {
	switch {
	case d.class == exerciseClass:
		if ex := l.exercise(d); ex != nil {
			l.add(ex)
		}
	case isPart(d.class):
		l.c.add(d.classPos, "misplaced-div.outside", i18n.Args{"Div": brief(d.class)})
	default:
		l.add(l.content(d, lessonDivs(), Runnable)...)
	}
}

// content reads a div of prose, where the names are those that may stand here.
func (l *lessonReader) content(d *div, names []string, role Role) []Block {
	if !slices.Contains(names, d.class) {
		l.misplaced(d, names)
		return nil
	}
	l.checkAttributes(d)
	switch {
	case d.class == "chart":
		return l.chart(d)
	case d.class == string(Shown) || d.class == string(Fails):
		return l.roleBlocks(d)
	case isCallout(d.class):
		blocks := l.inside(d, role)
		if len(blocks) == 0 {
			l.c.add(d.pos, "empty-div", i18n.Args{"Div": brief(d.class)})
			return nil
		}
		return []Block{&Callout{Position: d.pos, Kind: CalloutKind(d.class), Blocks: blocks}}
	}
	return nil
}

// misplaced reports a div that is unknown or may not stand where it does.
func (l *lessonReader) misplaced(d *div, names []string) {
	known := append(lessonDivs(), allParts()...)
	if d.class == "" {
		return
	}
	if slices.Contains(known, d.class) {
		l.c.add(d.classPos, "misplaced-div.here", i18n.Args{"Div": brief(d.class), "Names": listOf(names)})
		return
	}
	l.c.add(d.classPos, "unknown-div", i18n.Args{"Div": brief(d.class), "Suggestion": suggest(d.class, "lesson.list.here", names)})
}

// checkAttributes reports attributes that a div other than an exercise does not take.
func (l *lessonReader) checkAttributes(d *div) {
	if d.id != nil {
		l.c.add(d.id.pos, "unknown-attribute.id", i18n.Args{"Div": brief(d.class)})
	}
	known := divAttributes(d.class)
	for _, pair := range d.pairs {
		switch {
		case slices.Contains(known, pair.key):
			if pair.value == "" && pair.key != "y" {
				l.c.add(pair.pos, "empty-attribute", i18n.Args{"Attribute": brief(pair.key)})
			}
		case len(known) == 0:
			l.c.add(pair.pos, "unknown-attribute.none", i18n.Args{"Div": brief(d.class), "Attribute": pair.key})
		default:
			l.c.add(pair.pos, "unknown-attribute.div", i18n.Args{
				"Div": brief(d.class), "Attribute": brief(pair.key), "Suggestion": suggest(pair.key, "lesson.list.attributes", known),
			})
		}
	}
}

// inside reads what a callout, hint, explanation or model answer holds.
func (l *lessonReader) inside(d *div, role Role) []Block {
	var blocks []Block
	for _, p := range d.parts {
		switch {
		case p.run != nil:
			blocks = append(blocks, l.blocks(p.run, role)...)
		case p.div.class == exerciseClass:
			l.nested(d, p.div)
		default:
			blocks = append(blocks, l.content(p.div, []string{"shown", "fails", "chart"}, role)...)
		}
	}
	return blocks
}

// nested reports an exercise inside another div and reads it all the same, so that its own faults are found too.
func (l *lessonReader) nested(outer, d *div) {
	l.c.add(d.pos, "nested-exercise", i18n.Args{"Div": brief(outer.class), "Line": lineNumber(outer.pos.Line), "Colons": outer.colons})
	if ex := l.exercise(d); ex != nil {
		l.add(ex)
	}
}

// roleBlocks reads a div round SQL blocks that gives them a role.
func (l *lessonReader) roleBlocks(d *div) []Block {
	blocks := l.onlySQL(d, Role(d.class))
	out := make([]Block, len(blocks))
	for i, block := range blocks {
		out[i] = block
	}
	return out
}

// onlySQL reads a div that holds nothing but SQL blocks, at least one.
func (l *lessonReader) onlySQL(d *div, role Role) []*Example {
	var found []*Example
	other := false // code in no language, most likely SQL
	for _, p := range d.parts {
		if p.div != nil {
			l.innerDiv(d, p.div)
			continue
		}
		for _, piece := range l.split(p.run) {
			if block, ok := piece.node.(*ast.FencedCodeBlock); ok && l.fenceLanguage(piece, block) == "sql" {
				found = append(found, l.example(piece, block, role))
				continue
			}
			_, code := piece.node.(*ast.FencedCodeBlock)
			other = other || code
			l.c.add(piece.doc.linePos(piece.from), "stray-text.sql", i18n.Args{"Div": brief(d.class), "Suggestion": l.strayMend(d, piece)})
		}
	}
	if len(found) == 0 && !other {
		l.c.add(d.pos, "missing-sql", i18n.Args{"Div": brief(d.class)})
	}
	return found
}

func (l *lessonReader) strayMend(d *div, p piece) i18n.Message {
	if _, ok := p.node.(*ast.FencedCodeBlock); ok {
		return i18n.New("lesson.stray-text.begin-sql", nil)
	}
	if isPart(d.class) {
		return i18n.New("lesson.stray-text.into-prompt", nil)
	}
	return i18n.New("lesson.stray-text.outside", nil)
}

// innerDiv reports a div inside one that holds none.
func (l *lessonReader) innerDiv(outer, d *div) {
	if d.class == exerciseClass {
		l.nested(outer, d)
		return
	}
	l.c.add(d.classPos, "misplaced-div.inside", i18n.Args{
		"Div": brief(d.class), "Outer": brief(outer.class), "Line": lineNumber(outer.pos.Line), "Colons": outer.colons,
	})
}

// chart reads a chart: one SQL block and how its result is drawn.
func (l *lessonReader) chart(d *div) []Block {
	chart := &Chart{Position: d.pos, Kind: ChartKind(d.value("kind")), X: d.value("x"), Y: d.value("y"), Title: d.value("title"), Alt: d.value("alt")}
	kinds := []string{string(Bar), string(Column), string(Line), string(Histogram), string(Scatter)}
	if kind := d.get("kind"); kind != nil && !slices.Contains(kinds, kind.value) {
		l.c.add(kind.at, "bad-value.kind", i18n.Args{"Kind": brief(kind.value), "Suggestion": suggest(kind.value, "lesson.list.kinds", kinds)})
	}
	for _, key := range []string{"kind", "x", "y", "alt"} {
		if d.get(key) != nil || key == "y" && chart.Kind == Histogram {
			continue
		}
		name := "missing-attribute.chart"
		if key == "alt" {
			name = "missing-attribute.chart-alt"
		}
		l.c.add(d.pos, name, i18n.Args{"Attribute": key})
	}
	if y := d.get("y"); y != nil && chart.Kind == Histogram {
		l.c.add(y.pos, "bad-value.histogram", nil)
	}
	examples := l.onlySQL(d, Shown)
	if len(examples) == 0 {
		return nil
	}
	if len(examples) > 1 {
		l.c.add(examples[1].Position, "too-many-sql.chart", nil)
		l.index = examples[0].Index + 1
	}
	chart.SQL, chart.Index = examples[0].SQL, examples[0].Index
	return []Block{chart}
}

package plain

import "guildhall/internal/lesson"

// part is what is read in one go: up to the next heading, exercise, or the end of an example that can be run.
type part struct {
	first    int // index of its first block in the lesson
	blocks   []lesson.Block
	section  int              // index of its section
	exercise *lesson.Exercise // the part is this exercise, and nothing else
}

// section is a heading with all that stands under it.
type section struct {
	title string // "" before the first heading
	part  int    // index of its first part
}

// plan is a lesson cut into what is read in one go.
type plan struct {
	parts    []part
	sections []section
}

// planOf cuts a lesson. Trainers' notes are left out.
func planOf(l *lesson.Lesson) plan {
	var p plan
	fresh := true // the next block begins a part
	for i, block := range l.Blocks {
		switch block := block.(type) {
		case *lesson.Callout:
			if block.Kind == lesson.Trainer {
				continue
			}
		case *lesson.Heading:
			p.sections = append(p.sections, section{title: block.Text, part: len(p.parts)})
			fresh = true
		case *lesson.Exercise:
			p.part(part{first: i, exercise: block})
			fresh = true
			continue
		}
		if fresh {
			p.part(part{first: i})
		}
		last := &p.parts[len(p.parts)-1]
		last.blocks = append(last.blocks, block)
		fresh = runs(block)
	}
	return p
}

func (p *plan) part(new part) {
	if len(p.sections) == 0 {
		p.sections = append(p.sections, section{})
	}
	new.section = len(p.sections) - 1
	p.parts = append(p.parts, new)
}

// runs reports whether a block is something to run before reading on.
func runs(block lesson.Block) bool {
	switch block := block.(type) {
	case *lesson.Example:
		return block.Role != lesson.Shown
	case *lesson.Chart:
		return true
	}
	return false
}

// at finds the part that holds a block of the lesson.
func (p plan) at(block int) int {
	found := 0
	for i, candidate := range p.parts {
		if candidate.first <= block {
			found = i
		}
	}
	return found
}

package plain

import (
	"context"
	"strconv"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

func (r *reading) commands() []command {
	return []command{
		{name: "next", run: r.next},
		{name: "back", run: func(ctx context.Context, _ string) (state, error) { return r.back(ctx) }},
		{name: "read", run: func(ctx context.Context, _ string) (state, error) { return r.move(ctx, r.here) }},
		{name: "run", run: r.runExample, takes: numbered},
		{name: "more", run: func(_ context.Context, arg string) (state, error) { r.d.moreArg(r.result, arg); return r, nil }, takes: numbered},
		{name: "table", run: func(context.Context, string) (state, error) { r.d.table(r.result); return r, nil }},
		{name: "contents", run: func(context.Context, string) (state, error) { r.contents(); return r, nil }},
		{name: "find", run: r.find, takes: anything},
		{name: "spell", run: func(context.Context, string) (state, error) { r.spell(); return r, nil }},
		{name: "tables", run: func(ctx context.Context, arg string) (state, error) {
			return r, r.d.dictionary(ctx, r.lesson.Pack.ID, r.lesson.Lesson.Datasets, arg)
		}, takes: anything},
		{name: "course", run: func(context.Context, string) (state, error) {
			return &course{d: r.d, pack: r.lesson.Pack.ID}, nil
		}},
		{name: "playground", run: func(context.Context, string) (state, error) {
			return r.d.toPlayground(r.lesson.Pack.ID, r.lesson.Lesson.Datasets, func(context.Context) (state, error) { return r, nil })
		}},
		{name: "recap", run: r.recap},
	}
}

// next goes on: into an exercise that was only named, to the next part, and from the end of a lesson to the next lesson.
func (r *reading) next(ctx context.Context, _ string) (state, error) {
	if r.here < len(r.plan.parts) {
		if r.plan.parts[r.here].exercise != nil {
			return r.arrive(ctx)
		}
		return r.move(ctx, r.here+1)
	}
	if r.lesson.Next == "" {
		return &course{d: r.d, pack: r.lesson.Pack.ID}, nil
	}
	return r.d.toLesson(ctx, r.lesson.Pack.ID, r.lesson.Next)
}

// back goes to the part before; from the first one to the course.
func (r *reading) back(ctx context.Context) (state, error) {
	if r.here == 0 {
		return &course{d: r.d, pack: r.lesson.Pack.ID}, nil
	}
	return r.move(ctx, r.here-1)
}

// runExample runs an example by its number, or the one that was read last.
func (r *reading) runExample(ctx context.Context, arg string) (state, error) {
	if n, ok := number(arg); ok {
		if !r.pick(n - 1) {
			r.d.say("plain.example.unknown", i18n.Args{"Number": n})
			return r, nil
		}
	}
	if r.example == nil {
		r.d.say("plain.example.none")
		return r, nil
	}
	intended := ""
	if r.example.Role == lesson.Fails {
		intended = r.d.text("plain.example.failed-as-meant")
	}
	return r, r.try(ctx, r.example.SQL, intended)
}

// pick makes an example of the lesson the one that is run.
func (r *reading) pick(index int) bool {
	for _, block := range r.lesson.Lesson.Blocks {
		switch block := block.(type) {
		case *lesson.Example:
			if block.Index == index && block.Role != lesson.Shown {
				r.example = block
				return true
			}
		case *lesson.Chart:
			if block.Index == index {
				r.example = exampleOf(block)
				return true
			}
		}
	}
	return false
}

// exampleOf is the query of a chart.
func exampleOf(c *lesson.Chart) *lesson.Example {
	return &lesson.Example{Position: c.Position, SQL: c.SQL, Role: lesson.Runnable, Index: c.Index}
}

// contents lists sections and exercises with numbers that lead to them.
func (r *reading) contents() {
	r.choices = nil
	exercise := 0
	section := -1
	for i, p := range r.plan.parts {
		if p.section != section {
			section = p.section
			r.offer(i, r.sectionTitle(section))
		}
		if p.exercise != nil {
			s := r.lesson.Summary.Exercises[exercise]
			exercise++
			r.offer(i, r.d.text("plain.contents.exercise", i18n.Args{
				"Number": exercise, "State": i18n.New("plain.state."+string(s.State), nil),
			}))
		}
	}
	r.d.once("plain.choose")
}

func (r *reading) sectionTitle(section int) string {
	if title := r.plan.sections[section].title; title != "" {
		return sentence(r.d.inline(title, nil))
	}
	return r.d.text("plain.contents.beginning")
}

// offer adds a numbered line that leads to a part.
func (r *reading) offer(part int, text string) {
	r.choices = append(r.choices, choiceOf{text: text, to: func(ctx context.Context) (state, error) { return r.move(ctx, part) }})
	r.d.item(strconv.Itoa(len(r.choices))+". ", text)
}

// find lists the parts that hold a text.
func (r *reading) find(_ context.Context, words string) (state, error) {
	if words == "" {
		r.d.say("plain.find.what")
		return r, nil
	}
	r.choices = nil
	for i, p := range r.plan.parts {
		blocks := p.blocks
		if p.exercise != nil {
			blocks = p.exercise.Prompt
		}
		for _, block := range blocks {
			if line := lineWith(block, words); line != "" {
				r.offer(i, r.d.inline(line, nil))
				break
			}
		}
	}
	if len(r.choices) == 0 {
		r.d.say("plain.find.nothing", i18n.Args{"Words": result.Safe(words)})
	}
	return r, nil
}

// lineWith finds the first line of a block that holds the words, whatever their case.
func lineWith(block lesson.Block, words string) string {
	for _, line := range strings.Split(sourceOf(block), "\n") {
		if strings.Contains(strings.ToLower(line), strings.ToLower(words)) {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// sourceOf is what an author wrote in a block.
func sourceOf(block lesson.Block) string {
	switch block := block.(type) {
	case *lesson.Heading:
		return block.Text
	case *lesson.Prose:
		return block.Markdown
	case *lesson.Table:
		return block.Markdown
	case *lesson.Image:
		return block.Alt + "\n" + block.Caption
	case *lesson.Example:
		return block.SQL
	case *lesson.Chart:
		return block.Title + "\n" + block.Alt
	case *lesson.Callout:
		var all []string
		for _, inner := range block.Blocks {
			all = append(all, sourceOf(inner))
		}
		return strings.Join(all, "\n")
	}
	return ""
}

// recap writes the lesson with the learner's answers to a file.
func (r *reading) recap(ctx context.Context, _ string) (state, error) {
	path, err := r.d.Trainer.Recap(ctx, r.lesson.Pack.ID, r.lesson.Lesson.ID, r.d.words.Say)
	if err != nil {
		return r, err
	}
	r.d.say("plain.recapped", i18n.Args{"Path": result.Safe(path)})
	return r, nil
}

func (r *reading) spell() {
	if r.example == nil {
		r.d.say("plain.example.none")
		return
	}
	r.d.spell(r.example.SQL)
}

package curriculum

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"guildhall/internal/lesson"
)

// How many hints and wrong answers an exercise has: enough to help one step at a time, few enough to read.
const fewest, most = 2, 4

// verbs are what objectives begin with: something that a learner does and a trainer can see.
var verbs = []string{
	"apply", "argue", "ask", "assess", "audit", "bring", "build", "calculate", "check", "choose", "classify", "clean", "combine", "compare", "compute", "convert",
	"count", "criticise", "decide", "defend", "define", "describe", "design", "detect", "divide", "explain", "filter", "find", "follow", "group", "identify", "interpret", "join",
	"judge", "keep", "label", "link", "list", "make", "map", "match", "measure", "mend", "name", "order", "page", "place", "plan", "predict", "prepare",
	"profile", "publish", "put", "question", "raise", "read", "recall", "recognise", "recommend", "reconcile", "record", "rename", "rewrite",
	"run", "say", "select", "set", "show", "sort", "stack", "standardise", "state", "sum", "summarise", "tell", "test", "translate", "turn", "use", "validate", "weigh", "write",
}

// Shortfalls finds what a lesson lacks that every lesson has: objectives that say what learners do, an example that runs, what the talks
// said and what the lesson adds, notes for trainers, and exercises that help step by step and teach why.
func Shortfalls(p *lesson.Pack, l *lesson.Lesson) []Doubt {
	s := &standard{pack: p, lesson: l}
	for _, objective := range l.Objectives {
		verb, _, _ := strings.Cut(strings.ToLower(objective), " ")
		s.want(slices.Contains(verbs, verb), objective, "an objective begins with what a learner does")
	}
	if !l.Checkpoint {
		s.text()
		s.skills()
	}
	for _, ex := range l.Exercises() {
		s.exercise(ex)
	}
	return s.doubts
}

// standard collects what a lesson lacks.
type standard struct {
	pack   *lesson.Pack
	lesson *lesson.Lesson
	doubts []Doubt
}

func (s *standard) want(ok bool, what, why string) {
	s.wantAt(lesson.Position{File: s.lesson.File, Line: 1}, ok, what, why)
}

func (s *standard) wantAt(at lesson.Position, ok bool, what, why string) {
	if !ok {
		s.doubts = append(s.doubts, Doubt{at, what, why})
	}
}

// text looks at what stands around the exercises.
func (s *standard) text() {
	runs := false
	notes := map[lesson.CalloutKind]string{}
	for _, block := range s.lesson.Blocks {
		switch block := block.(type) {
		case *lesson.Example:
			runs = runs || block.Role == lesson.Runnable
		case *lesson.Callout:
			for _, part := range block.Blocks {
				if prose, ok := part.(*lesson.Prose); ok {
					notes[block.Kind] += prose.Markdown
				}
			}
		}
	}
	s.want(runs, "examples", "none of them runs")
	s.want(len(s.lesson.Source) > 0, "source", "the front matter names no words of the talks")
	s.want(strings.Contains(spaced(notes[lesson.Source]), "this lesson"), "::: source", "it does not say what this lesson adds to the talks")
	for _, part := range []string{"**Timing.**", "**Likely slips.**", "**To discuss.**"} {
		s.want(strings.Contains(notes[lesson.Trainer], part), "::: trainer", "it lacks "+part)
	}
	if minutes := planned(notes[lesson.Trainer]); minutes != s.lesson.Minutes {
		s.want(false, "::: trainer", fmt.Sprintf("its plan comes to %d of %d minutes", minutes, s.lesson.Minutes))
	}
}

var plan = regexp.MustCompile(`(?i)\b([a-z-]+) (minutes for|for the exercises|for the discussion|to talk)`)

// planned adds up the minutes of a trainer's plan, which are written in words.
func planned(notes string) int {
	sum := 0
	for _, part := range plan.FindAllStringSubmatch(spaced(notes), -1) {
		sum += int(inWords(part[1]))
	}
	return sum
}

// skills holds every skill that the lesson teaches to a framework.
func (s *standard) skills() {
	s.want(len(s.lesson.Teaches) > 0, "teaches", "the lesson names no skill")
	for _, skill := range s.pack.Skills {
		if slices.Contains(s.lesson.Teaches, skill.ID) {
			s.want(len(skill.Evidence) > 0, skill.ID, "the skill has no code of evidence")
		}
	}
}

func (s *standard) exercise(ex *lesson.Exercise) {
	want := func(ok bool, why string) { s.wantAt(ex.Position, ok, ex.ID, why) }
	want(len(ex.Explain) > 0, "it does not explain why")
	want(len(ex.Skills) > 0, "it names no skill")
	if s.lesson.Checkpoint {
		want(len(ex.Hints) == 0, "a checkpoint has no hints")
	} else if ex.Type != lesson.Reflect {
		want(within(len(ex.Hints)), fmt.Sprintf("it has %d hints", len(ex.Hints)))
	}
	var titles []string
	for _, hint := range ex.Hints {
		want(hint.Title != "" && !slices.Contains(titles, hint.Title), "its hints name their steps")
		titles = append(titles, hint.Title)
		want(!tellsAll(hint, ex), fmt.Sprintf("the hint “%s” is the whole answer", hint.Title))
	}
	s.slips(ex)
}

// slips holds an exercise to answers for likely mistakes.
func (s *standard) slips(ex *lesson.Exercise) {
	want := func(ok bool, why string) { s.wantAt(ex.Position, ok, ex.ID, why) }
	switch ex.Type {
	case lesson.SQL, lesson.Change:
		want(within(len(ex.Wrong)), fmt.Sprintf("it answers %d wrong answers", len(ex.Wrong)))
	case lesson.Number:
		want(len(ex.Near) >= fewest, fmt.Sprintf("it answers %d slips", len(ex.Near)))
	case lesson.Choice, lesson.Classify:
		for _, item := range ex.Items {
			want(item.Right || item.Feedback != "", fmt.Sprintf("“%s” has no answer of its own", item.Text))
		}
	case lesson.Reflect:
		want(len(ex.Model) > 0, "it has no model answer")
	}
}

func within(n int) bool { return n >= fewest && n <= most }

// tellsAll reports whether a hint holds a whole solution.
func tellsAll(hint lesson.Hint, ex *lesson.Exercise) bool {
	var text strings.Builder
	for _, block := range hint.Blocks {
		switch block := block.(type) {
		case *lesson.Prose:
			text.WriteString(block.Markdown)
		case *lesson.Example:
			text.WriteString(block.SQL)
		}
	}
	for _, solution := range ex.Solutions {
		if strings.Contains(spaced(text.String()), spaced(strings.TrimRight(solution.SQL, "; \n"))) {
			return true
		}
	}
	return false
}

func spaced(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

// Modules finds modules that lack what each of them ends with: a decision that is made from data, and a way to test out.
func Modules(p *lesson.Pack) []Doubt {
	var doubts []Doubt
	for _, module := range p.Modules {
		var last, checkpoint *lesson.Lesson
		for _, l := range p.Lessons {
			switch {
			case !slices.Contains(module.Lessons, l.ID):
			case l.Checkpoint:
				checkpoint = l
			default:
				last = l
			}
		}
		at := lesson.Position{File: "pack.yaml", Line: 1}
		if checkpoint == nil {
			doubts = append(doubts, Doubt{at, module.Title, "the module has no checkpoint"})
		}
		for _, l := range []*lesson.Lesson{last, checkpoint} {
			if l != nil && !decides(l) {
				doubts = append(doubts, Doubt{lesson.Position{File: l.File, Line: 1}, module.Title, "it does not end with a decision"})
			}
		}
	}
	return doubts
}

// decides reports whether a lesson ends with a choice, a classification or a reflection, and not with a query.
func decides(l *lesson.Lesson) bool {
	exercises := l.Exercises()
	return len(exercises) > 0 && slices.Contains([]lesson.Type{lesson.Choice, lesson.Classify, lesson.Reflect}, exercises[len(exercises)-1].Type)
}

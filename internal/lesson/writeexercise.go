package lesson

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

func (w *lessonWriter) exercise(ex *Exercise) {
	w.inside++
	defer func() { w.inside-- }()
	colons := strings.Repeat(":", wantColons(exerciseClass))
	w.paragraph(colons + " " + braces(exerciseClass, ex.ID, w.attributes(ex)))
	w.blocks(ex.Prompt)
	w.answers(ex)
	w.judged(ex)
	for _, hint := range ex.Hints {
		w.div("hint", []attribute{{key: "title", value: hint.Title}}, func() { w.blocks(hint.Blocks) })
	}
	if len(ex.Reveal) > 0 {
		w.div("reveal", nil, func() { w.queries(ex.Reveal) })
	}
	if len(ex.Explain) > 0 {
		w.div("explain", nil, func() { w.blocks(ex.Explain) })
	}
	if len(ex.Model) > 0 {
		w.div("model", nil, func() { w.blocks(ex.Model) })
	}
	w.paragraph(colons)
}

func (w *lessonWriter) queries(queries []string) {
	for _, sql := range queries {
		w.sql(sql)
	}
}

// judged writes the parts that answers are judged by.
func (w *lessonWriter) judged(ex *Exercise) {
	if ex.Starter != "" {
		w.div("starter", nil, func() { w.sql(ex.Starter) })
	}
	for _, s := range ex.Solutions {
		w.div("solution", []attribute{{key: "title", value: s.Title}, {key: "reading", value: s.Reading}}, func() { w.sql(s.SQL) })
	}
	if len(ex.Distractors) > 0 {
		w.div("distractors", nil, func() { w.sql(strings.Join(ex.Distractors, "\n")) })
	}
	if len(ex.Check) > 0 {
		w.div("check", nil, func() { w.queries(ex.Check) })
	}
	for _, wrong := range ex.Wrong {
		w.div("wrong", []attribute{{key: "code", value: wrong.Code}}, func() {
			w.sql(wrong.SQL)
			if wrong.Message != "" {
				w.paragraph(wrong.Message)
			}
		})
	}
	for _, near := range ex.Near {
		w.div("near", []attribute{{key: "value", value: near.Value}}, func() { w.paragraph(near.Message) })
	}
}

// attributes returns what differs from the defaults, and always the type and the points.
func (w *lessonWriter) attributes(ex *Exercise) []attribute {
	var out []attribute
	put := func(key, value string, said bool) {
		if said && value != "" {
			out = append(out, attribute{key: key, value: value})
		}
	}
	list := func(key string, words []string, said bool) { put(key, strings.Join(words, ","), said) }
	put("type", string(ex.Type), true)
	put("points", strconv.Itoa(ex.Points), true)
	list("skills", ex.Skills, !slices.Equal(ex.Skills, w.lesson.Teaches))
	list("dataset", ex.Datasets, !slices.Equal(ex.Datasets, w.lesson.Datasets))
	put("order", string(ex.Order), ex.OrderSaid)
	put("columns", string(ex.Columns), ex.Columns != ColumnsAuto)
	put("tolerance", ex.Tolerance.text(), true)
	list("require", ex.Require, true)
	list("forbid", ex.Forbid, true)
	put("variants", string(ex.Variants), ex.Variants != VariantsOn)
	put("why", ex.VariantsWhy, true)
	list("equivalent", ex.Equivalent, true)
	put("answer", ex.Answer, true)
	put("unit", ex.Unit, true)
	list("labels", spareLabels(ex), true)
	put("shuffle", "off", !ex.Shuffle)
	put("min_words", strconv.Itoa(ex.MinWords), ex.MinWords > 0)
	list("was", ex.Was, true)
	return out
}

// text writes a tolerance as authors do: 0.5 or 1%.
func (t Tolerance) text() string {
	switch {
	case t.Relative > 0:
		for precision := 15; ; precision++ {
			text := strconv.FormatFloat(t.Relative*100, 'g', precision, 64)
			if percent, err := strconv.ParseFloat(text, 64); err == nil && percent/100 == t.Relative || precision == 17 {
				return text + "%"
			}
		}
	case t.Absolute > 0:
		return strconv.FormatFloat(t.Absolute, 'g', -1, 64)
	}
	return ""
}

// spareLabels returns the labels that no item has.
func spareLabels(ex *Exercise) []string {
	return slices.DeleteFunc(slices.Clone(ex.Labels), func(label string) bool {
		return slices.ContainsFunc(ex.Items, func(item Item) bool { return item.Label == label })
	})
}

// answers writes the list that a type is answered by.
func (w *lessonWriter) answers(ex *Exercise) {
	bullet, dot := listMarks(ex.Prompt)
	switch ex.Type {
	case Choice:
		w.list(ex.Items, func(i int) (string, string) {
			box := "[ ] "
			if ex.Items[i].Right {
				box = "[x] "
			}
			return bullet, box + ex.Items[i].Text
		})
	case Classify:
		w.list(ex.Items, func(i int) (string, string) { return bullet, ex.Items[i].Text + " => " + ex.Items[i].Label })
	case TextType:
		items := make([]Item, len(ex.Accepted))
		for i, answer := range ex.Accepted {
			items[i] = Item{Text: codeSpan(answer)}
			if i < len(ex.AcceptedFeedback) {
				items[i].Feedback = ex.AcceptedFeedback[i]
			}
		}
		w.list(items, func(i int) (string, string) { return bullet, items[i].Text })
	case Arrange:
		numbered := func(items []Item, mark string) {
			w.list(items, func(i int) (string, string) { return fmt.Sprintf("%d%s ", i+1, mark), items[i].Text })
		}
		numbered(ex.Items, dot)
		for _, order := range ex.Also {
			items := make([]Item, len(order))
			for i, index := range order {
				items[i] = Item{Text: ex.Items[index].Text}
			}
			w.div("also", nil, func() { numbered(items, ".") })
		}
	}
}

// listMarks returns marks of lists that do not continue a list at the prompt's end.
func listMarks(prompt []Block) (bullet, dot string) {
	bullet, dot = "- ", "."
	if len(prompt) == 0 {
		return bullet, dot
	}
	prose, ok := prompt[len(prompt)-1].(*Prose)
	if !ok {
		return bullet, dot
	}
	root := newMarkdown().Parse(text.NewReader([]byte(prose.Markdown + "\n")))
	list, ok := root.LastChild().(*ast.List)
	switch {
	case ok && list.Marker == '-':
		bullet = "* "
	case ok && list.Marker == '.':
		dot = ")"
	}
	return bullet, dot
}

// list writes items with their feedback: loose where one has some, since a blank line stands before it.
func (w *lessonWriter) list(items []Item, line func(int) (mark, text string)) {
	var out strings.Builder
	for i, item := range items {
		mark, text := line(i)
		if i > 0 {
			out.WriteByte('\n')
			if items[i-1].Feedback != "" {
				out.WriteByte('\n')
			}
		}
		out.WriteString(mark + text)
		if item.Feedback == "" {
			continue
		}
		out.WriteByte('\n')
		for feedback := range strings.SplitSeq(item.Feedback, "\n") {
			out.WriteString("\n" + strings.Repeat(" ", len(mark)) + ">")
			if feedback != "" {
				out.WriteString(" " + feedback)
			}
		}
	}
	if len(items) > 0 {
		w.paragraph(out.String())
	}
}

// codeSpan writes a text between as many backticks as it takes.
func codeSpan(text string) string {
	ticks := "`"
	for runs := newCodeSpans(text).runs; len(runs[len(ticks)]) > 0; {
		ticks += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") || len(text) > 2 && strings.HasPrefix(text, " ") && strings.HasSuffix(text, " ") {
		text = " " + text + " "
	}
	return ticks + text + ticks
}

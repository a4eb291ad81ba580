package lesson

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
)

// Write returns the lesson as a file in canonical form: block lists and only the quotes that YAML needs in the front
// matter, one blank line between blocks, attributes in a fixed order, parts of exercises in the order a learner meets
// them. Reading what it wrote gives the same lesson, apart from positions and the hash of the file.
func Write(l *Lesson) []byte {
	w := &lessonWriter{lesson: l}
	w.front()
	w.blocks(l.Blocks)
	return w.out.Bytes()
}

// lessonWriter writes paragraphs with one blank line between.
type lessonWriter struct {
	out    bytes.Buffer
	lesson *Lesson
	inside int // more than 0 in an exercise, where SQL is shown without a div that says so
}

func (w *lessonWriter) paragraph(text string) {
	if w.out.Len() > 0 {
		w.out.WriteByte('\n')
	}
	w.out.WriteString(text)
	w.out.WriteByte('\n')
}

func (w *lessonWriter) front() {
	l := w.lesson
	var out strings.Builder
	list := func(key string, values []string) {
		if len(values) == 0 {
			return
		}
		fmt.Fprintf(&out, "%s:\n", key)
		for _, value := range values {
			fmt.Fprintf(&out, "  - %s\n", yamlScalar(value))
		}
	}
	fmt.Fprintf(&out, "---\ntitle: %s\n", yamlScalar(l.Title))
	if l.Translates != "" {
		fmt.Fprintf(&out, "translates: %s\n", yamlScalar(l.Translates))
		list("objectives", l.Objectives)
		w.paragraph(out.String() + "---")
		return
	}
	fmt.Fprintf(&out, "minutes: %d\n", l.Minutes)
	list("objectives", l.Objectives)
	if len(l.Datasets) == 1 {
		fmt.Fprintf(&out, "dataset: %s\n", yamlScalar(l.Datasets[0]))
	} else {
		list("datasets", l.Datasets)
	}
	list("teaches", l.Teaches)
	list("uses", l.Uses)
	list("source", l.Source)
	if l.Checkpoint {
		out.WriteString("checkpoint: true\n")
	}
	w.paragraph(out.String() + "---")
}

// yamlScalar writes a text plainly where YAML reads it back as the same text, else in double quotes.
func yamlScalar(text string) string {
	plain := text != "" && unicode.IsLetter([]rune(text)[0]) && !strings.HasSuffix(text, " ") && !strings.HasSuffix(text, ":") &&
		!strings.Contains(text, ": ") && !strings.Contains(text, " #") && !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" -–—_.,;:!?'’()/%&+=", r)
	})
	switch strings.ToLower(text) {
	case "null", "true", "false", "yes", "no", "on", "off", "inf", "nan":
		plain = false
	}
	if plain {
		return text
	}
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range text {
		switch r {
		case '"', '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case '\n':
			out.WriteString(`\n`)
		case '\t':
			out.WriteString(`\t`)
		default:
			out.WriteRune(r)
		}
	}
	out.WriteByte('"')
	return out.String()
}

func (w *lessonWriter) blocks(blocks []Block) {
	for _, block := range blocks {
		switch b := block.(type) {
		case *Heading:
			w.paragraph(heading(b))
		case *Prose:
			w.paragraph(b.Markdown)
		case *Table:
			w.paragraph(b.Markdown)
		case *Image:
			w.paragraph(picture(b))
		case *Example:
			w.example(b)
		case *Chart:
			w.chart(b)
		case *Callout:
			w.div(string(b.Kind), nil, func() { w.blocks(b.Blocks) })
		case *Exercise:
			w.exercise(b)
		}
	}
}

// heading writes a heading; words that end in what would be read as a closing sequence get one of their own.
func heading(h *Heading) string {
	marks := strings.Repeat("#", h.Level)
	text := marks + " " + h.Text
	if strings.HasSuffix(strings.TrimRight(text, "#"), " ") {
		text += " " + marks
	}
	return text
}

func picture(i *Image) string {
	dest := strings.NewReplacer(`\`, `\\`, "<", `\<`, ">", `\>`, "(", `\(`, ")", `\)`).Replace(i.Path)
	if strings.ContainsAny(i.Path, " \t") {
		dest = "<" + dest + ">"
	}
	if i.Caption == "" {
		return fmt.Sprintf("![%s](%s)", i.Alt, dest)
	}
	return fmt.Sprintf(`![%s](%s "%s")`, i.Alt, dest, strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(i.Caption))
}

// code writes a SQL block in a fence that its text cannot close.
func code(sql string) string {
	longest := 2
	for i := 0; i < len(sql); i++ {
		if n := tickRun(sql[i:]); n > 0 {
			longest = max(longest, n)
			i += n - 1
		}
	}
	fence := strings.Repeat("`", longest+1)
	return fence + "sql\n" + sql + "\n" + fence
}

func (w *lessonWriter) sql(text string) { w.paragraph(code(text)) }

func (w *lessonWriter) example(e *Example) {
	if e.Role != Fails && (e.Role != Shown || w.inside > 0) {
		w.sql(e.SQL)
		return
	}
	w.div(string(e.Role), nil, func() { w.sql(e.SQL) })
}

func (w *lessonWriter) chart(c *Chart) {
	pairs := []attribute{{key: "kind", value: string(c.Kind)}, {key: "x", value: c.X}, {key: "y", value: c.Y}, {key: "title", value: c.Title}, {key: "alt", value: c.Alt}}
	w.div("chart", pairs, func() { w.sql(c.SQL) })
}

// div writes a div of three colons round what write writes.
func (w *lessonWriter) div(class string, pairs []attribute, write func()) {
	w.paragraph("::: " + braces(class, "", pairs))
	write()
	w.paragraph(":::")
}

// braces writes a div's name and attributes; those without a value are left out.
func braces(class, id string, pairs []attribute) string {
	var out strings.Builder
	for _, pair := range pairs {
		if pair.value != "" {
			fmt.Fprintf(&out, " %s=%s", pair.key, attributeValue(pair.value))
		}
	}
	if id != "" {
		return fmt.Sprintf("{.%s #%s%s}", class, id, out.String())
	}
	if out.Len() == 0 {
		return class
	}
	return fmt.Sprintf("{.%s%s}", class, out.String())
}

func attributeValue(value string) string {
	if only(value, func(c byte) bool { return alnum(c) || strings.IndexByte("_-./:%+", c) >= 0 }) {
		return value
	}
	return `"` + value + `"`
}

// exerciseHash is the hash of what an exercise asks: prompt, answers and datasets.
func exerciseHash(ex *Exercise) string {
	w := &lessonWriter{lesson: &Lesson{}}
	w.inside++
	w.blocks(ex.Prompt)
	for _, item := range ex.Items {
		fmt.Fprintf(&w.out, "%q %t %q\n", item.Text, item.Right, item.Label)
	}
	solutions := make([]string, len(ex.Solutions))
	for i, s := range ex.Solutions {
		solutions[i] = s.SQL
	}
	fmt.Fprintf(&w.out, "%q %q %q %q %q %q %v\n", ex.Type, solutions, ex.Check, ex.Answer, ex.Accepted, ex.Datasets, ex.Also)
	sum := sha256.Sum256(w.out.Bytes())
	return hex.EncodeToString(sum[:16])
}

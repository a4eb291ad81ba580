package lesson

import (
	"errors"
	"strings"

	"github.com/yuin/goldmark/ast"

	"guildhall/internal/i18n"
)

// maxItems bounds an answer list.
const maxItems = 100

// listKind is which list a type of exercise is answered by.
type listKind int

const (
	noList listKind = iota
	taskList
	bulletList
	orderedList
	labelList
)

// said says how an author writes the list.
func (k listKind) said() i18n.Message {
	switch k {
	case taskList:
		return i18n.New("lesson.written.task", nil)
	case bulletList:
		return i18n.New("lesson.written.bullet", nil)
	case orderedList:
		return i18n.New("lesson.written.ordered", nil)
	case labelList:
		return i18n.New("lesson.written.label", nil)
	}
	return i18n.Message{}
}

// takeList takes the answer list off the end of the prompt's last run.
func (x *exerciseReader) takeList(pieces []piece, kind listKind) ([]piece, []Item) {
	last := -1
	for i, p := range pieces {
		if p.node != nil && p.node.Kind() == ast.KindList {
			last = i
		}
	}
	if last < 0 {
		x.c.add(x.d.pos, "missing-list", i18n.Args{"Type": string(x.ex.Type), "List": kind.said()})
		return pieces, nil
	}
	if last != len(pieces)-1 {
		after := pieces[last+1]
		x.c.add(after.doc.linePos(after.from), "text-after-list", nil)
	}
	rest := append(append([]piece{}, pieces[:last]...), pieces[last+1:]...)
	return rest, x.items(pieces[last], kind)
}

// items reads the entries of a list.
func (x *exerciseReader) items(p piece, kind listKind) []Item {
	list := p.node.(*ast.List)
	if list.IsOrdered() != (kind == orderedList) {
		x.c.add(p.doc.linePos(p.from), "wrong-list", i18n.Args{"List": kind.said()})
	}
	x.collectLinks(p)
	var items []Item
	seen := map[string]bool{}
	for node := list.FirstChild(); node != nil; node = node.NextSibling() {
		if len(items) == maxItems {
			x.c.add(p.doc.pos(node.Pos()), "too-many-items", i18n.Args{"Most": maxItems})
			break
		}
		end := p.to
		if next := node.NextSibling(); next != nil {
			end = p.doc.lineOf(next.Pos())
		}
		item, ok := x.item(p, node, end)
		if !ok {
			continue
		}
		x.mark(&item, kind)
		if seen[itemKey(item.Text)] {
			x.c.add(item.Position, "duplicate-item", i18n.Args{"Item": brief(item.Text)})
		}
		seen[itemKey(item.Text)] = true
		items = append(items, item)
	}
	return items
}

// itemKey is what two items that a learner cannot tell apart have in common.
func itemKey(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(plainText(text)), " "))
}

// item reads one entry: a text, then perhaps a quotation with its feedback. Its last line is before end.
func (x *exerciseReader) item(p piece, node ast.Node, end int) (Item, bool) {
	first := node.FirstChild()
	if first == nil || first.Kind() != ast.KindTextBlock && first.Kind() != ast.KindParagraph {
		x.c.add(p.doc.pos(node.Pos()), "empty-item.mark", nil)
		return Item{}, false
	}
	item := Item{Position: p.doc.pos(first.Lines().At(0).Start), Text: leafText(p, first)}
	for child := first.NextSibling(); child != nil; child = child.NextSibling() {
		from := p.doc.lineOf(child.Pos())
		if child.Kind() != ast.KindBlockquote || child.NextSibling() != nil {
			x.c.add(p.doc.linePos(from), "item-extra", nil)
			return item, true
		}
		if from > 0 && !blank(p.doc.lines[from-1]) {
			x.c.add(p.doc.linePos(from), "feedback-blank-line", nil)
		}
		item.Feedback = quotation(p.doc.lines[from:end])
		if item.Feedback == "" {
			x.c.add(p.doc.linePos(from), "empty-feedback", nil)
		}
	}
	return item, true
}

// quotation takes the marks off the lines of a quotation.
func quotation(lines []string) string {
	var out []string
	for _, line := range trimBlank(lines) {
		line = strings.TrimLeft(line, " \t")
		if rest, ok := strings.CutPrefix(line, ">"); ok {
			line = strings.TrimPrefix(rest, " ")
		}
		out = append(out, line)
	}
	return strings.Join(trimBlank(out), "\n")
}

// mark reads what the kind of list puts into an item's text besides its words.
func (x *exerciseReader) mark(item *Item, kind listKind) {
	switch kind {
	case taskList:
		x.taskMark(item)
	case labelList:
		x.labelMark(item)
	case bulletList:
		x.acceptedMark(item)
	}
}

func (x *exerciseReader) taskMark(item *Item) {
	box, text, _ := strings.Cut(item.Text, "]")
	mark := strings.TrimPrefix(box, "[")
	switch {
	case len(box) == len(item.Text) || mark == box || len(mark) > 1 || !strings.HasPrefix(text, " "):
		x.c.add(item.Position, "item-checkbox", i18n.Args{"Item": brief(item.Text)})
		return
	case mark != " " && mark != "x" && mark != "X":
		x.c.add(item.Position, "item-checkbox.mark", i18n.Args{"Mark": mark})
	}
	item.Right = mark == "x" || mark == "X"
	item.Text = strings.TrimSpace(text)
	if item.Text == "" {
		x.c.add(item.Position, "empty-item.checkbox", nil)
	}
}

func (x *exerciseReader) labelMark(item *Item) {
	cut := strings.LastIndex(item.Text, "=>")
	if cut < 0 {
		x.c.add(item.Position, "item-label", i18n.Args{"Item": brief(item.Text)})
		return
	}
	item.Label = strings.TrimSpace(item.Text[cut+2:])
	item.Text = strings.TrimSpace(item.Text[:cut])
	if item.Label == "" || item.Text == "" {
		x.c.add(item.Position, "item-label.part", nil)
	}
}

// acceptedMark unwraps an accepted answer from its backticks and tries a regular expression.
func (x *exerciseReader) acceptedMark(item *Item) {
	ticks := tickRun(item.Text)
	inside := strings.TrimSuffix(strings.TrimPrefix(item.Text, strings.Repeat("`", ticks)), strings.Repeat("`", ticks))
	if ticks == 0 || len(inside) != len(item.Text)-2*ticks || inside == "" || newCodeSpans(item.Text).skip(0) != len(item.Text) {
		x.c.add(item.Position, "item-backticks", i18n.Args{"Item": brief(item.Text)})
		return
	}
	if len(inside) > 2 && inside[0] == ' ' && inside[len(inside)-1] == ' ' && !blank(inside) {
		inside = inside[1 : len(inside)-1]
	}
	item.Text = inside
	if len(inside) < 2 || inside[0] != '/' || inside[len(inside)-1] != '/' {
		return
	}
	switch size, err := PatternSize(inside[1 : len(inside)-1]); {
	case errors.Is(err, ErrPatternTooLarge) && size == 0:
		x.c.add(item.Position, "bad-regex.long", i18n.Args{"Pattern": brief(inside), "Bytes": len(inside) - 2})
	case errors.Is(err, ErrPatternTooLarge):
		x.c.add(item.Position, "bad-regex.size", i18n.Args{"Pattern": brief(inside), "Steps": size, "Most": MaxPatternSize})
	case err != nil:
		x.c.add(item.Position, "bad-regex", i18n.Args{"Pattern": brief(inside), "Cause": strings.TrimPrefix(err.Error(), "error parsing regexp: ")})
	}
}

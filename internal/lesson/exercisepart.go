package lesson

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"guildhall/internal/i18n"
)

// readWrong reads an answer that must be refused: its SQL, then its message, or the code of one.
func (x *exerciseReader) readWrong(d *div) {
	wrong := Wrong{Position: d.pos, Code: d.value("code")}
	code := d.get("code")
	if code != nil && code.value != "" && !validCode(code.value) {
		x.c.add(code.at, "bad-value.code", i18n.Args{"Code": brief(code.value)})
	}
	wrong.SQL, wrong.Message = x.sqlAndMessage(d)
	switch {
	case wrong.SQL == "":
		return
	case wrong.Message == "" && code == nil:
		x.c.add(d.pos, "missing-message.wrong", nil)
	case wrong.Message != "" && code != nil:
		x.c.add(code.pos, "message-and-code", nil)
	}
	x.ex.Wrong = append(x.ex.Wrong, wrong)
}

// sqlAndMessage reads a div that holds one SQL block and then text.
func (x *exerciseReader) sqlAndMessage(d *div) (sql, message string) {
	for _, p := range d.parts {
		if p.div != nil {
			x.innerDiv(d, p.div)
			continue
		}
		pieces := x.split(p.run)
		for i, piece := range pieces {
			code, ok := piece.node.(*ast.FencedCodeBlock)
			if sql == "" && ok && x.fenceLanguage(piece, code) == "sql" {
				if i > 0 {
					x.c.add(piece.doc.linePos(0), "stray-text.before-sql", nil)
				}
				sql = x.hidden(piece, code)
				message = piece.doc.markdown(piece.to, len(piece.doc.lines))
				x.followLinks(pieces[i+1:])
				break
			}
		}
	}
	if sql == "" {
		x.c.add(d.pos, "missing-sql", i18n.Args{"Div": brief(d.class)})
	}
	return sql, message
}

// hidden reads SQL that no reader of the lesson sees, so it takes no index.
func (x *exerciseReader) hidden(p piece, code *ast.FencedCodeBlock) string {
	sql := x.example(p, code, Shown).SQL
	x.index--
	return sql
}

func (x *exerciseReader) followLinks(pieces []piece) {
	for _, p := range pieces {
		if p.node != nil {
			x.collectLinks(p)
		}
	}
}

// readNear reads a likely slip of a number exercise and the message for it.
func (x *exerciseReader) readNear(d *div) {
	near := Near{Position: d.pos, Value: d.value("value")}
	value := d.get("value")
	switch {
	case value == nil:
		x.c.add(d.pos, "missing-attribute.near", nil)
	case !validNumber(value.value):
		x.c.add(value.at, "bad-value.near", i18n.Args{"Value": brief(value.value)})
	case slices.ContainsFunc(x.ex.Near, func(n Near) bool { return n.Value == near.Value }):
		x.c.add(value.at, "duplicate-near", i18n.Args{"Value": near.Value})
	case sameNumber(near.Value, x.ex.Answer):
		x.c.add(value.at, "near-is-answer", nil)
	}
	var text []string
	for _, p := range d.parts {
		if p.div != nil {
			x.innerDiv(d, p.div)
			continue
		}
		x.followLinks(x.split(p.run))
		text = append(text, strings.Join(p.run.lines, "\n"))
	}
	near.Message = strings.Join(text, "\n\n")
	if near.Message == "" {
		x.c.add(d.pos, "missing-message.near", nil)
	}
	x.ex.Near = append(x.ex.Near, near)
}

// readDistractors reads a code block of which every line is one line that belongs to no answer.
func (x *exerciseReader) readDistractors(d *div) {
	for _, p := range d.parts {
		if p.div != nil {
			x.innerDiv(d, p.div)
			continue
		}
		for _, piece := range x.split(p.run) {
			code, ok := piece.node.(*ast.FencedCodeBlock)
			if !ok {
				x.c.add(piece.doc.linePos(piece.from), "stray-text.distractors", nil)
				continue
			}
			x.fenceLanguage(piece, code)
			for line := range strings.SplitSeq(codeText(piece, code), "\n") {
				if !blank(line) {
					x.ex.Distractors = append(x.ex.Distractors, strings.TrimRight(line, " \t"))
				}
			}
		}
	}
	if len(x.ex.Distractors) == 0 {
		x.c.add(d.pos, "missing-sql.distractors", nil)
	}
}

// readAlso reads a further accepted order.
func (x *exerciseReader) readAlso(d *div) {
	for _, p := range d.parts {
		if p.div != nil {
			x.innerDiv(d, p.div)
			continue
		}
		pieces := x.split(p.run)
		if len(pieces) == 1 && pieces[0].node != nil && pieces[0].node.Kind() == ast.KindList {
			x.also = append(x.also, alsoList{pos: d.pos, items: x.items(pieces[0], orderedList)})
			return
		}
	}
	x.c.add(d.pos, "missing-list.also", nil)
}

// matchAlso turns the further orders into indexes of the items.
func (x *exerciseReader) matchAlso() {
	index := map[string]int{}
	var names []string
	for i, item := range x.ex.Items {
		index[itemKey(item.Text)] = i
		names = append(names, item.Text)
	}
	for _, list := range x.also {
		var order []int
		used := map[int]bool{}
		fits := true
		for _, item := range list.items {
			i, ok := index[itemKey(item.Text)]
			if !ok && !x.c.full() {
				x.c.add(item.Position, "also-item.unknown", i18n.Args{"Item": brief(item.Text), "Suggestion": suggest(item.Text, "lesson.list.items", names)})
			}
			if !ok {
				fits = false
				continue
			}
			fits = fits && !used[i]
			used[i] = true
			order = append(order, i)
		}
		for i, name := range names {
			if fits && !used[i] {
				x.c.add(list.pos, "also-item.missing", i18n.Args{"Item": brief(name)})
				fits = false
			}
		}
		if fits {
			x.ex.Also = append(x.ex.Also, order)
		}
	}
}

package plain

import (
	"html"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// inline is the text of a block without its marks. A line end in it is one that the author asked for.
func (w writer) inline(node ast.Node) string {
	var b strings.Builder
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		w.span(&b, child)
	}
	return b.String()
}

func (w writer) span(b *strings.Builder, node ast.Node) {
	switch node := node.(type) {
	case *ast.Text:
		w.words(b, node)
	case *ast.String:
		b.WriteString(decode(node.Value))
	case *ast.CodeSpan:
		for child := node.FirstChild(); child != nil; child = child.NextSibling() {
			if t, ok := child.(*ast.Text); ok {
				b.WriteString(result.Safe(strings.ReplaceAll(string(t.Segment.Value(w.source)), "\n", " ")))
			}
		}
	case *ast.Link:
		b.WriteString(w.inline(node))
		b.WriteString(w.target(string(node.Destination)))
	case *ast.AutoLink:
		b.WriteString(result.Safe(string(node.Label(w.source))))
	case *ast.Image:
		b.WriteString(w.d.text("plain.picture", i18n.Args{"Alt": w.inline(node)}))
	case *ast.RawHTML:
		b.WriteString(result.Safe(string(node.Segments.Value(w.source))))
	case *east.TaskCheckBox:
		key := "plain.task.open"
		if node.IsChecked {
			key = "plain.task.done"
		}
		b.WriteString(w.d.text(key) + " ")
	default:
		b.WriteString(w.inline(node))
	}
}

func (w writer) words(b *strings.Builder, node *ast.Text) {
	value := node.Segment.Value(w.source)
	if node.IsRaw() {
		b.WriteString(result.Safe(string(value)))
	} else {
		b.WriteString(decode(value))
	}
	switch {
	case node.HardLineBreak():
		b.WriteByte('\n')
	case node.SoftLineBreak():
		b.WriteByte(' ')
	}
}

// target says behind a link where it goes: to a lesson by its title, or out of the pack by the address.
func (w writer) target(destination string) string {
	destination = result.Safe(destination)
	if strings.Contains(destination, "://") {
		return " (" + destination + ")"
	}
	file, _, _ := strings.Cut(destination, "#")
	id := strings.TrimSuffix(path.Base(file), ".md")
	if w.titles == nil || file == "" {
		return ""
	}
	title, ok := w.titles(id)
	if !ok {
		return ""
	}
	return " " + w.d.text("plain.link", i18n.Args{"Lesson": result.Safe(title)})
}

// decode resolves backslash escapes and entities before the text is made safe: an entity can stand for a control character.
func decode(value []byte) string {
	return result.Safe(html.UnescapeString(string(util.UnescapePunctuations(value))))
}

package plain

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"guildhall/internal/i18n"
)

// markdown writes Markdown as plain lines: no marks, lists with hyphens and numbers, tables as records.
func (d *dialogue) markdown(source string, pack titles) {
	bytes := []byte(source)
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	w := writer{d: d, source: bytes, titles: pack}
	w.children(parser.Parse(text.NewReader(bytes)), "", "", false)
}

// inline is Markdown of one paragraph on one line.
func (d *dialogue) inline(source string, pack titles) string {
	bytes := []byte(source)
	root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(bytes))
	w := writer{d: d, source: bytes, titles: pack}
	var words []string
	for child := root.FirstChild(); child != nil; child = child.NextSibling() {
		words = append(words, w.inline(child))
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// titles finds the title of a lesson, so that a link says where it goes; nil finds none.
type titles func(lesson string) (string, bool)

// writer writes the nodes of one Markdown text.
type writer struct {
	d      *dialogue
	source []byte
	titles titles
}

// children writes the blocks within a node, the first line behind first and the others behind rest; tight ones without empty lines
// between them.
func (w writer) children(node ast.Node, first, rest string, tight bool) {
	prefix := first
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		if !tight && child != node.FirstChild() {
			w.d.gap()
		}
		w.block(child, prefix, rest)
		prefix = rest
	}
}

func (w writer) block(node ast.Node, first, rest string) {
	switch node := node.(type) {
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
		w.d.lines(wrap(w.inline(node), first, rest, w.d.measure))
	case *ast.List:
		w.list(node, first, rest)
	case *ast.Blockquote:
		w.children(node, first+w.d.text("plain.quotation")+" ", rest, false)
	case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
		w.verbatim(node, rest)
	case *ast.ThematicBreak:
	case *east.Table:
		w.table(node)
	default:
		w.children(node, first, rest, false)
	}
}

func (w writer) list(node *ast.List, first, rest string) {
	number := node.Start
	prefix := first
	for item := node.FirstChild(); item != nil; item = item.NextSibling() {
		marker := "- "
		if node.IsOrdered() {
			marker = strconv.Itoa(number) + ". "
			number++
		}
		if !node.IsTight && item != node.FirstChild() {
			w.d.gap()
		}
		w.children(item, prefix+marker, rest+strings.Repeat(" ", len(marker)), node.IsTight)
		prefix = rest
	}
}

// verbatim writes code and raw HTML line by line.
func (w writer) verbatim(node ast.Node, rest string) {
	for i := range node.Lines().Len() {
		segment := node.Lines().At(i)
		w.d.line(rest + "    " + strings.TrimRight(string(segment.Value(w.source)), " \t\r\n"))
	}
}

// table writes each row as a record that names its columns.
func (w writer) table(node *east.Table) {
	var header []string
	number := 0
	w.d.say("plain.table", i18n.Args{"Count": node.ChildCount() - 1})
	for row := node.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, w.inline(cell))
		}
		if _, ok := row.(*east.TableHeader); ok {
			header = cells
			continue
		}
		number++
		fields := []string{w.d.text("plain.table.row", i18n.Args{"Number": number})}
		for i, cell := range cells {
			if i < len(header) && cell != "" {
				fields = append(fields, field(label(header[i]), cell))
			}
		}
		w.d.item("", strings.Join(fields, " "))
	}
}

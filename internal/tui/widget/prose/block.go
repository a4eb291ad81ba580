package prose

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"guildhall/internal/result"
	"guildhall/internal/tui/theme"
)

// narrowest is the width below which nesting stops to indent.
const narrowest = 12

// blocker draws the block nodes of one Markdown text.
type blocker struct {
	source []byte
	styles theme.Styles
}

// children draws the blocks within a node; tight ones without lines between them.
func (b blocker) children(node ast.Node, width int, tight bool) Text {
	var text Text
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		drawn := b.block(child, width)
		if len(drawn.Lines) == 0 {
			continue
		}
		if !tight {
			text.gap()
		}
		text.add(drawn, "", "")
	}
	return text
}

func (b blocker) block(node ast.Node, width int) Text {
	switch node := node.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return wrap(runsOf(node, b.source, b.styles), width, b.styles)
	case *ast.Heading:
		return b.heading(node, width)
	case *ast.List:
		return b.list(node, width)
	case *ast.Blockquote:
		bar := b.styles.Line.Render(b.styles.Symbols.Bar) + " "
		var text Text
		text.add(b.children(node, max(width-2, narrowest), false), bar, bar)
		return text
	case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
		return b.verbatim(node, width)
	case *ast.ThematicBreak:
		return Text{Lines: []string{b.styles.Line.Render(strings.Repeat(b.styles.Symbols.Rule, min(width, 20)))}}
	case *east.Table:
		return Text{Lines: b.table(node)}
	default:
		return b.children(node, width, false)
	}
}

func (b blocker) heading(node *ast.Heading, width int) Text {
	runs := runsOf(node, b.source, b.styles)
	for i := range runs {
		runs[i].look |= strong
	}
	return wrap(runs, width, b.styles)
}

func (b blocker) list(node *ast.List, width int) Text {
	var text Text
	number := node.Start
	widest := len(strconv.Itoa(number+node.ChildCount()-1)) + 1
	for item := node.FirstChild(); item != nil; item = item.NextSibling() {
		marker := b.styles.Symbols.Bullet + " "
		if node.IsOrdered() {
			label := strconv.Itoa(number) + "."
			marker = strings.Repeat(" ", widest-len(label)) + label + " "
			number++
		}
		if !node.IsTight {
			text.gap()
		}
		indent := ansi.StringWidth(marker)
		body := b.children(item, max(width-indent, narrowest), node.IsTight)
		if len(body.Lines) == 0 {
			body.Lines = []string{""}
		}
		text.add(body, b.styles.Muted.Render(marker), strings.Repeat(" ", indent))
	}
	return text
}

// verbatim draws code and raw HTML line by line, wrapped only where a line is too wide.
func (b blocker) verbatim(node ast.Node, width int) Text {
	var text Text
	for i := range node.Lines().Len() {
		segment := node.Lines().At(i)
		line := strings.TrimRight(string(segment.Value(b.source)), "\r\n")
		text.Lines = append(text.Lines, CodeLines(result.SafeLines(line), width, b.styles)...)
	}
	return text
}

// CodeLines draws one line of code in another language than SQL, indented by two and continued where it is too wide.
func CodeLines(line string, width int, styles theme.Styles) []string {
	line = strings.ReplaceAll(line, "\t", "    ")
	var lines []string
	for _, part := range strings.Split(ansi.Hardwrap(line, max(width-2, narrowest), true), "\n") {
		lines = append(lines, "  "+styles.Code.Render(part))
	}
	return lines
}

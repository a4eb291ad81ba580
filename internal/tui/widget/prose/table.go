package prose

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// table draws a table at its natural width: whoever shows it scrolls it sideways when that is too wide.
func (b blocker) table(node *east.Table) []string {
	var rows [][]string
	for row := node.FirstChild(); row != nil; row = row.NextSibling() {
		rows = append(rows, b.row(row))
	}
	if len(rows) == 0 {
		return nil
	}
	widths := make([]int, len(node.Alignments))
	for _, row := range rows {
		for i := range min(len(row), len(widths)) {
			widths[i] = max(widths[i], ansi.StringWidth(row[i]))
		}
	}
	lines := make([]string, 0, len(rows)+1)
	for i, row := range rows {
		lines = append(lines, b.line(row, widths, node.Alignments, i == 0))
		if i == 0 {
			lines = append(lines, b.rule(widths))
		}
	}
	return lines
}

func (b blocker) row(node ast.Node) []string {
	var cells []string
	for cell := node.FirstChild(); cell != nil; cell = cell.NextSibling() {
		drawn := wrap(runsOf(cell, b.source, b.styles), 1<<16, b.styles)
		cells = append(cells, strings.Join(drawn.Lines, " "))
	}
	return cells
}

func (b blocker) line(cells []string, widths []int, sides []east.Alignment, head bool) string {
	parts := make([]string, len(widths))
	for i, width := range widths {
		cell := ""
		if i < len(cells) {
			cell = cells[i]
		}
		if head {
			cell = b.styles.Grid.Header.Render(ansi.Strip(cell))
		}
		parts[i] = lipgloss.PlaceHorizontal(width, position(sides[i]), cell)
	}
	return strings.TrimRight(strings.Join(parts, b.styles.Line.Render(" "+b.styles.Symbols.Bar+" ")), " ")
}

func (b blocker) rule(widths []int) string {
	parts := make([]string, len(widths))
	for i, width := range widths {
		parts[i] = strings.Repeat(b.styles.Symbols.Rule, width)
	}
	cross := "┼"
	if b.styles.Symbols.ASCII {
		cross = "+"
	}
	rule := b.styles.Symbols.Rule
	return b.styles.Line.Render(strings.Join(parts, rule+cross+rule))
}

func position(side east.Alignment) lipgloss.Position {
	switch side {
	case east.AlignRight:
		return lipgloss.Right
	case east.AlignCenter:
		return lipgloss.Center
	default:
		return lipgloss.Left
	}
}

package lesson

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"guildhall/internal/i18n"
)

// The limits of a run of prose. Markdown parsers slow down on deep nesting; no lesson comes near these.
const (
	maxLine    = 20_000 // bytes
	maxIndent  = 64     // columns
	maxMarkers = 24     // list and quotation markers at the beginning of a line
)

// newMarkdown returns a parser of block structure alone: raw HTML stays text, and links are found by scanLinks, which
// is linear where inline parsers are not.
func newMarkdown() parser.Parser {
	return parser.NewParser(parser.WithBlockParsers(
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	))
}

// piece is one top-level block of a run of Markdown.
type piece struct {
	node ast.Node // nil when the run was not parsed
	doc  *document
	from int // index of its first line in the run
	to   int // index after its last line
}

// document is a run's text with what is needed to find places in it.
type document struct {
	*run
	file   string
	source []byte
	starts []int // byte offsets of the lines

	// The place asked for last, since places are asked for in order and counting from the line's start each time would
	// make a long line with many links slow.
	line, offset, column int
}

func (d *document) lineOf(offset int) int {
	return max(0, sort.SearchInts(d.starts, offset+1)-1)
}

// pos turns a byte offset of the source into a place in the file.
func (d *document) pos(offset int) Position {
	i := min(d.lineOf(offset), len(d.lines)-1)
	at := min(max(0, offset-d.starts[i]), len(d.lines[i]))
	if i != d.line || at < d.offset {
		d.line, d.offset, d.column = i, 0, 0
	}
	d.column += utf8.RuneCountInString(d.lines[i][d.offset:at])
	d.offset = at
	return Position{File: d.file, Line: d.first + i, Column: d.column + 1}
}

func (d *document) linePos(i int) Position {
	line := d.lines[i]
	return Position{File: d.file, Line: d.first + i, Column: len(line) - len(strings.TrimLeft(line, " \t")) + 1}
}

// markdown returns lines of the run as the author wrote them, without blank lines at both ends.
func (d *document) markdown(from, to int) string {
	lines := trimBlank(d.lines[from:to])
	return strings.Join(lines, "\n")
}

func trimBlank(lines []string) []string {
	for len(lines) > 0 && blank(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && blank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// split parses a run into its top-level blocks.
func (l *lessonReader) split(r *run) []piece {
	doc := &document{run: r, file: l.c.file}
	size := 0
	for _, line := range r.lines {
		doc.starts = append(doc.starts, size)
		size += len(line) + 1
	}
	if !l.boundedRun(r) {
		return []piece{{doc: doc, to: len(r.lines)}}
	}
	doc.source = []byte(strings.Join(r.lines, "\n") + "\n")
	root := l.markdown.Parse(text.NewReader(doc.source))
	var pieces []piece
	for node := root.FirstChild(); node != nil; node = node.NextSibling() {
		line := min(doc.lineOf(node.Pos()), len(r.lines)-1)
		if n := len(pieces); n > 0 {
			if line <= pieces[n-1].from {
				continue
			}
			pieces[n-1].to = line
		}
		pieces = append(pieces, piece{node: node, doc: doc, from: line, to: len(r.lines)})
	}
	return pieces
}

// boundedRun reports lines that no Markdown parser should be handed.
func (l *lessonReader) boundedRun(r *run) bool {
	var open *fence
	for i, line := range r.lines {
		if open != nil {
			if open.closes(line) {
				open = nil
			}
			continue
		}
		pos := Position{File: l.c.file, Line: r.first + i, Column: 1}
		indent, markers := leading(line)
		switch {
		case len(line) > maxLine:
			l.c.add(pos, "line-too-long", i18n.Args{"Bytes": len(line), "Most": maxLine})
			return false
		case markers > maxMarkers || indent > maxIndent:
			l.c.add(pos, "nested-too-deep", nil)
			return false
		}
		if opened, _, ok := openFence(line); ok {
			open = &opened
		}
	}
	return true
}

// leading measures a line's beginning: columns of white space, and markers of lists and quotations.
func leading(line string) (indent, markers int) {
	for i := range len(line) {
		switch c := line[i]; {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '>' || c == '-' || c == '+' || c == '*' || c == '.' || c == ')':
			markers++
		case !digit(c):
			return indent, markers
		}
	}
	return 0, markers
}

// slug makes the anchor of a heading, as Git hosts do: lower case, words joined by hyphens, punctuation dropped.
func slug(heading string) string {
	var out strings.Builder
	for _, r := range strings.ToLower(strings.TrimSpace(plainText(heading))) {
		switch {
		case r == ' ' || r == '\t':
			out.WriteByte('-')
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			out.WriteRune(r)
		}
	}
	return out.String()
}

// leaves calls visit for every block of text under a node that is not code: its source and a function from offsets in
// it to places in the file.
func (p piece) leaves(visit func(source string, at func(int) Position)) {
	_ = ast.Walk(p.node, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || node.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		switch node.Kind() {
		case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading:
		default:
			return ast.WalkContinue, nil
		}
		lines := node.Lines()
		var source strings.Builder
		var starts []int
		for i := range lines.Len() {
			segment := lines.At(i)
			starts = append(starts, source.Len())
			source.Write(p.doc.source[segment.Start:segment.Stop])
		}
		visit(source.String(), func(offset int) Position {
			i := max(0, sort.SearchInts(starts, offset+1)-1)
			return p.doc.pos(lines.At(i).Start + offset - starts[i])
		})
		return ast.WalkSkipChildren, nil
	})
}

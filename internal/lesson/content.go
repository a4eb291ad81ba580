package lesson

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"guildhall/internal/i18n"
)

// maxTableWidth is the width in code points that every terminal shows without scrolling.
const maxTableWidth = 80

// blocks turns a run of Markdown into blocks; its SQL gets the role.
func (l *lessonReader) blocks(r *run, role Role) []Block {
	return l.assemble(l.split(r), role)
}

// assemble turns pieces into blocks; neighbouring prose becomes one block.
func (l *lessonReader) assemble(pieces []piece, role Role) []Block {
	var out []Block
	from, to := -1, -1
	flush := func(p piece) {
		if from >= 0 {
			out = append(out, &Prose{Position: p.doc.linePos(from), Markdown: p.doc.markdown(from, to)})
		}
		from = -1
	}
	for _, p := range pieces {
		prose, others := l.block(p, role)
		if prose > p.from {
			if from < 0 {
				from = p.from
			}
			to = prose
		}
		if len(others) > 0 {
			flush(p)
			out = append(out, others...)
		}
	}
	if len(pieces) > 0 {
		flush(pieces[len(pieces)-1])
	}
	return out
}

// block says what a piece is: prose up to a line, then other blocks.
func (l *lessonReader) block(p piece, role Role) (int, []Block) {
	if p.node == nil {
		return p.to, nil
	}
	l.collectLinks(p)
	switch node := p.node.(type) {
	case *ast.Heading:
		return p.from, []Block{l.heading(p, node)}
	case *ast.FencedCodeBlock:
		if l.fenceLanguage(p, node) != "sql" {
			return p.to, nil
		}
		return p.from, []Block{l.example(p, node, role)}
	case *ast.Paragraph:
		if at := tableStart(p.doc.lines[p.from:p.to]); at >= 0 {
			at += p.from
			l.checkTable(p, at)
			return at, []Block{&Table{Position: p.doc.linePos(at), Markdown: p.doc.markdown(at, p.to)}}
		}
		if image := l.image(p); image != nil {
			return p.from, []Block{image}
		}
	}
	return p.to, nil
}

// leafText joins a leaf's lines with spaces.
func leafText(p piece, node ast.Node) string {
	var words []string
	lines := node.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		words = append(words, strings.TrimSpace(string(p.doc.source[segment.Start:segment.Stop])))
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

func (l *lessonReader) heading(p piece, node *ast.Heading) *Heading {
	pos := p.doc.linePos(p.from)
	heading := &Heading{Position: pos, Level: node.Level, Text: leafText(p, node)}
	if heading.Text == "" {
		l.c.add(pos, "empty-heading", nil)
	}
	if heading.Level > l.level+1 {
		l.c.warn(pos, "heading-sequence", i18n.Args{"Level": heading.Level, "Before": l.level, "Marks": strings.Repeat("#", l.level+1)})
	}
	l.level = heading.Level
	heading.Anchor = l.newAnchor(slug(heading.Text))
	return heading
}

// newAnchor makes an anchor unique in the lesson by a number at its end.
func (l *lessonReader) newAnchor(name string) string {
	anchor := name
	for n := l.slugs[name]; ; n++ {
		if n > 0 {
			anchor = fmt.Sprintf("%s-%d", name, n)
		}
		if !l.anchors[anchor] {
			l.slugs[name] = n + 1
			break
		}
	}
	l.anchors[anchor] = true
	return anchor
}

// fenceLanguage returns a code block's language in lower case and reports what else its fence says.
func (l *lessonReader) fenceLanguage(p piece, node *ast.FencedCodeBlock) string {
	if node.Info == nil {
		return ""
	}
	info := strings.TrimSpace(string(node.Info.Value(p.doc.source)))
	language, more, _ := strings.Cut(info, " ")
	cleaned := strings.ToLower(strings.Trim(language, "{.}"))
	if more != "" || strings.ContainsAny(language, "{}") {
		l.c.add(p.doc.linePos(p.from), "fence-info", i18n.Args{"Info": brief(info), "Language": cleaned})
	}
	return cleaned
}

func (l *lessonReader) example(p piece, node *ast.FencedCodeBlock, role Role) *Example {
	example := &Example{Position: p.doc.linePos(p.from), SQL: codeText(p, node), Role: role, Index: l.index}
	l.index++
	if example.SQL == "" {
		l.c.add(example.Position, "empty-sql", nil)
	}
	return example
}

// codeText returns a code block's text without blank lines at both ends.
func codeText(p piece, node ast.Node) string {
	var out strings.Builder
	lines := node.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		out.Write(segment.Value(p.doc.source))
	}
	return strings.TrimRight(strings.Join(trimBlank(strings.Split(out.String(), "\n")), "\n"), " \t\n")
}

// tableStart returns the index of a GFM table's header in a paragraph's lines, or -1 (GFM 0.29, section 4.10).
func tableStart(lines []string) int {
	for i := 1; i < len(lines); i++ {
		if cells := delimiterCells(lines[i]); cells > 0 && cells == countCells(lines[i-1]) {
			return i - 1
		}
	}
	return -1
}

// delimiterCells returns how many columns a line such as |---|:-:| declares, 0 when it is none.
func delimiterCells(line string) int {
	line = strings.TrimSpace(line)
	if !strings.Contains(line, "|") {
		return 0
	}
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	cells := strings.Split(line, "|")
	for _, cell := range cells {
		cell = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(cell), ":"), ":")
		if cell == "" || strings.Trim(cell, "-") != "" {
			return 0
		}
	}
	return len(cells)
}

func countCells(line string) int {
	line = strings.TrimSpace(line)
	line = strings.TrimPrefix(line, "|")
	if strings.HasSuffix(line, "|") && !strings.HasSuffix(line, `\|`) {
		line = line[:len(line)-1]
	}
	cells := 1
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			cells++
		}
	}
	return cells
}

func (l *lessonReader) checkTable(p piece, from int) {
	for i := from; i < p.to; i++ {
		if width := utf8.RuneCountInString(strings.TrimRight(p.doc.lines[i], " \t")); width > maxTableWidth {
			l.c.warn(p.doc.linePos(i), "wide-table", i18n.Args{"Width": width, "Most": maxTableWidth})
			return
		}
	}
}

// image returns the picture that a paragraph consists of, or nil.
func (l *lessonReader) image(p piece) *Image {
	source := strings.TrimSpace(leafText(p, p.node))
	if !strings.HasPrefix(source, "![") {
		return nil
	}
	links := scanLinks(source)
	if len(links) != 1 || !links[0].image || links[0].start != 0 || links[0].end != len(source) {
		return nil
	}
	found := links[0]
	image := &Image{Position: p.doc.linePos(p.from), Alt: strings.TrimSpace(found.text), Caption: strings.TrimSpace(found.title), Path: found.dest}
	if scheme, _, ok := strings.Cut(found.dest, ":"); found.dest != "" && (!ok || !validScheme(scheme)) {
		image.Path = path.Clean(found.dest)
	}
	return image
}

// link is a link or image with its place, to be followed when the whole pack has been read.
type link struct {
	inlineLink
	pos Position
}

func (l *lessonReader) collectLinks(p piece) {
	p.leaves(func(source string, at func(int) Position) {
		for _, found := range scanLinks(source) {
			l.links = append(l.links, link{inlineLink: found, pos: at(found.start)})
		}
	})
}

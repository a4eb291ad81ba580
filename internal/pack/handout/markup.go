package handout

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markup turns Markdown into HTML. It knows no raw HTML: that is text, and comes out escaped.
type markup struct {
	parser   parser.Parser
	renderer renderer.Renderer
}

func newMarkup() markup {
	return markup{
		parser: parser.NewParser(
			parser.WithBlockParsers(
				util.Prioritized(parser.NewSetextHeadingParser(), 100),
				util.Prioritized(parser.NewThematicBreakParser(), 200),
				util.Prioritized(parser.NewListParser(), 300),
				util.Prioritized(parser.NewListItemParser(), 400),
				util.Prioritized(parser.NewCodeBlockParser(), 500),
				util.Prioritized(parser.NewATXHeadingParser(), 600),
				util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
				util.Prioritized(parser.NewBlockquoteParser(), 800),
				util.Prioritized(parser.NewParagraphParser(), 1000),
			),
			parser.WithInlineParsers(
				util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
				util.Prioritized(parser.NewCodeSpanParser(), 100),
				util.Prioritized(parser.NewLinkParser(), 200),
				util.Prioritized(parser.NewAutoLinkParser(), 300),
				util.Prioritized(parser.NewEmphasisParser(), 500),
				util.Prioritized(extension.NewStrikethroughParser(), 500),
			),
			parser.WithParagraphTransformers(
				util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
				util.Prioritized(extension.NewTableParagraphTransformer(), 200),
			),
		),
		renderer: renderer.NewRenderer(renderer.WithNodeRenderers(
			util.Prioritized(extension.NewTableHTMLRenderer(), 500),
			util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
			util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(), 500),
			util.Prioritized(html.NewRenderer(), 1000),
		)),
	}
}

// markdown writes Markdown as HTML; inline leaves out the paragraph round a single one.
func (p *htmlPage) markdown(source string, inline bool) {
	raw := []byte(source)
	root := p.markup.parser.Parse(text.NewReader(raw))
	p.adapt(root, raw)
	var out bytes.Buffer
	var err error
	first := root.FirstChild()
	if inline && first != nil && first.NextSibling() == nil && first.Kind() == ast.KindParagraph {
		for child := first.FirstChild(); child != nil && err == nil; child = child.NextSibling() {
			err = p.markup.renderer.Render(&out, raw, child)
		}
	} else {
		err = p.markup.renderer.Render(&out, raw, root)
	}
	if err != nil && p.err == nil {
		p.err = fmt.Errorf("write the page: %w", err)
	}
	p.out.Write(out.Bytes())
}

// adapt leads links to lessons to their places in the page, puts pictures in or their descriptions, and says of cells in the first
// row that they head columns.
func (p *htmlPage) adapt(root ast.Node, source []byte) {
	var pictures []*ast.Image
	_ = ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) { // the function below never fails
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node := node.(type) {
		case *ast.Link:
			node.Destination = []byte(p.target(string(node.Destination)))
		case *ast.Image:
			pictures = append(pictures, node)
		case *east.TableCell:
			if node.Parent().Kind() == east.KindTableHeader {
				node.SetAttributeString("scope", []byte("col"))
			}
		case *ast.Heading:
			node.Level = min(node.Level+1, 6)
		}
		return ast.WalkContinue, nil
	})
	for _, picture := range pictures {
		if address, ok := p.embedded(string(picture.Destination)); ok {
			picture.Destination = []byte(address)
			continue
		}
		words := ast.NewString([]byte("[" + described(picture, source) + "]"))
		picture.Parent().ReplaceChild(picture.Parent(), picture, words)
	}
}

// described is a picture's description without its markup.
func described(picture *ast.Image, source []byte) string {
	var words strings.Builder
	_ = ast.Walk(picture, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		switch node := node.(type) {
		case *ast.Text:
			if entering {
				words.Write(node.Segment.Value(source))
			}
		case *ast.String:
			if entering {
				words.Write(node.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return words.String()
}

// target is where a link leads: for one to a lesson of the pack, its place in the page.
func (p *htmlPage) target(address string) string {
	file, anchor, _ := strings.Cut(address, "#")
	id, isLesson := strings.CutSuffix(path.Clean(file), ".md")
	if !isLesson || p.pack.Lesson(id) == nil {
		return address
	}
	if anchor == "" {
		return "#" + lessonAnchor(id)
	}
	return "#" + lessonAnchor(id) + "-" + anchor
}

// pictureKind recognises the pictures that browsers show by how their files begin; "" for anything else.
func pictureKind(raw []byte) string {
	for _, kind := range []struct{ begins, name string }{
		{"\x89PNG\r\n\x1a\n", "image/png"}, {"\xff\xd8\xff", "image/jpeg"}, {"GIF8", "image/gif"},
	} {
		if bytes.HasPrefix(raw, []byte(kind.begins)) {
			return kind.name
		}
	}
	return ""
}

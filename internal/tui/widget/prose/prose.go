package prose

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"guildhall/internal/result"
	"guildhall/internal/tui/theme"
)

// Measure is the widest line that is comfortable to read, in cells.
const Measure = 76

// Renderer draws prose with one set of styles. It is not for several goroutines at once.
type Renderer struct {
	styles theme.Styles
	parser parser.Parser
}

// New returns a Renderer.
func New(styles theme.Styles) *Renderer {
	return &Renderer{styles: styles, parser: goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()}
}

// Markdown draws Markdown in lines of at most width cells; only tables within it may be wider. What no author would write and no
// parser should be handed is drawn as it stands.
func (r *Renderer) Markdown(source string, width int) Text {
	if excessive(source) {
		return Text{Lines: Wrapped(source, width, r.styles)}
	}
	bytes := []byte(source)
	root := r.parser.Parse(text.NewReader(bytes))
	return blocker{source: bytes, styles: r.styles}.children(root, width, false)
}

// Inline draws Markdown of one paragraph, such as an option of a choice, on as many lines as it needs.
func (r *Renderer) Inline(source string, width int) []string {
	lines := r.Markdown(source, width).Lines
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}

// Plain is the text of Markdown without its marks, on one line, for lists and titles.
func (r *Renderer) Plain(source string) string {
	if excessive(source) {
		return result.Safe(source)
	}
	bytes := []byte(source)
	root := r.parser.Parse(text.NewReader(bytes))
	var words []string
	for child := root.FirstChild(); child != nil; child = child.NextSibling() {
		for _, run := range runsOf(child, bytes, r.styles) {
			words = append(words, run.text)
		}
	}
	return strings.Join(strings.Fields(strings.Join(words, "")), " ")
}

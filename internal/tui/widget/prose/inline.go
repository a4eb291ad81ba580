package prose

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"guildhall/internal/result"
	"guildhall/internal/tui/theme"
)

// inliner turns the inline nodes of one block into runs.
type inliner struct {
	source []byte
	styles theme.Styles
	runs   []run
}

// runsOf reads the children of a node.
func runsOf(node ast.Node, source []byte, styles theme.Styles) []run {
	in := inliner{source: source, styles: styles}
	in.children(node, 0, "")
	return in.runs
}

func (in *inliner) children(node ast.Node, l look, target string) {
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		in.node(child, l, target)
	}
}

func (in *inliner) node(node ast.Node, l look, target string) {
	switch node := node.(type) {
	case *ast.Text:
		in.text(node, l, target)
	case *ast.String:
		in.put(decode(node.Value), l, target)
	case *ast.CodeSpan:
		in.code(node, l, target)
	case *ast.Emphasis:
		if node.Level == 1 {
			in.children(node, l|emphasis, target)
			return
		}
		in.children(node, l|strong, target)
	case *east.Strikethrough:
		in.children(node, l|struck, target)
	case *ast.Link:
		in.link(node, l)
	case *ast.AutoLink:
		in.put(result.Safe(string(node.Label(in.source))), l|linked, result.Safe(string(node.URL(in.source))))
	case *ast.Image:
		in.children(node, l|emphasis, target)
	case *ast.RawHTML:
		in.put(result.Safe(string(node.Segments.Value(in.source))), l, target)
	case *east.TaskCheckBox:
		mark := "[ ] "
		if node.IsChecked {
			mark = "[x] "
		}
		in.put(mark, l, target)
	default:
		in.children(node, l, target)
	}
}

func (in *inliner) text(node *ast.Text, l look, target string) {
	value := node.Segment.Value(in.source)
	if node.IsRaw() {
		in.put(result.Safe(string(value)), l, target)
	} else {
		in.put(decode(value), l, target)
	}
	switch {
	case node.HardLineBreak():
		in.runs = append(in.runs, run{text: "\n"})
	case node.SoftLineBreak():
		in.put(" ", l, target)
	}
}

// code keeps the backticks where nothing else would set code apart.
func (in *inliner) code(node *ast.CodeSpan, l look, target string) {
	var text strings.Builder
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			text.WriteString(strings.ReplaceAll(string(t.Segment.Value(in.source)), "\n", " "))
		}
	}
	safe := result.Safe(text.String())
	if !in.styles.Coloured {
		safe = "`" + safe + "`"
	}
	in.put(safe, l|code, target)
}

// link shows an address beside its text when it leads out of the pack, so that nobody is led astray by the words.
func (in *inliner) link(node *ast.Link, l look) {
	target := result.Safe(string(node.Destination))
	in.children(node, l|linked, target)
	if strings.Contains(target, "://") {
		in.put(" ("+target+")", l, "")
	}
}

func (in *inliner) put(text string, l look, target string) {
	if text != "" {
		in.runs = append(in.runs, run{text: text, look: l, target: target})
	}
}

// decode resolves backslash escapes and entities before the text is made safe: an entity can stand for a control character.
func decode(value []byte) string {
	return result.Safe(html.UnescapeString(string(util.UnescapePunctuations(value))))
}

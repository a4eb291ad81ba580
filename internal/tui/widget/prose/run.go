package prose

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/tui/theme"
)

// look is how a run of text is meant.
type look uint8

const (
	strong look = 1 << iota
	emphasis
	code
	linked
	struck
)

// run is a stretch of text with one look. Target is set for links; the text "\n" ends the line.
type run struct {
	text   string
	look   look
	target string
}

// style gives the style of a look.
func style(s theme.Styles, l look) lipgloss.Style {
	out := s.Text
	switch {
	case l&code != 0:
		out = s.Code
	case l&linked != 0:
		out = s.Link
	}
	if l&strong != 0 {
		out = out.Bold(true)
	}
	if l&emphasis != 0 {
		out = out.Italic(true)
	}
	if l&struck != 0 {
		out = out.Strikethrough(true)
	}
	return out
}

// Link is a piece of a link on one line; a link that is wrapped has a piece on each.
type Link struct {
	Line, Column, Width int // 0-based, in lines and cells
	Target              string
}

// Text is drawn text: lines with their styles in them, none wider than was asked for.
type Text struct {
	Lines []string
	Links []Link
}

// add puts another text under this one, the first line behind first and the others behind rest, which are equally wide.
func (t *Text) add(other Text, first, rest string) {
	base, shift := len(t.Lines), ansi.StringWidth(first)
	for i, line := range other.Lines {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		if line == "" {
			prefix = strings.TrimRight(prefix, " ")
		}
		t.Lines = append(t.Lines, prefix+line)
	}
	for _, l := range other.Links {
		l.Line += base
		l.Column += shift
		t.Links = append(t.Links, l)
	}
}

// gap puts an empty line between what is there and what follows.
func (t *Text) gap() {
	if len(t.Lines) > 0 {
		t.Lines = append(t.Lines, "")
	}
}

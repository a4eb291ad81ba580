package cli

import (
	"os"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"guildhall/internal/lesson"
)

// paint colours what a command prints for people. Where standard output is no terminal, or wants no colour, it changes nothing.
type paint struct{ on bool }

// paint looks whether standard output takes colours.
func (a *app) paint() paint {
	out, isFile := a.streams.Out.(*os.File)
	return paint{on: isFile && colorprofile.Detect(out, os.Environ()) >= colorprofile.ANSI}
}

func (p paint) with(style lipgloss.Style, text string) string {
	if !p.on {
		return text
	}
	return style.Render(text)
}

func (p paint) place(text string) string { return p.with(lipgloss.NewStyle().Bold(true), text) }

func (p paint) faint(text string) string { return p.with(lipgloss.NewStyle().Faint(true), text) }

// severity is red for what stops a pack and yellow for the rest; the word says it too.
func (p paint) severity(severity lesson.Severity) string {
	style := lipgloss.NewStyle().Bold(true).Foreground(lipgloss.Yellow)
	if severity == lesson.Error {
		style = style.Foreground(lipgloss.Red)
	}
	return p.with(style, string(severity))
}

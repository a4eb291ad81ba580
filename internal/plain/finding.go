package plain

import (
	"strings"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
)

// finding says what the judge has to say about a text, and where in it: the place in words, and the line itself.
func (d *dialogue) finding(f grade.Finding, source string) {
	d.markdown(d.words.Say(f.Message), nil)
	d.position(f.Line, f.Column, source)
}

// position says a place in a text and reads the line there.
func (d *dialogue) position(line, column int, source string) {
	lines := strings.Split(source, "\n")
	if line < 1 || line > len(lines) {
		return
	}
	args := i18n.Args{"Line": line, "Column": column, "Text": strings.TrimSpace(lines[line-1])}
	if column < 1 {
		d.say("plain.position.line", args)
		return
	}
	d.say("plain.position", args)
}

package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/sqltext"
)

// CopiedMsg says that text was copied or cut. It was offered to the terminal's clipboard too, which may refuse without a
// word; the owner may keep it in a file as well.
type CopiedMsg struct{ Text string }

// PastedMsg says that curly quotes were straightened in what was pasted, and how many.
type PastedMsg struct{ Straightened int }

// FormattedMsg says how laying out the text ended: nil, or one of the errors of sqltext.Format, and the text is as it was.
type FormattedMsg struct{ Err error }

// Clipboard is what was copied last, for sharing between editors.
func (e *Editor) Clipboard() string { return e.clipboard }

// SetClipboard gives the editor what was copied elsewhere.
func (e *Editor) SetClipboard(text string) { e.clipboard = text }

// copySelection leaves Ctrl+C to the owner when nothing is selected.
func (e *Editor) copySelection() (bool, tea.Cmd) {
	text := e.Selection()
	if text == "" {
		return false, nil
	}
	e.clipboard = text
	return true, tea.Batch(tea.SetClipboard(text), report(CopiedMsg{Text: text}))
}

// cutSelection cuts the selection; without one, the line.
func (e *Editor) cutSelection() (bool, tea.Cmd) {
	e.history.seal()
	e.popup.close()
	if e.selected().empty() {
		e.anchor = place{e.cursor.line, 0}
		e.cursor = place{e.cursor.line + 1, 0}
		if e.anchor.line == len(e.text.lines)-1 {
			e.cursor = e.text.end()
		}
	}
	handled, cmd := e.copySelection()
	if handled {
		e.replaceSelection(otherEdit, "")
	}
	return true, cmd
}

// pasteClipboard pastes what was copied here; without it the terminal is asked, which few terminals answer.
func (e *Editor) pasteClipboard() tea.Cmd {
	if e.clipboard == "" {
		e.awaiting = true
		return tea.ReadClipboard
	}
	_, cmd := e.pasted(e.clipboard)
	return cmd
}

// pasted takes text from outside.
func (e *Editor) pasted(text string) (bool, tea.Cmd) {
	text = withoutControls(clean(text))
	if e.finder.open {
		line, _, _ := strings.Cut(text, "\n")
		e.search(e.finder.typed() + line)
		return true, nil
	}
	if e.readOnly || text == "" {
		return false, nil
	}
	straightened := 0
	if !e.inQuoteOrComment(e.selected().from) {
		text, straightened = straighten(text)
	}
	e.popup.close()
	e.history.seal()
	e.replaceSelection(otherEdit, text)
	e.history.seal()
	if straightened == 0 {
		return true, nil
	}
	return true, report(PastedMsg{Straightened: straightened})
}

// withoutControls drops control characters that no text has on purpose, and writes tabs as blanks.
func withoutControls(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }) {
		return text
	}
	text = strings.ReplaceAll(text, "\t", strings.Repeat(" ", tabWidth))
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, text)
}

const (
	curlySingle = "‘’‚‛"
	curlyDouble = "“”„‟"
)

// straighten turns the curly quotes that a word processor made of straight ones back. What stands in straight quotes or
// comments stays, and so does an apostrophe within a quoted text.
func straighten(text string) (string, int) {
	if !strings.ContainsAny(text, curlySingle+curlyDouble) {
		return text, 0
	}
	var out strings.Builder
	count := 0
	for at := 0; at < len(text); {
		n := undisturbed(text[at:])
		if n == 0 {
			r, size := utf8.DecodeRuneInString(text[at:])
			n = size
			quote, kind := `'`, curlySingle
			if strings.ContainsRune(curlyDouble, r) {
				quote, kind = `"`, curlyDouble
			}
			if strings.ContainsRune(kind, r) {
				end := closing(text[at+size:], kind)
				out.WriteString(quote)
				out.WriteString(text[at+size : at+size+end])
				at += size + end
				count++
				if at < len(text) {
					_, size = utf8.DecodeRuneInString(text[at:])
					out.WriteString(quote)
					at += size
					count++
				}
				continue
			}
		}
		out.WriteString(text[at : at+n])
		at += n
	}
	return out.String(), count
}

// undisturbed measures a straight-quoted text or a comment at the beginning of a text; 0 when there is none.
func undisturbed(text string) int {
	for _, pair := range [][2]string{{"'", "'"}, {`"`, `"`}, {"--", "\n"}, {"/*", "*/"}} {
		if !strings.HasPrefix(text, pair[0]) {
			continue
		}
		if end := strings.Index(text[len(pair[0]):], pair[1]); end >= 0 {
			return len(pair[0]) + end + len(pair[1])
		}
		return len(text)
	}
	return 0
}

// closing finds the curly quote that ends a text: the first that no letter follows; the end when there is none.
func closing(text, kind string) int {
	for at, r := range text {
		if !strings.ContainsRune(kind, r) {
			continue
		}
		after, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r):])
		if !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			return at
		}
	}
	return len(text)
}

// format lays the text out and leaves the cursor at the token that it was at.
func (e *Editor) format() tea.Cmd {
	old := e.Value()
	formatted, err := sqltext.Format(old)
	if err == nil && formatted != old {
		token := countTokens(old, e.Offset())
		e.Replace(formatted)
		e.MoveTo(tokenEnd(formatted, token))
	}
	return report(FormattedMsg{Err: err})
}

// countTokens counts the tokens that begin before an offset, white space aside.
func countTokens(src string, offset int) int {
	count := 0
	for _, token := range sqltext.Lex(src) {
		if token.Kind != sqltext.Whitespace && token.Start < offset {
			count++
		}
	}
	return count
}

// tokenEnd finds where the token of a number, from 1, ends; the beginning for 0.
func tokenEnd(src string, count int) int {
	if count == 0 {
		return 0
	}
	for _, token := range sqltext.Lex(src) {
		if token.Kind == sqltext.Whitespace {
			continue
		}
		if count--; count == 0 {
			return token.End
		}
	}
	return len(src)
}

func report(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

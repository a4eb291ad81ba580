package plain

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// blank is a gap in a text that is to be filled.
type blank struct {
	line       int // index
	start, end int // bytes in the line
}

// blanksOf finds the gaps of a text.
func blanksOf(lines []string) []blank {
	var found []blank
	var state sqltext.State
	for i, line := range lines {
		var tokens []sqltext.Token
		tokens, state = sqltext.LexLine(line, state)
		for _, token := range tokens {
			if token.Kind == sqltext.Blank {
				found = append(found, blank{line: i, start: token.Start, end: token.End})
			}
		}
	}
	return found
}

// blanks are the numbers of the lines with a gap.
func (q *query) blanks() []string {
	var numbers []string
	for _, b := range blanksOf(q.sheet.lines) {
		numbers = append(numbers, strconv.Itoa(b.line+1))
	}
	return slices.Compact(numbers)
}

// fill puts a text in the first gap, or asks for the text of each gap in turn; an empty answer ends it.
func (q *query) fill(ctx context.Context, text string) error {
	d := q.e.d
	if len(q.blanks()) == 0 {
		d.say("plain.query.no-blanks")
		return nil
	}
	if text != "" {
		q.fillFirst(text)
	}
	for text == "" && len(q.blanks()) > 0 {
		b := blanksOf(q.sheet.lines)[0]
		line := q.sheet.lines[b.line]
		d.say("plain.query.blank", i18n.Args{
			"Number": b.line + 1, "Text": strings.TrimSpace(line[:b.start] + d.text("plain.query.gap") + line[b.end:]),
		})
		given, err := d.ask(ctx, d.text("plain.prompt.blank"))
		if err != nil {
			return err
		}
		if strings.TrimSpace(given) == "" {
			break
		}
		q.fillFirst(strings.TrimSpace(given))
	}
	d.list(&q.sheet)
	return nil
}

func (q *query) fillFirst(text string) {
	b := blanksOf(q.sheet.lines)[0]
	lines := slices.Clone(q.sheet.lines)
	lines[b.line] = lines[b.line][:b.start] + text + lines[b.line][b.end:]
	q.sheet.replace(lines)
}

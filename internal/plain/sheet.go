package plain

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// sheet is a text of several lines that is being written.
type sheet struct {
	lines  []string
	before [][]string // as it was before each change, for undo
}

func (s *sheet) text() string { return strings.Join(s.lines, "\n") }

// load takes up a text without a trace for undo.
func (s *sheet) load(text string) {
	s.lines, s.before = split(text), nil
}

// replace puts another text in its place.
func (s *sheet) replace(lines []string) {
	s.before = append(s.before, s.lines)
	s.lines = lines
}

func (s *sheet) undo() bool {
	if len(s.before) == 0 {
		return false
	}
	last := len(s.before) - 1
	s.lines, s.before = s.before[last], s.before[:last]
	return true
}

// split cuts a text into lines; empty ones at its end do not count.
func split(text string) []string {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// starts are the words that a statement begins with.
func starts() []string {
	return []string{
		"SELECT", "FROM", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "MERGE", "EXPLAIN", "DESCRIBE",
		"SUMMARIZE", "PIVOT", "UNPIVOT", "TRUNCATE", "SHOW", "COPY", "ATTACH", "PRAGMA", "SET", "INSTALL", "LOAD", "BEGIN", "COMMIT",
		"ROLLBACK", "CALL", "EXECUTE", "PREPARE", "EXPORT", "IMPORT", "USE", "VACUUM", "CHECKPOINT", "ANALYZE",
	}
}

// beginsSQL reports whether a line can only be the beginning of a statement.
func beginsSQL(line string) bool {
	for _, token := range sqltext.Lex(line) {
		switch {
		case token.Kind == sqltext.LineComment || token.Kind == sqltext.BlockComment:
			return true
		case token.Silent():
			continue
		}
		word := strings.ToUpper(token.Text(line))
		return word == "(" || slices.Contains(starts(), word)
	}
	return false
}

// endsSQL reports whether a text ends in a semicolon that is not within a string or comment.
func endsSQL(text string) bool {
	last := ""
	for _, token := range sqltext.Lex(text) {
		if !token.Silent() {
			last = token.Text(text)
		}
	}
	return last == ";"
}

// enterSQL reads the lines of a statement, of which the first was typed already ("" when none was), to an empty line or a semicolon at the
// end of a line. The words run and submit end it too, and are answered next: nobody means them as SQL.
func (d *dialogue) enterSQL(ctx context.Context, first string) (string, error) {
	lines, err := d.enterLines(ctx, first, endsSQL, d.actsOnSQL)
	return d.straight(strings.Join(lines, "\n")), err
}

// actsOnSQL reports whether a line is one of the words that do something with a statement, written out.
func (d *dialogue) actsOnSQL(line string) bool {
	for _, name := range []string{"run", "submit"} {
		if strings.EqualFold(strings.TrimSpace(line), d.spellings(command{name: name})[0]) {
			return true
		}
	}
	return false
}

// enterLines reads lines until an empty one, until the text so far is whole, or until a line ends it that is answered next; ends may be nil.
// What was read before an error comes with it.
func (d *dialogue) enterLines(ctx context.Context, first string, whole, ends func(string) bool) ([]string, error) {
	var lines []string
	if first != "" {
		lines = append(lines, first)
	}
	for !whole(strings.Join(lines, "\n")) {
		line, err := d.ask(ctx, d.text("plain.prompt.line", i18n.Args{"Number": len(lines) + 1}))
		if err != nil || strings.TrimSpace(line) == "" {
			return lines, err
		}
		if ends != nil && ends(line) {
			d.ahead = line
			return lines, nil
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// list reads the sheet with the numbers of its lines.
func (d *dialogue) list(s *sheet) {
	if len(s.lines) == 0 {
		d.say("plain.sheet.empty")
		return
	}
	for i, line := range s.lines {
		d.line(strconv.Itoa(i+1) + ". " + line)
	}
}

// pick reads the number of a line, with what may stand behind it.
func (d *dialogue) pick(arg string, last int) (at int, rest string, ok bool) {
	word, rest, _ := strings.Cut(arg, " ")
	n, isNumber := number(word)
	if !isNumber || n < 1 || n > last {
		d.say("plain.sheet.which", i18n.Args{"Count": last})
		return 0, "", false
	}
	return n - 1, rest, true
}

// edit changes a line, inserts one before it, or deletes it. Where the new text does not stand behind the number it is asked for.
func (d *dialogue) edit(ctx context.Context, s *sheet, arg string) error {
	at, text, ok := d.pick(arg, len(s.lines))
	if !ok {
		return nil
	}
	if text == "" {
		d.say("plain.sheet.now", i18n.Args{"Text": s.lines[at]})
	}
	return d.put(ctx, s, at, at+1, text)
}

func (d *dialogue) insert(ctx context.Context, s *sheet, arg string) error {
	at, text, ok := d.pick(arg, len(s.lines)+1)
	if !ok {
		return nil
	}
	return d.put(ctx, s, at, at, text)
}

func (d *dialogue) remove(s *sheet, arg string) {
	at, _, ok := d.pick(arg, len(s.lines))
	if !ok {
		return
	}
	gone := s.lines[at]
	s.replace(slices.Delete(slices.Clone(s.lines), at, at+1))
	d.say("plain.sheet.deleted", i18n.Args{"Text": gone})
}

// put writes a line in the place of those from one index up to another. An empty answer changes nothing.
func (d *dialogue) put(ctx context.Context, s *sheet, from, upto int, text string) error {
	if text == "" {
		line, err := d.ask(ctx, d.text("plain.prompt.line", i18n.Args{"Number": from + 1}))
		if err != nil {
			return err
		}
		text = line
	}
	if strings.TrimSpace(text) == "" {
		d.say("plain.sheet.unchanged")
		return nil
	}
	s.replace(slices.Replace(slices.Clone(s.lines), from, upto, text))
	d.say("plain.sheet.kept", i18n.Args{"Count": len(s.lines)})
	return nil
}

package fromcsv

import (
	"maps"
	"slices"
	"strings"
)

// column is one column of the grid while its type is being found.
type column struct {
	notes     *notes
	name      string
	cells     []string // trimmed; "" for nothing
	lines     []int
	delimiter byte

	at     []int    // indexes of the cells that hold a value
	values []string // those cells
	marked []int    // indexes of the cells that hold a mark for "missing"
}

// read proposes a type and rewrites the cells in its spelling, where there is no doubt.
func (c *column) read() string {
	for i, cell := range c.cells {
		switch {
		case cell == "":
		case isMissing(cell):
			c.marked = append(c.marked, i)
		default:
			c.at, c.values = append(c.at, i), append(c.values, cell)
		}
	}
	if len(c.values) == 0 {
		c.note(Decide, "empty-column", nil, nil)
		return c.text()
	}
	for _, try := range []func() string{c.codes, c.booleans, c.numbers, c.dates} {
		if found := try(); found != "" {
			return found
		}
	}
	c.misfits()
	c.spellings()
	return c.text()
}

const varchar = "VARCHAR"

// text leaves the column as it is; marks for "missing" stay, since they may be values.
func (c *column) text() string {
	if len(c.marked) > 0 {
		c.note(Decide, "missing-in-text", c.marked, map[string]any{"Texts": examples(c.cellsAt(c.marked))})
	}
	return varchar
}

// note notes something about the cells at some indexes.
func (c *column) note(kind Kind, key string, at []int, args map[string]any) {
	lines := make([]int, len(at))
	for i, index := range at {
		lines[i] = c.lines[index]
	}
	all := map[string]any{"Column": c.name}
	for name, value := range args {
		all[name] = value
	}
	c.notes.add(kind, key, lines, all)
}

func (c *column) cellsAt(at []int) []string {
	texts := make([]string, len(at))
	for i, index := range at {
		texts[i] = c.cells[index]
	}
	return texts
}

// codes are digits that begin with zeros, or too many for a number: names of things, kept as text.
func (c *column) codes() string {
	var zeros []int
	for i, value := range c.values {
		if !onlyDigits().MatchString(value) {
			return ""
		}
		if leadingZero().MatchString(value) {
			zeros = append(zeros, c.at[i])
		}
	}
	if len(zeros) == 0 {
		return ""
	}
	c.note(Decide, "leading-zeros", zeros, map[string]any{"Texts": examples(c.cellsAt(zeros))})
	return c.text()
}

func (c *column) booleans() string {
	for _, value := range c.values {
		if !strings.EqualFold(value, "true") && !strings.EqualFold(value, "false") {
			return ""
		}
	}
	for i, at := range c.at {
		c.cells[at] = strings.ToLower(c.values[i])
	}
	c.empty()
	return "BOOLEAN"
}

func (c *column) numbers() string {
	style := styleOf(c.values, c.delimiter)
	switch style {
	case noNumbers:
		return ""
	case unclearStyle:
		c.note(Decide, "unclear-numbers", c.at, map[string]any{"Texts": examples(c.values)})
		return c.text()
	}
	plain := make([]string, len(c.values))
	for i, value := range c.values {
		plain[i] = style.plain(value)
	}
	found := numberType(plain)
	if found == "" {
		c.note(Decide, "long-digits", nil, nil)
		return c.text()
	}
	c.rewrite(plain, map[bool]string{true: "decimal-commas", false: "number-spelling"}[style == commaStyle])
	c.empty()
	return found
}

func (c *column) dates() string {
	style, iso := readDates(c.values)
	switch style {
	case noDates:
		return ""
	case datesUnclear:
		c.note(Decide, "unclear-dates", nil, map[string]any{"Texts": examples(c.values)})
		return c.text()
	case datesTwoDigit:
		c.note(Decide, "two-digit-years", nil, map[string]any{"Texts": examples(c.values)})
		return c.text()
	case datesClash:
		c.note(Decide, "clashing-dates", c.clashing(), map[string]any{"Texts": examples(c.values)})
		return c.text()
	}
	spellings := map[string]bool{}
	clocks := false
	for _, value := range c.values {
		d, _ := parseDate(value) // readDates has read it
		spellings[d.spelling()] = true
		clocks = clocks || d.clock != ""
	}
	key := "date-spelling"
	if len(spellings) > 1 {
		key = "mixed-dates"
	}
	c.rewrite(iso, key)
	c.empty()
	if clocks {
		return "TIMESTAMP"
	}
	return "DATE"
}

// clashing lists the cells that put the month first, where others put the day first.
func (c *column) clashing() []int {
	var at []int
	for i, value := range c.values {
		if d, _ := parseDate(value); d.order == slashed && d.exists() && !d.turned().exists() {
			at = append(at, c.at[i])
		}
	}
	return at
}

// rewrite puts the values in their new spelling, and notes those that differ.
func (c *column) rewrite(spelled []string, key string) {
	var differ []int
	var texts, now []string
	for i, at := range c.at {
		if spelled[i] != c.values[i] {
			differ, texts, now = append(differ, at), append(texts, c.values[i]), append(now, spelled[i])
		}
		c.cells[at] = spelled[i]
	}
	if len(differ) > 0 {
		c.note(Changed, key, differ, map[string]any{"Texts": examples(texts), "First": examples(texts[:1]), "Now": now[0]})
	}
}

// empty empties the cells that say "missing" in words.
func (c *column) empty() {
	if len(c.marked) == 0 {
		return
	}
	c.note(Changed, "missing", c.marked, map[string]any{"Texts": examples(c.cellsAt(c.marked))})
	for _, at := range c.marked {
		c.cells[at] = ""
	}
}

// misfits notes what keeps a column of text from being numbers or dates, when most of it would be.
func (c *column) misfits() {
	for _, kind := range []struct {
		key  string
		fits func(string) bool
	}{
		{"symbols", withSymbol().MatchString},
		{"mostly-numbers", numberLike},
		{"mostly-dates", func(text string) bool { _, ok := parseDate(text); return ok }},
	} {
		var others []int
		for i, value := range c.values {
			if !kind.fits(value) {
				others = append(others, c.at[i])
			}
		}
		fitting := len(c.values) - len(others)
		switch {
		case kind.key == "symbols" && fitting == len(c.values):
			c.note(Decide, "symbols", c.at, map[string]any{"Texts": examples(c.values)})
			return
		case kind.key == "mostly-numbers" && fitting > 2*len(others) && slices.ContainsFunc(c.values, leadingZero().MatchString):
			c.note(Decide, "mostly-codes", others, map[string]any{"Texts": examples(c.cellsAt(others))})
			return
		case kind.key != "symbols" && fitting > 2*len(others):
			c.note(Decide, kind.key, others, map[string]any{"Texts": examples(c.cellsAt(others))})
			return
		}
	}
}

// spellings notes values that differ from a more frequent one in capital letters alone: for SQL they are two.
func (c *column) spellings() {
	rows := map[string]int{}
	for _, value := range c.values {
		rows[value]++
	}
	usual := map[string]string{} // by small letters
	for _, value := range slices.Sorted(maps.Keys(rows)) {
		small := strings.ToLower(value)
		if known, ok := usual[small]; !ok || rows[value] > rows[known] {
			usual[small] = value
		}
	}
	var others []int
	for i, value := range c.values {
		if usual[strings.ToLower(value)] != value {
			others = append(others, c.at[i])
		}
	}
	if len(others) > 0 {
		c.note(Decide, "capital-letters", others, map[string]any{"Texts": examples(c.cellsAt(others))})
	}
}

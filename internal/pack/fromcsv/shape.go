package fromcsv

import (
	"strings"
)

// grid is the table that was found among the records: names, and rows of as many trimmed fields.
type grid struct {
	names []string
	rows  [][]string
	lines []int // of the rows, in the file
}

// shape finds the table among the records: it leaves out what stands above, below and between, and notes all of it. It reports
// false when there is no table.
func (n *notes) shape(records []record) (grid, bool) {
	width, _ := usualWidth(records)
	for width > 0 && !anyFilled(records, width-1) {
		width--
	}
	top := headerAt(records, width)
	if top < 0 {
		return grid{}, false
	}
	n.titles(records[:top])
	header, rows := records[top], records[top+1:]
	g := grid{}
	if valueLike(header, width) {
		n.add(Decide, "no-header", []int{header.line}, nil)
		rows, header = records[top:], record{line: header.line}
	}
	g.names = n.names(header, width)
	rows = n.footnotes(rows, width)
	n.fill(&g, rows, header, width)
	n.padded(records[top:])
	return g, true
}

func anyFilled(records []record, column int) bool {
	for _, r := range records {
		if r.field(column) != "" {
			return true
		}
	}
	return false
}

// headerAt is the first record that fills at least half of the columns, and two of them where there are two; -1 for none.
func headerAt(records []record, width int) int {
	least := max((width+1)/2, min(width, 2))
	for i, r := range records {
		if width > 0 && r.filled() >= least && len(r.fields) >= min(width, 2) {
			return i
		}
	}
	return -1
}

// titles notes what stands above the header.
func (n *notes) titles(above []record) {
	var lines []int
	var texts []string
	for _, r := range above {
		if r.blank() {
			continue
		}
		lines = append(lines, r.line)
		texts = append(texts, joined(r))
	}
	if len(lines) > 0 {
		n.add(Changed, "title-rows", lines, map[string]any{"Texts": examples(texts)})
	}
}

// joined is what a record says, on one line.
func joined(r record) string {
	var parts []string
	for _, field := range r.fields {
		if text := oneLine(field); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " ")
}

func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return trimmed(string(r)) == "" }), " ")
}

// valueLike reports whether a header looks like a row of data: it begins with a number or a date, and half of it is such.
func valueLike(header record, width int) bool {
	values := 0
	for i := range width {
		if isValue(header.field(i)) {
			values++
		}
	}
	return isValue(header.field(0)) && 2*values >= width
}

func isValue(text string) bool {
	if _, ok := parseDate(text); ok {
		return true
	}
	return numberLike(text)
}

// footnotes takes off the lines below the table that hold one text and nothing else.
func (n *notes) footnotes(rows []record, width int) []record {
	var lines []int
	var texts []string
	for len(rows) > 0 && width > 1 {
		last := rows[len(rows)-1]
		if note := last.filled() == 1 && last.field(0) != "" && (width > 2 || len(last.fields) == 1); !note && !last.blank() {
			break
		}
		if !last.blank() {
			lines = append([]int{last.line}, lines...)
			texts = append([]string{joined(last)}, texts...)
		}
		rows = rows[:len(rows)-1]
	}
	if len(lines) > 0 {
		n.add(Changed, "footnotes", lines, map[string]any{"Texts": examples(texts)})
	}
	return rows
}

// fill takes the rows over, each with as many fields as there are columns.
func (n *notes) fill(g *grid, rows []record, header record, width int) {
	var blank, short, long, repeated []int
	for _, r := range rows {
		switch {
		case r.blank():
			blank = append(blank, r.line)
			continue
		case width > 1 && len(header.fields) > 0 && sameFields(r, header, width):
			repeated = append(repeated, r.line)
			continue
		case tooLong(r, width):
			long = append(long, r.line)
			continue
		case len(r.fields) < width:
			short = append(short, r.line)
		}
		fields := make([]string, width)
		for i := range fields {
			fields[i] = r.field(i)
		}
		g.rows, g.lines = append(g.rows, fields), append(g.lines, r.line)
	}
	if len(blank) > 0 {
		n.add(Changed, "blank-rows", blank, nil)
	}
	if len(repeated) > 0 {
		n.add(Changed, "repeated-header", repeated, nil)
	}
	if len(short) > 0 {
		n.add(Decide, "short-rows", short, map[string]any{"Columns": width})
	}
	if len(long) > 0 {
		n.add(Decide, "long-rows", long, map[string]any{"Columns": width})
	}
}

func sameFields(a, b record, width int) bool {
	for i := range width {
		if a.field(i) != b.field(i) {
			return false
		}
	}
	return true
}

// tooLong reports whether something stands behind the last column.
func tooLong(r record, width int) bool {
	for i := width; i < len(r.fields); i++ {
		if r.field(i) != "" {
			return true
		}
	}
	return false
}

// padded notes the fields that have spaces at their ends, header and rows together.
func (n *notes) padded(records []record) {
	var lines []int
	for _, r := range records {
		for _, field := range r.fields {
			if field != trimmed(field) && trimmed(field) != "" {
				lines = append(lines, r.line)
				break
			}
		}
	}
	if len(lines) > 0 {
		n.add(Changed, "padded", lines, nil)
	}
}

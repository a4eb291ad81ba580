package fromcsv

import (
	"maps"
	"slices"
	"strings"

	"guildhall/internal/i18n"
)

// mostValues is how many different texts a column may hold for its values to be listed, and leastShare how many rows each of them must
// stand for on average.
const (
	mostValues = 12
	leastShare = 3
)

// propose draws promises from the rows. What holds today may be an accident of today's rows, so all of them are proposals.
func (t *Table) propose(found *notes) {
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Personal != NotPersonal {
			continue // it is to be taken out
		}
		cells := t.column(i)
		// A text that may stand for "not known" is no value to promise: its owner has still to decide.
		filled := slices.DeleteFunc(slices.Clone(cells), func(cell string) bool { return cell == "" || isMissing(cell) })
		if len(filled) == len(cells) {
			c.add("not_null: true", "why-not-null", i18n.Args{"Count": len(cells)})
		}
		if numeric(c.Type) && len(filled) > 0 && !slices.ContainsFunc(filled, negative) {
			c.add("min: 0", "why-min", nil)
		}
		if c.Type != varchar {
			continue
		}
		if values := distinct(filled); len(values) > 1 && len(values) <= mostValues && len(filled) >= leastShare*len(values) {
			c.add("values: ["+strings.Join(quotedAll(values), ", ")+"]", "why-values", i18n.Args{"Count": len(values)})
		}
	}
	t.proposeKey(found)
}

// add adds a promise. The words of why get what it was drawn from.
func (c *Column) add(yaml, why string, args i18n.Args) {
	c.Proposals = append(c.Proposals, Proposal{YAML: yaml, Why: i18n.New("fromcsv."+why, args)})
}

// column copies the cells of a column.
func (t *Table) column(i int) []string {
	cells := make([]string, len(t.Rows))
	for row := range t.Rows {
		cells[row] = t.Rows[row][i]
	}
	return cells
}

func numeric(kind string) bool {
	return kind == "INTEGER" || kind == "BIGINT" || kind == "HUGEINT" || kind == "DOUBLE" || strings.HasPrefix(kind, "DECIMAL")
}

func negative(cell string) bool { return strings.HasPrefix(cell, "-") }

// distinct lists different texts, sorted.
func distinct(cells []string) []string {
	seen := map[string]bool{}
	for _, cell := range cells {
		seen[cell] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// proposeKey proposes the first column, or the first pair of columns, that tells the rows apart. Measured quantities are no keys, even
// where no two are equal today.
func (t *Table) proposeKey(found *notes) {
	var able []int
	for i, c := range t.Columns {
		if c.Personal == NotPersonal && (!numeric(c.Type) || i == 0 || namesThings(c.Name)) && !slices.Contains(t.column(i), "") {
			able = append(able, i)
		}
	}
	able = able[:min(len(able), mostKeys)]
	for _, i := range able {
		if t.unique(i) {
			t.Key = t.key(i)
			return
		}
	}
	for at, i := range able {
		for _, j := range able[at+1:] {
			if t.unique(i, j) {
				t.Key = t.key(i, j)
				return
			}
		}
	}
	found.add(Decide, "no-key", nil, nil)
}

// mostKeys is how many columns are tried as parts of a key.
const mostKeys = 12

// namesThings reports whether a header speaks of numbers that are names: ids, codes, years.
func namesThings(header string) bool {
	for _, word := range strings.Fields(headerWords(header)) {
		switch word {
		case "id", "code", "codi", "codigo", "number", "no", "num", "ref", "reference", "year", "any", "ano", "annee", "month", "mes", "mois", "week":
			return true
		}
	}
	return false
}

func (t *Table) key(columns ...int) []Proposal {
	var names []string
	for _, i := range columns {
		names = append(names, t.Columns[i].Name)
	}
	return []Proposal{{YAML: "key: [" + strings.Join(quotedAll(names), ", ") + "]", Why: i18n.New("fromcsv.why-key", i18n.Args{"Count": len(t.Rows)})}}
}

// unique reports whether no two rows agree in all of the columns. One row alone proves nothing.
func (t *Table) unique(columns ...int) bool {
	seen := make(map[string]bool, len(t.Rows))
	for _, fields := range t.Rows {
		key := ""
		for _, i := range columns {
			key += fields[i] + "\x1f"
		}
		if seen[key] {
			return false
		}
		seen[key] = true
	}
	return len(t.Rows) > 1
}

// refer proposes that a column of one table names rows of another: it has the name of a column that tells those rows apart, and
// every value of it is found there.
func refer(tables []*Table) {
	for _, from := range tables {
		for i := range from.Columns {
			c := &from.Columns[i]
			for _, to := range tables {
				j := slices.IndexFunc(to.Columns, func(other Column) bool { return strings.EqualFold(other.Name, c.Name) && other.Type == c.Type })
				if to == from || j < 0 || !to.unique(j) || from.unique(i) || !within(from.column(i), to.column(j)) {
					continue
				}
				c.add("references: "+quoted(to.Name+"."+to.Columns[j].Name), "why-references", i18n.Args{"Table": to.Name})
				break
			}
		}
	}
}

// within reports whether every cell that holds something is among the others.
func within(cells, others []string) bool {
	known := map[string]bool{"": true}
	for _, other := range others {
		known[other] = true
	}
	return !slices.ContainsFunc(cells, func(cell string) bool { return !known[cell] })
}

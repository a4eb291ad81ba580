package variant

import (
	"cmp"
	"slices"
	"strings"

	"guildhall/internal/result"
)

// ShownRows is how many rows of a table are shown at most.
const ShownRows = 6

// Show returns the tables that any of the queries names, with the columns that they name and the keys, and at most ShownRows rows
// each: those that are special first.
func (c *Copy) Show(queries ...string) map[string]*result.Set {
	named, star := words(queries)
	shown := map[string]*result.Set{}
	for _, t := range c.rows {
		if named[strings.ToLower(t.def.Name)] {
			shown[t.def.Name] = c.show(t, named, star)
		}
	}
	return shown
}

// words lists the names in queries in lower case, and whether one of them shows all columns.
func words(queries []string) (named map[string]bool, star bool) {
	named = map[string]bool{}
	for _, query := range queries {
		before := ""
		for _, w := range significant(query) {
			text := strings.ToLower(strings.Trim(w.text, `"`))
			if text == "*" && before != "(" && !isOperand(before) {
				star = true
			}
			named[text] = true
			before = text
		}
	}
	return named, star
}

// isOperand reports whether a star after a word multiplies.
func isOperand(word string) bool {
	if word == "" || word == "select" || word == "," || word == "." || word == "distinct" || word == "all" {
		return false
	}
	return true
}

func (c *Copy) show(t *copied, named map[string]bool, star bool) *result.Set {
	var columns []int
	for i, col := range t.table.columns {
		if star || named[strings.ToLower(col.def.Name)] || slices.Contains(t.def.Key, col.def.Name) {
			columns = append(columns, i)
		}
	}
	if len(columns) == 0 {
		for i := range t.table.columns {
			columns = append(columns, i)
		}
	}
	set := &result.Set{Total: int64(len(t.kept)), Truncated: len(t.kept) > ShownRows}
	for _, i := range columns {
		set.Columns = append(set.Columns, t.columns[i])
	}
	for _, n := range c.special(t) {
		values := make([]result.Value, len(columns))
		for i, column := range columns {
			values[i] = t.values[n][column]
		}
		set.Rows = append(set.Rows, values)
	}
	return set
}

// special are the rows of a table that are shown, in their order: those that rows of the smaller tables point to, then those that no
// sample holds, then the others.
func (c *Copy) special(t *copied) []int {
	kinds := c.variant.rows[t.quoted()]
	rank := func(n int) int {
		switch {
		case c.partnered(t, n):
			return 0
		case n < len(kinds) && kinds[n] != "":
			return 1
		}
		return 2
	}
	chosen := slices.Clone(t.kept)
	if len(chosen) > ShownRows {
		slices.SortStableFunc(chosen, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
		chosen = chosen[:ShownRows]
	}
	slices.Sort(chosen)
	return chosen
}

// partnered reports whether a row has the key of a row in a table that is shown whole.
func (c *Copy) partnered(t *copied, n int) bool {
	for _, other := range c.rows {
		if other == t || len(other.kept) > ShownRows {
			continue
		}
		for i, column := range t.columns {
			j := slices.IndexFunc(other.columns, func(o result.Column) bool { return o.Name == column.Name })
			if j < 0 || !slices.Contains(t.def.Key, column.Name) && !slices.Contains(other.def.Key, column.Name) || t.values[n][i].IsNull() {
				continue
			}
			if slices.ContainsFunc(other.kept, func(m int) bool { return other.values[m][j].Equal(t.values[n][i]) }) {
				return true
			}
		}
	}
	return false
}

// Kind is what is special about the rows that are left: what the shown tables make plain to see, else what made the rows.
func (c *Copy) Kind(shown map[string]*result.Set) Kind {
	made := c.made()
	switch {
	case c.barren(shown):
		return Orphans
	case made == Duplicates && !repeats(shown, c), made == Nulls && !holdsNull(shown), made == Orphans, made == Subsample, made == Reordered:
		made = Rich
	}
	if made == Rich && holdsNull(shown) {
		return Nulls
	}
	if made == Rich && repeats(shown, c) {
		return Duplicates
	}
	return made
}

// made is the kind that made most of the rows that are left, for a mixture; else the variant's own.
func (c *Copy) made() Kind {
	if c.variant.Kind != Rich {
		return c.variant.Kind
	}
	counts := map[Kind]int{}
	most := Rich
	for _, t := range c.rows {
		kinds := c.variant.rows[t.quoted()]
		for _, n := range t.kept {
			if n >= len(kinds) || kinds[n] == "" {
				continue
			}
			k := kinds[n]
			counts[k]++
			if counts[k] > counts[most] || counts[k] == counts[most] && k < most {
				most = k
			}
		}
	}
	return most
}

// barren reports whether a shown table holds nothing while the table that it refers to does.
func (c *Copy) barren(shown map[string]*result.Set) bool {
	for _, t := range c.rows {
		set := shown[t.def.Name]
		if set == nil || len(t.kept) > 0 {
			continue
		}
		for _, other := range shown {
			if other != set && len(other.Rows) > 0 {
				return true
			}
		}
	}
	return false
}

// holdsNull reports whether a shown cell is empty.
func holdsNull(shown map[string]*result.Set) bool {
	for _, set := range shown {
		for _, values := range set.Rows {
			if slices.ContainsFunc(values, result.Value.IsNull) {
				return true
			}
		}
	}
	return false
}

// repeats reports whether two shown rows differ in their keys at most.
func repeats(shown map[string]*result.Set, c *Copy) bool {
	for _, t := range c.rows {
		set := shown[t.def.Name]
		if set == nil {
			continue
		}
		var attributes []int
		for i, column := range set.Columns {
			if !slices.Contains(t.def.Key, column.Name) {
				attributes = append(attributes, i)
			}
		}
		seen := map[string]bool{}
		for _, values := range set.Rows {
			name := tuple(values, attributes)
			if len(attributes) > 0 && seen[name] {
				return true
			}
			seen[name] = true
		}
	}
	return false
}

package grade

import (
	"encoding/binary"
	"slices"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// rules says how two results are compared.
type rules struct {
	columns lesson.Columns
	near    nearness
	// sorted says whether the outermost query of the answer has an ORDER BY.
	sorted bool
	// content is the order of the answer's columns that their contents gave away on the sample; nil where names or positions
	// decided. It must be the same on every variant.
	content []int
}

// ordering is what the reference says about the order of its rows.
type ordering struct {
	// rule is OrderNone, OrderKeys or OrderStrict.
	rule lesson.Order
	// groups numbers the reference's rows from 0: rows of one number are ties and may stand in any order.
	groups []int
	// first numbers them by the first of several keys alone; nil when there is one key.
	first []int
}

// matters reports whether rows in another order could be wrong.
func (o ordering) matters() bool {
	return o.rule != lesson.OrderNone && len(o.groups) > 0 && o.groups[len(o.groups)-1] > 0
}

// comparison is what is known after two results were compared.
type comparison struct {
	alignment
	sameWidth bool
	names     bool // names were not demanded, or they match
	missing   []int
	extra     []int
	ordered   bool
	near      nearness // the rule for numbers that was used
}

// equal reports whether the learner's result is right.
func (c comparison) equal() bool { return c.sameRows() && c.ordered }

// sameRows reports whether the results hold the same rows, in whatever order.
func (c comparison) sameRows() bool {
	return c.sameWidth && c.names && len(c.missing) == 0 && len(c.extra) == 0
}

// compare compares a learner's result with the expected one.
func compare(expected, actual *result.Set, order ordering, r rules) comparison {
	if len(expected.Columns) != len(actual.Columns) {
		return comparison{}
	}
	r.near.narrow = hasFloat(expected.Columns) || hasFloat(actual.Columns)
	c := comparison{sameWidth: true, ordered: true, near: r.near}
	c.alignment, c.names = alignByRule(expected.Columns, actual.Columns, r.columns)
	if !c.names {
		return c
	}
	if len(r.content) == len(c.columns) {
		c.alignment = alignment{r.content, byContent}
	}
	left, right := prepare(expected.Rows, actual.Rows, identity(len(c.columns)), c.columns, r.near)
	c.missing, c.extra = match(left, right, r.near)
	if !c.sameRows() && c.by == byPosition && r.columns == lesson.ColumnsAuto && len(expected.Rows) == len(actual.Rows) && !actual.Truncated {
		other, ok := alignByContent(expected, actual, r.near, func(columns []int) bool {
			missing, extra := matchColumns(expected, actual, identity(len(columns)), columns, r.near)
			return len(missing) == 0 && len(extra) == 0
		})
		if ok {
			c.alignment, c.missing, c.extra = other, nil, nil
			left, right = prepare(expected.Rows, actual.Rows, identity(len(c.columns)), c.columns, r.near)
		}
	}
	if c.sameRows() && order.matters() {
		// Sorted by luck is not sorted.
		c.ordered = r.sorted && inOrder(left, right, order.groups, r.near)
	}
	return c
}

// hasFloat reports whether a column is a FLOAT, of 32 bits.
func hasFloat(columns []result.Column) bool {
	return slices.ContainsFunc(columns, func(c result.Column) bool { return c.Type == "FLOAT" })
}

func identity(n int) []int {
	columns := make([]int, n)
	for i := range columns {
		columns[i] = i
	}
	return columns
}

// matchColumns compares some columns of two results as bags of rows: columns[i] of one answers others[i] of the other.
func matchColumns(expected, actual *result.Set, columns, others []int, near nearness) (missing, extra []int) {
	left, right := prepare(expected.Rows, actual.Rows, columns, others, near)
	return match(left, right, near)
}

// inOrder reports whether every run of tied rows of the expected result stands at the same place of the learner's. This is
// the rule of equal key values in sequence, and holds for keys that are no column of the result too. Both results have
// the same rows.
func inOrder(expected, actual []row, groups []int, near nearness) bool {
	left, right := slices.Clone(expected), slices.Clone(actual)
	for i := range left {
		group := string(binary.AppendUvarint(nil, uint64(groups[i])))
		left[i].key = group + left[i].key
		right[i].key = group + right[i].key
	}
	missing, extra := match(left, right, near)
	return len(missing) == 0 && len(extra) == 0
}

// prepare encodes the rows of both sides by the same shapes.
func prepare(expected, actual [][]result.Value, columns, others []int, near nearness) (left, right []row) {
	shapes := learnShapes(expected, actual, columns, others, near)
	return encodeRows(expected, columns, shapes), encodeRows(actual, others, shapes)
}

// learnShapes sees which numbers stand in which column. A tolerance is meant for measures: it holds for whole numbers only
// where the results have no floats or decimals, so that it never blurs an id or a year beside them.
func learnShapes(expected, actual [][]result.Value, columns, others []int, near nearness) []*shape {
	shapes := make([]*shape, len(columns))
	fractional := false
	for i := range shapes {
		shapes[i] = &shape{}
		for _, row := range expected {
			shapes[i].learn(row[columns[i]])
		}
		for _, row := range actual {
			shapes[i].learn(row[others[i]])
		}
		fractional = fractional || shapes[i].fractional()
	}
	for _, s := range shapes {
		s.settle(near.said(), !fractional)
	}
	return shapes
}

func encodeRows(rows [][]result.Value, columns []int, shapes []*shape) []row {
	encoded := make([]row, len(rows))
	var key []byte
	for i, cells := range rows {
		key = key[:0]
		var loose []float64
		for k, column := range columns {
			key, loose = shapes[k].encode(key, loose, cells[column])
		}
		encoded[i] = row{string(key), loose}
	}
	return encoded
}

// tieGroups numbers rows that are sorted by the given columns, so that neighbours with equal values have one number.
func tieGroups(set *result.Set, keys []int) []int {
	encoded := encodeRows(set.Rows, keys, learnShapes(set.Rows, nil, keys, nil, nearness{}))
	m := matcher{expected: encoded, actual: encoded}
	groups := make([]int, len(encoded))
	for i := 1; i < len(encoded); i++ {
		groups[i] = groups[i-1]
		if encoded[i].key != encoded[i-1].key || !m.close(i-1, i) {
			groups[i]++
		}
	}
	return groups
}

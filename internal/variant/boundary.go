package variant

import (
	"math"
	"slices"
	"strconv"
	"time"

	"guildhall/internal/result"
)

// boundary adds rows at the constants of the references, and a step below and above them, cloned from rows that meet the other
// conditions. The thresholds of HAVING are hit in every variant: see prime.
func (w *world) boundary() {
	for _, f := range w.focus.facts {
		c := w.at(f.column)
		const each = 2
		for _, v := range w.edges(c, f) {
			for _, i := range w.models(f.column.table, each) {
				w.derive(f.column.table, i, map[int]result.Value{c.index: v})
				if changes := w.moved(f.column.table, i, c, v); len(changes) > 1 {
					w.derive(f.column.table, i, changes)
				}
			}
		}
	}
	for _, s := range w.focus.spans {
		w.spanEdges(s)
	}
	for _, b := range w.focus.balances {
		w.balanceEdges(b)
	}
}

// moved puts a value into a row. Where a check ties a moment to others, as an end to its beginning, they move with it; alone it might
// break the check.
func (w *world) moved(t, i int, c *column, v result.Value) map[int]result.Value {
	values := w.rows[t][i].values
	if !c.isTime() || !c.checked || values[c.index].IsNull() || v.IsNull() {
		return map[int]result.Value{c.index: v}
	}
	changes := w.shifted(t, values, micros(v)-micros(values[c.index]))
	changes[c.index] = v
	return changes
}

// edges are the values round a constant.
func (w *world) edges(c *column, f fact) []result.Value {
	if f.part != "" {
		return partEdges(c, f)
	}
	v, ok := c.parse(f.text)
	if !ok {
		return nil
	}
	var edges []result.Value
	switch {
	case c.kind == result.Bool:
		edges = []result.Value{result.NewBool(true), result.NewBool(false)}
	case c.kind == result.Whole:
		n := float(v)
		edges = []result.Value{v, c.number(n - 1), c.number(n + 1)}
	case c.isNumber():
		n, _ := strconv.ParseFloat(f.text, 64)
		step := 1.0
		if c.kind == result.Decimal {
			step = math.Pow10(-int(c.scale))
		}
		edges = []result.Value{v, c.number(n - step), c.number(n + step), c.number(n - 0.5), c.number(n + 0.5), c.number(n - 1), c.number(n + 1)}
	case c.isTime():
		at := micros(v)
		for _, delta := range []int64{0, -30 * minute, 30 * minute, -day, day, day - 30*minute, -day + 30*minute} {
			edges = append(edges, c.moment(at+delta))
		}
		if c.grain > 0 {
			edges = append(edges, c.moment(time.UnixMicro(at).UTC().AddDate(0, c.grain, 0).UnixMicro()))
		}
	}
	return different(edges)
}

// partEdges are the moments round the beginning and the end of a year, month or other part of a date.
func partEdges(c *column, f fact) []result.Value {
	n, err := strconv.Atoi(f.text)
	if err != nil || !c.isTime() {
		return nil
	}
	now := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	if !c.most.IsNull() {
		now = time.UnixMicro(micros(c.most)).UTC()
	}
	var starts []time.Time
	switch f.part {
	case "year":
		starts = []time.Time{time.Date(n, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(n+1, 1, 1, 0, 0, 0, 0, time.UTC)}
	case "month":
		for _, year := range []int{now.Year(), now.Year() - 1} {
			starts = append(starts, time.Date(year, time.Month(n), 1, 0, 0, 0, 0, time.UTC), time.Date(year, time.Month(n)+1, 1, 0, 0, 0, 0, time.UTC))
		}
	case "quarter":
		starts = []time.Time{time.Date(now.Year(), time.Month(3*n-2), 1, 0, 0, 0, 0, time.UTC), time.Date(now.Year(), time.Month(3*n+1), 1, 0, 0, 0, 0, time.UTC)}
	case "hour":
		starts = []time.Time{midnight(now).Add(time.Duration(n) * time.Hour), midnight(now).Add(time.Duration(n+1) * time.Hour)}
	default:
		for days := range 7 {
			starts = append(starts, midnight(now).AddDate(0, 0, -days))
		}
	}
	var edges []result.Value
	for _, at := range starts {
		edges = append(edges, c.moment(at.UnixMicro()), c.moment(at.Add(-30*time.Minute).UnixMicro()), c.moment(at.Add(30*time.Minute).UnixMicro()))
	}
	return different(edges)
}

// different leaves out what is there already.
func different(values []result.Value) []result.Value {
	var kept []result.Value
	for _, v := range values {
		if !slices.ContainsFunc(kept, v.Equal) {
			kept = append(kept, v)
		}
	}
	return kept
}

// spanEdges adds rows whose two moments lie as far apart as the constant says, and a little less and more.
func (w *world) spanEdges(s span) {
	from, to := w.at(s.from), w.at(s.to)
	for _, i := range w.pick(s.from.table, 3) {
		start := w.rows[s.from.table][i].values[from.index]
		if start.IsNull() {
			continue
		}
		for _, length := range []int64{s.length, -s.length} {
			for _, delta := range []int64{0, -30 * minute, 30 * minute, -day, day} {
				w.derive(s.from.table, i, map[int]result.Value{to.index: to.moment(micros(start) + length + delta)})
			}
		}
	}
}

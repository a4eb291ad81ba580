package variant

import (
	"time"

	"guildhall/internal/result"
)

// timeShift clones rows a year earlier and later, at midnight, in the last half hour of a month and on 31 December. All moments of
// a row move by the same length, so that what lasted three days still does.
func (w *world) timeShift() {
	for _, t := range w.usedTables() {
		main := w.mainTime(t)
		if main < 0 {
			continue
		}
		const each = 4
		for _, moved := range []func(time.Time) time.Time{
			func(at time.Time) time.Time { return at.AddDate(-1, 0, 0) },
			func(at time.Time) time.Time { return at.AddDate(1, 0, 0) },
			midnight,
			func(at time.Time) time.Time { return at.AddDate(0, 1, 1-at.Day()-1).Truncate(24 * time.Hour) }, // the last of the month
			func(at time.Time) time.Time { return midnight(at.AddDate(0, 1, 1-at.Day())).Add(-30 * time.Minute) },
			func(at time.Time) time.Time { return time.Date(at.Year(), 12, 31, 12, 0, 0, 0, time.UTC) },
		} {
			for _, i := range w.pick(t, each) {
				w.shiftRow(t, i, main, moved)
			}
		}
	}
}

func midnight(at time.Time) time.Time {
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
}

// mainTime is the column of moments that the references name, or the table's first; -1 when there is none.
func (w *world) mainTime(t int) int {
	first := -1
	for _, c := range w.tables[t].columns {
		switch {
		case !c.isTime() || c.opaque:
		case w.steer.mentions(address{t, c.index}):
			return c.index
		case first < 0:
			first = c.index
		}
	}
	return first
}

// shiftRow clones a row so that one moment lands where a function says, and the others as far from it as before.
func (w *world) shiftRow(t, i, main int, moved func(time.Time) time.Time) {
	values := w.rows[t][i].values
	if values[main].IsNull() {
		return
	}
	from := micros(values[main])
	delta := moved(time.UnixMicro(from).UTC()).UnixMicro() - from
	w.derive(t, i, w.shifted(t, values, delta))
}

// shifted are the moments of a row, later by a length.
func (w *world) shifted(t int, values []result.Value, delta int64) map[int]result.Value {
	changes := map[int]result.Value{}
	for _, c := range w.tables[t].columns {
		if c.isTime() && !c.opaque && !values[c.index].IsNull() {
			changes[c.index] = c.moment(micros(values[c.index]) + delta)
		}
	}
	return changes
}

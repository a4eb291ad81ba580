package variant

// subsample keeps a part of the rows of every table that the reference reads; repairing takes the children of those that went.
func (w *world) subsample(share float64) {
	for _, t := range w.usedTables() {
		w.drop(t, func(int, row) bool { return w.rng.Float64() >= share })
	}
}

// empty takes all rows of a table.
func (w *world) empty(t int) { w.drop(t, func(int, row) bool { return true }) }

package dataset

import (
	"context"
	"fmt"
	"math"

	"guildhall/internal/result"
)

// Bin is one bar of a histogram: the rows whose value lies in [Low, High), in the last bin also at High.
type Bin struct {
	Low, High result.Value
	Rows      int64
}

// maxBins is how many bars a small histogram has at most.
const maxBins = 12

// scale places values of a kind on a line of numbers and takes points of it back.
type scale struct {
	sql  string // the value as a DOUBLE, of the column named by %s
	back func(float64) result.Value
}

func scaleOf(t Type) (scale, bool) {
	if t.List {
		return scale{}, false
	}
	switch t.Kind {
	case result.Whole, result.Decimal, result.Float:
		return scale{"CAST(%s AS DOUBLE)", result.NewFloat}, true
	case result.Date:
		const day = 24 * 60 * 60
		return scale{"epoch(%s)", func(x float64) result.Value { return result.NewDate(int64(math.Floor(x / day))) }}, true
	case result.Timestamp:
		return scale{"epoch(%s)", func(x float64) result.Value { return result.NewTimestamp(int64(x * 1e6)) }}, true
	case result.Instant:
		return scale{"epoch(%s)", func(x float64) result.Value { return result.NewInstant(int64(x * 1e6)) }}, true
	}
	return scale{}, false
}

// bins counts a column's values in bars of equal width. Infinite values and NaN belong to no bar.
func bins(ctx context.Context, s Session, d *Dataset, t *Table, c *Column, p *ColumnProfile) ([]Bin, error) {
	line, ok := scaleOf(c.DuckType())
	if !ok || p.Distinct < 2 {
		return nil, nil
	}
	value := fmt.Sprintf(line.sql, identifier(c.Name))
	count := min(maxBins, int(p.Distinct))
	sql := fmt.Sprintf(`WITH points AS (SELECT %s AS x%s), finite AS (SELECT x FROM points WHERE isfinite(x)),
ends AS (SELECT min(x) AS low, max(x) AS high FROM finite)
SELECT low, high, least(CAST(floor((x - low) / (high - low) * %d) AS INTEGER), %d) AS bin, count(*)
FROM finite, ends WHERE high > low GROUP BY ALL ORDER BY bin`, value, from(d, t), count, count-1)
	outcome, err := s.Query(ctx, sql, count)
	if err != nil || outcome.Set == nil || len(outcome.Set.Rows) == 0 {
		return nil, err
	}
	low, high := outcome.Set.Rows[0][0].Float(), outcome.Set.Rows[0][1].Float()
	bars := make([]Bin, count)
	for i := range bars {
		width := (high - low) / float64(count)
		bars[i] = Bin{Low: line.back(low + width*float64(i)), High: line.back(low + width*float64(i+1))}
	}
	bars[count-1].High = line.back(high)
	for _, row := range outcome.Set.Rows {
		if at, ok := row[2].Int64(); ok && at >= 0 && at < int64(count) {
			bars[at].Rows = row[3].Big().Int64()
		}
	}
	return bars, nil
}

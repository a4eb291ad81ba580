package plain

import (
	"context"
	"errors"
	"math/big"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// chart says what a chart shows: its author's words and a sentence of figures. Without its figures the words alone are said. It
// returns the rows for `more`, nil when there are none.
func (d *dialogue) chart(ctx context.Context, pack string, datasets []string, c *lesson.Chart) (*shown, error) {
	d.block(c, nil)
	outcome, err := await(ctx, d, "plain.running", func(ctx context.Context) (result.Outcome, error) {
		return d.Trainer.Run(ctx, pack, datasets, c.SQL)
	})
	var refused *result.QueryError
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, context.Canceled), errors.As(err, &refused):
		return nil, nil
	case err != nil || outcome.Set == nil:
		return nil, err
	}
	if figures := d.figures(c, outcome.Set); figures != "" {
		d.tell(figures)
		d.once("plain.chart.more")
	}
	return &shown{set: outcome.Set}, nil
}

// figures tells the ends of a chart: its highest and its lowest value, and for a line where it begins and ends.
func (d *dialogue) figures(c *lesson.Chart, set *result.Set) string {
	x, hasX := column(set, c.X)
	y, hasY := column(set, c.Y)
	if c.Kind == lesson.Histogram {
		y, hasY = x, hasX
	}
	if !hasX || !hasY {
		return ""
	}
	rows := numericRows(set, y)
	if len(rows) == 0 {
		return ""
	}
	low, high := rows[0], rows[0]
	for _, row := range rows {
		if quantity(row[y]).Cmp(quantity(low[y])) < 0 {
			low = row
		}
		if quantity(row[y]).Cmp(quantity(high[y])) > 0 {
			high = row
		}
	}
	first, last := rows[0], rows[len(rows)-1]
	args := i18n.Args{
		"Count": len(rows), "Number": len(rows),
		"High": d.value(high[x]), "HighValue": d.value(high[y]), "Low": d.value(low[x]), "LowValue": d.value(low[y]),
		"First": d.value(first[x]), "FirstValue": d.value(first[y]), "Last": d.value(last[x]), "LastValue": d.value(last[y]),
	}
	return d.text("plain.figures."+string(c.Kind), args)
}

func column(set *result.Set, name string) (int, bool) {
	for i, c := range set.Columns {
		if strings.EqualFold(c.Name, name) {
			return i, true
		}
	}
	return 0, false
}

// numericRows are the rows that have a number in a column.
func numericRows(set *result.Set, column int) [][]result.Value {
	var rows [][]result.Value
	for _, row := range set.Rows {
		if quantity(row[column]) != nil {
			rows = append(rows, row)
		}
	}
	return rows
}

// quantity is a number exactly as it is written; nil for what is none.
func quantity(v result.Value) *big.Rat {
	if !v.Kind().IsNumber() {
		return nil
	}
	q, ok := new(big.Rat).SetString(v.String())
	if !ok {
		return nil
	}
	return q
}

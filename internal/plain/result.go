package plain

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// batch is how many rows are said at once.
const batch = 5

// shown is the result that `more` and `table` go on with.
type shown struct {
	set  *result.Set
	from int // index of the first row said last
	upto int // index after the last row said
}

// run runs SQL and says what came of it. It returns the result for `more`, nil when there is none. The sentence intended is said before an
// error that was to be expected; it may be empty.
func (d *dialogue) run(ctx context.Context, pack string, datasets []string, sql, intended string) (*shown, error) {
	return d.query(ctx, sql, intended, func(ctx context.Context) (result.Outcome, error) {
		return d.Trainer.Run(ctx, pack, datasets, sql)
	})
}

// query is run for whatever runs SQL.
func (d *dialogue) query(ctx context.Context, sql, intended string, run func(context.Context) (result.Outcome, error)) (*shown, error) {
	outcome, err := await(ctx, d, "plain.running", run)
	var refused *result.QueryError
	switch {
	case errors.As(err, &refused) && refused.Limit == result.Cancelled, errors.Is(err, context.Canceled) && ctx.Err() == nil:
		d.say("plain.stopped")
		return nil, nil
	case errors.As(err, &refused):
		if intended != "" {
			d.tell(intended)
		}
		d.finding(grade.Explain(refused, sql), sql)
		return nil, nil
	case err != nil:
		return nil, err
	}
	return d.outcome(outcome), nil
}

// outcome says what statements gave: first how much, then the first rows.
func (d *dialogue) outcome(o result.Outcome) *shown {
	if o.Statements > 1 && o.Set != nil {
		d.say("plain.result.statement", i18n.Args{"Number": o.Answered + 1, "Count": o.Statements})
	}
	switch {
	case o.Set == nil && o.Changed >= 0:
		d.say("plain.result.changed", i18n.Args{"Count": o.Changed, "Number": o.Changed})
		return nil
	case o.Set == nil:
		d.say("plain.result.nothing")
		return nil
	}
	d.count(o.Set)
	s := &shown{set: o.Set}
	if len(o.Set.Rows) > 0 {
		d.more(s, batch)
	}
	return s
}

// count says how many rows there are, and honestly when not all of them are here.
func (d *dialogue) count(set *result.Set) {
	args := i18n.Args{
		"Count": len(set.Rows), "Rows": len(set.Rows), "Total": set.Total,
		"Columns": i18n.New("plain.result.columns", i18n.Args{"Count": len(set.Columns)}),
	}
	switch {
	case set.Truncated && set.Total >= 0:
		d.say("plain.result.first-of", args)
	case set.Truncated:
		d.say("plain.result.first", args)
	default:
		d.say("plain.result.rows", args)
	}
}

// more says the next rows as records.
func (d *dialogue) more(s *shown, n int) {
	if s == nil {
		d.say("plain.result.none")
		return
	}
	if s.upto >= len(s.set.Rows) {
		d.say("plain.result.no-more")
		return
	}
	s.from, s.upto = s.upto, min(s.upto+n, len(s.set.Rows))
	d.records(s.set, s.from, s.upto)
	if left := len(s.set.Rows) - s.upto; left > 0 {
		d.say("plain.result.left", i18n.Args{"Count": left, "Number": left})
		d.once("plain.result.more")
	}
}

// moreArg is `more` with how many.
func (d *dialogue) moreArg(s *shown, arg string) {
	n, err := strconv.Atoi(arg)
	if err != nil || n < 1 {
		n = batch
	}
	d.more(s, n)
}

func (d *dialogue) records(set *result.Set, from, upto int) {
	total := int64(len(set.Rows))
	if set.Truncated && set.Total >= 0 {
		total = set.Total
	}
	for i := from; i < upto; i++ {
		key := "plain.result.row"
		if set.Truncated && set.Total < 0 {
			key = "plain.result.row-alone"
		}
		head := d.text(key, i18n.Args{"Number": i + 1, "Total": total})
		d.item("", head+" "+d.record(set.Columns, set.Rows[i]))
	}
}

// table writes the rows that were said last in columns, without lines between them.
func (d *dialogue) table(s *shown) {
	if s == nil {
		d.say("plain.result.none")
		return
	}
	if s.upto == 0 {
		s.upto = min(batch, len(s.set.Rows))
	}
	rows := [][]string{make([]string, len(s.set.Columns))}
	for i, column := range s.set.Columns {
		rows[0][i] = result.Safe(column.Name)
	}
	for _, row := range s.set.Rows[s.from:s.upto] {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = result.Safe(cell.String())
			if cell.IsNull() {
				cells[i] = "NULL"
			}
		}
		rows = append(rows, cells)
	}
	d.columns(rows, s.set.Columns)
}

// columns writes cells under each other, numbers to the right.
func (d *dialogue) columns(rows [][]string, columns []result.Column) {
	widths := make([]int, len(columns))
	for _, row := range rows {
		for i := range columns {
			widths[i] = max(widths[i], width(row[i]))
		}
	}
	for _, row := range rows {
		cells := make([]string, len(columns))
		for i := range columns {
			padding := strings.Repeat(" ", widths[i]-width(row[i]))
			if columns[i].Kind.IsNumber() {
				cells[i] = padding + row[i]
			} else {
				cells[i] = row[i] + padding
			}
		}
		d.line(strings.TrimRight(strings.Join(cells, "  "), " "))
	}
}

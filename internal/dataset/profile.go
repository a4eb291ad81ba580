package dataset

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// Profile is what a look at all rows of a table shows.
type Profile struct {
	Dataset string
	Table   string
	Rows    int64
	Columns []ColumnProfile // in the table's order
}

// ColumnProfile is what a look at all values of a column shows. NULLs count in Nulls only.
type ColumnProfile struct {
	Name     string
	Type     string
	Nulls    int64
	Distinct int64
	Min, Max result.Value // NULL when there are no values, or the type has no order
	Mean     result.Value // of numbers; NULL otherwise
	Median   result.Value // of numbers, dates and times; NULL otherwise
	Top      []Frequency  // the most frequent values, most frequent first
	Bins     []Bin        // equal widths from Min to Max, of numbers, dates and timestamps with two values or more
}

// NullShare returns the share of rows without a value, 0 to 1; 0 for an empty table.
func (p Profile) NullShare(c ColumnProfile) float64 {
	if p.Rows == 0 {
		return 0
	}
	return float64(c.Nulls) / float64(p.Rows)
}

// Frequency is a value and how many rows hold it.
type Frequency struct {
	Value result.Value
	Rows  int64
}

// topValues is how many frequent values a profile lists.
const topValues = 5

// Profile looks at every row of a table of the dataset, which it prepares first. An unknown table is an error that
// names the nearest; the others are those of Prepare.
func (p *Preparer) Profile(ctx context.Context, d *Dataset, table string) (Profile, error) {
	var profile Profile
	err := p.inspect(ctx, []*Dataset{d}, func(s Session) error {
		var err error
		profile, err = ProfileTable(ctx, s, d, table)
		return err
	})
	return profile, err
}

// ProfileTable is Profile on a session that has the dataset attached under its id.
func ProfileTable(ctx context.Context, s Session, d *Dataset, name string) (Profile, error) {
	table := d.Table(name)
	if table == nil {
		nearest, _ := lesson.Nearest(name, d.tableNames())
		return Profile{}, fmt.Errorf("dataset %q has no table %q; the nearest is %q", d.ID, name, nearest)
	}
	profile := Profile{Dataset: d.ID, Table: name, Columns: make([]ColumnProfile, len(table.Columns))}
	summary, err := s.Query(ctx, summarySQL(d, table), 1)
	if err != nil {
		return Profile{}, fmt.Errorf("profile %s.%s: %w", d.ID, name, err)
	}
	if summary.Set == nil || len(summary.Set.Rows) != 1 || len(summary.Set.Rows[0]) != 1+summaryWidth*len(table.Columns) {
		return Profile{}, errors.New("profile: the summary is not one row")
	}
	row := summary.Set.Rows[0]
	profile.Rows = row[0].Big().Int64()
	for i := range table.Columns {
		column := &profile.Columns[i]
		column.summary(&table.Columns[i], profile.Rows, row[1+summaryWidth*i:])
		if column.Top, err = top(ctx, s, d, table, column.Name); err != nil {
			return Profile{}, fmt.Errorf("profile column %s: %w", column.Name, err)
		}
		if column.Bins, err = bins(ctx, s, d, table, &table.Columns[i], column); err != nil {
			return Profile{}, fmt.Errorf("profile column %s: %w", column.Name, err)
		}
	}
	return profile, nil
}

// summaryWidth is how many cells of the summary belong to one column.
const summaryWidth = 6

func summarySQL(d *Dataset, t *Table) string {
	cells := []string{"count(*)"}
	for i := range t.Columns {
		c := &t.Columns[i]
		name, kind := identifier(c.Name), c.DuckType()
		smallest, largest, mean, median := "NULL", "NULL", "NULL", "NULL"
		if !kind.List && kind.Name != "JSON" {
			smallest, largest = "min("+name+")", "max("+name+")"
		}
		switch {
		case kind.Number():
			mean, median = "avg("+name+")", "median("+name+")"
		case kind.Ordered():
			median = "quantile_disc(" + name + ", 0.5)"
		}
		cells = append(cells, "count("+name+")", "count(DISTINCT "+name+")", smallest, largest, mean, median)
	}
	return "SELECT " + strings.Join(cells, ", ") + from(d, t)
}

func (p *ColumnProfile) summary(c *Column, rows int64, cells []result.Value) {
	p.Name, p.Type = c.Name, c.Type
	p.Nulls = rows - cells[0].Big().Int64()
	p.Distinct = cells[1].Big().Int64()
	p.Min, p.Max, p.Mean, p.Median = cells[2], cells[3], cells[4], cells[5]
}

func top(ctx context.Context, s Session, d *Dataset, t *Table, column string) ([]Frequency, error) {
	name := identifier(column)
	sql := fmt.Sprintf("SELECT %s, count(*) AS frequency_%s WHERE %s IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %d",
		name, from(d, t), name, topValues)
	outcome, err := s.Query(ctx, sql, topValues)
	if err != nil || outcome.Set == nil {
		return nil, err
	}
	var found []Frequency
	for _, row := range outcome.Set.Rows {
		found = append(found, Frequency{Value: row[0], Rows: row[1].Big().Int64()})
	}
	return found, nil
}

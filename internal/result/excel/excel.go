// Package excel writes results as Excel workbooks. The parts of a workbook are those of ECMA-376, Office Open XML: the fewest that
// Excel and LibreOffice open without a word. Why no library does it stands in docs/decisions/0008-own-workbooks.md.
package excel

import (
	"fmt"
	"io"
	"math"
	"time"

	"guildhall/internal/result"
)

// Excel's own limits, beyond which a workbook does not open: Microsoft, "Excel specifications and limits".
const (
	maxRows    = 1_048_576
	maxColumns = 16_384
	maxCell    = 32_767 // UTF-16 units, which a text of as many bytes never exceeds
	maxDigits  = 15     // of a number; a longer one is written as text, so that no digit is lost
)

const microsPerDay = 86_400_000_000

// Write writes a set as a workbook of one sheet with a header row. Numbers, dates and booleans are cells of their
// type; whole numbers and decimals of more than 15 digits, and everything else, are text. A text is never a formula.
// Texts are made safe as result.SafeLines does it. An empty name gives the sheet the name "Result".
func Write(w io.Writer, set *result.Set, sheet string) error {
	if len(set.Rows) >= maxRows || len(set.Columns) > maxColumns {
		return fmt.Errorf("write workbook: %d rows of %d columns are more than Excel opens", len(set.Rows), len(set.Columns))
	}
	if sheet == "" {
		sheet = "Result"
	}
	if err := write(w, set, sheet); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

func write(w io.Writer, set *result.Set, sheet string) error {
	b := newBook(w)
	b.frame(sheet)
	b.open()
	for _, column := range set.Columns {
		b.text(header, text(column.Name))
	}
	for _, row := range set.Rows {
		b.row()
		for _, value := range row {
			b.value(value)
		}
	}
	return b.close()
}

// firstDay is the first date from which Excel's calendar is right: it has a 29 February 1900.
var firstDay = time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC).Unix() / 86_400

// lastDay is the day after the last one of Excel's calendar: 10000-01-01.
const lastDay = 2_932_897

// value writes the next cell of the row.
func (b *book) value(v result.Value) {
	switch v.Kind() {
	case result.Null:
		b.empty()
		return
	case result.Bool:
		b.boolean(v.Bool())
		return
	case result.Whole, result.Decimal:
		if n, _ := v.Big().Float64(); len(v.Big().String()) <= maxDigits {
			b.number(plain, n/math.Pow10(v.Scale()))
			return
		}
	case result.Float:
		if f := v.Float(); !math.IsNaN(f) && !math.IsInf(f, 0) {
			b.number(plain, f)
			return
		}
	case result.Date:
		if days := v.Days(); days >= firstDay && days < lastDay {
			b.number(day, serial(days*microsPerDay))
			return
		}
	case result.Timestamp, result.Instant:
		if micros := v.Micros(); micros >= firstDay*microsPerDay && micros < lastDay*microsPerDay {
			b.number(moment, serial(micros))
			return
		}
	case result.Time:
		if _, zoned := v.ZoneOffset(); !zoned {
			b.number(clock, float64(v.Micros())/microsPerDay)
			return
		}
	}
	b.text(plain, text(v.String()))
}

// serial turns microseconds since 1970 into Excel's days since the end of 1899.
func serial(micros int64) float64 {
	const daysTo1970 = 25_569
	return daysTo1970 + float64(micros)/microsPerDay
}

// text cuts what Excel would refuse.
func text(s string) string {
	s = result.SafeLines(s)
	if len(s) <= maxCell {
		return s
	}
	const mark = "…"
	end := maxCell - len(mark)
	for end > 0 && s[end]&0xc0 == 0x80 {
		end--
	}
	return s[:end] + mark
}

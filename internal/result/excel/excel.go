// Package excel writes results as Excel workbooks. It stands apart from package result because the library behind it
// takes its share of every program start that imports it.
package excel

import (
	"fmt"
	"io"
	"math"
	"time"

	"github.com/xuri/excelize/v2"

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
	book := excelize.NewFile()
	defer func() { _ = book.Close() }()
	if err := fill(book, set, sheet); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

func fill(book *excelize.File, set *result.Set, sheet string) error {
	if err := book.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	styles, err := newStyles(book)
	if err != nil {
		return err
	}
	stream, err := book.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	header := make([]any, len(set.Columns))
	for i, column := range set.Columns {
		header[i] = excelize.Cell{StyleID: styles.header, Value: text(column.Name)}
	}
	if err := stream.SetRow("A1", header); err != nil {
		return err
	}
	cells := make([]any, len(set.Columns))
	for n, row := range set.Rows {
		for i, value := range row {
			cells[i] = styles.cell(value)
		}
		if err := stream.SetRow(fmt.Sprintf("A%d", n+2), cells); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// styles are the formats that cells refer to.
type styles struct{ header, date, moment, clock int }

func newStyles(book *excelize.File) (s styles, err error) {
	date, moment, clock := "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm:ss"
	for _, style := range []struct {
		id   *int
		from excelize.Style
	}{
		{&s.header, excelize.Style{Font: &excelize.Font{Bold: true}}},
		{&s.date, excelize.Style{CustomNumFmt: &date}},
		{&s.moment, excelize.Style{CustomNumFmt: &moment}},
		{&s.clock, excelize.Style{CustomNumFmt: &clock}},
	} {
		if *style.id, err = book.NewStyle(&style.from); err != nil {
			return s, err
		}
	}
	return s, nil
}

// firstDay is the first date from which Excel's calendar is right: it has a 29 February 1900.
var firstDay = time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC).Unix() / 86_400

func (s styles) cell(v result.Value) any {
	switch v.Kind() {
	case result.Null:
		return nil
	case result.Bool:
		return v.Bool()
	case result.Whole, result.Decimal:
		if n, _ := v.Big().Float64(); len(v.Big().String()) <= maxDigits {
			return n / math.Pow10(v.Scale())
		}
	case result.Float:
		if f := v.Float(); !math.IsNaN(f) && !math.IsInf(f, 0) {
			return f
		}
	case result.Date:
		if days := v.Days(); days >= firstDay && days < 2_932_897 { // 10000-01-01
			return excelize.Cell{StyleID: s.date, Value: serial(days * microsPerDay)}
		}
	case result.Timestamp, result.Instant:
		if micros := v.Micros(); micros >= firstDay*microsPerDay && micros < 2_932_897*microsPerDay {
			return excelize.Cell{StyleID: s.moment, Value: serial(micros)}
		}
	case result.Time:
		if _, zoned := v.ZoneOffset(); !zoned {
			return excelize.Cell{StyleID: s.clock, Value: float64(v.Micros()) / microsPerDay}
		}
	}
	return text(v.String())
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

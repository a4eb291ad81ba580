package generate

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// cell is one value as it is written; the zero cell is NULL.
type cell struct {
	text  string
	known bool
}

func text(s string) cell { return cell{text: s, known: true} }

// textOrNull is NULL for the empty string.
func textOrNull(s string) cell { return cell{text: s, known: s != ""} }

func whole(n int) cell { return cell{text: strconv.Itoa(n), known: true} }

func truth(b bool) cell { return cell{text: strconv.FormatBool(b), known: true} }

// scaled writes n ÷ 10^digits as a decimal number without zeros at its end.
func scaled(n, digits int) cell {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := fmt.Sprintf("%0*d", digits+1, n)
	s = s[:len(s)-digits] + "." + s[len(s)-digits:]
	return text(sign + strings.TrimSuffix(strings.TrimRight(s, "0"), "."))
}

// moment is a point in time in seconds since 1970-01-01 00:00:00 on the city's clock.
type moment int64

// The lengths of time that moments are counted in.
const (
	minute moment = 60
	hour          = 60 * minute
	day           = 24 * hour
)

// on returns midnight at the beginning of a day.
func on(year int, month time.Month, dayOfMonth int) moment {
	return moment(time.Date(year, month, dayOfMonth, 0, 0, 0, 0, time.UTC).Unix())
}

func (m moment) time() time.Time { return time.Unix(int64(m), 0).UTC() }

// midnight returns the beginning of the moment's day.
func (m moment) midnight() moment { return m - m%day }

func timestamp(m moment) cell { return text(m.time().Format(time.DateTime)) }

func date(m moment) cell { return text(m.time().Format(time.DateOnly)) }

// table is a data file before it is written.
type table struct {
	columns []string // headings; for a table that becomes Parquet, each is the column's name, a space and its type
	rows    [][]cell
}

func newTable(columns ...string) *table { return &table{columns: columns} }

// add appends a row with one cell for each column.
func (t *table) add(cells ...cell) {
	if len(cells) != len(t.columns) {
		panic(fmt.Sprintf("a row of %d cells for %d columns", len(cells), len(t.columns)))
	}
	t.rows = append(t.rows, cells)
}

// csv writes the table as the dataset contract says: commas, a header, NULL as an empty field, the
// empty text as two double quotes, one line feed after each line.
func (t *table) csv() []byte {
	var b bytes.Buffer
	for i, c := range t.columns {
		writeField(&b, i, text(c))
	}
	b.WriteByte('\n')
	for _, row := range t.rows {
		for i, c := range row {
			writeField(&b, i, c)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func writeField(b *bytes.Buffer, index int, c cell) {
	if index > 0 {
		b.WriteByte(',')
	}
	switch {
	case !c.known:
	case c.text == "", strings.ContainsAny(c.text, ",\"\r\n"), strings.TrimSpace(c.text) != c.text:
		b.WriteString(`"` + strings.ReplaceAll(c.text, `"`, `""`) + `"`)
	default:
		b.WriteString(c.text)
	}
}

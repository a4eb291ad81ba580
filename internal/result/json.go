package result

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"
)

// WriteJSON writes a set as one object: columns with name and type, rows as arrays, row_count (the true number of
// rows, null when it is not known), truncated and elapsed_ms. NULL is null, whole numbers up to 64 bits and floats are
// numbers; DECIMAL, the bigger whole numbers, dates, times and the rest are strings; lists are arrays, structs and
// maps objects. A float that JSON has no number for is the string "nan", "inf" or "-inf". A nil set has no columns.
func WriteJSON(w io.Writer, set *Set, elapsed time.Duration) error {
	if set == nil {
		set = &Set{}
	}
	out := bufio.NewWriter(w)
	b := append([]byte(nil), `{"columns":[`...)
	for i, column := range set.Columns {
		b = appendComma(b, i)
		b = appendJSONText(append(b, `{"name":`...), column.Name)
		b = appendJSONText(append(b, `,"type":`...), column.Type)
		b = append(b, '}')
	}
	b = append(b, `],"rows":[`...)
	for i, row := range set.Rows {
		b = appendRowJSON(appendComma(b, i), row, set.Columns)
		_, _ = out.Write(b)
		b = b[:0]
	}
	b = append(b, `],"row_count":`...)
	if set.Total < 0 {
		b = append(b, "null"...)
	} else {
		b = strconv.AppendInt(b, set.Total, 10)
	}
	b = strconv.AppendBool(append(b, `,"truncated":`...), set.Truncated)
	b = strconv.AppendInt(append(b, `,"elapsed_ms":`...), elapsed.Milliseconds(), 10)
	_, _ = out.Write(append(b, "}\n"...))
	if err := out.Flush(); err != nil { // bufio keeps the first error
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

func appendRowJSON(b []byte, row []Value, columns []Column) []byte {
	b = append(b, '[')
	for i, value := range row {
		b = appendComma(b, i)
		if value.kind == Whole && isHuge(columns[i].Type) {
			b = appendJSONText(b, value.String())
			continue
		}
		b = value.AppendJSON(b)
	}
	return append(b, ']')
}

// isHuge tells the types whose values are always strings, so that a column does not change its JSON type with the size
// of its numbers.
func isHuge(columnType string) bool {
	return columnType == "HUGEINT" || columnType == "UHUGEINT" || columnType == "BIGNUM"
}

// AppendJSON appends the value in JSON, as WriteJSON describes; a Whole beyond 64 bits is a string.
func (v Value) AppendJSON(b []byte) []byte {
	switch v.kind {
	case Null:
		return append(b, "null"...)
	case Bool:
		return strconv.AppendBool(b, v.number == 1)
	case Whole:
		if v.text != "" && !isUint64(v.text) {
			return appendJSONText(b, v.text)
		}
		return v.appendDigits(b)
	case Float:
		return v.appendFloatJSON(b)
	case List:
		b = append(b, '[')
		for i, item := range v.Items() {
			b = item.AppendJSON(appendComma(b, i))
		}
		return append(b, ']')
	case Struct:
		b = append(b, '{')
		for i, item := range v.Items() {
			b = appendJSONText(appendComma(b, i), v.parts.names[i])
			b = item.AppendJSON(append(b, ':'))
		}
		return append(b, '}')
	case Map:
		b = append(b, '{')
		for i := 0; i+1 < len(v.Items()); i += 2 {
			b = appendJSONText(appendComma(b, i), v.parts.items[i].String())
			b = v.parts.items[i+1].AppendJSON(append(b, ':'))
		}
		return append(b, '}')
	}
	return appendJSONText(b, v.String())
}

func (v Value) appendFloatJSON(b []byte) []byte {
	f, bits := v.Float(), 64
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return appendJSONText(b, v.String())
	}
	if v.narrow {
		bits = 32
	}
	return strconv.AppendFloat(b, f, 'g', -1, bits)
}

func isUint64(digits string) bool {
	_, err := strconv.ParseUint(digits, 10, 64)
	return err == nil
}

func appendComma(b []byte, index int) []byte {
	if index == 0 {
		return b
	}
	return append(b, ',')
}

// appendJSONText writes a JSON string in which everything that Safe would make visible is an escape: nothing is lost
// for the program that reads it, and nothing acts on a terminal that shows it.
func appendJSONText(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\t':
			b = append(b, `\t`...)
		case isVisible(r) && !unicode.In(r, unicode.Mn, unicode.Me):
			b = utf8.AppendRune(b, r)
		case r > 0xffff:
			r -= 0x10000
			b = fmt.Appendf(b, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		default:
			b = fmt.Appendf(b, `\u%04x`, r)
		}
	}
	return append(b, '"')
}

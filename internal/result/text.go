package result

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

const (
	microsPerSecond = int64(1_000_000)
	microsPerDay    = 86_400 * microsPerSecond
	cutMark         = "…"
)

// DuckDB keeps infinite dates and timestamps at the ends of the range of their integers.
const (
	endlessDays   = math.MaxInt32
	endlessMicros = math.MaxInt64
)

// String writes the value as a cell of a table or a CSV file: dates as ISO 8601, a DECIMAL with all digits of its
// scale, a float with the fewest digits that give it back, NULL as the empty text. A cut text ends in "…". Lists,
// structs and maps are written as DuckDB writes them, with NULL as the word.
func (v Value) String() string {
	switch v.kind {
	case Null:
		return ""
	case Text:
		if v.cut {
			return v.text + cutMark
		}
		return v.text
	default:
		return string(v.appendText(nil))
	}
}

func (v Value) appendText(b []byte) []byte {
	switch v.kind {
	case Null:
		return append(b, "NULL"...)
	case Bool:
		return strconv.AppendBool(b, v.number == 1)
	case Whole:
		return v.appendDigits(b)
	case Decimal:
		return v.appendDecimal(b)
	case Float:
		return v.appendFloat(b)
	case Text:
		b = append(b, v.text...)
		if v.cut {
			b = append(b, cutMark...)
		}
		return b
	case Blob:
		return appendBlob(b, v.text, v.cut)
	case Date:
		return appendDate(b, v.number)
	case Time:
		return v.appendClock(b)
	case Timestamp:
		return appendTimestamp(b, v.number, "")
	case Instant:
		return appendTimestamp(b, v.number, "+00")
	case Interval:
		return v.appendInterval(b)
	default:
		return v.appendNested(b)
	}
}

func (v Value) appendDigits(b []byte) []byte {
	if v.text != "" {
		return append(b, v.text...)
	}
	return strconv.AppendInt(b, v.number, 10)
}

func (v Value) appendDecimal(b []byte) []byte {
	digits := string(v.appendDigits(nil))
	if rest, negative := strings.CutPrefix(digits, "-"); negative {
		b, digits = append(b, '-'), rest
	}
	scale := int(v.scale)
	if scale == 0 {
		return append(b, digits...)
	}
	if missing := scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	point := len(digits) - scale
	b = append(b, digits[:point]...)
	b = append(b, '.')
	return append(b, digits[point:]...)
}

func (v Value) appendFloat(b []byte) []byte {
	f := v.Float()
	switch {
	case math.IsNaN(f):
		return append(b, "nan"...)
	case math.IsInf(f, 1):
		return append(b, "inf"...)
	case math.IsInf(f, -1):
		return append(b, "-inf"...)
	}
	bits, format := 64, byte('f')
	if v.narrow {
		bits = 32
	}
	if size := math.Abs(f); size != 0 && (size >= 1e16 || size < 1e-4) {
		format = 'e'
	}
	start := len(b)
	b = strconv.AppendFloat(b, f, format, -1, bits)
	if format == 'f' && !strings.Contains(string(b[start:]), ".") {
		b = append(b, ".0"...)
	}
	return b
}

func appendBlob(b []byte, bytes string, cut bool) []byte {
	for i := range len(bytes) {
		c := bytes[i]
		if c >= 0x20 && c < 0x7f && c != '\\' && c != '\'' && c != '"' {
			b = append(b, c)
			continue
		}
		b = fmt.Appendf(b, `\x%02X`, c)
	}
	if cut {
		b = append(b, cutMark...)
	}
	return b
}

func (v Value) appendNested(b []byte) []byte {
	switch v.kind {
	case List:
		b = append(b, '[')
		for i, item := range v.Items() {
			b = appendSeparator(b, i)
			b = item.appendText(b)
		}
		if v.cut {
			b = append(b, cutMark...)
		}
		return append(b, ']')
	case Struct:
		b = append(b, '{')
		for i, item := range v.Items() {
			b = appendSeparator(b, i)
			b = append(b, '\'')
			b = append(b, strings.ReplaceAll(v.parts.names[i], "'", "''")...)
			b = append(b, "': "...)
			b = item.appendText(b)
		}
		return append(b, '}')
	case Map:
		b = append(b, '{')
		for i := 0; i+1 < len(v.Items()); i += 2 {
			b = appendSeparator(b, i)
			b = v.parts.items[i].appendText(b)
			b = append(b, '=')
			b = v.parts.items[i+1].appendText(b)
		}
		return append(b, '}')
	}
	return b
}

func appendSeparator(b []byte, index int) []byte {
	if index == 0 {
		return b
	}
	return append(b, ", "...)
}

package variant

import (
	"cmp"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"guildhall/internal/result"
)

const (
	day    = int64(24 * time.Hour / time.Microsecond)
	minute = int64(time.Minute / time.Microsecond)
)

// parse reads a text, as a constant of SQL or a manifest spells it, as a value of the column.
func (c *column) parse(text string) (result.Value, bool) {
	text = strings.TrimSpace(text)
	switch c.kind {
	case result.Bool:
		b, err := strconv.ParseBool(text)
		return result.NewBool(b), err == nil
	case result.Whole:
		f, err := strconv.ParseFloat(text, 64)
		return result.NewWhole(int64(math.Floor(f))), err == nil && math.Abs(f) < 1<<53
	case result.Decimal, result.Float:
		f, err := strconv.ParseFloat(text, 64)
		return c.number(f), err == nil && isFinite(f)
	case result.Text:
		return result.NewText(text), !c.opaque
	case result.Date, result.Timestamp, result.Instant:
		micros, ok := parseTime(text)
		return c.moment(micros), ok
	}
	return result.Value{}, false
}

func parseTime(text string) (micros int64, ok bool) {
	for _, layout := range []string{time.DateOnly, time.DateTime, "2006-01-02T15:04:05", "2006-01-02 15:04", "2006-01-02 15:04:05Z07"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UnixMicro(), true
		}
	}
	return 0, false
}

func isFinite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

// number makes a value of a number column; whole columns round down, decimals to their scale. What is no finite number is NULL.
func (c *column) number(f float64) result.Value {
	if !isFinite(f) || !isFinite(f*math.Pow10(int(c.scale))) {
		return result.Value{}
	}
	switch c.kind {
	case result.Whole:
		return result.NewWhole(int64(math.Floor(f)))
	case result.Decimal:
		unscaled, _ := new(big.Float).SetFloat64(math.Round(f * math.Pow10(int(c.scale)))).Int(nil)
		return result.NewDecimal(unscaled, c.scale)
	case result.Float:
		return result.NewFloat(f)
	}
	return result.Value{}
}

// moment makes a value of a date or timestamp column from microseconds since 1970. A column of periods holds their beginnings.
func (c *column) moment(micros int64) result.Value {
	if c.grain > 0 {
		at := time.UnixMicro(micros).UTC()
		first := (int(at.Month())-1)/c.grain*c.grain + 1
		micros = time.Date(at.Year(), time.Month(first), 1, 0, 0, 0, 0, time.UTC).UnixMicro()
	}
	switch c.kind {
	case result.Date:
		return result.NewDate(floorDays(micros))
	case result.Timestamp:
		return result.NewTimestamp(micros)
	case result.Instant:
		return result.NewInstant(micros)
	}
	return result.Value{}
}

func floorDays(micros int64) int64 {
	days := micros / day
	if micros%day < 0 {
		days--
	}
	return days
}

// micros are a date's or timestamp's microseconds since 1970.
func micros(v result.Value) int64 {
	if v.Kind() == result.Date {
		return v.Days() * day
	}
	return v.Micros()
}

// float is a number as a float; 0 for anything else.
func float(v result.Value) float64 {
	switch v.Kind() {
	case result.Whole:
		f, _ := new(big.Float).SetInt(v.Big()).Float64()
		return f
	case result.Decimal:
		f, _ := new(big.Float).SetInt(v.Big()).Float64()
		return f / math.Pow10(v.Scale())
	case result.Float:
		return v.Float()
	}
	return 0
}

func (c *column) isNumber() bool {
	return c.kind == result.Whole || c.kind == result.Decimal || c.kind == result.Float
}

func (c *column) isTime() bool {
	return c.kind == result.Date || c.kind == result.Timestamp || c.kind == result.Instant
}

// order compares two values of one column; NULL comes first.
func order(a, b result.Value) int {
	switch {
	case a.IsNull() || b.IsNull():
		return cmp.Compare(boolean(!a.IsNull()), boolean(!b.IsNull()))
	case a.Kind() == result.Text:
		return cmp.Compare(a.Text(), b.Text())
	case a.Kind() == result.Bool:
		return cmp.Compare(boolean(a.Bool()), boolean(b.Bool()))
	case a.Kind() == result.Whole || a.Kind() == result.Decimal || a.Kind() == result.Float:
		return cmp.Compare(float(a), float(b))
	}
	return cmp.Compare(micros(a), micros(b))
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// wholeLimits are the largest values of the whole types that are narrower than 64 bits.
var wholeLimits = map[string]float64{
	"TINYINT": math.MaxInt8, "SMALLINT": math.MaxInt16, "INTEGER": math.MaxInt32, "BIGINT": 1 << 53,
	"UTINYINT": math.MaxUint8, "USMALLINT": math.MaxUint16, "UINTEGER": math.MaxUint32,
}

// inRange reports whether the column's type can hold a value.
func (c *column) inRange(v result.Value) bool {
	kind := c.def.DuckType()
	switch c.kind {
	case result.Whole:
		most, ok := wholeLimits[kind.Name]
		f := float(v)
		least := -most
		if strings.HasPrefix(kind.Name, "U") {
			least = 0
		}
		return ok && f <= most && f >= least
	case result.Decimal:
		return math.Abs(float(v)) < math.Pow10(kind.Width-kind.Scale)
	}
	return true
}

// key writes a value so that equal values give equal texts.
func key(v result.Value) string {
	if v.IsNull() {
		return "\x00"
	}
	return v.String()
}

package result

import (
	"math"
	"math/big"
)

// Kind is the class a value belongs to when values are compared, drawn or exported. DuckDB's many
// types fold into these few; Column.Type keeps the exact one.
type Kind uint8

// The kinds of values. Whole, Decimal and Float are all numbers and compare with each other by value.
const (
	Null      Kind = iota
	Bool           // BOOLEAN
	Whole          // TINYINT to UBIGINT, HUGEINT, UHUGEINT, BIGNUM
	Decimal        // DECIMAL(p,s)
	Float          // FLOAT, DOUBLE
	Text           // VARCHAR, ENUM, UUID, BIT, JSON
	Date           // DATE
	Time           // TIME, TIMETZ
	Timestamp      // TIMESTAMP in any precision, without a zone
	Instant        // TIMESTAMP WITH TIME ZONE
	Interval       // INTERVAL
	Blob           // BLOB
	List           // LIST, ARRAY
	Struct         // STRUCT, UNION (one field, named by its tag)
	Map            // MAP
)

// Value is one immutable cell. The zero Value is NULL. Build values with the New… functions and read them with the
// accessor of their kind; an accessor of another kind returns that type's zero value.
type Value struct {
	kind Kind
	cut  bool // only the beginning of what the query returned is here
	// narrow marks a FLOAT, so that it is written as 0.1 and not as the nearest double; zoned a TIMETZ
	narrow, zoned bool
	scale         uint8 // Decimal: digits after the point
	months        int32 // Interval
	days          int32 // Interval; the seconds east of Greenwich of a zoned Time
	// number holds bools (0, 1), whole numbers, unscaled decimals, days, microseconds (Time, Timestamp, Instant,
	// Interval) and the bits of a Float
	number int64
	text   string  // Text and Blob; the sign and digits of a Whole or unscaled Decimal that does not fit number
	parts  *nested // List, Struct, Map: apart, because a result may hold a million plain values
}

// nested holds the parts of a List, Struct or Map.
type nested struct {
	items []Value
	names []string // Struct: the name of each item; Map: items alternate key, value
}

// Column is a column of a result: the name the query gave it and its DuckDB type as DESCRIBE prints it.
type Column struct {
	Name string
	Type string
	Kind Kind
}

// Set is the result of one statement, or as much of it as the limits let through.
type Set struct {
	Columns []Column
	Rows    [][]Value
	// Total is the exact number of rows the statement produced, also when fewer were kept;
	// -1 when it is not known. It is never a cap.
	Total int64
	// Truncated is true when Rows holds fewer rows than the statement produced.
	Truncated bool
}

// New constructors, one for each kind.

// NewBool returns a Bool value.
func NewBool(b bool) Value {
	v := Value{kind: Bool}
	if b {
		v.number = 1
	}
	return v
}

// NewWhole returns a Whole value.
func NewWhole(n int64) Value { return Value{kind: Whole, number: n} }

// NewBigWhole returns a Whole value of any size.
func NewBigWhole(n *big.Int) Value {
	if n.IsInt64() {
		return NewWhole(n.Int64())
	}
	return Value{kind: Whole, text: n.String()}
}

// NewDecimal returns the Decimal unscaled ÷ 10^scale.
func NewDecimal(unscaled *big.Int, scale uint8) Value {
	v := NewBigWhole(unscaled)
	v.kind, v.scale = Decimal, scale
	return v
}

// NewFloat returns a Float value.
func NewFloat(f float64) Value { return Value{kind: Float, number: int64(math.Float64bits(f))} }

// NewFloat32 returns a Float value that came from a FLOAT and is written with as few digits as a FLOAT needs.
func NewFloat32(f float32) Value {
	v := NewFloat(float64(f))
	v.narrow = true
	return v
}

// NewText returns a Text value.
func NewText(s string) Value { return Value{kind: Text, text: s} }

// NewCutText returns a Text value that holds only the beginning of what the query returned.
func NewCutText(s string) Value { return Value{kind: Text, text: s, cut: true} }

// NewDate returns the date that lies days after 1970-01-01.
func NewDate(days int64) Value { return Value{kind: Date, number: days} }

// NewTime returns a time of day in microseconds since midnight.
func NewTime(micros int64) Value { return Value{kind: Time, number: micros} }

// NewZonedTime returns a TIMETZ: the clock's microseconds since midnight, and its seconds east of Greenwich.
func NewZonedTime(micros int64, offset int32) Value {
	return Value{kind: Time, number: micros, days: offset, zoned: true}
}

// NewTimestamp returns a timestamp without zone in microseconds since 1970-01-01 00:00.
func NewTimestamp(micros int64) Value { return Value{kind: Timestamp, number: micros} }

// NewInstant returns a timestamp with zone in microseconds since 1970-01-01 00:00 UTC.
func NewInstant(micros int64) Value { return Value{kind: Instant, number: micros} }

// NewInterval returns an interval of months, days and microseconds, kept apart as DuckDB keeps them.
func NewInterval(months, days int32, micros int64) Value {
	return Value{kind: Interval, months: months, days: days, number: micros}
}

// NewBlob returns a Blob value.
func NewBlob(b []byte) Value { return Value{kind: Blob, text: string(b)} }

// Cut returns the value marked as only the beginning of what the query returned: a Text, Blob or List of which the end
// was left out.
func (v Value) Cut() Value {
	v.cut = true
	return v
}

// NewList returns a List value. The slice must not be changed afterwards.
func NewList(items []Value) Value { return Value{kind: List, parts: &nested{items: items}} }

// NewStruct returns a Struct value with one name for each item.
func NewStruct(names []string, items []Value) Value {
	return Value{kind: Struct, parts: &nested{items: items, names: names}}
}

// NewMap returns a Map value; keyValues alternates key, value.
func NewMap(keyValues []Value) Value { return Value{kind: Map, parts: &nested{items: keyValues}} }

// Kind returns the value's kind; Null for NULL.
func (v Value) Kind() Kind { return v.kind }

// IsNull reports whether the value is NULL.
func (v Value) IsNull() bool { return v.kind == Null }

// IsCut reports whether the value is only the beginning of what the query returned.
func (v Value) IsCut() bool { return v.cut }

// Bool returns the truth of a Bool.
func (v Value) Bool() bool { return v.kind == Bool && v.number == 1 }

// Big returns a Whole as a big integer, or a Decimal's unscaled number.
func (v Value) Big() *big.Int {
	switch {
	case v.kind != Whole && v.kind != Decimal:
		return new(big.Int)
	case v.text != "":
		n, _ := new(big.Int).SetString(v.text, 10)
		return n
	}
	return big.NewInt(v.number)
}

// Int64 returns a Whole that fits, with true; otherwise 0 and false.
func (v Value) Int64() (int64, bool) {
	if v.kind != Whole || v.text != "" {
		return 0, false
	}
	return v.number, true
}

// ZoneOffset returns a TIMETZ's seconds east of Greenwich, with true; for any other value 0 and false.
func (v Value) ZoneOffset() (seconds int32, ok bool) {
	if !v.zoned {
		return 0, false
	}
	return v.days, true
}

// Scale returns the digits after the point of a Decimal.
func (v Value) Scale() int { return int(v.scale) }

// Float returns a Float's number.
func (v Value) Float() float64 {
	if v.kind != Float {
		return 0
	}
	return math.Float64frombits(uint64(v.number))
}

// Text returns the text of a Text, or the bytes of a Blob.
func (v Value) Text() string {
	if v.kind != Text && v.kind != Blob {
		return ""
	}
	return v.text
}

// Days returns a Date as days since 1970-01-01.
func (v Value) Days() int64 {
	if v.kind != Date {
		return 0
	}
	return v.number
}

// Micros returns the microseconds of a Time, Timestamp, Instant or of an Interval's smallest part.
func (v Value) Micros() int64 {
	switch v.kind {
	case Time, Timestamp, Instant, Interval:
		return v.number
	}
	return 0
}

// IntervalParts returns the months and days of an Interval; Micros has the rest.
func (v Value) IntervalParts() (months, days int32) {
	if v.kind != Interval {
		return 0, 0
	}
	return v.months, v.days
}

// Items returns the elements of a List, the fields of a Struct, or a Map's keys and values in turn.
// The slice must not be changed.
func (v Value) Items() []Value {
	if v.parts == nil {
		return nil
	}
	return v.parts.items
}

// Names returns the field names of a Struct. The slice must not be changed.
func (v Value) Names() []string {
	if v.parts == nil {
		return nil
	}
	return v.parts.names
}

package grade

import (
	"encoding/binary"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"guildhall/internal/result"
)

// row is a row prepared for comparison. Two rows are equal when their keys are the same bytes and their loose numbers,
// one by one, lie close enough.
type row struct {
	key   string
	loose []float64
}

// shape knows, for one column or one place inside its nested values, which kinds of numbers stand there on either side.
// It decides whether numbers at that place are compared exactly or loosely.
type shape struct {
	float, decimal, whole bool
	loose                 bool
	// inside has one shape for each field of a struct, one for the elements of a list, two for a map's keys and values.
	inside []*shape
}

// learn takes note of a value that stands at this place.
func (s *shape) learn(v result.Value) {
	switch v.Kind() {
	case result.Float:
		s.float = true
	case result.Decimal:
		s.decimal = true
	case result.Whole:
		s.whole = true
	case result.List, result.Struct, result.Map:
		for i, item := range v.Items() {
			s.at(v.Kind(), i).learn(item)
		}
	}
}

// at returns the shape of the i-th item of a nested value.
func (s *shape) at(kind result.Kind, i int) *shape {
	switch kind {
	case result.List:
		i = 0
	case result.Map:
		i %= 2
	}
	for len(s.inside) <= i {
		s.inside = append(s.inside, &shape{})
	}
	return s.inside[i]
}

// settle decides where numbers are loose: where a float stands on either side, and with a tolerance also where a
// decimal stands, or a whole number if wholeToo.
func (s *shape) settle(tolerance, wholeToo bool) {
	s.loose = s.float || tolerance && (s.decimal || wholeToo && s.whole)
	for _, inner := range s.inside {
		inner.settle(tolerance, wholeToo)
	}
}

// fractional reports whether a float or decimal stands anywhere here.
func (s *shape) fractional() bool {
	return s.float || s.decimal || slices.ContainsFunc(s.inside, (*shape).fractional)
}

// The first byte of an encoded value: its class. Values of different classes are never equal.
const (
	classNull     = 'n'
	classBool     = 'b'
	classNumber   = 'd'
	classLoose    = 'f'
	classText     = 't'
	classMoment   = 'm' // dates, timestamps and instants, the session's zone being UTC
	classTime     = 'h'
	classInterval = 'i'
	classBlob     = 'x'
	classList     = 'l'
	classStruct   = 's'
	classMap      = 'p'
)

const (
	microsADay  = 24 * 60 * 60 * 1_000_000
	daysAMonth  = 30 // as DuckDB counts when it compares intervals
	maxExactInt = 1 << 53
)

// encode appends a value to a row's key, and numbers that are compared loosely to its loose numbers. The encoding is
// free of prefixes, so that rows can be joined without separators.
func (s *shape) encode(key []byte, loose []float64, v result.Value) ([]byte, []float64) {
	switch v.Kind() {
	case result.Null:
		return append(key, classNull), loose
	case result.Bool:
		if v.Bool() {
			return append(key, classBool, 1), loose
		}
		return append(key, classBool, 0), loose
	case result.Whole, result.Decimal, result.Float:
		return s.encodeNumber(key, loose, v)
	case result.Text:
		return appendText(append(key, classText), composed(v.Text())), loose
	case result.Blob:
		return appendText(append(key, classBlob), v.Text()), loose
	case result.Date:
		return appendMoment(key, v.Days(), 0), loose
	case result.Timestamp, result.Instant:
		days, micros := floorDiv(v.Micros(), microsADay)
		return appendMoment(key, days, micros), loose
	case result.Time:
		return binary.AppendVarint(append(key, classTime), v.Micros()), loose
	case result.Interval:
		return appendInterval(key, v), loose
	case result.Map:
		return s.encodeMap(key, loose, v)
	case result.List:
		key = binary.AppendUvarint(append(key, classList), uint64(len(v.Items())))
	case result.Struct:
		key = binary.AppendUvarint(append(key, classStruct), uint64(len(v.Items())))
	}
	for i, item := range v.Items() {
		key, loose = s.at(v.Kind(), i).encode(key, loose, item)
	}
	return key, loose
}

func (s *shape) encodeNumber(key []byte, loose []float64, v result.Value) ([]byte, []float64) {
	if !s.loose && v.Kind() != result.Float {
		return appendExact(append(key, classNumber), v), loose
	}
	x := toFloat(v)
	switch {
	case math.IsNaN(x):
		return append(key, classLoose, 'n'), loose
	case math.IsInf(x, 1):
		return append(key, classLoose, '+'), loose
	case math.IsInf(x, -1):
		return append(key, classLoose, '-'), loose
	}
	return append(key, classLoose, '.'), append(loose, x)
}

// encodeMap writes a map's entries in the order of their keys, for a map has no order of its own.
func (s *shape) encodeMap(key []byte, loose []float64, v result.Value) ([]byte, []float64) {
	type entry struct {
		sort       string
		key, value result.Value
	}
	items := v.Items()
	entries := make([]entry, 0, len(items)/2)
	for i := 0; i+1 < len(items); i += 2 {
		exact, numbers := (&shape{}).encode(nil, nil, items[i])
		for _, x := range numbers {
			exact = binary.BigEndian.AppendUint64(exact, math.Float64bits(x))
		}
		entries = append(entries, entry{string(exact), items[i], items[i+1]})
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return strings.Compare(a.sort, b.sort) })
	key = binary.AppendUvarint(append(key, classMap), uint64(len(entries)))
	for _, e := range entries {
		key, loose = s.at(result.Map, 0).encode(key, loose, e.key)
		key, loose = s.at(result.Map, 1).encode(key, loose, e.value)
	}
	return key, loose
}

// appendExact writes a whole number or decimal so that equal numbers are equal bytes: digits without trailing zeros,
// and the power of ten.
func appendExact(key []byte, v result.Value) []byte {
	exponent := -v.Scale()
	n, small := v.Int64()
	if !small {
		unscaled := v.Big()
		if n, small = unscaled.Int64(), unscaled.IsInt64(); !small {
			return appendBig(key, unscaled.String(), exponent)
		}
	}
	if n == 0 {
		exponent = 0
	}
	for n != 0 && n%10 == 0 {
		n, exponent = n/10, exponent+1
	}
	return binary.AppendVarint(binary.AppendVarint(append(key, 'i'), n), int64(exponent))
}

// appendBig is appendExact for digits that do not fit an int64. Without their zeros they may: 1.000… with thirty zeros is 1.
func appendBig(key []byte, digits string, exponent int) []byte {
	trimmed := strings.TrimRight(digits, "0")
	exponent += len(digits) - len(trimmed)
	if n, err := strconv.ParseInt(trimmed, 10, 64); err == nil {
		return binary.AppendVarint(binary.AppendVarint(append(key, 'i'), n), int64(exponent))
	}
	return binary.AppendVarint(appendText(append(key, 'g'), trimmed), int64(exponent))
}

func appendText(key []byte, s string) []byte {
	return append(binary.AppendUvarint(key, uint64(len(s))), s...)
}

func appendMoment(key []byte, days, micros int64) []byte {
	return binary.AppendVarint(binary.AppendVarint(append(key, classMoment), days), micros)
}

// appendInterval writes an interval as DuckDB compares it: a day has 24 hours, a month 30 days.
func appendInterval(key []byte, v result.Value) []byte {
	months, days := v.IntervalParts()
	moreDays, micros := floorDiv(v.Micros(), microsADay)
	moreMonths, restDays := floorDiv(int64(days)+moreDays, daysAMonth)
	key = binary.AppendVarint(append(key, classInterval), int64(months)+moreMonths)
	return binary.AppendVarint(binary.AppendVarint(key, restDays), micros)
}

// floorDiv divides so that the remainder is never negative.
func floorDiv(n, by int64) (quotient, rest int64) {
	quotient, rest = n/by, n%by
	if rest < 0 {
		return quotient - 1, rest + by
	}
	return quotient, rest
}

// composed is the text in Unicode's composed form, in which é is one character however it was typed.
func composed(s string) string {
	if norm.NFC.IsNormalString(s) {
		return s
	}
	return norm.NFC.String(s)
}

// toFloat is a number's nearest float; 0 for what is no number.
func toFloat(v result.Value) float64 {
	switch v.Kind() {
	case result.Float:
		return v.Float()
	case result.Whole, result.Decimal:
	default:
		return 0
	}
	if n, ok := v.Int64(); ok {
		return float64(n)
	}
	unscaled := v.Big()
	if v.Scale() <= 22 && unscaled.IsInt64() && abs(unscaled.Int64()) <= maxExactInt {
		return float64(unscaled.Int64()) / math.Pow10(v.Scale())
	}
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(v.Scale())), nil)
	x, _ := new(big.Rat).SetFrac(unscaled, power).Float64()
	return x
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}

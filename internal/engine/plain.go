package engine

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"math/big"
	"strings"

	bindings "github.com/duckdb/duckdb-go-bindings"

	"guildhall/internal/result"
)

// kindOf folds DuckDB's types into the kinds of a result; false for what cannot be read through DuckDB's C interface.
func kindOf(id bindings.Type) (result.Kind, bool) {
	switch id {
	case bindings.TypeSQLNull:
		return result.Null, true
	case bindings.TypeBoolean:
		return result.Bool, true
	case bindings.TypeTinyInt, bindings.TypeSmallInt, bindings.TypeInteger, bindings.TypeBigInt, bindings.TypeHugeInt,
		bindings.TypeUTinyInt, bindings.TypeUSmallInt, bindings.TypeUInteger, bindings.TypeUBigInt,
		bindings.TypeUHugeInt, bindings.TypeBigNum:
		return result.Whole, true
	case bindings.TypeDecimal:
		return result.Decimal, true
	case bindings.TypeFloat, bindings.TypeDouble:
		return result.Float, true
	case bindings.TypeVarchar, bindings.TypeEnum, bindings.TypeUUID, bindings.TypeBit:
		return result.Text, true
	case bindings.TypeBlob:
		return result.Blob, true
	case bindings.TypeDate:
		return result.Date, true
	case bindings.TypeTime, bindings.TypeTimeTZ, bindings.TypeTimeNS:
		return result.Time, true
	case bindings.TypeTimestamp, bindings.TypeTimestampS, bindings.TypeTimestampMS, bindings.TypeTimestampNS:
		return result.Timestamp, true
	case bindings.TypeTimestampTZ:
		return result.Instant, true
	case bindings.TypeInterval:
		return result.Interval, true
	case bindings.TypeList, bindings.TypeArray:
		return result.List, true
	case bindings.TypeStruct, bindings.TypeUnion:
		return result.Struct, true
	case bindings.TypeMap:
		return result.Map, true
	}
	return result.Null, false
}

// plain reads a value that is neither text nor nested.
func (s *shape) plain(row uint64) result.Value {
	switch s.kind {
	case result.Bool:
		return result.NewBool(at[bool](s, row))
	case result.Whole:
		return s.whole(row)
	case result.Decimal:
		return result.NewDecimal(s.unscaled(row), s.scale)
	case result.Float:
		if s.id == bindings.TypeFloat {
			return result.NewFloat32(at[float32](s, row))
		}
		return result.NewFloat(at[float64](s, row))
	case result.Date:
		return result.NewDate(int64(at[int32](s, row)))
	case result.Time:
		return s.clock(row)
	case result.Timestamp:
		return result.NewTimestamp(s.micros(row))
	case result.Instant:
		return result.NewInstant(at[int64](s, row))
	case result.Interval:
		months, days, micros := bindings.IntervalMembers(pointer(at[bindings.Interval](s, row)))
		return result.NewInterval(months, days, micros)
	}
	return result.Value{}
}

func pointer[T any](value T) *T { return &value }

func (s *shape) whole(row uint64) result.Value {
	switch s.id {
	case bindings.TypeTinyInt:
		return result.NewWhole(int64(at[int8](s, row)))
	case bindings.TypeSmallInt:
		return result.NewWhole(int64(at[int16](s, row)))
	case bindings.TypeInteger:
		return result.NewWhole(int64(at[int32](s, row)))
	case bindings.TypeBigInt:
		return result.NewWhole(at[int64](s, row))
	case bindings.TypeUTinyInt:
		return result.NewWhole(int64(at[uint8](s, row)))
	case bindings.TypeUSmallInt:
		return result.NewWhole(int64(at[uint16](s, row)))
	case bindings.TypeUInteger:
		return result.NewWhole(int64(at[uint32](s, row)))
	case bindings.TypeUBigInt:
		return result.NewBigWhole(new(big.Int).SetUint64(at[uint64](s, row)))
	case bindings.TypeHugeInt:
		return result.NewBigWhole(bigInt(at[bindings.HugeInt](s, row)))
	case bindings.TypeUHugeInt:
		lower, upper := bindings.UHugeIntMembers(pointer(at[bindings.UHugeInt](s, row)))
		n := new(big.Int).Lsh(new(big.Int).SetUint64(upper), 64)
		return result.NewBigWhole(n.Or(n, new(big.Int).SetUint64(lower)))
	default:
		return result.NewBigWhole(bigNumber(s.bytes(row)))
	}
}

func bigInt(huge bindings.HugeInt) *big.Int {
	lower, upper := bindings.HugeIntMembers(&huge)
	n := new(big.Int).Lsh(big.NewInt(upper), 64)
	return n.Add(n, new(big.Int).SetUint64(lower))
}

// bigNumber reads DuckDB's BIGNUM: three bytes of header, whose first bit is set for positive numbers, and the
// magnitude, highest byte first; of a negative number every bit is flipped.
func bigNumber(encoded string) *big.Int {
	if len(encoded) < 4 {
		return new(big.Int)
	}
	magnitude := []byte(encoded[3:])
	if encoded[0]&0x80 != 0 {
		return new(big.Int).SetBytes(magnitude)
	}
	for i := range magnitude {
		magnitude[i] = ^magnitude[i]
	}
	n := new(big.Int).SetBytes(magnitude)
	return n.Neg(n)
}

func (s *shape) unscaled(row uint64) *big.Int {
	switch s.physical {
	case bindings.TypeSmallInt:
		return big.NewInt(int64(at[int16](s, row)))
	case bindings.TypeInteger:
		return big.NewInt(int64(at[int32](s, row)))
	case bindings.TypeBigInt:
		return big.NewInt(at[int64](s, row))
	default:
		return bigInt(at[bindings.HugeInt](s, row))
	}
}

// clock reads a time of day. A TIMETZ holds microseconds in its upper 40 bits, and below them its seconds east of
// Greenwich counted down from 15:59:59.
func (s *shape) clock(row uint64) result.Value {
	switch s.id {
	case bindings.TypeTimeNS:
		return result.NewTime(at[int64](s, row) / 1000)
	case bindings.TypeTimeTZ:
		bits := at[uint64](s, row)
		return result.NewZonedTime(int64(bits>>24), 16*3600-1-int32(bits&(1<<24-1)))
	default:
		return result.NewTime(at[int64](s, row))
	}
}

// micros reads a timestamp of any precision; infinity is at the same ends of the range in each.
func (s *shape) micros(row uint64) int64 {
	n := at[int64](s, row)
	if n == math.MaxInt64 || n == -math.MaxInt64 {
		return n
	}
	switch s.id {
	case bindings.TypeTimestampS:
		return n * 1_000_000
	case bindings.TypeTimestampMS:
		return n * 1000
	case bindings.TypeTimestampNS:
		if n < 0 {
			return (n - 999) / 1000
		}
		return n / 1000
	}
	return n
}

// uuidText writes a UUID, which DuckDB keeps as a HUGEINT with its highest bit flipped so that it sorts as text.
func uuidText(huge bindings.HugeInt) string {
	lower, upper := bindings.HugeIntMembers(&huge)
	var raw [16]byte
	binary.BigEndian.PutUint64(raw[:8], uint64(upper)^(1<<63))
	binary.BigEndian.PutUint64(raw[8:], lower)
	text := hex.EncodeToString(raw[:])
	return strings.Join([]string{text[:8], text[8:12], text[12:16], text[16:20], text[20:]}, "-")
}

// bitText writes a BIT: the first byte says how many bits at the start of the second do not count.
func bitText(encoded string, room *int) string {
	if len(encoded) < 2 {
		return ""
	}
	skip := int(encoded[0])
	var b strings.Builder
	for i := skip; i < (len(encoded)-1)*8 && b.Len() < *room; i++ {
		b.WriteByte('0' + encoded[1+i/8]>>(7-i%8)&1)
	}
	*room -= b.Len()
	return b.String()
}

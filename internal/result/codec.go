package result

import (
	"encoding/binary"
	"errors"
)

// ErrMalformed is what Reader.Err returns for bytes that AppendValue did not write.
var ErrMalformed = errors.New("malformed value")

// maxDepth is how deep lists, structs and maps may lie in each other on the wire. DuckDB's own types are cut before.
const maxDepth = 64

const (
	flagCut = 1 << iota
	flagNarrow
	flagZoned
	flagBig
)

// AppendValue appends a value in the binary form that Reader reads back.
func AppendValue(b []byte, v Value) []byte {
	b = append(b, byte(v.kind), v.flags())
	switch v.kind {
	case Bool, Date, Timestamp, Instant:
		b = binary.AppendVarint(b, v.number)
	case Time:
		b = binary.AppendVarint(binary.AppendVarint(b, v.number), int64(v.days))
	case Whole, Decimal:
		b = append(b, v.scale)
		if v.text != "" {
			return AppendText(b, v.text)
		}
		b = binary.AppendVarint(b, v.number)
	case Float:
		b = binary.BigEndian.AppendUint64(b, uint64(v.number))
	case Text, Blob:
		b = AppendText(b, v.text)
	case Interval:
		b = binary.AppendVarint(b, int64(v.months))
		b = binary.AppendVarint(b, int64(v.days))
		b = binary.AppendVarint(b, v.number)
	case List, Struct, Map:
		b = binary.AppendUvarint(b, uint64(len(v.Items())))
		for i, item := range v.Items() {
			if v.kind == Struct {
				b = AppendText(b, v.parts.names[i])
			}
			b = AppendValue(b, item)
		}
	}
	return b
}

func (v Value) flags() (flags byte) {
	if v.cut {
		flags |= flagCut
	}
	if v.narrow {
		flags |= flagNarrow
	}
	if v.zoned {
		flags |= flagZoned
	}
	if (v.kind == Whole || v.kind == Decimal) && v.text != "" {
		flags |= flagBig
	}
	return flags
}

// AppendText appends a text with its length before it.
func AppendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// Reader reads what AppendValue and AppendText wrote, from a source that need not be trusted: no input makes it
// panic, recurse without end or keep more memory than a fixed multiple of the input's length. After the first mistake
// every read gives a zero value and Err says so.
type Reader struct {
	rest []byte
	err  error
}

// NewReader returns a Reader of the bytes, which must not be changed while it is used.
func NewReader(b []byte) *Reader { return &Reader{rest: b} }

// Err returns ErrMalformed when anything read so far was no honest value.
func (r *Reader) Err() error { return r.err }

// Len returns how many bytes have not been read.
func (r *Reader) Len() int { return len(r.rest) }

// Text reads a text.
func (r *Reader) Text() string {
	n := r.Uint()
	if n > uint64(len(r.rest)) {
		r.fail()
		return ""
	}
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}

// Uint reads an unsigned number.
func (r *Reader) Uint() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *Reader) int() int64 {
	n, size := binary.Varint(r.rest)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *Reader) int32() int32 {
	n := r.int()
	if n != int64(int32(n)) {
		r.fail()
		return 0
	}
	return int32(n)
}

func (r *Reader) byte() byte {
	if len(r.rest) == 0 {
		r.fail()
		return 0
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}

func (r *Reader) fail() {
	r.err = ErrMalformed
	r.rest = nil
}

// Value reads a value.
func (r *Reader) Value() Value { return r.value(maxDepth) }

func (r *Reader) value(depth int) Value {
	v := Value{kind: Kind(r.byte())}
	flags := r.byte()
	v.cut, v.narrow, v.zoned = flags&flagCut != 0, flags&flagNarrow != 0, flags&flagZoned != 0
	switch v.kind {
	case Null:
	case Bool, Date, Timestamp, Instant:
		v.number = r.int()
	case Time:
		v.number, v.days = r.int(), r.int32()
	case Whole, Decimal:
		v.scale = r.byte()
		if flags&flagBig == 0 {
			v.number = r.int()
		} else if v.text = r.Text(); !isDigits(v.text) {
			r.fail()
		}
	case Float:
		v.number = r.bits()
	case Text, Blob:
		v.text = r.Text()
	case Interval:
		v.months, v.days, v.number = r.int32(), r.int32(), r.int()
	case List, Struct, Map:
		r.items(&v, depth-1)
	default:
		r.fail()
	}
	if r.err != nil {
		return Value{}
	}
	return v
}

func (r *Reader) bits() int64 {
	if len(r.rest) < 8 {
		r.fail()
		return 0
	}
	n := binary.BigEndian.Uint64(r.rest)
	r.rest = r.rest[8:]
	return int64(n)
}

func (r *Reader) items(v *Value, depth int) {
	n := r.Uint()
	// Each item takes two bytes at least, so that a false count cannot reserve more than the input is worth.
	if depth < 0 || n > uint64(len(r.rest))/2 || v.kind == Map && n%2 != 0 {
		r.fail()
		return
	}
	v.parts = &nested{items: make([]Value, 0, n)}
	for range n {
		if v.kind == Struct {
			v.parts.names = append(v.parts.names, r.Text())
		}
		v.parts.items = append(v.parts.items, r.value(depth))
		if r.err != nil {
			return
		}
	}
}

// isDigits keeps Big from meeting a text that is no number.
func isDigits(s string) bool {
	if len(s) > 0 && s[0] == '-' {
		s = s[1:]
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

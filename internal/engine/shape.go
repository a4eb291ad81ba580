package engine

import (
	"fmt"
	"unicode/utf8"
	"unsafe"

	bindings "github.com/duckdb/duckdb-go-bindings"

	"guildhall/internal/result"
)

// shape reads one column, or a part of a nested one. It is made once for a result and bound to each chunk in turn.
type shape struct {
	kind     result.Kind
	id       bindings.Type
	physical bindings.Type // of a DECIMAL or ENUM
	scale    uint8
	size     uint64   // items of an ARRAY
	names    []string // fields of a STRUCT, members of a UNION, words of an ENUM
	children []*shape

	data, valid unsafe.Pointer // of the chunk at hand
}

// columns reads whole rows.
type columns []*shape

func newColumns(res *bindings.Result) (columns, error) {
	shapes := make(columns, bindings.ColumnCount(res))
	for i := range shapes {
		logical := bindings.ColumnLogicalType(res, bindings.IdxT(i))
		shape, err := newShape(logical)
		bindings.DestroyLogicalType(&logical)
		if err != nil {
			return nil, err
		}
		shapes[i] = shape
	}
	return shapes, nil
}

// describe names the columns as DESCRIBE does.
func (c columns) describe(res *bindings.Result) []result.Column {
	described := make([]result.Column, len(c))
	for i, shape := range c {
		logical := bindings.ColumnLogicalType(res, bindings.IdxT(i))
		described[i] = result.Column{
			Name: bindings.ColumnName(res, bindings.IdxT(i)), Type: typeName(logical), Kind: shape.kind,
		}
		bindings.DestroyLogicalType(&logical)
	}
	return described
}

func (c columns) bind(chunk bindings.DataChunk) {
	for i, shape := range c {
		shape.bind(bindings.DataChunkGetVector(chunk, bindings.IdxT(i)))
	}
}

func newShape(logical bindings.LogicalType) (*shape, error) {
	s := &shape{id: bindings.GetTypeId(logical)}
	kind, ok := kindOf(s.id)
	if !ok {
		return nil, &result.QueryError{
			Class: "Not implemented", Offset: -1,
			Message: fmt.Sprintf("A %s cannot be shown here. Cast it: value::VARCHAR.", typeName(logical)),
		}
	}
	s.kind = kind
	switch s.id {
	case bindings.TypeDecimal:
		s.physical, s.scale = bindings.DecimalInternalType(logical), bindings.DecimalScale(logical)
	case bindings.TypeEnum:
		s.physical, s.names = bindings.EnumInternalType(logical), enumWords(logical, unlimited)
	case bindings.TypeList:
		return s, s.addChild(bindings.ListTypeChildType(logical))
	case bindings.TypeArray:
		s.size = uint64(bindings.ArrayTypeArraySize(logical))
		return s, s.addChild(bindings.ArrayTypeChildType(logical))
	case bindings.TypeMap:
		if err := s.addChild(bindings.MapTypeKeyType(logical)); err != nil {
			return nil, err
		}
		return s, s.addChild(bindings.MapTypeValueType(logical))
	case bindings.TypeStruct:
		return s, s.addFields(logical)
	case bindings.TypeUnion:
		return s, s.addMembers(logical)
	}
	return s, nil
}

// addChild takes the logical type over and destroys it.
func (s *shape) addChild(logical bindings.LogicalType) error {
	defer bindings.DestroyLogicalType(&logical)
	child, err := newShape(logical)
	if err != nil {
		return err
	}
	s.children = append(s.children, child)
	return nil
}

func (s *shape) addFields(logical bindings.LogicalType) error {
	for i := range bindings.StructTypeChildCount(logical) {
		s.names = append(s.names, bindings.StructTypeChildName(logical, i))
		if err := s.addChild(bindings.StructTypeChildType(logical, i)); err != nil {
			return err
		}
	}
	return nil
}

func (s *shape) addMembers(logical bindings.LogicalType) error {
	for i := range bindings.UnionTypeMemberCount(logical) {
		s.names = append(s.names, bindings.UnionTypeMemberName(logical, i))
		if err := s.addChild(bindings.UnionTypeMemberType(logical, i)); err != nil {
			return err
		}
	}
	return nil
}

func (s *shape) bind(vector bindings.Vector) {
	s.data, s.valid = bindings.VectorGetData(vector), bindings.VectorGetValidity(vector)
	switch s.id {
	case bindings.TypeList:
		s.children[0].bind(bindings.ListVectorGetChild(vector))
	case bindings.TypeArray:
		s.children[0].bind(bindings.ArrayVectorGetChild(vector))
	case bindings.TypeMap:
		entries := bindings.ListVectorGetChild(vector)
		s.children[0].bind(bindings.StructVectorGetChild(entries, 0))
		s.children[1].bind(bindings.StructVectorGetChild(entries, 1))
	case bindings.TypeStruct:
		for i, child := range s.children {
			child.bind(bindings.StructVectorGetChild(vector, bindings.IdxT(i)))
		}
	case bindings.TypeUnion: // a struct whose first field is the tag
		s.data = bindings.VectorGetData(bindings.StructVectorGetChild(vector, 0))
		for i, child := range s.children {
			child.bind(bindings.StructVectorGetChild(vector, bindings.IdxT(i+1)))
		}
	}
}

// isNull looks at the row's bit in the validity mask; without a mask every row is valid.
func (s *shape) isNull(row uint64) bool {
	return s.valid != nil && *(*uint64)(unsafe.Add(s.valid, row/64*8))&(1<<(row%64)) == 0
}

// at reads the fixed-width number of a row.
func at[T any](s *shape, row uint64) T {
	var zero T
	return *(*T)(unsafe.Add(s.data, uintptr(row)*unsafe.Sizeof(zero)))
}

// bytes returns the row's string in DuckDB's own memory: valid only until the chunk is destroyed. The layout is
// duckdb_string_t: 4 bytes of length, then up to 12 bytes of text, or 4 of prefix and a pointer.
func (s *shape) bytes(row uint64) string {
	const inline = 12
	entry := unsafe.Add(s.data, uintptr(row)*16)
	length := int(*(*uint32)(entry))
	if length <= inline {
		return unsafe.String((*byte)(unsafe.Add(entry, 4)), length)
	}
	return unsafe.String(*(**byte)(unsafe.Add(entry, 8)), length)
}

// value reads a row. Room is how many bytes the cell may still take; what does not fit is cut and marked.
func (s *shape) value(row uint64, room *int) result.Value {
	*room -= 8
	if s.isNull(row) {
		return result.Value{}
	}
	switch s.kind {
	case result.Text, result.Blob:
		return s.text(row, room)
	case result.List, result.Struct, result.Map:
		return s.nested(row, room)
	}
	return s.plain(row)
}

func (s *shape) text(row uint64, room *int) result.Value {
	switch s.id {
	case bindings.TypeEnum:
		return result.NewText(s.names[s.enum(row)])
	case bindings.TypeUUID:
		return result.NewText(uuidText(at[bindings.HugeInt](s, row)))
	case bindings.TypeBit:
		return result.NewText(bitText(s.bytes(row), room))
	}
	whole := s.bytes(row)
	part := whole[:min(len(whole), max(0, *room))]
	if s.kind == result.Text {
		for len(part) < len(whole) && len(part) > 0 && !utf8.RuneStart(whole[len(part)]) {
			part = part[:len(part)-1]
		}
	}
	*room -= len(part)
	value := result.NewText
	if s.kind == result.Blob {
		value = func(text string) result.Value { return result.NewBlob([]byte(text)) }
	}
	if len(part) < len(whole) {
		return value(string([]byte(part))).Cut()
	}
	return value(string([]byte(part)))
}

func (s *shape) nested(row uint64, room *int) result.Value {
	switch s.id {
	case bindings.TypeStruct:
		fields := make([]result.Value, len(s.children))
		for i, child := range s.children {
			fields[i] = child.value(row, room)
		}
		return result.NewStruct(s.names, fields)
	case bindings.TypeUnion:
		tag := at[uint8](s, row)
		return result.NewStruct(s.names[tag:tag+1], []result.Value{s.children[tag].value(row, room)})
	}
	start, count := row*s.size, s.size
	if s.id != bindings.TypeArray {
		entry := at[[2]uint64](s, row)
		start, count = entry[0], entry[1]
	}
	var items []result.Value
	for i := range count {
		if *room < 0 {
			break
		}
		for _, child := range s.children {
			items = append(items, child.value(start+i, room))
		}
	}
	value := result.NewList(items)
	if s.id == bindings.TypeMap {
		value = result.NewMap(items)
	}
	if len(items) < int(count)*len(s.children) {
		return value.Cut()
	}
	return value
}

func (s *shape) enum(row uint64) int {
	switch s.physical {
	case bindings.TypeUTinyInt:
		return int(at[uint8](s, row))
	case bindings.TypeUSmallInt:
		return int(at[uint16](s, row))
	default:
		return int(at[uint32](s, row))
	}
}

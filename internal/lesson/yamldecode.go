package lesson

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"guildhall/internal/i18n"
)

// yamlDecoder carries a parsed tree into Go values and remembers where everything stood.
type yamlDecoder struct {
	out      *YAMLFile
	problems *collector
}

func (d *yamlDecoder) at(tk *token.Token) Position {
	if tk == nil || tk.Position == nil {
		return Position{File: d.out.file, Line: d.out.line, Column: 1}
	}
	return Position{File: d.out.file, Line: max(1, tk.Position.Line) + d.out.line - 1, Column: max(1, tk.Position.Column)}
}

// decode writes the node's value into target. pos is where problems of a collection are shown.
func (d *yamlDecoder) decode(node ast.Node, target reflect.Value, path string, pos Position) {
	if node == nil || node.Type() == ast.NullType {
		return
	}
	switch target.Kind() {
	case reflect.Pointer:
		target.Set(reflect.New(target.Type().Elem()))
		d.decode(node, target.Elem(), path, pos)
	case reflect.Struct:
		if entries, ok := d.mapping(node, path, pos, "lesson.kind.mapping"); ok {
			d.decodeStruct(entries, target, path)
		}
	case reflect.Map:
		if entries, ok := d.mapping(node, path, pos, "lesson.kind.mapping"); ok {
			d.decodeMap(entries, target, path)
		}
	case reflect.Slice:
		d.decodeSlice(node, target, path, pos)
	case reflect.Interface:
		target.Set(reflect.ValueOf(d.natural(node, path)))
	default:
		d.decodeScalar(node, target, path, pos)
	}
}

// entry is one key of a mapping with its value.
type entry struct {
	key   string
	pos   Position
	value ast.Node
	flow  bool
}

// mapping returns the entries of a mapping, without repeated keys, and records where they stand.
func (d *yamlDecoder) mapping(node ast.Node, path string, pos Position, want string) ([]entry, bool) {
	var values []*ast.MappingValueNode
	flow := false
	switch n := node.(type) {
	case *ast.MappingNode:
		values, flow = n.Values, n.IsFlowStyle
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	default:
		d.wrongType(node, path, pos, want)
		return nil, false
	}
	var entries []entry
	seen := map[string]bool{}
	for _, value := range values {
		tk := value.Key.GetToken()
		key := tk.Value
		if seen[key] {
			d.problems.add(d.at(tk), "duplicate-key", i18n.Args{"Key": brief(key)})
			continue
		}
		seen[key] = true
		e := entry{key: key, pos: d.at(tk), value: value.Value, flow: flow}
		entries = append(entries, e)
		d.out.positions[join(path, key)] = d.valuePosition(value.Value, e.pos)
		d.out.keys[path] = append(d.out.keys[path], key)
	}
	return entries, true
}

// valuePosition is where a value is written; of collections and of nothing, where the key is.
func (d *yamlDecoder) valuePosition(node ast.Node, key Position) Position {
	switch n := node.(type) {
	case nil, *ast.NullNode, *ast.MappingNode, *ast.MappingValueNode, *ast.SequenceNode:
		return key
	default:
		return d.at(n.GetToken())
	}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func (d *yamlDecoder) decodeStruct(entries []entry, target reflect.Value, path string) {
	fields, names := structFields(target.Type())
	present := map[string]bool{}
	for _, e := range entries {
		key := e.key
		if _, known := fields[key]; !known {
			if key = d.unknownKey(e, names); key == "" || d.out.Has(join(path, key)) {
				continue
			}
			d.out.positions[join(path, key)] = d.out.positions[join(path, e.key)]
		}
		present[key] = e.value != nil && e.value.Type() != ast.NullType
		d.decode(e.value, target.Field(fields[key]), join(path, key), d.out.positions[join(path, key)])
	}
	d.missing(target, path, present)
}

// missing reports the required keys that are absent or empty.
func (d *yamlDecoder) missing(target reflect.Value, path string, present map[string]bool) {
	for i := range target.NumField() {
		name, options, _ := strings.Cut(target.Type().Field(i).Tag.Get("yaml"), ",")
		if options == "required" && !present[name] {
			d.problems.add(d.out.At(join(path, name)), "missing-field", i18n.Args{"Key": brief(name)})
		}
	}
}

func structFields(t reflect.Type) (map[string]int, []string) {
	fields := map[string]int{}
	var names []string
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if name == "" || name == "-" {
			continue
		}
		fields[name] = i
		names = append(names, name)
	}
	return fields, names
}

// unknownKey reports a key that is not known and returns the one that was most likely meant: its value is read as that
// one's, so that a slip does not make the rest look wrong too.
func (d *yamlDecoder) unknownKey(e entry, names []string) string {
	if d.problems.full() {
		return ""
	}
	mend := suggest(e.key, "lesson.list.keys", names)
	empty := e.value == nil || e.value.Type() == ast.NullType
	near, ok := Nearest(e.key, names)
	if !ok && (e.flow && empty || strings.Contains(e.key, " ")) {
		mend = i18n.New("lesson.unknown-key.text", nil)
	}
	d.problems.add(e.pos, "unknown-key", i18n.Args{"Key": brief(e.key), "Suggestion": mend})
	return near
}

func (d *yamlDecoder) decodeMap(entries []entry, target reflect.Value, path string) {
	target.Set(reflect.MakeMapWithSize(target.Type(), len(entries)))
	for _, e := range entries {
		value := reflect.New(target.Type().Elem()).Elem()
		at := join(path, e.key)
		d.decode(e.value, value, at, d.out.positions[at])
		target.SetMapIndex(reflect.ValueOf(e.key).Convert(target.Type().Key()), value)
	}
}

func (d *yamlDecoder) decodeSlice(node ast.Node, target reflect.Value, path string, pos Position) {
	list, ok := node.(*ast.SequenceNode)
	if !ok {
		d.wrongType(node, path, pos, "lesson.kind.list")
		if text, scalar := scalarText(node); scalar && target.Type().Elem().Kind() == reflect.String {
			target.Set(reflect.MakeSlice(target.Type(), 1, 1))
			target.Index(0).SetString(text)
		}
		return
	}
	target.Set(reflect.MakeSlice(target.Type(), len(list.Values), len(list.Values)))
	for i, value := range list.Values {
		at := fmt.Sprintf("%s[%d]", path, i)
		itemPos := d.itemPosition(value)
		d.out.positions[at] = itemPos
		if value == nil || value.Type() == ast.NullType {
			d.problems.add(itemPos, "empty-item", nil)
			continue
		}
		d.decode(value, target.Index(i), at, itemPos)
	}
}

func (d *yamlDecoder) itemPosition(node ast.Node) Position {
	switch n := node.(type) {
	case nil:
		return d.at(nil)
	case *ast.MappingNode:
		if len(n.Values) > 0 {
			return d.at(n.Values[0].Key.GetToken())
		}
	case *ast.MappingValueNode:
		return d.at(n.Key.GetToken())
	}
	return d.at(node.GetToken())
}

// scalarText returns a scalar as it was written, with quotes undone.
func scalarText(node ast.Node) (string, bool) {
	switch n := node.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

func (d *yamlDecoder) decodeScalar(node ast.Node, target reflect.Value, path string, pos Position) {
	text, ok := scalarText(node)
	quoted := node.Type() == ast.StringType && node.GetToken().Type != token.StringType
	switch target.Kind() {
	case reflect.String:
		if !ok {
			d.wrongType(node, path, pos, "lesson.kind.text")
			return
		}
		target.SetString(text)
	case reflect.Bool:
		value, err := strconv.ParseBool(text)
		if err != nil || node.Type() != ast.BoolType {
			d.wrongType(node, path, pos, "lesson.kind.truth")
			return
		}
		target.SetBool(value)
	case reflect.Int, reflect.Int64:
		value, err := strconv.ParseInt(strings.TrimPrefix(text, "+"), 10, 64)
		if err != nil || quoted || target.OverflowInt(value) {
			d.wrongType(node, path, pos, "lesson.kind.whole")
			return
		}
		target.SetInt(value)
	case reflect.Float64:
		value, err := strconv.ParseFloat(text, 64)
		if err != nil || quoted || (node.Type() != ast.FloatType && node.Type() != ast.IntegerType) {
			d.wrongType(node, path, pos, "lesson.kind.number")
			return
		}
		target.SetFloat(value)
	default:
		panic(fmt.Sprintf("lesson: ReadYAML cannot decode into a field of type %s", target.Type()))
	}
}

func (d *yamlDecoder) wrongType(node ast.Node, path string, pos Position, want string) {
	is := i18n.New("lesson.is.list", nil)
	if text, ok := scalarText(node); ok {
		is = i18n.New("lesson.is.scalar", i18n.Args{"Text": brief(text)})
	} else if _, ok := node.(*ast.SequenceNode); !ok {
		is = i18n.New("lesson.is.mapping", nil)
	}
	d.problems.add(pos, "wrong-type", i18n.Args{"Path": brief(path), "Want": i18n.New(want, nil), "Is": is})
}

// natural decodes a node whose type the reader left open.
func (d *yamlDecoder) natural(node ast.Node, path string) any {
	switch n := node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		entries, _ := d.mapping(n, path, Position{}, "")
		values := map[string]any{}
		for _, e := range entries {
			values[e.key] = d.naturalOrNil(e.value, join(path, e.key))
		}
		return values
	case *ast.SequenceNode:
		values := make([]any, len(n.Values))
		for i, value := range n.Values {
			at := fmt.Sprintf("%s[%d]", path, i)
			d.out.positions[at] = d.itemPosition(value)
			values[i] = d.naturalOrNil(value, at)
		}
		return values
	case *ast.BoolNode:
		return n.Value
	}
	text, _ := scalarText(node)
	if node.Type() == ast.IntegerType {
		if value, err := strconv.ParseInt(text, 10, 64); err == nil {
			return value
		}
	}
	if node.Type() == ast.IntegerType || node.Type() == ast.FloatType {
		if value, err := strconv.ParseFloat(text, 64); err == nil {
			return value
		}
	}
	return text
}

func (d *yamlDecoder) naturalOrNil(node ast.Node, path string) any {
	if node == nil || node.Type() == ast.NullType {
		return nil
	}
	return d.natural(node, path)
}

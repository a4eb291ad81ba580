package lesson

import (
	"bytes"
	"errors"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"guildhall/internal/i18n"
)

// The limits of a YAML text, so that a hostile one can neither exhaust memory nor the stack.
const (
	maxYAMLBytes = 1 << 20
	maxYAMLDepth = 16
)

// YAMLFile remembers where everything in a YAML text stood, for problems that are found later.
type YAMLFile struct {
	file      string
	line      int // of the text's first line in its file
	positions map[string]Position
	keys      map[string][]string
}

// At returns where the value at a path such as "tables[0].columns[2].type" is written; of a list or mapping under a key,
// where its key is. For a path that is not there it answers with the nearest part that is.
func (y *YAMLFile) At(path string) Position {
	for {
		if pos, ok := y.positions[path]; ok {
			return pos
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 0 {
			break
		}
		path = path[:cut]
	}
	if pos, ok := y.positions[""]; ok {
		return pos
	}
	return Position{File: y.file, Line: y.line, Column: 1}
}

// Has reports whether something is written at the path; of "", whether the text could be read at all.
func (y *YAMLFile) Has(path string) bool {
	_, ok := y.positions[path]
	return ok
}

// Keys returns the keys of the mapping at the path ("" is the whole text) in the order they were written, which a Go
// map forgets.
func (y *YAMLFile) Keys(path string) []string { return y.keys[path] }

// ReadYAML decodes a YAML text strictly into a struct and returns every fault in it. Fields are named by their tag:
// `yaml:"key"`, or `yaml:"key,required"` when it is an error to leave the key out; "-" and fields without a tag are
// skipped. Fields may be strings, whole numbers, floats, booleans, pointers to those, slices, structs, maps with string
// keys, and any (string, int64, float64, bool, []any, map[string]any). A string field takes any scalar as it is written.
// Unknown and repeated keys, anchors, aliases, merge keys, tags and more than one document are errors, and so are texts
// over 1 MiB or nested deeper than 16. What could be read is in *into even when there are problems. The result is never nil.
func ReadYAML(file string, source []byte, into any) (*YAMLFile, []Problem) {
	return readYAML(file, 1, source, into)
}

// readYAML is ReadYAML for a text that begins at a line of its file.
func readYAML(file string, line int, source []byte, into any) (*YAMLFile, []Problem) {
	d := &yamlDecoder{
		out:      &YAMLFile{file: file, line: line, positions: map[string]Position{}, keys: map[string][]string{}},
		problems: &collector{file: file},
	}
	start := Position{File: file, Line: line, Column: 1}
	if len(source) > maxYAMLBytes {
		d.problems.add(start, "yaml-too-big", i18n.Args{"Bytes": len(source), "Most": maxYAMLBytes})
		return d.out, d.problems.list
	}
	text := normalizeText(source)
	if pos, ok := invalidText(file, line, text); ok {
		d.problems.add(pos, "not-utf8", nil)
		return d.out, d.problems.list
	}
	root, ok := d.parse(text)
	if !ok {
		return d.out, d.problems.list
	}
	d.out.positions[""] = start
	target := reflect.ValueOf(into).Elem()
	if root == nil || root.Type() == ast.NullType {
		d.missing(target, "", nil)
		return d.out, d.problems.list
	}
	d.decode(root, target, "", start)
	return d.out, d.problems.list
}

// normalizeText takes the byte order mark off and turns CRLF and lone CR into LF: lines and columns stay what they were.
func normalizeText(source []byte) []byte {
	source = bytes.TrimPrefix(source, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(source, '\r') < 0 {
		return source
	}
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(source, []byte("\r"), []byte("\n"))
}

// parse turns the text into its only document's tree. Not ok: the problems say why.
func (d *yamlDecoder) parse(text []byte) (ast.Node, bool) {
	tokens := lexer.Tokenize(string(text))
	if !d.guard(tokens) {
		return nil, false
	}
	tree, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		d.syntax(err)
		return nil, false
	}
	var root ast.Node
	for _, doc := range tree.Docs {
		if doc.Body == nil {
			continue
		}
		if root != nil {
			d.problems.add(d.itemPosition(doc.Body), "yaml-syntax.documents", nil)
			return nil, false
		}
		root = doc.Body
	}
	return root, true
}

// guard refuses, before anything recursive sees them, the YAML features that packs may not use, and nesting that is too deep.
func (d *yamlDecoder) guard(tokens token.Tokens) bool {
	sound := true
	var columns []int // of the open block collections
	flow := 0
	for i, tk := range tokens {
		if feature, bad := forbiddenYAML(tk); bad {
			name := "yaml-feature"
			if tk.Type == token.MergeKeyType {
				name = "yaml-feature.merge"
			}
			d.problems.add(d.at(tk), name, i18n.Args{"Feature": i18n.New(feature, nil)})
			sound = false
		}
		if i > 0 && cutsText(tokens[i-1], tk) {
			d.problems.warn(d.at(tk), "comment-in-text", i18n.Args{"Comment": brief("#" + tk.Value)})
		}
		switch tk.Type {
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow = max(0, flow-1)
		case token.SequenceEntryType:
			columns = openBlock(columns, tk.Position.Column)
		case token.MappingValueType:
			if flow == 0 && i > 0 {
				columns = openBlock(columns, tokens[i-1].Position.Column)
			}
		}
		if flow+len(columns) > maxYAMLDepth {
			d.problems.add(d.at(tk), "yaml-too-deep", i18n.Args{"Most": maxYAMLDepth})
			return false
		}
	}
	return sound
}

// cutsText reports whether a comment was most likely meant as text: "#" and a word right after an unquoted text.
func cutsText(before, tk *token.Token) bool {
	return tk.Type == token.CommentType && before.Type == token.StringType && before.Position.Line == tk.Position.Line &&
		tk.Value != "" && !strings.HasPrefix(tk.Value, " ") && !strings.HasPrefix(tk.Value, "#")
}

// openBlock keeps the columns of the block collections that are open once one begins at column.
func openBlock(columns []int, column int) []int {
	for len(columns) > 0 && columns[len(columns)-1] > column {
		columns = columns[:len(columns)-1]
	}
	if len(columns) == 0 || columns[len(columns)-1] < column {
		columns = append(columns, column)
	}
	return columns
}

// forbiddenYAML is the key of what packs may not use and a token begins.
func forbiddenYAML(tk *token.Token) (string, bool) {
	switch tk.Type {
	case token.AnchorType:
		return "lesson.yaml.anchors", true
	case token.AliasType:
		return "lesson.yaml.aliases", true
	case token.MergeKeyType:
		return "lesson.yaml.merge-keys", true
	case token.TagType:
		return "lesson.yaml.tags", true
	case token.DirectiveType:
		return "lesson.yaml.directives", true
	case token.MappingKeyType:
		return "lesson.yaml.complex-keys", true
	}
	return "", false
}

// syntax reports the parser's error in words that say what to do.
func (d *yamlDecoder) syntax(err error) {
	pos := Position{File: d.out.file, Line: d.out.line, Column: 1}
	message := err.Error()
	var positioned interface {
		GetToken() *token.Token
		GetMessage() string
	}
	if errors.As(err, &positioned) {
		message = positioned.GetMessage()
		if tk := positioned.GetToken(); tk != nil {
			pos = d.at(tk)
		}
	}
	name := "yaml-syntax"
	switch {
	case strings.Contains(message, "mapping value is not allowed"), strings.Contains(message, "unexpected key name"),
		strings.Contains(message, "value is not allowed in this context"), strings.Contains(message, "non-map value"):
		name = "yaml-syntax.text"
	case strings.Contains(message, "reserved"), strings.Contains(message, "found character"):
		name = "yaml-syntax.sign"
	case strings.Contains(message, "must be specified"), strings.Contains(message, "could not find end"), strings.Contains(message, "not found"):
		name = "yaml-syntax.open"
	}
	d.problems.add(pos, name, i18n.Args{"Cause": strings.TrimSuffix(firstLine(message), ".")})
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

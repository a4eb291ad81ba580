package lesson

import (
	"strings"
	"unicode/utf8"

	"guildhall/internal/i18n"
)

// attribute is one key=value of a div, or its #id.
type attribute struct {
	key   string
	value string
	pos   Position // of the key
	at    Position // of the value
}

// attributes are what stands in the braces of a div's first line.
type attributes struct {
	class    string
	classPos Position
	id       *attribute
	pairs    []attribute
}

// get returns the attribute with the key, or nil.
func (a *attributes) get(key string) *attribute {
	for i := range a.pairs {
		if a.pairs[i].key == key {
			return &a.pairs[i]
		}
	}
	return nil
}

// value returns the value of the attribute with the key, or "".
func (a *attributes) value(key string) string {
	if found := a.get(key); found != nil {
		return found.value
	}
	return ""
}

// attributeReader reads the rest of a div's first line.
type attributeReader struct {
	c    *collector
	line string
	num  int
	at   int // byte offset of what is read next
	out  attributes
}

// maxDivLine bounds the line that opens a div, in bytes.
const maxDivLine = 4096

func (r *attributeReader) pos(offset int) Position {
	return Position{File: r.c.file, Line: r.num, Column: utf8.RuneCountInString(r.line[:offset]) + 1}
}

// readAttributes reads `name` or `{.name #id key=value key="a value"}` from the offset of a line. What is wrong is
// reported and mended as its author most likely meant it.
func readAttributes(c *collector, line string, num, offset int) attributes {
	r := &attributeReader{c: c, line: line, num: num, at: offset}
	if len(line) > maxDivLine {
		c.add(r.pos(0), "line-too-long.div", i18n.Args{"Bytes": len(line), "Most": maxDivLine})
		return r.out
	}
	r.skipSpace()
	start := r.at
	rest := strings.TrimRight(line[start:], " \t")
	if !strings.HasPrefix(rest, "{") {
		r.bareName(rest, start)
		return r.out
	}
	end := strings.LastIndexByte(rest, '}')
	switch {
	case end < 0:
		c.add(r.pos(start), "attribute-syntax.open", nil)
		end = len(rest)
	case end != len(rest)-1:
		c.add(r.pos(start+end+1), "attribute-syntax.after-brace", nil)
	}
	r.line, r.at = line[:start+end], start+1
	for r.skipSpace(); r.at < len(r.line); r.skipSpace() {
		r.one()
	}
	if r.out.class == "" {
		c.add(r.pos(start), "attribute-syntax.no-name", nil)
	}
	return r.out
}

// bareName reads the short form `::: note`.
func (r *attributeReader) bareName(rest string, start int) {
	name, more, _ := strings.Cut(rest, " ")
	r.out.class, r.out.classPos = strings.TrimPrefix(name, "."), r.pos(start)
	if strings.TrimSpace(more) != "" || strings.ContainsAny(name, "{}") {
		r.c.add(r.pos(start), "attribute-syntax.one-name", i18n.Args{"Name": r.out.class})
		r.out.class, _, _ = strings.Cut(r.out.class, "{")
	}
}

func (r *attributeReader) skipSpace() {
	for r.at < len(r.line) && (r.line[r.at] == ' ' || r.line[r.at] == '\t') {
		r.at++
	}
}

// word reads up to white space.
func (r *attributeReader) word() string {
	start := r.at
	for r.at < len(r.line) && r.line[r.at] != ' ' && r.line[r.at] != '\t' {
		r.at++
	}
	return r.line[start:r.at]
}

// one reads one entry of the braces.
func (r *attributeReader) one() {
	start := r.at
	switch r.line[start] {
	case '.':
		name := r.word()[1:]
		if r.out.class != "" {
			r.c.add(r.pos(start), "attribute-syntax.two-names", i18n.Args{"First": brief(r.out.class), "Second": brief(name)})
			return
		}
		r.out.class, r.out.classPos = name, r.pos(start)
	case '#':
		id := &attribute{key: "id", value: r.word()[1:], pos: r.pos(start), at: r.pos(start + 1)}
		if r.out.id != nil {
			r.c.add(id.pos, "duplicate-attribute.id", nil)
			return
		}
		r.out.id = id
	default:
		r.pair(start)
	}
}

func (r *attributeReader) pair(start int) {
	for r.at < len(r.line) && !strings.ContainsRune(" \t=", rune(r.line[r.at])) {
		r.at++
	}
	key := r.line[start:r.at]
	if r.at >= len(r.line) || r.line[r.at] != '=' {
		r.c.add(r.pos(start), "attribute-syntax.no-value", i18n.Args{"Attribute": brief(key)})
		return
	}
	r.at++
	pair := attribute{key: key, pos: r.pos(start), at: r.pos(r.at)}
	pair.value = r.value()
	switch {
	case key == "":
		r.c.add(pair.pos, "attribute-syntax.no-key", nil)
	case r.out.get(key) != nil:
		r.c.add(pair.pos, "duplicate-attribute", i18n.Args{"Attribute": brief(key)})
	default:
		r.out.pairs = append(r.out.pairs, pair)
	}
}

// resync goes on after the last quote before another key's value, else after the word.
func (r *attributeReader) resync() {
	rest, _, _ := strings.Cut(r.line[r.at:], "=")
	if end := strings.LastIndexByte(rest, '"'); end >= 0 {
		r.at += end + 1
		return
	}
	r.word()
}

// value reads a value, bare or in quotes, and reports quotes that are not straight double ones.
func (r *attributeReader) value() string {
	open, size := utf8.DecodeRuneInString(r.line[r.at:])
	start := r.at
	closers := map[rune]string{'"': `"`, '\'': "'", '“': "“”\"", '”': "“”\"", '„': "“”\"", '‘': "‘’'", '’': "‘’'"}[open]
	if r.at >= len(r.line) || closers == "" {
		value := r.word()
		if bad := strings.IndexAny(value, "\"`“”„"); bad >= 0 {
			r.c.add(r.pos(start+bad), "attribute-value.quotes", nil)
		}
		return value
	}
	inside := r.line[start+size:]
	end := strings.IndexAny(inside, closers)
	if end < 0 {
		r.c.add(r.pos(start), "attribute-syntax.open-quotes", nil)
		r.at = len(r.line)
		return inside
	}
	_, closing := utf8.DecodeRuneInString(inside[end:])
	r.at = start + size + end + closing
	value := inside[:end]
	if open != '"' {
		r.c.add(r.pos(start), "curly-quotes", i18n.Args{"Sign": string(open), "Value": value})
	}
	if bad := strings.IndexByte(value, '`'); bad >= 0 {
		r.c.add(r.pos(start+size+bad), "attribute-value.backticks", nil)
	}
	if r.at < len(r.line) && r.line[r.at] != ' ' && r.line[r.at] != '\t' {
		r.c.add(r.pos(r.at), "attribute-value.after-quote", nil)
		r.resync()
	}
	return value
}

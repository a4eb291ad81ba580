package lesson

import (
	"fmt"
	"strings"
	"unicode/utf8"
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
		c.add(r.pos(0), "line-too-long", fmt.Sprintf("This line has %d bytes; at most %d open a div.", len(line), maxDivLine), "Shorten its attributes.")
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
		c.add(r.pos(start), "attribute-syntax", "The brace { of this div is not closed.", "End the line with a brace }.")
		end = len(rest)
	case end != len(rest)-1:
		c.add(r.pos(start+end+1), "attribute-syntax", "There is text after the brace } of this div.", "Put it on a line of its own, with a blank line between.")
	}
	r.line, r.at = line[:start+end], start+1
	for r.skipSpace(); r.at < len(r.line); r.skipSpace() {
		r.one()
	}
	if r.out.class == "" {
		c.add(r.pos(start), "attribute-syntax", "This div does not say what it is.", "Begin with a name: {.exercise …}, {.hint …}.")
	}
	return r.out
}

// bareName reads the short form `::: note`.
func (r *attributeReader) bareName(rest string, start int) {
	name, more, _ := strings.Cut(rest, " ")
	r.out.class, r.out.classPos = strings.TrimPrefix(name, "."), r.pos(start)
	if strings.TrimSpace(more) != "" || strings.ContainsAny(name, "{}") {
		mend := fmt.Sprintf("Write \"::: %s\", or attributes in braces: \"::: {.%s …}\".", r.out.class, r.out.class)
		r.c.add(r.pos(start), "attribute-syntax", "After the colons stands one name, or attributes in braces.", mend)
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
			r.c.add(r.pos(start), "attribute-syntax", fmt.Sprintf("This div has two names: %s and %s.", quote(r.out.class), quote(name)), "Keep one.")
			return
		}
		r.out.class, r.out.classPos = name, r.pos(start)
	case '#':
		id := &attribute{key: "id", value: r.word()[1:], pos: r.pos(start), at: r.pos(start + 1)}
		if r.out.id != nil {
			r.c.add(id.pos, "duplicate-attribute", "This div has two ids.", "Keep one.")
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
		r.c.add(r.pos(start), "attribute-syntax", fmt.Sprintf("%s is no attribute: it has no value.", quote(key)),
			`Write key=value, and put straight quotes round a value that holds spaces: key="a value".`)
		return
	}
	r.at++
	pair := attribute{key: key, pos: r.pos(start), at: r.pos(r.at)}
	pair.value = r.value()
	switch {
	case key == "":
		r.c.add(pair.pos, "attribute-syntax", "There is no name before the =.", "Write key=value, without spaces round the =.")
	case r.out.get(key) != nil:
		r.c.add(pair.pos, "duplicate-attribute", fmt.Sprintf("The attribute %s is here twice.", quote(key)), "Keep one of them.")
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
			r.c.add(r.pos(start+bad), "attribute-value", "A value may not hold quotes or backticks.", "Leave them out, or put one pair of straight quotes round the whole value.")
		}
		return value
	}
	inside := r.line[start+size:]
	end := strings.IndexAny(inside, closers)
	if end < 0 {
		r.c.add(r.pos(start), "attribute-syntax", "The quotes of this value are not closed.", "End the value with a straight double quote.")
		r.at = len(r.line)
		return inside
	}
	_, closing := utf8.DecodeRuneInString(inside[end:])
	r.at = start + size + end + closing
	value := inside[:end]
	if open != '"' {
		r.c.add(r.pos(start), "curly-quotes", fmt.Sprintf("These quotes are not straight double ones: %c.", open), fmt.Sprintf(`Write "%s".`, value))
	}
	if bad := strings.IndexByte(value, '`'); bad >= 0 {
		r.c.add(r.pos(start+size+bad), "attribute-value", "A value may not hold backticks.", "Leave them out.")
	}
	if r.at < len(r.line) && r.line[r.at] != ' ' && r.line[r.at] != '\t' {
		r.c.add(r.pos(r.at), "attribute-value", "There is text right after the closing quote: a value may not hold quotes.", "Leave the quotes inside the value out, or put a space between two attributes.")
		r.resync()
	}
	return value
}

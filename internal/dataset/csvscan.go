package dataset

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"guildhall/internal/i18n"
)

// maxRecord is how many bytes one row of a text file may hold: a fourth of what DuckDB takes, since staging quotes.
const maxRecord = 512 << 10

// csvField is one field as written, with its place in the file.
type csvField struct {
	text         string
	quoted       bool
	line, column int
}

// csvFault is a spelling that no reader of CSV agrees on.
type csvFault struct {
	line, column int
	name         string // as the problem's
	args         i18n.Args
}

func (f *csvFault) Error() string { return fmt.Sprintf("%d:%d: %s", f.line, f.column, f.name) }

// csvScanner splits delimited text into records as RFC 4180 does, and knows where every field stands. It exists because
// neither encoding/csv nor DuckDB tell an empty field from "" and the place of every field.
type csvScanner struct {
	in           *bufio.Reader
	comma        rune
	line, column int // of the next code point
	field        []byte
	size         int // of the record so far, in bytes
	fields       []csvField
}

func newCSVScanner(in io.Reader, comma rune) *csvScanner {
	s := &csvScanner{in: bufio.NewReaderSize(in, 1<<16), comma: comma, line: 1, column: 1}
	if mark, err := s.in.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, _ = s.in.Discard(3) // peeked: it is there
	}
	return s
}

// end stands for the end of the file among code points.
const end = rune(-1)

// read returns the next code point, with CR LF and lone CR as a line feed.
func (s *csvScanner) read() (rune, error) {
	if b, err := s.in.ReadByte(); err == nil {
		if b >= ' ' && b < utf8.RuneSelf { // most of every file, and the quick way
			s.column++
			return rune(b), nil
		}
		_ = s.in.UnreadByte() // just read: it can be
	}
	r, size, err := s.in.ReadRune()
	switch {
	case errors.Is(err, io.EOF):
		return end, nil
	case err != nil:
		return end, err
	case r == utf8.RuneError && size == 1:
		return end, s.faultHere("not-utf8", nil)
	case r == 0:
		return end, s.faultHere("control-character", nil)
	}
	s.column++
	if r == '\r' {
		if next, err := s.in.Peek(1); err == nil && next[0] == '\n' {
			_, _ = s.in.Discard(1) // peeked: it is there
		}
		r = '\n'
	}
	if r == '\n' {
		s.line, s.column = s.line+1, 1
	}
	return r, nil
}

func (s *csvScanner) faultHere(name string, args i18n.Args) *csvFault {
	return &csvFault{line: s.line, column: s.column, name: name, args: args}
}

// record returns the fields of the next record, io.EOF after the last, or a *csvFault. A line without anything is a
// record of one empty field. The slice is good until the next call.
func (s *csvScanner) record() ([]csvField, error) {
	fields := s.fields[:0]
	s.size = 0
	for {
		field := csvField{line: s.line, column: s.column}
		stop, err := s.next(&field)
		if err != nil {
			return nil, err
		}
		if stop == end && len(fields) == 0 && field.text == "" && !field.quoted {
			return nil, io.EOF
		}
		fields = append(fields, field)
		if stop != s.comma {
			s.fields = fields
			return fields, nil
		}
	}
}

// next reads one field and returns what ended it: the delimiter, a line feed or the end of the file.
func (s *csvScanner) next(field *csvField) (rune, error) {
	s.field = s.field[:0]
	r, err := s.read()
	if err == nil && r == '"' {
		field.quoted = true
		r, err = s.quoted(field)
	}
	for err == nil && r != s.comma && r != '\n' && r != end {
		switch {
		case field.quoted:
			return end, &csvFault{s.line, s.column - 1, "bad-quote.after", nil}
		case r == '"':
			return end, &csvFault{s.line, s.column - 1, "bad-quote.inside", nil}
		}
		if err = s.add(r); err == nil {
			r, err = s.read()
		}
	}
	if err != nil {
		return end, err
	}
	field.text = string(s.field)
	return r, nil
}

// quoted reads up to the closing quote and returns what follows it.
func (s *csvScanner) quoted(field *csvField) (rune, error) {
	for {
		r, err := s.read()
		if err != nil {
			return end, err
		}
		if r == end {
			return end, &csvFault{field.line, field.column, "bad-quote.open", nil}
		}
		if r == '"' {
			if r, err = s.read(); err != nil || r != '"' {
				return r, err
			}
		}
		if err := s.add(r); err != nil {
			return end, err
		}
	}
}

func (s *csvScanner) add(r rune) error {
	if s.size++; s.size > maxRecord || len(s.field) > maxRecord {
		return s.faultHere("row-too-large", i18n.Args{"Most": size(maxRecord)})
	}
	s.field = utf8.AppendRune(s.field, r)
	return nil
}

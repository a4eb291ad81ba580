package fromcsv

import (
	"slices"
	"strings"
)

// scanner cuts text into fields the way spreadsheets do. It never fails: a quote that follows the rules of no format is a letter
// like any other, and its line is remembered.
type scanner struct {
	text  string
	mark  byte
	at    int // of the next byte
	line  int // of the next byte
	stray []int
	// unclosed is set once a quote was never closed: from there on no quote opens a field, so that one slip cannot make the
	// file be read over and over.
	unclosed bool
}

// all returns the records up to a number, 0 for all.
func (s *scanner) all(most int) []record {
	var records []record
	for s.at < len(s.text) && (most == 0 || len(records) < most) {
		records = append(records, s.record())
	}
	return records
}

func (s *scanner) record() record {
	r := record{line: s.line}
	for {
		field, more := s.field()
		r.fields = append(r.fields, field)
		if !more {
			return r
		}
	}
}

// field reads one field with what ends it, and reports whether another follows on the record.
func (s *scanner) field() (text string, more bool) {
	start := s.at
	for start < len(s.text) && s.text[start] == ' ' {
		start++
	}
	if start < len(s.text) && s.text[start] == '"' && !s.unclosed {
		if text, more, ok := s.quoted(start + 1); ok {
			return text, more
		}
	}
	return s.bare()
}

// bare reads a field that is not quoted.
func (s *scanner) bare() (string, bool) {
	from := s.at
	for s.at < len(s.text) && s.text[s.at] != s.mark && s.text[s.at] != '\n' {
		s.at++
	}
	text := s.text[from:s.at]
	if strings.Contains(text, `"`) {
		s.strayed(s.line)
	}
	return text, s.ends()
}

// quoted reads a field from behind its opening quote; not ok when that is never closed, and then nothing was read.
func (s *scanner) quoted(at int) (string, bool, bool) {
	var out strings.Builder
	for {
		end := strings.IndexByte(s.text[at:], '"')
		if end < 0 {
			s.unclosed = true
			return "", false, false
		}
		out.WriteString(s.text[at : at+end])
		at += end + 1
		if at < len(s.text) && s.text[at] == '"' {
			out.WriteByte('"')
			at++
			continue
		}
		rest := at
		for rest < len(s.text) && s.text[rest] == ' ' {
			rest++
		}
		if rest == len(s.text) || s.text[rest] == s.mark || s.text[rest] == '\n' {
			at = rest
			break
		}
		// A quote inside a quoted text that was not doubled.
		s.strayed(s.line + strings.Count(s.text[s.at:at], "\n"))
		out.WriteByte('"')
	}
	s.line += strings.Count(s.text[s.at:at], "\n")
	s.at = at
	return out.String(), s.ends(), true
}

// ends reads the delimiter or the line feed behind a field, and reports whether it was a delimiter.
func (s *scanner) ends() bool {
	if s.at >= len(s.text) {
		return false
	}
	delimiter := s.text[s.at] == s.mark
	if !delimiter {
		s.line++
	}
	s.at++
	return delimiter
}

func (s *scanner) strayed(line int) {
	if !slices.Contains(s.stray, line) {
		s.stray = append(s.stray, line)
	}
}

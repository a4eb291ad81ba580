package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// record says a row as sentences: "District: Gràcia. Open requests: 12."
func (v *voice) record(columns []result.Column, row []result.Value) string {
	fields := make([]string, 0, len(columns))
	for i, column := range columns {
		if i < len(row) {
			fields = append(fields, field(label(column.Name), v.value(row[i])))
		}
	}
	return strings.Join(fields, " ")
}

// field is one sentence of a record.
func field(name, value string) string {
	text := strings.TrimRight(name, ":") + ": " + value
	if last, _ := utf8.DecodeLastRuneInString(text); strings.ContainsRune(".!?…", last) {
		return text
	}
	return text + "."
}

// label is a column's name as it is spoken: open_requests is "Open requests". What is no plain name stays as it is.
func label(name string) string {
	for _, r := range name {
		if r != '_' && r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return capital(result.Safe(name))
		}
	}
	words := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '_' }), " ")
	if words == "" {
		return result.Safe(name)
	}
	return capital(words)
}

// capital begins a text with a capital letter.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// value is a cell as it is spoken: what is not there has a word, and so has the sign of a number.
func (v *voice) value(cell result.Value) string {
	text := result.Safe(cell.String())
	switch kind := cell.Kind(); {
	case cell.IsNull():
		return v.text("plain.null")
	case strings.TrimSpace(text) == "":
		return v.text("plain.empty")
	case kind.IsNumber() && strings.HasPrefix(text, "-"):
		return v.text("plain.minus", i18n.Args{"Number": text[1:]})
	}
	return text
}

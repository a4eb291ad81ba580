package plain

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// number reads a line that is a whole number, with or without a full stop behind it.
func number(line string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(line), "."))
	return n, err == nil
}

// numbers reads a line that is a list of whole numbers: "3 1 2", "3,1,2" or "3, 1 and 2". Anything else in it is no list.
func numbers(line, and string) ([]int, bool) {
	var all []int
	for _, word := range strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' }) {
		if strings.EqualFold(word, and) {
			continue
		}
		n, ok := number(word)
		if !ok {
			return nil, false
		}
		all = append(all, n)
	}
	return all, len(all) > 0
}

// sentence ends a title with a full stop unless it ends a sentence itself.
func sentence(title string) string {
	if last, _ := utf8.DecodeLastRuneInString(title); strings.ContainsRune(".!?…:", last) {
		return title
	}
	return title + "."
}

package grade

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxNumberLength bounds a typed number in bytes; longer texts are no numbers anybody means.
const maxNumberLength = 80

// numeral is a number as somebody wrote it.
type numeral struct {
	value   *big.Rat
	digits  int    // after the decimal mark
	percent bool   // a percent sign or the words for it followed
	unit    string // other words that stood before or after it, in lower case
}

// readNumber reads a number as people type it: 1,234.5 · 1.234,5 · 1 234,5 · 1'234.5 · −42 % · 12 days. It returns every way
// in which the text can be read, none when it is no number. There are two when one comma or point is followed by exactly
// three digits: 1,234 may be a thousand and some or one and a fraction.
func readNumber(text string) []numeral {
	text = strings.TrimSpace(text)
	if len(text) > maxNumberLength || !utf8.ValidString(text) {
		return nil
	}
	before, digits, after, ok := cutNumber(text)
	if !ok {
		return nil
	}
	negative := false
	if sign := strings.TrimRight(before, " \u00a0"); sign != "" {
		last, size := utf8.DecodeLastRuneInString(sign)
		switch last {
		case '-', '−', '–':
			negative = true
			before = sign[:len(sign)-size]
		case '+':
			before = sign[:len(sign)-size]
		}
	}
	unit, percent := readUnit(before, after)
	readings := readDigits(digits)
	for i := range readings {
		readings[i].unit, readings[i].percent = unit, percent
		if negative {
			readings[i].value.Neg(readings[i].value)
		}
	}
	return readings
}

// cutNumber finds the one run of digits and separators in a text. Two runs are not one number.
func cutNumber(text string) (before, digits, after string, ok bool) {
	start := strings.IndexFunc(text, isDigit)
	if start < 0 {
		return "", "", "", false
	}
	if start > 0 && (text[start-1] == '.' || text[start-1] == ',') {
		start--
	}
	end := start
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if isDigit(r) || r == '.' || r == ',' {
			end += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[end+size:])
		if !isGroupMark(r) || !isDigit(next) {
			break
		}
		end += size
	}
	return text[:start], text[start:end], text[end:], !strings.ContainsFunc(text[end:], isDigit)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isGroupMark reports whether a rune may stand between groups of three digits and nowhere else.
func isGroupMark(r rune) bool {
	switch r {
	case ' ', '\u00a0', '\u2009', '\u202f', '\'', '’', '_':
		return true
	}
	return false
}

// readUnit reads the words round a number.
func readUnit(before, after string) (unit string, percent bool) {
	words := strings.ToLower(strings.TrimSpace(strings.TrimSpace(before) + " " + strings.TrimSpace(after)))
	switch words = strings.TrimRight(words, "."); words {
	case "%", "percent", "per cent", "pct", "per cento", "por ciento", "pour cent", "per cent.":
		return "", true
	}
	return words, false
}

// readDigits reads digits with separators in every way that makes sense.
func readDigits(s string) []numeral {
	grouped := strings.ContainsFunc(s, isGroupMark)
	points, commas := strings.Count(s, "."), strings.Count(s, ",")
	switch {
	case points == 0 && commas == 0:
		return readings(s, "", grouped)
	case points > 0 && commas > 0:
		mark := "."
		if strings.LastIndex(s, ",") > strings.LastIndex(s, ".") {
			mark = ","
		}
		if strings.Count(s, mark) > 1 || grouped {
			return nil
		}
		return readings(s, mark, true)
	case points+commas > 1:
		return readings(s, "", true)
	}
	mark := "."
	if commas == 1 {
		mark = ","
	}
	found := readings(s, mark, grouped)
	if !grouped && mayBeGrouped(s, mark) {
		found = append(readings(s, "", true), found...)
	}
	return found
}

// mayBeGrouped reports whether the one separator of a number may separate thousands.
func mayBeGrouped(s, mark string) bool {
	whole, fraction, _ := strings.Cut(s, mark)
	return len(fraction) == 3 && len(whole) >= 1 && len(whole) <= 3
}

// readings reads digits whose decimal mark is known; grouped says that the other separators must make groups of three.
func readings(s, mark string, grouped bool) []numeral {
	whole, fraction := s, ""
	if mark != "" {
		whole, fraction, _ = strings.Cut(s, mark)
	}
	if grouped {
		groups := strings.FieldsFunc(whole, func(r rune) bool { return !isDigit(r) })
		marks := len([]rune(whole)) - len(strings.Join(groups, ""))
		if marks != len(groups)-1 || !sameMarks(whole) {
			return nil
		}
		for i, group := range groups {
			if i > 0 && len(group) != 3 || i == 0 && (len(group) > 3 || len(groups) > 1 && group[0] == '0') {
				return nil
			}
		}
		whole = strings.Join(groups, "")
	}
	value, ok := new(big.Rat).SetString(zeroIfEmpty(whole) + "." + zeroIfEmpty(fraction))
	if !ok || whole == "" && fraction == "" || !onlyDigits(whole) || !onlyDigits(fraction) {
		return nil
	}
	return []numeral{{value: value, digits: len(fraction)}}
}

// sameMarks reports whether all separators in a text are the same one.
func sameMarks(s string) bool {
	var mark rune
	for _, r := range s {
		if isDigit(r) {
			continue
		}
		if mark != 0 && r != mark {
			return false
		}
		mark = r
	}
	return true
}

func zeroIfEmpty(s string) string {
	if s == "" {
		return "0"
	}
	return s
}

func onlyDigits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) || !isDigit(r) })
}

package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// The quotation marks that word processors make of straight ones.
const (
	curlySingle = "‘’‚‛"
	curlyDouble = "“”„‟"
)

// straighten turns curly quotation marks back into the straight ones that SQL needs, and tells how many. What stands in straight
// quotes or comments stays; an apostrophe within a word is doubled, as SQL writes it.
func straighten(sql string) (string, int) {
	if !strings.ContainsAny(sql, curlySingle+curlyDouble) {
		return sql, 0
	}
	var b strings.Builder
	count := 0
	for _, token := range sqltext.Lex(sql) {
		text := token.Text(sql)
		switch token.Kind {
		case sqltext.String, sqltext.DollarString, sqltext.QuotedIdentifier, sqltext.LineComment, sqltext.BlockComment:
			b.WriteString(text)
			continue
		}
		for i, r := range text {
			switch {
			case strings.ContainsRune(curlyDouble, r):
				b.WriteByte('"')
			case !strings.ContainsRune(curlySingle, r):
				b.WriteRune(r)
				continue
			case inWord(text, i, i+utf8.RuneLen(r)):
				b.WriteString("''")
			default:
				b.WriteByte('\'')
			}
			count++
		}
	}
	return b.String(), count
}

// inWord reports whether letters stand on both sides of a part of a text.
func inWord(text string, from, upto int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[upto:])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

// straight straightens SQL that was typed or pasted, and says so.
func (d *dialogue) straight(sql string) string {
	sql, count := straighten(sql)
	if count > 0 {
		d.say("plain.straightened", i18n.Args{"Count": count})
	}
	return sql
}

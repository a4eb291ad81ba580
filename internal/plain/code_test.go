package plain

import (
	"strings"
	"testing"

	"guildhall/internal/sqltext"
)

// A query that is broken for a narrow screen is the same query, and each line fits.
func TestBreakCode(t *testing.T) {
	for name, sql := range map[string]string{
		"a long list":        "SELECT city, created_at, request_type, status, channel, postcode\nFROM service_requests;",
		"a string":           "SELECT * FROM areas WHERE name = 'a name that is longer than any line here' AND city = 'London'",
		"a string over two":  "SELECT 'one line with a good many words in it\nand another line with as many words', city FROM areas",
		"a comment":          "SELECT 1 -- a remark that goes on for rather longer than a narrow screen is wide\nFROM areas",
		"a comment, blocked": "SELECT /* a remark that goes on for rather longer than a screen */ name, city FROM areas",
		"indented":           "SELECT name\n    FROM areas AS a JOIN service_requests AS r ON r.area_id = a.area_id",
	} {
		t.Run(name, func(t *testing.T) {
			lines := breakCode(strings.Split(sql, "\n"), 36)
			if len(lines) <= strings.Count(sql, "\n")+1 && name != "a string over two" {
				t.Errorf("nothing was broken: %q", lines)
			}
			if got, want := said(strings.Join(lines, "\n")), said(sql); got != want {
				t.Errorf("another query:\n%s\nfor\n%s", got, want)
			}
			for _, line := range lines {
				if width(line) > 36 && !strings.ContainsAny(line, "'/") {
					t.Errorf("%d cells: %q", width(line), line)
				}
			}
		})
	}
}

// said is what a query says: its tokens without white space, and the words of its comments.
func said(sql string) string {
	var words []string
	for _, token := range sqltext.Lex(sql) {
		text := sql[token.Start:token.End]
		switch token.Kind {
		case sqltext.Whitespace:
		case sqltext.LineComment:
			for _, word := range strings.Fields(text) {
				if word != "--" {
					words = append(words, word)
				}
			}
		default:
			words = append(words, text)
		}
	}
	return strings.Join(words, " ")
}

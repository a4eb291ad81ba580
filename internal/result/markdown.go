package result

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteMarkdown writes a set as a GitHub-flavoured Markdown table, numbers to the right. Cells show their text and
// nothing else: no cell can open a tag, a link, a style or another column.
func WriteMarkdown(w io.Writer, set *Set) error {
	out := bufio.NewWriter(w)
	for _, column := range set.Columns {
		_, _ = out.WriteString("| " + markdownText(column.Name) + " ")
	}
	_, _ = out.WriteString("|\n")
	for _, column := range set.Columns {
		rule := "| --- "
		if column.Kind.IsNumber() {
			rule = "| ---: "
		}
		_, _ = out.WriteString(rule)
	}
	_, _ = out.WriteString("|\n")
	for _, row := range set.Rows {
		for _, value := range row {
			text := "NULL"
			if !value.IsNull() {
				text = markdownText(value.String())
			}
			_, _ = out.WriteString("| " + text + " ")
		}
		_, _ = out.WriteString("|\n")
	}
	if err := out.Flush(); err != nil { // bufio keeps the first error
		return fmt.Errorf("write Markdown: %w", err)
	}
	return nil
}

// IsNumber reports whether values of the kind are numbers and line up on the right.
func (k Kind) IsNumber() bool { return k == Whole || k == Decimal || k == Float }

func markdownText(s string) string {
	s = SafeLines(s)
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; c {
		case '\\', '|', '`', '*', '[', ']', '~':
			b.WriteByte('\\')
			b.WriteByte(c)
		case '_':
			if i == 0 || i == len(s)-1 || !isWordByte(s[i-1]) || !isWordByte(s[i+1]) {
				b.WriteByte('\\')
			}
			b.WriteByte(c)
		case '<':
			b.WriteString("&lt;")
		case '&':
			b.WriteString("&amp;")
		case '\n':
			b.WriteString("<br>")
		case '\t':
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

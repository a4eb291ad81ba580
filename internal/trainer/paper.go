package trainer

import (
	"fmt"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// paper is a Markdown text being written in the learner's language.
type paper struct {
	out strings.Builder
	say func(i18n.Message) string
}

func (p *paper) words(key string, args ...i18n.Args) string {
	var all i18n.Args
	if len(args) > 0 {
		all = args[0]
	}
	return p.say(i18n.New(key, all))
}

func (p *paper) heading(level int, text string) {
	fmt.Fprintf(&p.out, "%s %s\n\n", strings.Repeat("#", min(max(level, 1), 6)), oneLine(text))
}

func (p *paper) paragraph(text string) {
	if text = strings.TrimSpace(result.SafeLines(text)); text != "" {
		p.out.WriteString(text + "\n\n")
	}
}

func (p *paper) item(text string) { p.out.WriteString("- " + oneLine(text) + "\n") }

func (p *paper) gap() { p.out.WriteString("\n") }

// code sets a text apart. The fence is longer than any within.
func (p *paper) code(language, text string) {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	fmt.Fprintf(&p.out, "%s%s\n%s\n%s\n\n", fence, language, strings.TrimRight(result.SafeLines(text), "\n"), fence)
}

func (p *paper) text() string { return strings.TrimRight(p.out.String(), "\n") + "\n" }

func oneLine(text string) string { return result.Safe(strings.Join(strings.Fields(text), " ")) }

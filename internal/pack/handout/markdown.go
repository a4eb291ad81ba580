package handout

import (
	"bytes"
	"regexp"
	"strings"

	"guildhall/internal/lesson"
)

// Markdown returns the pack as one Markdown text (CommonMark and GFM tables).
func Markdown(pack *lesson.Pack, options Options) []byte {
	p := &markdownPage{pack: pack}
	w := &walker{Options: options, pack: pack, page: p}
	w.walk()
	return p.out.Bytes()
}

// markdownPage writes paragraphs with one blank line between; items of one list stand together.
type markdownPage struct {
	out  bytes.Buffer
	pack *lesson.Pack
	list bool // the last thing written was an item
}

func (p *markdownPage) paragraph(text string) {
	p.list = false
	p.put(text)
}

func (p *markdownPage) put(text string) {
	if p.out.Len() > 0 {
		p.out.WriteByte('\n')
	}
	p.out.WriteString(strings.TrimRight(text, "\n") + "\n")
}

func (p *markdownPage) heading(level int, _, text string) {
	p.paragraph(strings.Repeat("#", level) + " " + text)
}

// lessonLink is a link to a lesson of the pack.
var lessonLink = regexp.MustCompile(`\]\(<?([a-z0-9][a-z0-9-]*)\.md(#[^)> ]*)?>?\)`)

// prose writes Markdown as it is; links to lessons lead to their titles in the handout.
func (p *markdownPage) prose(markdown string) { p.paragraph(p.linked(markdown)) }

func (p *markdownPage) linked(markdown string) string {
	return lessonLink.ReplaceAllStringFunc(markdown, func(link string) string {
		parts := lessonLink.FindStringSubmatch(link)
		l := p.pack.Lesson(parts[1])
		switch {
		case l == nil:
			return link
		case parts[2] != "":
			return "](" + parts[2] + ")"
		}
		return "](#" + slug(l.Title) + ")"
	})
}

// notInSlug is what Git hosts leave out of the anchor of a heading.
var notInSlug = regexp.MustCompile(`[^\pL\pN _-]+`)

func slug(title string) string {
	return strings.ReplaceAll(notInSlug.ReplaceAllString(strings.ToLower(title), ""), " ", "-")
}

func (p *markdownPage) table(markdown string) { p.paragraph(markdown) }

func (p *markdownPage) code(sql string) {
	fence := "```"
	for strings.Contains(sql, fence) {
		fence += "`"
	}
	p.paragraph(fence + "sql\n" + sql + "\n" + fence)
}

func (p *markdownPage) image(image *lesson.Image) {
	p.paragraph("![" + image.Alt + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(image.Path) + ">)")
	if image.Caption != "" {
		p.paragraph("*" + plain(image.Caption) + "*")
	}
}

// drawing leaves the picture out: its description and its figures follow.
func (p *markdownPage) drawing(Drawing) {}

func (p *markdownPage) words(markdown string) { p.prose(markdown) }

func (p *markdownPage) begin(kind boxKind, level int, title string) {
	if kind == exerciseBox {
		p.paragraph("---")
	}
	if level > 0 {
		p.paragraph(strings.Repeat("#", level) + " " + plain(title))
		return
	}
	p.paragraph("**" + plain(title) + "**")
}

func (p *markdownPage) end() { p.list = false }

func (p *markdownPage) item(mark, markdown string) {
	text := "- "
	if mark != "" && mark != "•" {
		text += plain(mark) + " "
	}
	text += strings.ReplaceAll(p.linked(markdown), "\n", "\n  ")
	if p.list {
		p.out.WriteString(text + "\n")
		return
	}
	p.put(text)
	p.list = true
}

func (p *markdownPage) blank(label string, lines int) {
	if lines == 0 {
		p.paragraph(plain(label) + " \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_")
		return
	}
	p.paragraph(plain(label))
	p.paragraph(strings.TrimSuffix(strings.Repeat("&nbsp;\n\n", lines/2), "\n"))
}

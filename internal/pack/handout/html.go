package handout

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"guildhall/internal/lesson"
)

//go:embed handout.css
var style string

// policy lets the page load nothing and run nothing: pictures stand in it, and the style is its own.
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

// HTML returns the pack as one HTML page for screen and paper. Nothing in it comes from elsewhere when it is opened.
func HTML(pack *lesson.Pack, options Options) ([]byte, error) {
	p := &htmlPage{pack: pack, files: options.Files, markup: newMarkup()}
	w := &walker{Options: options, pack: pack, page: p}
	p.lang, p.own = pack.Language, options.Language
	p.room = w.say("room", nil)
	p.printf("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", p.lang)
	p.printf("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
	p.printf("<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n<title>%s</title>\n", policy, pack.Title)
	p.out.WriteString("<style>\n" + style + "</style>\n</head>\n<body>\n")
	p.printf("<a class=\"skip\" href=\"#content\" lang=\"%s\">%s</a>\n<main id=\"content\">\n", p.own, w.say("skip", nil))
	w.walk()
	p.endList()
	p.out.WriteString("</main>\n</body>\n</html>\n")
	return p.out.Bytes(), p.err
}

// htmlPage writes elements. Every text goes through printf, which escapes it, or through the Markdown renderer.
type htmlPage struct {
	out    bytes.Buffer
	pack   *lesson.Pack
	files  fs.FS
	markup markup
	lang   string // of the pack
	own    string // of the handout's own words
	room   string
	list   bool // a list is open
	drawn  int  // how many charts there are so far
	err    error
}

// printf writes a format with its arguments escaped.
func (p *htmlPage) printf(format string, args ...any) {
	for i, arg := range args {
		if text, ok := arg.(string); ok {
			args[i] = html.EscapeString(text)
		}
	}
	fmt.Fprintf(&p.out, format, args...)
}

func (p *htmlPage) heading(level int, anchor, text string) {
	p.endList()
	class := ""
	if strings.HasPrefix(anchor, "lesson-") && level == 2 {
		class = " class=\"lesson\""
	}
	p.printf("<h%d", level)
	if anchor == contents {
		p.printf(" lang=\"%s\"", p.own)
	}
	if anchor != "" {
		p.printf(" id=\"%s\"", anchor)
	}
	p.out.WriteString(class + ">")
	p.markdown(text, true)
	p.printf("</h%d>\n", level)
}

func (p *htmlPage) prose(markdown string) {
	p.endList()
	p.markdown(markdown, false)
}

func (p *htmlPage) words(markdown string) {
	if p.own == p.lang {
		p.prose(markdown)
		return
	}
	p.endList()
	p.printf("<div lang=\"%s\">\n", p.own)
	p.markdown(markdown, false)
	p.out.WriteString("</div>\n")
}

func (p *htmlPage) table(markdown string) {
	p.endList()
	p.out.WriteString("<div class=\"table\" tabindex=\"0\">\n")
	p.markdown(markdown, false)
	p.out.WriteString("</div>\n")
}

func (p *htmlPage) code(sql string) {
	p.endList()
	p.printf("<pre><code class=\"language-sql\">%s</code></pre>\n", sql)
}

// image puts the picture into the page. One that cannot be read is told by its description.
func (p *htmlPage) image(image *lesson.Image) {
	p.endList()
	p.out.WriteString("<figure>\n")
	if source, ok := p.embedded(image.Path); ok {
		p.printf("<img src=\"%s\" alt=\"%s\">\n", source, image.Alt)
	} else {
		p.printf("<p>[%s]</p>\n", image.Alt)
	}
	if image.Caption != "" {
		p.printf("<figcaption>%s</figcaption>\n", image.Caption)
	}
	p.out.WriteString("</figure>\n")
}

// mostPicture is how many bytes a picture of a pack may have.
const mostPicture = 1 << 20

// embedded returns a picture of the pack as an address that holds it whole; not ok for anything but a picture.
func (p *htmlPage) embedded(name string) (string, bool) {
	name = path.Clean(name)
	if p.files == nil || !fs.ValidPath(name) {
		return "", false
	}
	info, err := fs.Stat(p.files, name)
	if err != nil || info.Size() > mostPicture {
		return "", false
	}
	raw, err := fs.ReadFile(p.files, name)
	if err != nil {
		return "", false
	}
	kind := pictureKind(raw)
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(raw), kind != ""
}

func (p *htmlPage) begin(kind boxKind, level int, title string) {
	p.endList()
	element := "p"
	if level > 0 {
		element = "h" + strconv.Itoa(level)
	}
	p.printf("<section class=\"box %s\">\n<%s class=\"title\">", string(kind), element)
	p.printf("<strong lang=\"%s\">%s</strong></%s>\n", p.own, title, element)
}

func (p *htmlPage) end() {
	p.endList()
	p.out.WriteString("</section>\n")
}

func (p *htmlPage) item(mark, markdown string) {
	if !p.list {
		p.out.WriteString("<ul>\n")
		p.list = true
	}
	p.out.WriteString("<li>")
	if mark != "" && mark != "•" {
		p.printf("<span class=\"mark\">%s</span> ", mark)
	}
	p.markdown(markdown, true)
	p.out.WriteString("</li>\n")
}

func (p *htmlPage) endList() {
	if p.list {
		p.out.WriteString("</ul>\n")
	}
	p.list = false
}

func (p *htmlPage) blank(label string, lines int) {
	p.endList()
	p.printf("<p lang=\"%s\">%s", p.own, label)
	if lines == 0 {
		p.printf(" <span class=\"gap\" role=\"img\" aria-label=\"%s\"></span></p>\n", p.room)
		return
	}
	p.printf("</p>\n<div class=\"lines\" role=\"img\" aria-label=\"%s\">%s</div>\n", p.room, "")
	p.out.Truncate(p.out.Len() - len("</div>\n"))
	p.out.WriteString(strings.Repeat("<div></div>", lines) + "</div>\n")
}

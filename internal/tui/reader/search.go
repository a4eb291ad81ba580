package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// finder is the search in the lesson.
type finder struct {
	typing bool
	query  string
	hits   []hit
	at     int  // index into hits
	from   int  // the window's top when the search began
	stale  bool // the lesson was laid out anew since
}

// hit is a place where the query was found, in lines of the lesson and cells of the line.
type hit struct{ line, from, width int }

// shown reports whether the search takes a line of the screen.
func (f finder) shown() bool { return f.typing || f.query != "" }

func (r *Reader) startSearch() {
	r.finder = finder{typing: true, from: r.top}
}

// typeSearch takes a key in while the query is typed.
func (r *Reader) typeSearch(msg tea.KeyPressMsg) {
	switch msg.String() {
	case "enter":
		r.finder.typing = false
		if r.finder.query == "" {
			r.finder = finder{}
		}
		return
	case "backspace":
		_, size := utf8.DecodeLastRuneInString(r.finder.query)
		r.finder.query = r.finder.query[:len(r.finder.query)-size]
	case "ctrl+u":
		r.finder.query = ""
	default:
		if msg.Text == "" || len(r.finder.query) > 100 {
			return
		}
		r.finder.query += msg.Text
	}
	r.search()
}

// search finds the query and shows the first hit from where the search began.
func (r *Reader) search() {
	r.find()
	for i, h := range r.finder.hits {
		if h.line >= r.finder.from {
			r.finder.at = i
			break
		}
	}
	r.showHit()
}

// find collects the hits in the lesson as it is laid out now.
func (r *Reader) find() {
	f := &r.finder
	f.hits, f.at, f.stale = f.hits[:0], 0, false
	query := lower(f.query)
	if len(query) == 0 {
		return
	}
	for i, it := range r.items {
		for line := range it.lines {
			text := it.text(line)
			for _, at := range places(lower(text), query) {
				letters := []rune(text)
				f.hits = append(f.hits, hit{
					line: r.starts[i] + line, from: ansi.StringWidth(string(letters[:at])),
					width: ansi.StringWidth(string(letters[at : at+len(query)])),
				})
			}
		}
	}
}

// lower keeps one rune for each rune, so that places in the text stay places.
func lower(text string) []rune {
	letters := []rune(text)
	for i, l := range letters {
		letters[i] = unicode.ToLower(l)
	}
	return letters
}

// places lists where a query begins in a text.
func places(text, query []rune) []int {
	var found []int
	for at := 0; at+len(query) <= len(text); at++ {
		if string(text[at:at+len(query)]) == string(query) {
			found = append(found, at)
			at += len(query) - 1
		}
	}
	return found
}

// findStep shows the next or previous hit, round the ends of the lesson.
func (r *Reader) findStep(by int) {
	if r.finder.stale {
		at := r.finder.at
		r.find()
		r.finder.at = at
	}
	if n := len(r.finder.hits); n > 0 {
		r.finder.at = ((r.finder.at+by)%n + n) % n
	}
	r.showHit()
}

func (r *Reader) showHit() {
	if r.finder.at < len(r.finder.hits) {
		if line := r.finder.hits[r.finder.at].line; line < r.top || line >= r.top+r.page() {
			r.scrollTo(line - r.page()/3)
		}
	}
}

// marks lists the hits on a line of the lesson.
func (f finder) marks(line int) []hit {
	if f.stale || f.query == "" {
		return nil
	}
	var found []hit
	for _, h := range f.hits {
		if h.line == line {
			found = append(found, h)
		}
	}
	return found
}

// counted is how the search says where it is.
func (f finder) counted() (at, of int) {
	if len(f.hits) == 0 {
		return 0, 0
	}
	return f.at + 1, len(f.hits)
}

// blank reports whether nothing but spaces was typed.
func (f finder) blank() bool { return strings.TrimSpace(f.query) == "" }

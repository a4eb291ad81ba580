package handout

import (
	"io/fs"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// Options say what goes into a handout.
type Options struct {
	// Solutions adds hints, solutions, explanations and the trainer's notes.
	Solutions bool
	// Files are the pack's, for its pictures; nil leaves their descriptions in their place.
	Files fs.FS
	// Rows runs the query of a chart on datasets of the pack; nil, or a result that is nil, leaves the chart's description in its place.
	Rows func(datasets []string, sql string) *result.Set
	// Say turns the handout's own words into sentences, in Language.
	Say      func(i18n.Message) string
	Language string // BCP 47, of those words
}

// boxKind is what a box is for.
type boxKind string

const (
	exerciseBox boxKind = "exercise"
	solutionBox boxKind = "solution"
	hintBox     boxKind = "hint"
)

// page is a format that a handout can be written in. Texts called markdown are Markdown, the others plain.
type page interface {
	heading(level int, anchor, text string)
	prose(markdown string)
	table(markdown string)
	code(sql string)
	image(image *lesson.Image)
	// drawing puts a chart in, where the format has pictures.
	drawing(d Drawing)
	// words is prose of the handout's own, in the language of its reader, which may be another than the pack's.
	words(markdown string)
	// begin begins a box. Its title is a heading of the level, or none for 0.
	begin(kind boxKind, level int, title string)
	end()
	// item writes one entry of a list, with a mark such as a box to tick before it.
	item(mark, markdown string)
	// blank leaves room to write: lines of the page, or a gap behind a label when there are none.
	blank(label string, lines int)
}

// walker takes a pack through a page.
type walker struct {
	Options
	pack     *lesson.Pack
	page     page
	exercise int      // how many there were
	datasets []string // of the lesson or exercise at hand
	level    int      // of the last heading of the text
}

func (w *walker) say(key string, args i18n.Args) string {
	return w.Say(i18n.New("handout."+key, args))
}

// walk writes the whole pack.
func (w *walker) walk() {
	w.page.heading(1, "", w.pack.Title)
	w.page.prose(w.pack.Description)
	w.page.words(plain(w.say("about", i18n.Args{"Authors": strings.Join(w.pack.Authors, ", "), "Version": w.pack.Version, "Licence": w.pack.Licence})))
	if w.Solutions {
		w.page.words("**" + plain(w.say("with-solutions", nil)) + "**")
	}
	if len(w.pack.Lessons) > 1 {
		w.page.heading(2, contents, w.say("contents", nil))
		for _, l := range w.pack.Lessons {
			w.page.item("", "["+plain(l.Title)+"]("+l.File+")")
		}
	}
	for _, l := range w.pack.Lessons {
		w.lesson(l)
	}
}

func (w *walker) lesson(l *lesson.Lesson) {
	w.level = 2
	w.page.heading(w.level, lessonAnchor(l.ID), l.Title)
	w.page.words(plain(w.say("minutes", i18n.Args{"Count": l.Minutes})))
	if len(l.Objectives) > 0 {
		w.page.words("**" + plain(w.say("objectives", nil)) + "**")
	}
	for _, objective := range l.Objectives {
		w.page.item("", plain(objective))
	}
	w.datasets = l.Datasets
	w.blocks(l.ID, l.Blocks)
}

// contents is the anchor of the list of lessons.
const contents = "contents"

// lessonAnchor names the beginning of a lesson in the page.
func lessonAnchor(id string) string { return "lesson-" + id }

func (w *walker) blocks(lessonID string, blocks []lesson.Block) {
	for _, block := range blocks {
		switch b := block.(type) {
		case *lesson.Heading:
			w.level = min(b.Level+1, 6)
			w.page.heading(w.level, lessonAnchor(lessonID)+"-"+b.Anchor, b.Text)
		case *lesson.Prose:
			w.page.prose(b.Markdown)
		case *lesson.Table:
			w.page.table(b.Markdown)
		case *lesson.Image:
			w.page.image(b)
		case *lesson.Example:
			w.page.code(b.SQL)
		case *lesson.Chart:
			w.chart(w.datasets, b)
		case *lesson.Callout:
			w.callout(lessonID, b)
		case *lesson.Exercise:
			w.one(lessonID, b)
		}
	}
}

func (w *walker) callout(lessonID string, c *lesson.Callout) {
	if c.Kind == lesson.Trainer && !w.Solutions {
		return
	}
	w.page.begin(boxKind(c.Kind), 0, w.Say(i18n.New("handout.callout-"+string(c.Kind), nil)))
	w.blocks(lessonID, c.Blocks)
	w.page.end()
}

// plain escapes a text so that Markdown says it as it stands: everywhere what is markup within a line, and at the beginning what
// would make a heading, a list or a rule.
func plain(text string) string {
	var out strings.Builder
	begin := true
	for _, r := range text {
		if strings.ContainsRune("\\`*_[]<>~|&", r) || (begin && strings.ContainsRune("#+-=.)", r)) {
			out.WriteByte('\\')
		}
		begin = begin && (r == ' ' || (r >= '0' && r <= '9')) // "1." begins a list
		out.WriteRune(r)
	}
	return out.String()
}

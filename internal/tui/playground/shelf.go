package playground

import (
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// shelf is the list of datasets to choose from, with the tables of those that are used, and the learner's own tables.
type shelf struct {
	env    *screen.Env
	loaded bool
	sets   []trainer.DatasetInfo
	own    []trainer.TableInfo
	used   []string // ids, in the order in which they were chosen
	here   int      // index into sets

	width, height int
	top           int
}

// chosen is a copy of the ids that are used.
func (s *shelf) chosen() []string { return slices.Clone(s.used) }

// current is the dataset under the cursor.
func (s *shelf) current() (trainer.DatasetInfo, bool) {
	if s.here >= len(s.sets) {
		return trainer.DatasetInfo{}, false
	}
	return s.sets[s.here], true
}

func (s *shelf) load(sets []trainer.DatasetInfo, own []trainer.TableInfo) {
	if !s.loaded && len(s.used) > 0 {
		s.here = max(slices.IndexFunc(sets, func(d trainer.DatasetInfo) bool { return d.ID == s.used[0] }), 0)
	}
	s.loaded, s.sets, s.own = true, sets, own
	s.follow()
}

// holder is a dataset that is not used and has a table of a name.
func (s *shelf) holder(table string) (string, bool) {
	for _, set := range s.sets {
		for _, known := range set.Tables {
			if strings.EqualFold(known.Name, table) && !slices.Contains(s.used, set.ID) {
				return set.ID, true
			}
		}
	}
	return "", false
}

// toggle uses the dataset under the cursor, or leaves it.
func (s *shelf) toggle() {
	set, ok := s.current()
	if !ok || !set.Broken.IsZero() {
		return
	}
	if at := slices.Index(s.used, set.ID); at >= 0 {
		s.used = slices.Delete(s.used, at, at+1)
	} else {
		s.used = append(s.used, set.ID)
	}
	s.follow()
}

func (s *shelf) move(by int) {
	s.here = max(min(s.here+by, len(s.sets)-1), 0)
	s.follow()
}

func (s *shelf) resize(width, height int) {
	s.width, s.height = max(width, 10), max(height, 1)
	s.follow()
}

// drawing is every line of the list; owner is the index of a line's dataset, -1 for none.
type drawing struct {
	lines []string
	owner []int
}

func (d *drawing) add(owner int, lines ...string) {
	for _, line := range lines {
		d.lines, d.owner = append(d.lines, line), append(d.owner, owner)
	}
}

func (s *shelf) draw(focused bool) drawing {
	var d drawing
	styles := s.env.Styles
	if !s.loaded {
		d.add(-1, styles.Muted.Render(s.env.Text("playground.loading")))
		return d
	}
	for i, set := range s.sets {
		d.add(i, s.heading(set, i, focused))
		switch {
		case !set.Broken.IsZero() && i == s.here:
			d.add(i, frame.Margin(prose.Wrapped(s.env.Say(set.Broken), s.width-4, styles), 4)...)
		case slices.Contains(s.used, set.ID):
			for _, table := range set.Tables {
				d.add(i, s.table(table))
			}
		}
	}
	d.add(-1, "", styles.Subheading.Render(frame.Cut(s.env.Text("playground.own"), s.width, styles)))
	for _, table := range s.own {
		d.add(-1, s.table(table))
	}
	if len(s.own) == 0 {
		for _, line := range prose.Wrapped(s.env.Text("playground.own-none"), s.width, styles) {
			d.add(-1, styles.Muted.Render(line))
		}
	}
	return d
}

// withTitles is the width from which the titles of datasets stand beside their ids.
const withTitles = 60

// heading is the line of a dataset: whether it is used, and what it is called.
func (s *shelf) heading(set trainer.DatasetInfo, at int, focused bool) string {
	styles := s.env.Styles
	mark, look := " ", styles.Text
	if slices.Contains(s.used, set.ID) {
		mark, look = styles.Symbols.Done, styles.Strong
	}
	if !set.Broken.IsZero() {
		mark, look = styles.Symbols.Bad, styles.Muted
	}
	pointer := "  "
	text := frame.Cut(result.Safe(set.ID), s.width-6, styles)
	if at == s.here && focused {
		pointer, look = styles.LineFocused.Render(styles.Symbols.Pointer)+" ", styles.Selected
	}
	line := pointer + "[" + mark + "] " + look.Render(text)
	if s.width >= withTitles {
		line += "  " + styles.Muted.Render(result.Safe(set.Title))
	}
	return frame.Cut(line, s.width, styles)
}

func (s *shelf) table(table trainer.TableInfo) string {
	styles := s.env.Styles
	text := "      " + styles.Code.Render(result.Safe(table.Name))
	if table.Rows >= 0 {
		text += " " + styles.Muted.Render(s.env.Text("playground.rows", i18n.Args{"Count": table.Rows}))
	}
	return frame.Cut(text, s.width, styles)
}

// follow moves the window to the chosen dataset and, as far as there is room, its tables.
func (s *shelf) follow() {
	if s.height == 0 {
		return
	}
	d := s.draw(true)
	first, last := slices.Index(d.owner, s.here), 0
	for i, owner := range d.owner {
		if owner == s.here {
			last = i
		}
	}
	if s.here == len(s.sets)-1 { // what stands below the last dataset is seen with it
		last = len(d.lines) - 1
	}
	s.top = max(min(frame.Follow(s.top, s.height, max(first, 0), last), len(d.lines)-s.height), 0)
}

// cursorLine is the line of the window on which the chosen dataset stands.
func (s *shelf) cursorLine() int { return max(slices.Index(s.draw(true).owner, s.here)-s.top, 0) }

func (s *shelf) view(focused bool) []string {
	return frame.Window(s.draw(focused).lines, s.top, s.height)
}

// click chooses the dataset on a line, and uses or leaves it when it was chosen already.
func (s *shelf) click(y int) {
	d := s.draw(true)
	if at := s.top + y; at >= 0 && at < len(d.owner) && d.owner[at] >= 0 {
		again := d.owner[at] == s.here
		s.here = d.owner[at]
		if again || strings.Contains(d.lines[at], "[") {
			s.toggle()
		}
		s.follow()
	}
}

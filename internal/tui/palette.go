package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
)

// newPalette lists everything that can be done here and everywhere one can go. Lessons are added when they have been read.
func newPalette(r *root) *menu {
	m := newHelp(r)
	m.title = r.env.Text("tui.palette-title")
	for _, place := range []struct {
		key    string
		target screen.Target
	}{
		{"tui.go-home", screen.ToHome{}},
		{"tui.go-data", screen.ToData{}},
		{"tui.go-playground", screen.ToPlayground{}},
		{"tui.go-progress", screen.ToProgress{}},
	} {
		m.add([]item{{
			text: r.env.Text(place.key), group: r.env.Text("tui.palette-go"),
			do: func(*root) tea.Cmd { return screen.Open(place.target) },
		}})
	}
	if r.settings != nil {
		m.add([]item{{
			text: r.env.Text("tui.go-settings"), group: r.env.Text("tui.palette-go"), also: r.env.Text("tui.also-settings"),
			do: func(r *root) tea.Cmd { return r.readSettings() },
		}})
	}
	return m
}

// destination is a pack or a lesson one can go to.
type destination struct {
	title  string
	target screen.Target
}

// lessonsMsg brings the packs and lessons for the palette that asked for them.
type lessonsMsg struct {
	menu  *menu
	found []destination
	err   error
}

func (r *root) loadLessons() tea.Cmd {
	m, t, ctx, words := r.menu, r.factory.trainer, r.env.Context, r.env.Words
	return func() tea.Msg {
		found, err := destinations(ctx, t, words)
		return lessonsMsg{menu: m, found: found, err: err}
	}
}

// destinations lists every usable pack with its lessons.
func destinations(ctx context.Context, t catalogue, words *i18n.Printer) ([]destination, error) {
	home, err := t.Home(ctx)
	if err != nil {
		return nil, err
	}
	var found []destination
	for _, pack := range home.Packs {
		if pack.Broken != nil {
			continue
		}
		found = append(found, destination{title: pack.Title, target: screen.ToCourse{Pack: pack.ID}})
		course, err := t.Course(ctx, pack.ID)
		if err != nil {
			continue // the pack's own entry leads to the screen that says what is wrong
		}
		for _, module := range course.Modules {
			for _, l := range module.Lessons {
				title := words.Text("tui.go-lesson", i18n.Args{"Lesson": l.Title})
				found = append(found, destination{title: title, target: screen.ToLesson{Pack: pack.ID, Lesson: l.ID}})
			}
		}
	}
	return found, nil
}

func (r *root) addLessons(msg lessonsMsg) {
	if msg.menu != r.menu || r.menu == nil {
		return
	}
	group := r.env.Text("tui.palette-go")
	items := make([]item, len(msg.found))
	for i, d := range msg.found {
		items[i] = item{text: result.Safe(d.title), group: group, do: func(*root) tea.Cmd { return screen.Open(d.target) }}
	}
	chosen, top := r.menu.chosen, r.menu.top
	r.menu.add(items)
	r.menu.chosen, r.menu.top = min(chosen, max(len(r.menu.found)-1, 0)), top
}

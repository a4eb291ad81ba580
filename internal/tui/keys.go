package tui

import (
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/tui/course"
	"guildhall/internal/tui/data"
	"guildhall/internal/tui/home"
	"guildhall/internal/tui/playground"
	"guildhall/internal/tui/progress"
	"guildhall/internal/tui/reader"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/stepping"
	"guildhall/internal/tui/widget/editor"
	"guildhall/internal/tui/widget/grid"
	"guildhall/internal/tui/widget/sheet"
	"guildhall/internal/tui/workbench"
)

// globals are the keys that work on every screen. Those that type a letter wait until nothing is being typed.
func globals() []screen.Binding {
	return []screen.Binding{
		{Action: screen.DoBack, Keys: []string{"esc"}, Label: say("tui.key-back"), Help: say("tui.help-back")},
		{Action: screen.DoPalette, Keys: []string{"ctrl+p"}, Label: say("tui.key-palette"), Help: say("tui.help-palette")},
		{Action: screen.DoHelp, Keys: []string{"?", "f1"}, Label: say("tui.key-help"), Help: say("tui.help-help")},
		{Action: screen.DoMouse, Keys: []string{"f12"}, Help: say("tui.help-mouse")},
		{Action: screen.DoInterrupt, Keys: screen.InterruptKeys(), Help: say("tui.help-interrupt")},
		{Action: screen.DoQuit, Keys: []string{"q"}, Label: say("tui.key-quit"), Help: say("tui.help-quit")},
	}
}

// scopes lists every screen's keys, for finding clashes before anything is shown.
func scopes() []screen.Scope {
	text, suggestions := editor.Bindings()
	return []screen.Scope{
		{Name: "everywhere", Bindings: globals()},
		{Name: "home", Bindings: home.Bindings()},
		{Name: "course", Bindings: course.Bindings()},
		{Name: "reader", Bindings: reader.Bindings()},
		{Name: "workbench", Bindings: workbench.Bindings()},
		{Name: "data", Bindings: data.Bindings()},
		{Name: "playground", Bindings: playground.Bindings()},
		{Name: "steps", Bindings: stepping.Bindings()},
		{Name: "progress", Bindings: progress.Bindings()},
		{Name: "query of an exercise", Layered: true, Bindings: slices.Concat(besideResults(workbench.Bindings()), text)},
		{Name: "query of the playground", Layered: true, Bindings: slices.Concat(besideResults(playground.Bindings()), text)},
		{Name: "suggestions", Layered: true, Bindings: suggestions},
		{Name: "result", Layered: true, Bindings: slices.Concat(sheet.Bindings(), grid.Bindings())},
	}
}

// isWidgets reports whether an action is done by a widget within a screen.
func isWidgets(action screen.Action) bool {
	text, suggestions := editor.Bindings()
	return has(slices.Concat(text, suggestions, grid.Bindings()), action)
}

// besideResults leaves out the keys of results, which do not work while a query is typed.
func besideResults(bindings []screen.Binding) []screen.Binding {
	results := sheet.Bindings()
	return slices.DeleteFunc(slices.Clone(bindings), func(b screen.Binding) bool { return has(results, b.Action) })
}

func say(key string) i18n.Message { return i18n.New(key, nil) }

package sheet

import (
	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
)

// What can be done with a result.
const (
	doInspect  screen.Action = "inspect"
	doSort     screen.Action = "sort-view"
	doFilter   screen.Action = "filter-view"
	doCopyCell screen.Action = "copy-cell"
	doCopyRow  screen.Action = "copy-row"
	doCopyAll  screen.Action = "copy-all"
	doChart    screen.Action = "chart"
	doExport   screen.Action = "export"

	doChartKind screen.Action = "chart-kind"
	doChartX    screen.Action = "chart-across"
	doChartY    screen.Action = "chart-up"

	doCSV      screen.Action = "export-csv"
	doExcel    screen.Action = "export-excel"
	doMarkdown screen.Action = "export-markdown"
	doJSON     screen.Action = "export-json"
)

// Bindings are the keys of results as they are before a learner remaps them.
func Bindings() []screen.Binding {
	return []screen.Binding{
		bind(doInspect, "enter"),
		bind(doChart, "c"),
		bind(doExport, "x"),
		bind(doSort, "s"),
		bind(doFilter, "/"),
		bind(doCopyCell, "y"),
		bind(doCopyRow, "Y"),
		bind(doCopyAll, "A"),
		bind(doChartKind, "t"),
		bind(doChartX, "a"),
		bind(doChartY, "u"),
		bind(doCSV, "1"),
		bind(doExcel, "2"),
		bind(doMarkdown, "3"),
		bind(doJSON, "4"),
	}
}

func bind(action screen.Action, key string) screen.Binding {
	return screen.Binding{
		Action: action, Keys: []string{key},
		Label: i18n.New("sheet.key."+string(action), nil), Help: i18n.New("sheet.help."+string(action), nil),
	}
}

// Keys lists what works now, while the sheet has the focus.
func (s *Sheet) Keys() []screen.Binding {
	switch {
	case s.set == nil:
		return nil
	case s.typing:
		return filterKeys()
	}
	_, _, chosen := s.grid.Chosen()
	var live []screen.Binding
	for _, b := range s.env.Keys.Of(Bindings()...) {
		if s.offers(b.Action, chosen) {
			live = append(live, s.worded(b))
		}
	}
	if s.mode == tableMode && chosen {
		live = append(live, s.grid.Live()...)
	}
	return live
}

// The keys while a filter is typed. They are not remapped, as nothing in a line of text is.
const (
	doFiltered screen.Action = "keep-filter"
	doUnfilter screen.Action = "drop-filter"
)

func filterKeys() []screen.Binding {
	key := func(action screen.Action, key, word string) screen.Binding {
		return screen.Binding{Action: action, Keys: []string{key}, Label: i18n.New("sheet.key."+word, nil), Help: i18n.New("sheet.help."+word, nil)}
	}
	return []screen.Binding{key(doFiltered, "enter", "filtered"), key(doUnfilter, "esc", "unfilter")}
}

// worded gives a key that closes what it opened the label for that.
func (s *Sheet) worded(b screen.Binding) screen.Binding {
	switch {
	case b.Action == doInspect && s.mode == cellMode, b.Action == doExport && s.mode == exportMode:
		b.Label = i18n.New("sheet.key.close", nil)
	case b.Action == doChart && s.mode == chartMode:
		b.Label = i18n.New("sheet.key.table", nil)
	}
	return b
}

func (s *Sheet) offers(action screen.Action, chosen bool) bool {
	switch action {
	case doChartKind, doChartX, doChartY:
		return s.mode == chartMode && len(s.drawn.kinds) > 0
	case doCSV, doExcel, doMarkdown, doJSON:
		return s.mode == exportMode
	case doChart:
		return s.mode == tableMode || s.mode == chartMode
	case doExport:
		return s.mode == tableMode || s.mode == chartMode || s.mode == exportMode
	case doCopyCell:
		return chosen && (s.mode == tableMode || s.mode == cellMode)
	case doInspect:
		return chosen && (s.mode == tableMode || s.mode == cellMode)
	case doSort, doCopyRow:
		return chosen && s.mode == tableMode
	}
	return s.mode == tableMode
}

// Press takes a key while the sheet has the focus and reports whether it was for the sheet.
func (s *Sheet) Press(key tea.KeyPressMsg) (bool, tea.Cmd) {
	if s.typing {
		return s.typeFilter(key), nil
	}
	if s.mode == tableMode && s.grid.Press(key) {
		s.draw()
		return true, nil
	}
	if action, ok := screen.Match(key, s.Keys()); ok {
		return true, s.Act(action)
	}
	if s.mode == tableMode {
		return false, nil
	}
	return s.pressText(key), nil
}

// pressText scrolls a cell or a chart.
func (s *Sheet) pressText(key tea.KeyPressMsg) bool {
	switch key.Keystroke() {
	case "up", "k":
		s.Scroll(-1)
	case "down", "j":
		s.Scroll(1)
	case "pgup", "b":
		s.Scroll(-s.height)
	case "pgdown", "space":
		s.Scroll(s.height)
	case "home", "g":
		s.Scroll(-len(s.lines))
	case "end", "G", "shift+g":
		s.Scroll(len(s.lines))
	default:
		return false
	}
	return true
}

// Act does what a binding of Keys is for.
func (s *Sheet) Act(action screen.Action) tea.Cmd {
	switch action {
	case doFiltered:
		s.typing = false
		s.draw()
	case doUnfilter:
		s.Escape()
	case doInspect:
		s.toggle(cellMode)
	case doChart:
		s.toggle(chartMode)
	case doExport:
		s.toggle(exportMode)
	case doSort:
		s.grid.Sort()
		s.draw()
	case doFilter:
		s.typing = true
		s.draw()
	case doCopyCell, doCopyRow, doCopyAll:
		return s.copy(action)
	case doChartKind, doChartX, doChartY:
		s.redraw(action)
	case doCSV:
		return s.export(trainer.CSV)
	case doExcel:
		return s.export(trainer.Excel)
	case doMarkdown:
		return s.export(trainer.Markdown)
	case doJSON:
		return s.export(trainer.JSON)
	default:
		if s.grid.Act(action) {
			s.draw()
		}
	}
	return nil
}

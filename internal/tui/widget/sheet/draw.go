package sheet

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// draw makes the lines of what is shown now.
func (s *Sheet) draw() {
	if s.width < 1 || s.set == nil {
		s.lines = nil
		return
	}
	switch s.mode {
	case cellMode:
		s.lines = s.cell()
	case chartMode:
		s.lines = s.chart()
	case exportMode:
		s.lines = s.formats()
	default:
		s.lines = s.table()
	}
	s.top = max(min(s.top, len(s.lines)-s.height), 0)
}

// gridHeight is what the table has of the sheet: all of it, but for what stands below it.
func (s *Sheet) gridHeight() int {
	return max(s.height-len(s.foot()), 1)
}

// foot is what stands below the table: the filter that is typed, or how the view differs from the result.
func (s *Sheet) foot() []string {
	styles := s.env.Styles
	switch {
	case s.typing:
		return []string{frame.Cut(styles.Key.Render(s.env.Text("sheet.filter"))+" "+result.Safe(s.grid.Arranged().Filter), s.width, styles)}
	case !s.grid.IsArranged():
		return nil
	}
	lines := prose.Wrapped(s.status(), s.width-2, styles)
	for i, line := range lines {
		mark := " "
		if i == 0 {
			mark = styles.Warn.Render(styles.Symbols.Warn)
		}
		lines[i] = mark + " " + line
	}
	return lines
}

func (s *Sheet) table() []string {
	s.grid.Resize(s.width, s.gridHeight())
	lines := strings.Split(s.grid.View(), "\n")
	foot := s.foot()
	if len(foot) == 0 {
		return lines
	}
	return append(frame.Window(lines, 0, s.gridHeight()), foot...)
}

// cell shows the chosen cell whole.
func (s *Sheet) cell() []string {
	column, value, ok := s.grid.Chosen()
	if !ok {
		return nil
	}
	styles := s.env.Styles
	lines := []string{frame.Cut(styles.Strong.Render(result.Safe(column.Name))+" "+styles.Muted.Render(strings.ToLower(result.Safe(column.Type))), s.width, styles)}
	if value.IsNull() {
		return append(lines, styles.Grid.Null.Render(frame.Cut(s.env.Text("sheet.null"), s.width, styles)))
	}
	lines = append(lines, strings.Split(ansi.Hardwrap(result.SafeLines(laidOut(column, value)), s.width, true), "\n")...)
	if value.IsCut() {
		lines = append(lines, prose.Wrapped(s.env.Text("sheet.cut"), s.width, styles)...)
	}
	return lines
}

// laidOut writes JSON and nested values over several lines; anything else as it is.
func laidOut(column result.Column, value result.Value) string {
	var source []byte
	switch value.Kind() {
	case result.List, result.Struct, result.Map:
		source = value.AppendJSON(nil)
	case result.Text:
		if column.Type != "JSON" {
			return value.String()
		}
		source = []byte(value.Text())
	default:
		return value.String()
	}
	var out bytes.Buffer
	if err := json.Indent(&out, source, "", "  "); err != nil { // a cell that was cut is not JSON any more
		return value.String()
	}
	return out.String()
}

// exportHead is how many lines stand above the formats.
const exportHead = 2

// formats asks for the kind of file.
func (s *Sheet) formats() []string {
	styles := s.env.Styles
	lines := []string{styles.Strong.Render(frame.Cut(s.env.Text("sheet.export-as"), s.width, styles)), ""}
	for i, b := range s.env.Keys.Of(formatBindings()...) {
		key := ""
		if len(b.Keys) > 0 {
			key = s.env.KeyName(b.Keys[0])
		}
		format := trainer.Formats()[i]
		line := " " + styles.Key.Render(frame.Fit(key, 3, styles)) + " " + styles.Strong.Render(frame.Fit(s.env.Say(b.Label), 9, styles)) + " " +
			s.env.Text("sheet.format-"+string(format))
		lines = append(lines, frame.Cut(line, s.width, styles))
	}
	text := s.env.Text("sheet.export-rows", i18n.Args{"Count": len(s.set.Rows)})
	if s.set.Truncated {
		text = s.env.Text("sheet.export-part", i18n.Args{"Count": len(s.set.Rows), "Total": s.total()})
	}
	return append(append(lines, ""), prose.Wrapped(text, s.width, styles)...)
}

// formatBindings are the bindings of the formats, in the order of trainer.Formats.
func formatBindings() []screen.Binding {
	var found []screen.Binding
	for _, b := range Bindings() {
		switch b.Action {
		case doCSV, doExcel, doMarkdown, doJSON:
			found = append(found, b)
		}
	}
	return found
}

func cells(text string) int { return ansi.StringWidth(text) }

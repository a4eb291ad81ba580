package sheet

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/tui/widget/grid"
)

// longestFilter is how many bytes a filter may have.
const longestFilter = 100

// typeFilter types into the filter; the view follows each letter.
func (s *Sheet) typeFilter(key tea.KeyPressMsg) bool {
	text := s.grid.Arranged().Filter
	switch key.Keystroke() {
	case "enter", "tab":
		s.typing = false
	case "backspace":
		_, size := utf8.DecodeLastRuneInString(text)
		s.grid.SetFilter(text[:len(text)-size])
	case "ctrl+u":
		s.grid.SetFilter("")
	case "up", "down", "pgup", "pgdown":
		s.grid.Press(key)
	default:
		if key.Text == "" || len(text)+len(key.Text) > longestFilter {
			return false
		}
		s.grid.SetFilter(text + key.Text)
	}
	s.draw()
	return true
}

func (s *Sheet) filterLine() string {
	return s.env.Text("sheet.filter") + " " + result.Safe(s.grid.Arranged().Filter)
}

// status says how the view differs from the result; "" when it does not.
func (s *Sheet) status() string {
	arranged := s.grid.Arranged()
	args := i18n.Args{"Shown": s.grid.Shown(), "Count": len(s.set.Rows), "Filter": result.Safe(arranged.Filter), "Column": ""}
	if arranged.Column >= 0 {
		args["Column"] = result.Safe(s.set.Columns[arranged.Column].Name)
	}
	key := ""
	switch arranged.Direction {
	case grid.Ascending:
		key = "sheet.sorted-up"
	case grid.Descending:
		key = "sheet.sorted-down"
	}
	text := ""
	if key != "" {
		text = s.env.Text(key, args)
	}
	if arranged.Filter != "" {
		if text != "" {
			text += " "
		}
		text += s.env.Text("sheet.filtered", args)
	}
	return text
}

package sheet

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"github.com/dustin/go-humanize"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
)

// export writes the result to a file and says where it is.
func (s *Sheet) export(format trainer.Format) tea.Cmd {
	s.show(tableMode)
	ctx, keeper, set, elapsed := s.env.Context, s.keeper, s.set, s.elapsed
	total := s.total()
	return func() tea.Msg {
		path, err := keeper.Export(ctx, set, elapsed, format)
		if err != nil {
			return screen.ErrorMsg{Err: err}
		}
		args := i18n.Args{"Count": len(set.Rows), "Total": total, "Path": path}
		if set.Truncated {
			return screen.NoticeMsg{Level: screen.Warning, Message: i18n.New("sheet.exported-part", args)}
		}
		return screen.NoticeMsg{Level: screen.Success, Message: i18n.New("sheet.exported", args)}
	}
}

// total is how many rows the query returned, in words where it is not known.
func (s *Sheet) total() string {
	if s.set.Total < 0 {
		return s.env.Text("sheet.total-unknown")
	}
	return humanize.Comma(s.set.Total)
}

// longestClipboard is how many bytes are offered to the terminal: many refuse more, most without a word.
const longestClipboard = 74_000

// copy gives a text to the terminal's clipboard and writes it to a file too: whether the terminal took it cannot be known.
func (s *Sheet) copy(action screen.Action) tea.Cmd {
	var text string
	var ok bool
	switch action {
	case doCopyCell:
		text, ok = s.grid.CellText()
	case doCopyRow:
		text, ok = s.grid.RowText()
	default:
		text, ok = s.grid.AllText()
	}
	if !ok {
		return nil
	}
	key, level := "sheet.copied."+string(action), screen.Success
	var offer tea.Cmd
	if len(text) <= longestClipboard {
		offer = tea.SetClipboard(text)
	} else {
		key, level = "sheet.copied-to-file", screen.Info
	}
	return tea.Batch(offer, keepCopy(s.env.Context, s.keeper, text, key, level))
}

func keepCopy(ctx context.Context, keeper Keeper, text, key string, level screen.Level) tea.Cmd {
	return func() tea.Msg {
		path, err := keeper.KeepCopy(ctx, text)
		if err != nil {
			return screen.NoticeMsg{Level: screen.Warning, Message: i18n.New("sheet.copied-without-file", i18n.Args{"Why": result.Safe(err.Error())})}
		}
		return screen.NoticeMsg{Level: level, Message: i18n.New(key, i18n.Args{"Path": path})}
	}
}

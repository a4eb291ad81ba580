package workbench

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// What can be done with a remark that is being typed.
const (
	doSend    screen.Action = "write-report"
	doDismiss screen.Action = "drop-report"
)

// remark is what the learner has to say about the exercise, being typed in a box over the screen.
type remark struct {
	open bool
	text string
}

// judged is the last answer that has a verdict. The learner may have run or changed the answer since.
type judged struct {
	answer  string
	verdict *grade.Verdict // nil when there is none
}

// longestRemark is how many bytes a remark may have.
const longestRemark = 2000

func (r *remark) insert(text string) {
	text = result.Safe(strings.Join(strings.Fields(text), " "))
	if len(r.text)+len(text) <= longestRemark {
		r.text += text
	}
}

func (w *Workbench) remarkKeys() []screen.Binding {
	return []screen.Binding{bind(doSend, "send-report", "enter"), bind(doDismiss, "drop-report", "esc")}
}

// pressRemark types into the remark.
func (w *Workbench) pressRemark(key tea.KeyPressMsg) tea.Cmd {
	if action, ok := screen.Match(key, w.remarkKeys()); ok {
		return w.actRemark(action)
	}
	r := &w.remark
	switch key.Keystroke() {
	case "backspace":
		_, size := utf8.DecodeLastRuneInString(r.text)
		r.text = r.text[:len(r.text)-size]
	case "ctrl+u":
		r.text = ""
	default:
		if key.Text != "" && len(r.text)+len(key.Text) <= longestRemark {
			r.text += key.Text
		}
	}
	return nil
}

func (w *Workbench) actRemark(action screen.Action) tea.Cmd {
	switch action {
	case doReport:
		w.remark.open = true
	case doDismiss: // what was typed stays for the next time
		w.remark.open = false
	case doSend:
		cmd := w.reportCmd()
		w.remark = remark{}
		return cmd
	}
	return nil
}

// reportCmd writes the report and says where it is.
func (w *Workbench) reportCmd() tea.Cmd {
	complaint := trainer.Complaint{Pack: w.pack, Exercise: w.ex.Exercise.ID, Answer: w.answer.Text(), Remark: w.remark.text}
	if complaint.Answer == w.judged.answer {
		complaint.Verdict = w.judged.verdict
	}
	ctx, t, say := w.env.Context, w.trainer, w.env.Words.Say
	return func() tea.Msg {
		path, err := t.ReportExercise(ctx, complaint, say)
		if err != nil {
			return screen.ErrorMsg{Err: err}
		}
		return screen.NoticeMsg{Level: screen.Success, Message: i18n.New("workbench.reported", i18n.Args{"Path": path})}
	}
}

// remarkBox draws the box and tells where it stands.
func (w *Workbench) remarkBox() (box []string, x, y int) {
	styles, width := w.styles(), w.remarkWidth()
	lines := prose.Wrapped(w.env.Text("workbench.report.about"), width-4, styles)
	lines = append(append(lines, ""), w.remarkLines()...)
	lines = append(lines, "")
	for _, line := range prose.Wrapped(w.env.Text("workbench.report.keys"), width-4, styles) {
		lines = append(lines, styles.Muted.Render(line))
	}
	box = frame.Box(styles.PopupTitle.Render(w.env.Text("workbench.report.title")), lines, width, true, styles)
	return box, (w.width - width) / 2, max((w.height-len(box))/3, 0)
}

func (w *Workbench) remarkWidth() int { return max(min(w.width-2, 72), 20) }

// remarkLines is the remark as it is drawn, the newest lines of it.
func (w *Workbench) remarkLines() []string {
	lines := strings.Split(ansi.Hardwrap(w.styles().Symbols.Pointer+" "+result.Safe(w.remark.text), w.remarkWidth()-4, true), "\n")
	return lines[max(len(lines)-4, 0):]
}

func (w *Workbench) remarkCursor() *tea.Cursor {
	_, x, y := w.remarkBox()
	about := len(prose.Wrapped(w.env.Text("workbench.report.about"), w.remarkWidth()-4, w.styles()))
	lines := w.remarkLines()
	last := ansi.StringWidth(lines[len(lines)-1])
	cursor := tea.NewCursor(x+2+min(last, w.remarkWidth()-5), y+1+about+1+len(lines)-1)
	cursor.Shape = tea.CursorBar
	return cursor
}

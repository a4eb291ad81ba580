package tui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
)

// noticeTime is how long a notice stays when no key is pressed. Failures stay until one is.
const noticeTime = 8 * time.Second

// notice is what the status line says in the place of the footer.
type notice struct {
	text   string
	level  screen.Level
	number uint64
}

// expiredMsg says that a notice has been there long enough.
type expiredMsg struct{ number uint64 }

// seen takes the notice away at a key press: whoever types has had the time to read.
func (n *notice) seen() { n.text = "" }

// say puts a notice into the status line.
func (r *root) say(msg screen.NoticeMsg) tea.Cmd {
	r.notice = notice{text: result.Safe(r.env.Say(msg.Message)), level: msg.Level, number: r.env.Request()}
	if msg.Level == screen.Failure || r.env.ReducedMotion {
		return nil
	}
	return r.env.After(noticeTime, expiredMsg{number: r.notice.number})
}

func (r *root) expire(msg expiredMsg) {
	if msg.number == r.notice.number {
		r.notice.text = ""
		r.leaving = false
	}
}

// worded is an error that has a sentence for learners.
type worded interface{ Message() i18n.Message }

// report says an error in the learner's words where it has any.
func (r *root) report(err error) tea.Cmd {
	var w worded
	if errors.As(err, &w) {
		return r.say(screen.NoticeMsg{Level: screen.Failure, Message: w.Message()})
	}
	return r.say(screen.NoticeMsg{Level: screen.Failure, Message: i18n.New("tui.failed", i18n.Args{"Why": err.Error()})})
}

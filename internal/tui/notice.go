package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
)

// notice is what the program has to say, in the lines above the footer. It stays until a key is pressed or the mouse is used: nobody is
// given a time to read in.
type notice struct {
	text  string
	level screen.Level
}

// seen takes the notice away: whoever types or clicks has had the time to read.
func (n *notice) seen() { n.text = "" }

// say puts a notice above the footer.
func (r *root) say(msg screen.NoticeMsg) tea.Cmd {
	r.notice = notice{text: result.Safe(r.env.Say(msg.Message)), level: msg.Level}
	return nil
}

// worded is an error that has a sentence for learners.
type worded interface{ Message() i18n.Message }

// report says an error in the learner's words where it has any.
func (r *root) report(err error) tea.Cmd {
	return r.say(screen.NoticeMsg{Level: screen.Failure, Message: r.why(err)})
}

// why is an error as a sentence.
func (r *root) why(err error) i18n.Message {
	var w worded
	if errors.As(err, &w) {
		return w.Message()
	}
	return i18n.New("tui.failed", i18n.Args{"Why": err.Error()})
}

package course

import (
	"guildhall/internal/i18n"
	"guildhall/internal/tui/screen"
)

// Bindings are the screen's keys as they are before a learner remaps them.
func Bindings() []screen.Binding {
	return []screen.Binding{
		{Action: screen.DoOpen, Keys: []string{"enter", "space"}, Label: say("course.key-open"), Help: say("course.help-open")},
		{Action: screen.DoUp, Keys: []string{"up", "k"}, Label: say("course.key-up"), Help: say("course.help-up")},
		{Action: screen.DoDown, Keys: []string{"down", "j"}, Label: say("course.key-down"), Help: say("course.help-down")},
		{Action: screen.DoPageUp, Keys: []string{"pgup"}, Help: say("course.help-page-up")},
		{Action: screen.DoPageDown, Keys: []string{"pgdown"}, Help: say("course.help-page-down")},
		{Action: screen.DoTop, Keys: []string{"home", "g"}, Help: say("course.help-top")},
		{Action: screen.DoBottom, Keys: []string{"end", "G"}, Help: say("course.help-bottom")},
	}
}

// Keys lists what works now.
func (c *Course) Keys() []screen.Binding { return c.env.Keys.Of(Bindings()...) }

func say(key string) i18n.Message { return i18n.New(key, nil) }

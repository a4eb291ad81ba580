package trainer

import (
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// Setting is one of the learner's settings as it stands.
type Setting struct {
	Name  string // as in the settings file
	Value string
	// Origin says who decided it, in words: a flag, the environment, the settings file, or nobody.
	Origin i18n.Message
	// Fixed is true when a flag or the environment decides, so that what is stored does not show until the next start.
	Fixed bool
	// Choices are the values it may have; none when it takes a text.
	Choices []string
}

// Label names the setting for the learner.
func (s Setting) Label() i18n.Message { return i18n.New("trainer.setting."+s.Name, nil) }

// Line is the setting with its value, for a list.
func (s Setting) Line() i18n.Message {
	return i18n.New("trainer.setting-line", i18n.Args{"Label": s.Label(), "Value": s.Says(s.Value)})
}

// Says is a value of the setting in words.
func (s Setting) Says(value string) i18n.Message {
	switch {
	case value == "":
		return i18n.New("trainer.value.none", nil)
	case s.Name == "language" && i18n.NativeName(value) != "":
		return i18n.Literally(i18n.NativeName(value))
	case slices.Contains([]string{"auto", "true", "false", "on", "off"}, value):
		return i18n.New("trainer.value."+value, nil)
	case s.Name == "theme":
		return i18n.New("trainer.theme."+value, nil)
	}
	return i18n.Literally(result.Safe(value))
}

// Settings are what the learner can change about the program, kept from one time to the next.
type Settings interface {
	// Settings lists those that a learner chooses, in the order in which they are offered.
	Settings() ([]Setting, error)
	// Change stores a value. A value that makes no sense is an error that says which do.
	Change(name, value string) error
	// Words are those of the language that is set now.
	Words() (*i18n.Printer, error)
}

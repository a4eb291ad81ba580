package trainer

import "guildhall/internal/i18n"

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

// Settings are what the learner can change about the program, kept from one time to the next.
type Settings interface {
	// Settings lists those that a learner chooses, in the order in which they are offered.
	Settings() ([]Setting, error)
	// Change stores a value. A value that makes no sense is an error that says which do.
	Change(name, value string) error
	// Words are those of the language that is set now.
	Words() (*i18n.Printer, error)
}

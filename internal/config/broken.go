package config

import (
	"guildhall/internal/i18n"
)

// BrokenError is a setting, or a whole settings file, that the program cannot act on.
type BrokenError struct {
	Origin Origin // who gave it; "" when it was only about to be stored
	Where  string // the file, the environment variable or the flag; "" without an origin
	Why    i18n.Message
}

func (e *BrokenError) Error() string {
	return "the setting cannot be used: " + e.Where + " " + e.Why.Key
}

// Message says what is wrong, where, and what to do about it.
func (e *BrokenError) Message() i18n.Message {
	args := i18n.Args{"Where": e.Where, "Why": e.Why}
	switch e.Origin {
	case FromFile:
		return i18n.New("config.broken-file", args)
	case FromEnvironment:
		return i18n.New("config.broken-environment", args)
	case FromFlag:
		return i18n.New("config.broken-flag", args)
	}
	return i18n.New("config.broken", args)
}

// NoHomeError says that no folder for the learner's data can be told.
type NoHomeError struct{}

func (*NoHomeError) Error() string { return "no home folder is set" }

// Message says so, and what to set.
func (*NoHomeError) Message() i18n.Message { return i18n.New("config.no-home", nil) }

package cli

import (
	"errors"

	"guildhall/internal/dataset"
	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/pack"
	"guildhall/internal/pack/fromcsv"
	"guildhall/internal/pack/scaffold"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// The exit codes. Scripts rely on them.
const (
	exitDone        = 0
	exitWrong       = 1 // the answer is not correct, the query has an error, a check found errors
	exitUsage       = 2
	exitEnvironment = 3 // disk, permissions, damaged store, engine could not start
	exitStopped     = 4 // a limit, or refused by the sandbox
	exitPackFault   = 5
	exitInterrupted = 130
)

// failure is an error that ends a command: what to say and how to exit. A failure that says nothing has said it already.
type failure struct {
	code    int
	message i18n.Message
	cause   error
}

func (f *failure) Error() string {
	if f.cause != nil {
		return f.cause.Error()
	}
	return f.message.Key
}

func (f *failure) Unwrap() error { return f.cause }

// sayable is an error that knows its own sentence for the user.
type sayable interface {
	error
	Message() i18n.Message
}

// misused ends a command that was called in a way it cannot follow, with a sentence.
func misused(key string, args i18n.Args) error {
	return &failure{code: exitUsage, message: i18n.New(key, args)}
}

// quit ends a command whose output has already said everything.
func quit(code int) error { return &failure{code: code} }

// environment ends a command because of the machine. An error with a sentence of its own says that; else the key does.
func (a *app) environment(key string, err error) error {
	var known sayable
	if errors.As(err, &known) {
		return &failure{code: codeOf(err, exitEnvironment), message: known.Message(), cause: err}
	}
	return &failure{
		code:    codeOf(err, exitEnvironment),
		message: i18n.New(key, i18n.Args{"Problem": result.Safe(err.Error())}),
		cause:   err,
	}
}

// codeOf tells the exit code of an error, or gives the fallback for one that nothing is known about.
func codeOf(err error, fallback int) int {
	var f *failure
	var none *grade.NotAnAttempt
	var noLesson *trainer.UnknownError
	var brokenPack *pack.BrokenError
	var harmfulPack *pack.HarmError
	var takenID *pack.TakenError
	var brokenDataset *dataset.BrokenError
	var brokenData *dataset.DataError
	var noTable *fromcsv.NoTableError
	var notEmpty *scaffold.NotEmptyError
	switch {
	case errors.As(err, &f):
		return f.code
	case errors.As(err, &none), errors.As(err, &noLesson), errors.As(err, &takenID), errors.As(err, &noTable), errors.As(err, &notEmpty),
		errors.Is(err, pack.ErrUnknownPack), errors.Is(err, dataset.ErrUnknown):
		return exitUsage
	case errors.As(err, &brokenPack), errors.As(err, &harmfulPack), errors.As(err, &brokenDataset), errors.As(err, &brokenData):
		return exitPackFault
	}
	return fallback
}

// sentence is what an error says to the user: its own sentence, or what it is made of.
func (a *app) sentence(err error) string {
	var known sayable
	if errors.As(err, &known) {
		return a.words.Say(known.Message())
	}
	return result.Safe(err.Error())
}

package pack

import (
	"errors"
	"fmt"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// ErrUnknownPack is the root of errors about packs that are neither bundled nor installed nor where a path says.
var ErrUnknownPack = errors.New("unknown pack")

// UnknownError says which pack was not found, and which was probably meant.
type UnknownError struct {
	Arg     string // the id or path
	Nearest string // "" when nothing is near
	Path    bool   // Arg is a path
	Folder  bool   // Arg is an id, and the folder of that name in the current one is a pack
}

func (e *UnknownError) Error() string {
	switch {
	case e.Path:
		return fmt.Sprintf("no pack in %q", e.Arg)
	case e.Nearest != "":
		return fmt.Sprintf("unknown pack %q: did you mean %q?", e.Arg, e.Nearest)
	}
	return fmt.Sprintf("unknown pack %q", e.Arg)
}

// Is makes the error an ErrUnknownPack.
func (e *UnknownError) Is(target error) bool { return target == ErrUnknownPack }

// Message says it to the user.
func (e *UnknownError) Message() i18n.Message {
	switch {
	case e.Path:
		return i18n.New("pack.no-pack-there", i18n.Args{"Path": e.Arg})
	case e.Folder:
		return i18n.New("pack.unknown-folder", i18n.Args{"ID": e.Arg})
	case e.Nearest != "":
		return i18n.New("pack.unknown-near", i18n.Args{"ID": e.Arg, "Nearest": e.Nearest})
	}
	return i18n.New("pack.unknown", i18n.Args{"ID": e.Arg})
}

// BrokenError is a pack with faults that keep it from being used.
type BrokenError struct {
	ID       string
	Problems []lesson.Problem // at least one error
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("pack %q is broken: %s", e.ID, e.First().Error())
}

// First returns the first problem that is an error.
func (e *BrokenError) First() lesson.Problem {
	for _, problem := range e.Problems {
		if problem.Severity == lesson.Error {
			return problem
		}
	}
	return lesson.Problem{}
}

// Unwrap gives the first problem that is an error, for those who show its place.
func (e *BrokenError) Unwrap() error { return e.First() }

// Message says it to the user.
func (e *BrokenError) Message() i18n.Message {
	return i18n.New("pack.broken", i18n.Args{"ID": e.ID, "Problem": e.First().Said()})
}

// firstError returns the first problem that is an error, and whether there is one.
func firstError(problems []lesson.Problem) (lesson.Problem, bool) {
	for _, problem := range problems {
		if problem.Severity == lesson.Error {
			return problem, true
		}
	}
	return lesson.Problem{}, false
}

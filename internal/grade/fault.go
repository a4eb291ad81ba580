package grade

import (
	"errors"
	"fmt"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// faultError says that an exercise itself is broken: its reference fails, or its settings contradict each other.
type faultError struct {
	code string
	err  error
}

func (e *faultError) Error() string { return e.err.Error() }
func (e *faultError) Unwrap() error { return e.err }

func fault(code, format string, args ...any) error {
	return &faultError{code, fmt.Errorf(format, args...)}
}

// referenceFault turns what went wrong with a pack's own SQL into a fault of the pack, unless it was cut off from outside.
func referenceFault(err error) error {
	var refused *result.QueryError
	if errors.As(err, &refused) && refused.Limit != result.Cancelled {
		return fault("GH-FAULT-REFERENCE", "the exercise's own SQL fails: %w", err)
	}
	return err
}

// packFault is the verdict on an exercise that is broken itself.
func packFault(broken *faultError) Verdict {
	reason := strings.TrimRight(broken.err.Error(), ". \n") // the sentence that it goes into ends itself
	return Verdict{Outcome: PackFault, Findings: []Finding{diagnosis(broken.code, i18n.Args{"Reason": reason})}}
}

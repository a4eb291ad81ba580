package grade

import (
	"errors"
	"maps"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// faultError says that an exercise itself is broken: its reference fails, or its settings contradict each other.
type faultError struct {
	code   string
	reason i18n.Message // part of a sentence
	cause  error        // what was said of the pack's SQL or pattern, or nil
}

func (e *faultError) Error() string { return "the exercise is broken: " + e.reason.Key }
func (e *faultError) Unwrap() error { return e.cause }

// fault is an exercise that is broken for a reason, a key among the words of fault.
func fault(code, reason string, args i18n.Args) error {
	return &faultError{code: code, reason: i18n.New(reason, args)}
}

// faultBy is fault for a reason that an error gives: it is quoted as Cause, without the stop, since the sentence ends itself.
func faultBy(code, reason string, args i18n.Args, cause error) error {
	said := i18n.Args{"Cause": strings.TrimRight(cause.Error(), ". \n")}
	maps.Copy(said, args)
	return &faultError{code: code, reason: i18n.New(reason, said), cause: cause}
}

// referenceFault turns what went wrong with a pack's own SQL into a fault of the pack, unless it was cut off from outside.
func referenceFault(err error) error {
	var refused *result.QueryError
	if errors.As(err, &refused) && refused.Limit != result.Cancelled {
		return faultBy("GH-FAULT-REFERENCE", "fault.own-sql", nil, err)
	}
	return err
}

// packFault is the verdict on an exercise that is broken itself.
func packFault(broken *faultError) Verdict {
	return Verdict{Outcome: PackFault, Findings: []Finding{diagnosis(broken.code, i18n.Args{"Reason": broken.reason})}}
}

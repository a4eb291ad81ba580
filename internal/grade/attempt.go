package grade

import (
	"fmt"
	"strings"

	"guildhall/internal/i18n"
)

// NotAnAttempt says that a text cannot be judged as an answer: nothing was written, a gap was left, or it can be read
// two ways. Nothing is recorded for it; the learner is told what to write instead.
type NotAnAttempt struct {
	Code    string // as in Finding
	Message i18n.Message
	Line    int // 1-based in the submitted text; 0 when unknown
	Column  int // 1-based, in code points; 0 when unknown
}

func (e *NotAnAttempt) Error() string {
	return fmt.Sprintf("not an attempt: %s (%s)", e.Message.Key, e.Code)
}

// notAnAttempt builds the error for a code, or a code and the name of one of its messages.
func notAnAttempt(code string, args i18n.Args) error {
	plain, _, _ := strings.Cut(code, "/")
	return &NotAnAttempt{Code: plain, Message: words(code, args)}
}

package grade

import (
	"strings"

	"guildhall/internal/i18n"
)

// words is the message of a code; further messages of one code are told apart by a name after it ("LOG-70/names").
func words(code string, args i18n.Args) i18n.Message {
	return i18n.New("grade."+strings.ToLower(strings.ReplaceAll(code, "/", ".")), args)
}

// finding builds a finding from a code, or a code and the name of one of its messages.
func finding(kind Kind, code string, args i18n.Args) Finding {
	plain, _, _ := strings.Cut(code, "/")
	return Finding{Code: plain, Kind: kind, Message: words(code, args)}
}

// diagnosis is finding for the usual kind.
func diagnosis(code string, args i18n.Args) Finding { return finding(Diagnosis, code, args) }

// note is finding for what changes nothing.
func note(code string, args i18n.Args) Finding { return finding(Note, code, args) }

// phrase is a message that carries no code: how something was compared.
func phrase(name string, args i18n.Args) i18n.Message { return i18n.New("grade.compare."+name, args) }

// Package i18n turns keys and arguments into sentences of the learner's language. Every word the program says passes
// through here; the words themselves live in words/AREA.LANG.yaml, one file for each area of the program.
package i18n

// Args are the named arguments of a message. A key "Count" chooses the plural form.
type Args map[string]any

// Message is a sentence that has not been said yet: what a verdict, a finding or an error carries, so that each face
// can say it in its own language. The zero Message says nothing.
type Message struct {
	Key  string
	Args Args
	// Literal is text to be said as it stands, for words that come from a pack and not from the program.
	Literal string
}

// New returns the message for a key.
func New(key string, args Args) Message { return Message{Key: key, Args: args} }

// Literally returns a message that says a pack author's own words.
func Literally(text string) Message { return Message{Literal: text} }

// IsZero reports whether the message says nothing.
func (m Message) IsZero() bool { return m.Key == "" && m.Literal == "" }

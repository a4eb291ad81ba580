package dataset

import (
	"testing"

	"guildhall/internal/i18n"
)

// says says a message in the base language.
func says(t *testing.T, m i18n.Message) string {
	t.Helper()
	words, err := i18n.NewPrinter(i18n.BaseLanguage)
	if err != nil {
		t.Fatal(err)
	}
	return words.Say(m)
}

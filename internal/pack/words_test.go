package pack

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// printers speak every language.
var printers = sync.OnceValues(func() (all []*i18n.Printer, err error) {
	for _, language := range []string{"en", "ca", "es", "fr"} {
		words, wrong := i18n.NewPrinter(language)
		all, err = append(all, words), errors.Join(err, wrong)
	}
	return all, err
})

// checkWords asks for the sentences of problems in every language: each whole.
func checkWords(t *testing.T, problems []lesson.Problem) {
	t.Helper()
	spoken, err := printers()
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range spoken {
		for _, p := range problems {
			if said := words.Say(p.Said()); words.Say(p.Mend) == "" || strings.Contains(said, "<no value>") || strings.Contains(said, "‹") {
				t.Errorf("%s says of %s: %s", words.Language(), p.Code, said)
			}
		}
	}
}

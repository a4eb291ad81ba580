// Package lessontest checks what other packages say about lessons and packs.
package lessontest

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// printers speak every language, by its letters.
var printers = sync.OnceValues(func() (map[string]*i18n.Printer, error) {
	languages, err := i18n.Languages()
	all := map[string]*i18n.Printer{}
	for _, language := range languages {
		words, wrong := i18n.NewPrinter(language)
		all[language], err = words, errors.Join(err, wrong)
	}
	return all, err
})

func spoken(t testing.TB) map[string]*i18n.Printer {
	t.Helper()
	all, err := printers()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Say says a message in the base language.
func Say(t testing.TB, m i18n.Message) string {
	t.Helper()
	return spoken(t)[i18n.BaseLanguage].Say(m)
}

// CheckWords asks for the sentences of problems in every language: each is there, and whole.
func CheckWords(t testing.TB, problems []lesson.Problem) {
	t.Helper()
	for _, words := range spoken(t) {
		for _, p := range problems {
			if said := words.Say(p.Said()); words.Say(p.Mend) == "" || strings.Contains(said, "<no value>") || strings.Contains(said, "‹") {
				t.Errorf("%s says of %s: %s", words.Language(), p.Code, said)
			}
		}
	}
}

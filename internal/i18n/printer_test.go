package i18n

import (
	"errors"
	"testing"
	"testing/fstest"
)

func fixture() fstest.MapFS {
	return fstest.MapFS{
		"words/shop.en.yaml": {Data: []byte(`shop.open: Open since {{.Hour}}.
shop.rows:
  one: "{{.Count}} row"
  other: "{{.Count}} rows"
shop.wrap: "You see {{.Inner}}."
`)},
		"words/shop.ca.yaml": {Data: []byte("shop.open: Obert des de les {{.Hour}}.\n")},
	}
}

func TestSay(t *testing.T) {
	tests := []struct {
		name, language, want string
		message              Message
	}{
		{"arguments fill places", "en", "Open since 9.", New("shop.open", Args{"Hour": 9})},
		{"one is singular", "en", "1 row", New("shop.rows", Args{"Count": 1})},
		{"none is plural", "en", "0 rows", New("shop.rows", Args{"Count": 0})},
		{"messages nest", "en", "You see 2 rows.", New("shop.wrap", Args{"Inner": New("shop.rows", Args{"Count": 2})})},
		{"lists of messages join", "en", "You see 1 row, 2 rows.", New("shop.wrap", Args{"Inner": []Message{
			New("shop.rows", Args{"Count": 1}), New("shop.rows", Args{"Count": 2}),
		}})},
		{"other language", "ca", "Obert des de les 9.", New("shop.open", Args{"Hour": 9})},
		{"a gap falls back to the base language", "ca", "3 rows", New("shop.rows", Args{"Count": 3})},
		{"a region is ignored", "ca-ES", "Obert des de les 9.", New("shop.open", Args{"Hour": 9})},
		{"literals stand as they are", "en", "{{as is}}", Literally("{{as is}}")},
		{"an unknown key shows itself", "en", "‹shop.closed›", New("shop.closed", nil)},
		{"an unknown area shows itself", "en", "‹bank.open›", New("bank.open", nil)},
		{"nothing says nothing", "en", "", Message{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			printer, err := newPrinter(test.language, fixture())
			if err != nil {
				t.Fatal(err)
			}
			if got := printer.Say(test.message); got != test.want {
				t.Errorf("Say = %q, want %q", got, test.want)
			}
		})
	}
}

func TestUnknownLanguageNamesTheKnown(t *testing.T) {
	for _, lang := range []string{"tlh", "no such thing", ""} {
		_, err := newPrinter(lang, fixture())
		var unknown *UnknownLanguageError
		if !errors.As(err, &unknown) {
			t.Fatalf("newPrinter(%q) = %v, want an UnknownLanguageError", lang, err)
		}
		if len(unknown.Known) != 2 {
			t.Errorf("known = %v, want ca and en", unknown.Known)
		}
	}
}

package i18n

import (
	"testing"
	"testing/fstest"
	"time"
)

func TestNumbersAndDatesByLanguage(t *testing.T) {
	day := time.Date(2026, time.April, 1, 9, 0, 0, 0, time.UTC)
	tests := []struct {
		language string
		value    any
		want     string
	}{
		{"en", 1234567, "1,234,567"}, {"en", int64(-12340), "-12,340"}, {"en", 0.5, "0.5"}, {"en", day, "1 April 2026"},
		{"ca", 1234567, "1.234.567"}, {"ca", 2.25, "2,25"}, {"ca", day, "1 d'abril de 2026"},
		{"es", 1234567, "1.234.567"}, {"es", 2.25, "2,25"}, {"es", day, "1 de abril de 2026"},
		{"fr", 1234567, "1\u00a0234\u00a0567"}, {"fr", 2.25, "2,25"}, {"fr", day, "1er avril 2026"},
		{"fr", day.AddDate(0, 0, 1), "2 avril 2026"},
		{"fr", "2026-04-01", "2026-04-01"}, {"ca", "1234567", "1234567"},
	}
	for _, test := range tests {
		printer, err := newPrinter(test.language, withDates(t, test.language, `{{if .Value}}{{.Value}}{{end}}`))
		if err != nil {
			t.Fatal(err)
		}
		if got := printer.Text("shop.says", Args{"Value": test.value}); got != test.want {
			t.Errorf("%s: %v is written %q, want %q", test.language, test.value, got, test.want)
		}
	}
}

func TestConditionsSeeNumbers(t *testing.T) {
	printer, err := newPrinter("fr", withDates(t, "fr", `{{if .Value}}{{if eq .Value 1000}}{{.Value}}{{end}}{{else}}zéro{{end}}`))
	if err != nil {
		t.Fatal(err)
	}
	for value, want := range map[int]string{0: "zéro", 1000: "1\u00a0000", 2: ""} {
		if got := printer.Text("shop.says", Args{"Value": value}); got != want {
			t.Errorf("%d is said %q, want %q", value, got, want)
		}
	}
}

// withDates is a shop that says one sentence, with the bundled words for dates.
func withDates(t *testing.T, lang, sentence string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{"words/shop." + lang + ".yaml": {Data: []byte("shop.says: '" + sentence + "'\n")}}
	files["words/shop.en.yaml"] = files["words/shop."+lang+".yaml"]
	for _, lang := range []string{"en", lang} {
		source, err := words.ReadFile("words/date." + lang + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		files["words/date."+lang+".yaml"] = &fstest.MapFile{Data: source}
	}
	return files
}

func TestFromLocale(t *testing.T) {
	tests := []struct {
		environment map[string]string
		want        string
	}{
		{map[string]string{}, "en"},
		{map[string]string{"LANG": "ca_ES.UTF-8"}, "ca"},
		{map[string]string{"LANG": "ca_ES@valencia"}, "ca"},
		{map[string]string{"LANG": "fr"}, "fr"},
		{map[string]string{"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"},
		{map[string]string{"LANG": "C.UTF-8"}, "en"},
		{map[string]string{"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "ca_ES.UTF-8"}, "ca"},
		{map[string]string{"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "ca_ES.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"},
		{map[string]string{"LANG": "eu_ES.UTF-8"}, "en"},
		{map[string]string{"LANG": "../../etc"}, "en"},
	}
	for _, test := range tests {
		if got := fromLocale(func(name string) string { return test.environment[name] }, []string{"ca", "en", "fr"}); got != test.want {
			t.Errorf("%v gives %q, want %q", test.environment, got, test.want)
		}
	}
}

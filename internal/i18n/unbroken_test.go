package i18n

import "testing"

func TestUnbroken(t *testing.T) {
	for _, test := range []struct{ lang, words, want string }{
		{"fr", "Il dit : « oui » ; vraiment ?", "Il dit\u00a0: «\u00a0oui\u00a0»\u00a0; vraiment\u00a0?"},
		{"fr", "Écrivez `a ; b` : c'est du SQL.", "Écrivez `a ; b`\u00a0: c'est du SQL."},
		{"en", "One : two", "One : two"},
	} {
		if got := unbroken(test.words, test.lang); got != test.want {
			t.Errorf("%s %q: %q, want %q", test.lang, test.words, got, test.want)
		}
	}
}

// The words of a printer are held together as those of the test above are.
func TestFrenchIsUnbroken(t *testing.T) {
	printer, err := NewPrinter("fr")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := printer.Text("tui.failed", Args{"Why": "a : b"}), "Cela n'a pas marché\u00a0: a : b"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}

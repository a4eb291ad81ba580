package sqltext

import "testing"

func TestQuote(t *testing.T) {
	for name, want := range map[string]string{
		"district": `"district"`, "order": `"order"`, `a"b`: `"a""b"`, `"`: `""""`, "a-b; c": `"a-b; c"`, "____": `"____"`,
	} {
		got := Quote(name)
		if got != want {
			t.Errorf("Quote(%q) = %s, want %s", name, got, want)
		}
		if tokens := Lex(got); len(tokens) != 1 || tokens[0].Kind != QuotedIdentifier || tokens[0].Open {
			t.Errorf("Quote(%q) = %s is not one quoted name", name, got)
		}
	}
}

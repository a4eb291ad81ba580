package sqltext

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// spell writes tokens as "kind:text", with a ~ before what is open and without white space.
func spell(src string, tokens []Token) []string {
	var out []string
	for _, token := range tokens {
		if token.Kind == Whitespace {
			continue
		}
		open := ""
		if token.Open {
			open = "~"
		}
		out = append(out, fmt.Sprintf("%s%s:%s", open, token.Kind, token.Text(src)))
	}
	return out
}

func TestLex(t *testing.T) {
	const (
		kw, id, num, op, pun = "keyword:", "identifier:", "number:", "operator:", "punctuation:"
		str, dstr, par       = "string:", "dollar string:", "parameter:"
	)
	tests := []struct {
		src  string
		want []string
	}{
		{"", nil},
		{"SELECT district", []string{kw + "SELECT", id + "district"}},
		{"year(x)", []string{id + "year", pun + "(", id + "x", pun + ")"}},
		{"GROUP BY left", []string{kw + "GROUP", kw + "BY", kw + "left"}},
		{"t.select", []string{id + "t", pun + ".", id + "select"}},
		{`"a""b"`, []string{`quoted identifier:"a""b"`}},
		{`'it''s'`, []string{str + `'it''s'`}},
		{`'a\'`, []string{str + `'a\'`}},
		{`E'a\'b'`, []string{str + `E'a\'b'`}},
		{"e'a'\n'b\\'c'", []string{str + "e'a'", str + `'b\'c'`}},
		{"e'a' -- x\n'b\\'c'", []string{str + "e'a'", "line comment:-- x", str + `'b\'c'`}},
		{`e'a' 'b\'`, []string{str + "e'a'", str + `'b\'`}},
		{"x'AB' B'01' N'n' U&'d'", []string{str + "x'AB'", str + "B'01'", str + "N'n'", str + "U&'d'"}},
		{"xx'a'", []string{id + "xx", str + "'a'"}},
		{"$$a;'b$$", []string{dstr + "$$a;'b$$"}},
		{"$t$a$$b$t$", []string{dstr + "$t$a$$b$t$"}},
		{"a$$b$$", []string{id + "a$$b$$"}},
		{"$1 $name ?", []string{par + "$1", par + "$name", par + "?"}},
		{`$e'\''`, []string{"invalid:$", str + `e'\''`}},
		{"$ ", []string{"invalid:$"}},
		{"1_000 1.5 .5 5. 1e5 1.e-3", []string{num + "1_000", num + "1.5", num + ".5", num + "5.", num + "1e5", num + "1.e-3"}},
		{"1e 1__0 0x1F", []string{num + "1", id + "e", num + "1", id + "__0", num + "0", id + "x1F"}},
		{"1..2", []string{num + "1", op + "..", num + "2"}},
		{"2*-1", []string{num + "2", op + "*", op + "-", num + "1"}},
		{"-+-1", []string{op + "-", op + "+", op + "-", num + "1"}},
		{"1 @- 1", []string{num + "1", op + "@-", num + "1"}},
		{"a::INT->>'$'", []string{id + "a", op + "::", kw + "INT", op + "->>", str + "'$'"}},
		{"1-/* c */-1", []string{num + "1", op + "-", "block comment:/* c */", op + "-", num + "1"}},
		{"1--1\n2", []string{num + "1", "line comment:--1", num + "2"}},
		{"/* a /* b */ c */1", []string{"block comment:/* a /* b */ c */", num + "1"}},
		{"____ a____ '____'", []string{"blank:____", id + "a____", str + "'____'"}},
		{"a\u00a0b\u3000c", []string{id + "a", id + "b", id + "c"}},
		{"Gràcia ‘x’", []string{id + "Gràcia", id + "‘x’"}},
		{"'a", []string{"~string:'a"}},
		{`"a`, []string{`~quoted identifier:"a`}},
		{"/* /* */", []string{"~block comment:/* /* */"}},
		{"$x$ $$", []string{"~dollar string:$x$ $$"}},
		{"a \\ \x01", []string{id + "a", "invalid:\\", "invalid:\x01"}},
	}
	for _, tt := range tests {
		t.Run(tt.src, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, spell(tt.src, Lex(tt.src))); diff != "" {
				t.Errorf("Lex(%q) (-want +got):\n%s", tt.src, diff)
			}
		})
	}
}

// lexByLine lexes line by line and gives the tokens offsets in the whole text.
func lexByLine(src string) ([]Token, State) {
	var all []Token
	var state State
	offset := 0
	for line := range strings.SplitSeq(src, "\n") {
		var tokens []Token
		tokens, state = LexLine(line, state)
		for _, token := range tokens {
			token.Start += offset
			token.End += offset
			all = append(all, token)
		}
		offset += len(line) + 1
	}
	return all, state
}

// kindsByByte says for every byte but line breaks what kind of token it belongs to.
func kindsByByte(src string, tokens []Token) []Kind {
	kinds := make([]Kind, len(src))
	for _, token := range tokens {
		for i := token.Start; i < token.End; i++ {
			kinds[i] = token.Kind
		}
	}
	for i := range kinds {
		if src[i] == '\n' {
			kinds[i] = Whitespace
		}
	}
	return kinds
}

func checkLex(t *testing.T, src string) {
	t.Helper()
	tokens := Lex(src)
	at := 0
	for i, token := range tokens {
		if token.Start != at || token.End <= token.Start {
			t.Fatalf("Lex(%q): token %d is %+v, want it to begin at %d", src, i, token, at)
		}
		if token.Open && i < len(tokens)-1 {
			t.Fatalf("Lex(%q): token %d is open and not the last", src, i)
		}
		at = token.End
	}
	if at != len(src) {
		t.Fatalf("Lex(%q) covers %d of %d bytes", src, at, len(src))
	}
	byLine, state := lexByLine(src)
	if diff := cmp.Diff(kindsByByte(src, tokens), kindsByByte(src, byLine)); diff != "" {
		t.Fatalf("%q: line by line differs (-whole +lines):\n%s", src, diff)
	}
	var skipped State
	for line := range strings.SplitSeq(src, "\n") {
		skipped = SkipLine(line, skipped)
	}
	if skipped != state {
		t.Fatalf("%q: skipping lines ends in %+v, lexing them in %+v", src, skipped, state)
	}
	open := len(tokens) > 0 && tokens[len(tokens)-1].Open
	if state.Open() != open {
		t.Fatalf("%q: open by line %v, whole %v", src, state.Open(), open)
	}
}

func FuzzLex(f *testing.F) {
	for _, src := range hardTexts {
		f.Add(src)
	}
	f.Fuzz(checkLex)
}

var hardTexts = []string{
	"SELECT 'a;b', $$;$$ -- ;\nFROM t; /* ; */ SELECT \"x;y\"",
	"'a\n''b'", "E'a\\\n'", "e'a'\n\n'b\\'", "$a$\n$a$", "/* a\n/*\n*/ b */ c", "t.\nselect", "\"a\n\"\"b\"",
	"--\r1", "+-+-+-*", "<+-+-", "a\u00a0b", "\xff\xfe", "1..2", "$a$b", "e'a'\r'b\\'c'", "____", "/*/ */", "*/", "-->",
}

func TestLexLines(t *testing.T) {
	for _, src := range hardTexts {
		checkLex(t, src)
	}
}

// Hostile texts take time in proportion to their length: ten times the text makes at most some dozen times the steps.
func TestLexIsLinear(t *testing.T) {
	for _, unit := range []string{"+-", "<+-", "$a", "$$", "/*", "e'\\'", "1_", "....", "@", "--", "\xff", "a.", "1e"} {
		src := strings.Repeat(unit, 1<<20)
		if n := len(Lex(src)); n > len(src) {
			t.Errorf("%q gives %d tokens", unit, n)
		}
	}
}

func TestKeywordClass(t *testing.T) {
	for word, want := range map[string]Class{
		"select": Reserved, "SELECT": Reserved, "left": TypeFunction, "Coalesce": ColumnName, "year": Unreserved,
		"district": NoKeyword, "": NoKeyword, strings.Repeat("x", 100): NoKeyword,
	} {
		if got := KeywordClass(word); got != want {
			t.Errorf("KeywordClass(%q) = %d, want %d", word, got, want)
		}
	}
	for word := range spoken {
		if KeywordClass(word) != Unreserved {
			t.Errorf("%q is listed as spoken and is no unreserved keyword", word)
		}
	}
}

func BenchmarkSkipLine(b *testing.B) {
	line := "SELECT district, count(*) AS n FROM requests WHERE closed_at IS NULL AND kind = 'noise' -- open"
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		SkipLine(line, State{})
	}
}

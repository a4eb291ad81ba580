package sqltext

import (
	"errors"
	"strings"
)

// Errors of Format. The text is left as it was.
var (
	// ErrUnfinished says that a quote, a comment or a bracket is not closed.
	ErrUnfinished = errors.New("a quote, comment or bracket is not closed")
	// ErrTokensChanged says that laying the text out would have changed what it says.
	ErrTokensChanged = errors.New("the layout would change the text")
)

// Format lays a text out: keywords in capitals, each clause on a line of its own, long lists and conditions one to a line,
// subqueries indented. Comments stay where they belong. It changes white space and the case of keywords and nothing
// else, which it checks: otherwise it returns an error.
func Format(src string) (string, error) {
	tokens := Lex(src)
	if len(tokens) > 0 && tokens[len(tokens)-1].Open {
		return "", ErrUnfinished
	}
	p := parser{src: src}
	for _, token := range tokens {
		p.token(token)
	}
	if p.broken || len(p.stack) > 0 {
		return "", ErrUnfinished
	}
	w := layout{}
	w.script(p.pieces)
	formatted := w.text()
	if !sameTokens(src, formatted) {
		return "", ErrTokensChanged
	}
	return formatted, nil
}

// sameTokens compares two texts without white space, that at the end of comments included, and without the case of
// keywords.
func sameTokens(a, b string) bool {
	tokensA, tokensB := visible(a), visible(b)
	if len(tokensA) != len(tokensB) {
		return false
	}
	for i := range tokensA {
		one, two := tokensA[i], tokensB[i]
		textA, textB := one.Text(a), two.Text(b)
		if one.Kind == LineComment {
			textA, textB = strings.TrimRight(textA, trailing), strings.TrimRight(textB, trailing)
		}
		if one.Kind != two.Kind || textA != textB && (one.Kind != Keyword || !strings.EqualFold(textA, textB)) {
			return false
		}
	}
	return true
}

func visible(src string) []Token {
	var tokens []Token
	for _, token := range Lex(src) {
		if token.Kind != Whitespace {
			tokens = append(tokens, token)
		}
	}
	return tokens
}

package tui

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// fold makes letters comparable: small, without accents.
func fold(s string) string {
	folded, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), s)
	if err != nil {
		folded = s
	}
	return strings.ToLower(folded)
}

// fuzzy scores how well the letters of a query are found in a text, in their order; both are folded. Letters that follow each other
// or begin a word count more. A text without all the letters is no match.
func fuzzy(query, text string) (score int, ok bool) {
	if at := strings.Index(text, query); at >= 0 {
		score = 100*len(query) - at
		if at == 0 || text[at-1] == ' ' {
			score += 50
		}
		return score, true
	}
	letters := []rune(text)
	at, last := 0, -2
	for _, q := range query {
		if q == ' ' {
			continue
		}
		found := -1
		for i := at; i < len(letters); i++ {
			if letters[i] == q {
				found = i
				break
			}
		}
		if found < 0 {
			return 0, false
		}
		score++
		if found == last+1 {
			score += 5
		}
		if found == 0 || letters[found-1] == ' ' {
			score += 8
		}
		at, last = found+1, found
	}
	return score, true
}

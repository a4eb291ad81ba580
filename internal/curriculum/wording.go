package curriculum

import (
	"fmt"
	"regexp"
	"strings"

	"guildhall/internal/lesson"
)

// american finds words in American spelling. Oxford's -ize is not in it, but lessons write -ise.
var american = regexp.MustCompile(`(?i)\b(colou?red?less|colors?|colored|favors?|favorites?|neighbors?|neighborhoods?|behaviors?|labor|honors?|harbors|centers?|centered|meters|liters?|` +
	`catalogs?|dialogs|analyz(e|es|ed|ing)|paralyz\w+|gray|traveled|traveling|canceled|canceling|labeled|labeling|modeled|modeling|enroll(s|ment)|` +
	`fulfills?|skillful|defense|offense|percent(age)? points? of|organiz\w+|summariz(e[ds]?|ing)|recogniz\w+|standardiz\w+|minimiz\w+|prioritiz\w+|` +
	`categoriz\w+|normaliz\w+|anonymiz\w+|pseudonymiz\w+|generaliz\w+|utiliz\w+|penciled|check(ing)? account|sidewalks?|zip codes?|fall of (19|20)\d\d)\b`)

// longestSentence is how many words one sentence may have before a tired reader has to begin it again.
const longestSentence = 30

// Wording finds what the house style of lessons forbids: American spelling, exclamation marks, dashes as a mannerism, sentences of more
// than thirty words, and three sentences in a row that begin with the same word.
func Wording(l *lesson.Lesson) []Doubt {
	var doubts []Doubt
	for _, piece := range takeApart(l).pieces {
		plain := codeSpan.ReplaceAllString(codeBlock.ReplaceAllString(piece.Markdown, ""), "code")
		plain = linkEnd.ReplaceAllString(plain, "")
		doubt := func(what, why string) { doubts = append(doubts, Doubt{piece.Position, what, why}) }
		if word := american.FindString(plain); word != "" {
			doubt(word, "this is American spelling")
		}
		if strings.Contains(plain, "—") {
			doubt("—", "a full stop, a comma or a colon reads better than a long dash")
		}
		if strings.ContainsRune(plain, '!') {
			doubt("!", "lessons do not shout")
		}
		for _, sentence := range sentencesOf(piece) {
			if words := len(strings.Fields(sentence)); words > longestSentence {
				doubt(sentence, fmt.Sprintf("a sentence of %d words; make two of it", words))
			}
		}
		if word := repeated(sentencesOf(piece)); word != "" {
			doubt(word, "three sentences in a row begin with it")
		}
	}
	return doubts
}

// repeated returns a word that three sentences in a row begin with, "" when none does.
func repeated(sentences []string) string {
	run, last := 0, ""
	for _, sentence := range sentences {
		first, _, _ := strings.Cut(strings.ToLower(sentence), " ")
		if first != last || first == "code" {
			run, last = 0, first
		}
		if run++; run == 3 {
			return fmt.Sprintf("%q", first)
		}
	}
	return ""
}

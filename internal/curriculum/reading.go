package curriculum

import (
	"regexp"
	"strings"
	"unicode"

	"guildhall/internal/lesson"
)

// Reading says how hard a lesson's prose is to read: what learners are told in whole sentences, outside tables, options and code.
type Reading struct {
	Words     int // of the lesson's own text, without exercises
	Sentences int // of everything
	// SentenceWords is the mean number of words of a sentence.
	SentenceWords float64
	// Grade is the Automated Readability Index: 4.71 · letters per word + 0.5 · words per sentence − 21.43 (Senter and Smith, AMRL-TR-66-220,
	// 1967). It stands for a school year in the United States: 9 is an age of 14.
	Grade float64
}

// Read measures a lesson.
func Read(l *lesson.Lesson) Reading {
	var r Reading
	words, letters := 0, 0
	for _, piece := range takeApart(l).pieces {
		for _, sentence := range sentencesOf(piece) {
			count := len(strings.Fields(sentence))
			words += count
			letters += countLetters(sentence)
			r.Sentences++
			if piece.Exercise == nil {
				r.Words += count
			}
		}
	}
	if words > 0 {
		r.SentenceWords = float64(words) / float64(r.Sentences)
		r.Grade = 4.71*float64(letters)/float64(words) + 0.5*r.SentenceWords - 21.43
	}
	return r
}

func sentencesOf(piece Piece) []string {
	if !piece.Flowing {
		return nil
	}
	return Sentences(piece.Markdown)
}

var (
	codeBlock = regexp.MustCompile("(?s)```.*?```")
	codeSpan  = regexp.MustCompile("`[^`]*`")
	linkEnd   = regexp.MustCompile(`\]\([^)]*\)`)
	listMark  = regexp.MustCompile(`(?m)^\s*(>\s*)*([-*]|\d+\.)\s+`)
	ends      = regexp.MustCompile(`[.?!:][”’"')*]*(\s+|$)`)
)

// Sentences splits a piece of Markdown into sentences without its marks. A code span counts as one word; what stands before a colon, and an
// entry of a list, is a sentence too.
func Sentences(markdown string) []string {
	text := codeBlock.ReplaceAllString(markdown, "\n\n")
	text = codeSpan.ReplaceAllString(text, "code")
	text = linkEnd.ReplaceAllString(text, "")
	text = listMark.ReplaceAllString(text, "\n\n")
	text = strings.NewReplacer("*", "", "[", "", "> ", "").Replace(text)
	var sentences []string
	for _, paragraph := range strings.Split(text, "\n\n") {
		paragraph = strings.Join(strings.Fields(paragraph), " ")
		for paragraph != "" {
			end := len(paragraph)
			if at := ends.FindStringIndex(paragraph); at != nil {
				end = at[1]
			}
			sentences = append(sentences, strings.TrimSpace(paragraph[:end]))
			paragraph = paragraph[end:]
		}
	}
	return sentences
}

func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

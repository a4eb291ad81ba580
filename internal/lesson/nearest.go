package lesson

import (
	"strings"

	"guildhall/internal/i18n"
)

// Nearest returns the candidate that a writer of word most likely meant, and whether there is one near enough to name.
// Case and the choice between hyphen, underscore and space do not count; otherwise at most a third of the letters may
// be added, lost, changed or swapped. Of equally near candidates the first wins.
func Nearest(word string, candidates []string) (string, bool) {
	folded := []rune(foldWord(word))
	if len(folded) == 0 || len(folded) > maxNearest {
		return "", false
	}
	best, found := 0, ""
	for _, candidate := range candidates[:min(len(candidates), maxCandidates)] {
		target := []rune(foldWord(candidate))
		allowed := max(1, max(len(folded), len(target))/3)
		if len(target) <= 2 {
			allowed = 0
		}
		distance := editDistance(folded, target, allowed)
		if distance > allowed {
			continue
		}
		if found == "" || distance < best {
			best, found = distance, candidate
		}
	}
	return found, found != ""
}

// The bounds of a search: words longer than any key, id or attribute, and lists longer than any author's, are not compared.
const (
	maxNearest    = 64
	maxCandidates = 1000
)

func foldWord(word string) string {
	return strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(strings.TrimSpace(word)))
}

// editDistance is the optimal string alignment distance (Damerau–Levenshtein without repeated edits), or limit+1 when
// it is sure to be larger than limit.
func editDistance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// suggest is the mend for an unknown word: the nearest candidate, else the list of what there is, in the words of a key; nothing where
// there is nothing.
func suggest(word, key string, candidates []string) i18n.Message {
	if near, ok := Nearest(word, candidates); ok {
		return didYouMean(near)
	}
	if len(candidates) == 0 {
		return i18n.Message{}
	}
	return i18n.New(key, i18n.Args{"Names": listOf(candidates)})
}

// didYouMean asks whether a word was meant.
func didYouMean(near string) i18n.Message {
	return i18n.New("lesson.did-you-mean", i18n.Args{"Nearest": brief(near)})
}

// listOf writes words as a comma list, cut when it would be too long to read.
func listOf(words []string) string {
	const most = 24
	if len(words) > most {
		return strings.Join(words[:most], ", ") + ", …"
	}
	return strings.Join(words, ", ")
}

// brief is a word of the author's for a sentence to quote, shortened when it is long, with line breaks and control characters made
// visible.
func brief(text string) string {
	const most = 60
	runes := []rune(text)
	if len(runes) > most {
		runes = append(runes[:most-1], '…')
	}
	var out strings.Builder
	for _, r := range runes {
		switch {
		case r == '\n':
			out.WriteString("⏎")
		case r < ' ' || r == 0x7f:
			out.WriteRune('␀' + r%0x20)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

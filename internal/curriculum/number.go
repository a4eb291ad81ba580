package curriculum

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Number is a figure in prose.
type Number struct {
	Written  string  // as it stands there
	Value    float64 // what it says
	Decimals int     // digits behind the point: it may be off by half of the last one
	Around   string  // the words that it stands in
}

// The parts of prose that hold digits and no figures: code, addresses of links, dates, times of day, years, articles of law, and
// minutes of a plan.
var noFigure = regexp.MustCompile("(?im)`[^`]*`" +
	`|\]\([^)]*\)` +
	`|\b\d{4}-\d{2}-\d{2}\b` +
	`|\b\d{1,2}(st|nd|rd|th)?(( (and|to|or) |–)\d{1,2})?(st|nd|rd|th)? (January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?\b` +
	`|\b\d{1,2}:\d{2}\b` +
	`|\b(19|20)\d{2}\b([–/-]\d{2,4}\b)?` +
	`|\b(Articles?|Art\.|CC BY|recital|lessons?|modules?|lines?|options?|steps?) \d[\d().a-z]*((,| and| to| or) \d[\d().a-z]*)*` +
	`|\b(\d+|[a-z]+) (minutes?|for the exercises|for the text)\b` +
	`|^\s*\d+\. `)

var figure = regexp.MustCompile(`(?i)[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]+(\.[0-9]+)?|` + spelt)

// spelt are the numbers above ten in words; smaller ones are seldom figures.
const spelt = `\b(eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(-[a-z]+)?)\b`

// Numbers finds the figures of a piece of Markdown, in reading order.
func Numbers(markdown string) []Number {
	text := strings.Join(strings.Fields(noFigure.ReplaceAllStringFunc(markdown, blank)), " ")
	var found []Number
	for _, at := range figure.FindAllStringIndex(text, -1) {
		if joined(text, at[0]-1) || at[1] < len(text) && letter(text[at[1]]) {
			continue // part of a word, such as a code
		}
		number := read(text[at[0]:at[1]])
		number.Around = text[max(0, at[0]-40):min(len(text), at[1]+30)]
		found = append(found, number)
	}
	return found
}

func blank(s string) string { return strings.Repeat(" ", len(s)) }

func joined(text string, i int) bool {
	return i >= 0 && (letter(text[i]) || text[i] == '_' || text[i] == '#' || text[i] == '.' || text[i] == '-' && i > 0 && letter(text[i-1]))
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 }

func read(written string) Number {
	digits := strings.ReplaceAll(written, ",", "")
	if value, err := strconv.ParseFloat(digits, 64); err == nil {
		_, decimals, _ := strings.Cut(digits, ".")
		return Number{Written: written, Value: value, Decimals: len(decimals)}
	}
	return Number{Written: written, Value: inWords(written)}
}

func inWords(written string) float64 {
	small := []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	tens := []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	first, second, _ := strings.Cut(strings.ToLower(written), "-")
	total := 0.0
	for i, word := range tens {
		if word != "" && word == first {
			total += float64(10 * i)
		}
	}
	for i, word := range small {
		if word != "" && (word == first || word == second) {
			total += float64(i)
		}
	}
	return total
}

// digits counts the digits that a number is written with, without zeros at its end: 40,000 has one.
func (n Number) digits() int {
	digits := strings.NewReplacer(",", "", ".", "").Replace(n.Written)
	if n.Decimals == 0 {
		digits = strings.TrimRight(digits, "0")
	}
	return len(strings.TrimLeft(digits, "0"))
}

// fits reports whether a value, written with the number's decimals, would be that number.
func (n Number) fits(value float64) bool {
	half := 0.5 * math.Pow10(-n.Decimals)
	return math.Abs(math.Abs(value)-n.Value) <= half*(1+1e-9)
}

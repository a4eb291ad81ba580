package fromcsv

import (
	"strconv"
	"strings"

	"guildhall/internal/i18n"
)

// Kind says what a note asks of its reader.
type Kind int

// The kinds of notes.
const (
	Changed Kind = iota // the copy is spelled differently from the file
	Decide              // the copy says what the file says; its owner must decide whether that is right
)

// Note is one thing that was found in a file. Line is the first line of the file that it speaks of, 0 for the whole file.
type Note struct {
	Kind    Kind
	Line    int
	Message i18n.Message
}

// notes collects what is found in one file.
type notes struct{ list []Note }

// add notes a thing that was found on lines; the words of key get them as Lines, and their number as Count.
func (n *notes) add(kind Kind, key string, lines []int, args i18n.Args) {
	note := Note{Kind: kind}
	all := i18n.Args{"Count": len(lines), "Lines": lineList(lines)}
	for name, value := range args {
		all[name] = value
	}
	if len(lines) > 0 {
		note.Line = lines[0]
	}
	note.Message = i18n.New("fromcsv."+key, all)
	n.list = append(n.list, note)
}

// mostLines is how many line numbers a note lists.
const mostLines = 12

// lineList writes line numbers for people: "3, 7 to 9, 40 …".
func lineList(lines []int) string {
	var parts []string
	for i := 0; i < len(lines); {
		j := i
		for j+1 < len(lines) && lines[j+1] == lines[j]+1 {
			j++
		}
		if len(parts) == mostLines {
			parts[len(parts)-1] += " …"
			break
		}
		part := strconv.Itoa(lines[i])
		switch {
		case j == i+1:
			part += ", " + strconv.Itoa(lines[j])
		case j > i:
			part += "–" + strconv.Itoa(lines[j])
		}
		parts = append(parts, part)
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

// mostExamples is how many texts of a file a note shows.
const mostExamples = 4

// examples shows a few distinct texts in quotes.
func examples(texts []string) string {
	var shown []string
	seen := map[string]bool{}
	for _, text := range texts {
		if seen[text] {
			continue
		}
		seen[text] = true
		if len(shown) == mostExamples {
			return strings.Join(shown, ", ") + " …"
		}
		shown = append(shown, strconv.Quote(shortened(text)))
	}
	return strings.Join(shown, ", ")
}

// longestExample is how many letters of a text a note shows.
const longestExample = 60

func shortened(text string) string {
	letters := []rune(text)
	if len(letters) <= longestExample {
		return text
	}
	return string(letters[:longestExample]) + "…"
}

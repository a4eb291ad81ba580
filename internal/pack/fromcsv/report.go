package fromcsv

import (
	"fmt"
	"strings"

	"guildhall/internal/i18n"
)

// Report writes every note as Markdown: what was changed in the copy, and what its owner has to decide.
func (d *Dataset) Report(say Say) []byte {
	var out strings.Builder
	word := func(key string, args i18n.Args) string { return say(i18n.New("fromcsv."+key, args)) }
	fmt.Fprintf(&out, "# %s\n\n%s\n", word("report-title", nil), word("report-lead", nil))
	for _, t := range d.Tables {
		fmt.Fprintf(&out, "\n## %s\n\n%s\n", escaped(t.Source), word("report-table", i18n.Args{"Table": t.Name, "Rows": len(t.Rows), "Columns": len(t.Columns)}))
		for _, part := range []struct {
			kind Kind
			key  string
		}{{Changed, "report-changed"}, {Decide, "report-decide"}} {
			list := t.Of(part.kind)
			if len(list) == 0 {
				continue
			}
			fmt.Fprintf(&out, "\n### %s\n\n", word(part.key, nil))
			for _, note := range list {
				fmt.Fprintf(&out, "- %s\n", escaped(oneLine(say(note.Message))))
			}
		}
	}
	return []byte(out.String())
}

// Of lists the notes of a kind.
func (t *Table) Of(kind Kind) []Note {
	var list []Note
	for _, note := range t.Notes {
		if note.Kind == kind {
			list = append(list, note)
		}
	}
	return list
}

// escaped takes from text what Markdown would read as markup. An underscore within a word is none, and a name stays as it is to be typed.
func escaped(text string) string {
	text = strings.NewReplacer("<", `\<`, "*", `\*`, "`", "\\`", "[", `\[`, "#", `\#`, "|", `\|`).Replace(text)
	return pattern(`\B_|_\B`)().ReplaceAllString(text, `\_`)
}

package fromcsv

import (
	"strings"
)

// totalWords are what offices write before a sum, unaccented, in English, Catalan, Spanish and French.
var totalWords = pattern(`^((grand|sub|overall|city|council|general)[ -]?)?totals?\b|^(sub)?totaux\b|^(sum|suma|somme|overall|ensemble)$|^(all|tots els|totes les|todos los|todas las|tous les|toutes les) [a-z]+$`)

// totals notes the rows that seem to be sums of others. They stay: only the owner knows.
func (t *Table) totals(found *notes) {
	var lines []int
	var texts []string
	for row, fields := range t.Rows {
		for i, field := range fields {
			if t.Columns[i].Type == varchar && totalWords().MatchString(strings.ToLower(unaccented(field))) {
				lines, texts = append(lines, t.Lines[row]), append(texts, field)
				break
			}
		}
	}
	if len(lines) > 0 {
		found.add(Decide, "totals", lines, map[string]any{"Texts": examples(texts)})
	}
}

// repeats notes the rows that say the same as an earlier one in every field.
func (t *Table) repeats(found *notes) {
	seen := map[string]bool{}
	var lines []int
	for row, fields := range t.Rows {
		key := strings.Join(fields, "\x1f")
		if seen[key] {
			lines = append(lines, t.Lines[row])
		}
		seen[key] = true
	}
	if len(lines) > 0 {
		found.add(Decide, "repeated-rows", lines, nil)
	}
}

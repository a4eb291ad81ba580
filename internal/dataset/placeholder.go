package dataset

import (
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// Placeholder is how a text begins that a scaffold has left for the author. A dataset with placeholders can be used while it is being
// written; Verify refuses it.
const Placeholder = lesson.Placeholder

// Placeholders reports every text that still waits for the author, as errors of the code "placeholder".
func (d *Dataset) Placeholders() []lesson.Problem {
	c := &checker{Dataset: d}
	c.filled("title", c.Title)
	c.filled("description", c.Description)
	if c.Licence == "LicenseRef-"+strings.ReplaceAll(Placeholder, " ", "-") {
		c.fault("licence", "placeholder.licence", nil)
	}
	c.filled("provenance.from", c.Provenance.From)
	for i, t := range c.Tables {
		where := entry("", "tables", i)
		c.filled(where+".description", t.Description)
		c.filled(where+".grain", t.Grain)
		for j, column := range t.Columns {
			c.filled(entry(where, "columns", j)+".description", column.Description)
		}
	}
	return c.problems
}

func (c *checker) filled(where, text string) {
	if rest, waits := strings.CutPrefix(text, Placeholder); waits {
		text := strings.TrimRight(strings.TrimLeft(rest, ": "), ".")
		c.fault(where, "placeholder", i18n.Args{"Text": text, "Placeholder": Placeholder})
	}
}

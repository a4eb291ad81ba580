package plain

import (
	"context"
	"math"
	"strings"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// figures says what a look at every row of the table shows: what is missing, from where to where, and what is frequent.
func (s *data) figures(ctx context.Context) error {
	if !s.chosen() {
		return nil
	}
	profile, err := await(ctx, s.d, "data.looking", func(ctx context.Context) (dataset.Profile, error) {
		return s.d.Trainer.Profile(ctx, "", s.set.ID, s.name)
	})
	if err != nil {
		return err
	}
	s.d.say("plain.figure.rows", i18n.Args{"Count": profile.Rows})
	for _, column := range profile.Columns {
		s.d.item("- ", s.d.columnFigures(profile, column))
	}
	return nil
}

// columnFigures are the figures of a column as sentences.
func (d *dialogue) columnFigures(profile dataset.Profile, c dataset.ColumnProfile) string {
	parts := []string{result.Safe(c.Name) + ":"}
	if c.Nulls == 0 {
		parts = append(parts, d.text("plain.figure.whole"))
	} else {
		parts = append(parts, d.text("plain.figure.empty", i18n.Args{"Share": math.Max(0.1, math.Round(profile.NullShare(c)*1000)/10)}))
	}
	if c.Distinct > 0 {
		parts = append(parts, d.text("plain.figure.distinct", i18n.Args{"Count": c.Distinct}))
	}
	args := i18n.Args{"Low": d.value(c.Min), "High": d.value(c.Max), "Middle": d.value(c.Median)}
	switch {
	case c.Distinct == 0:
	case !c.Median.IsNull():
		parts = append(parts, d.text("plain.figure.range", args))
	case len(c.Top) > 0 && c.Top[0].Rows > 1:
		var top []string
		for _, frequent := range c.Top[:min(len(c.Top), 3)] {
			top = append(top, d.value(frequent.Value))
		}
		parts = append(parts, d.text("plain.figure.often", i18n.Args{"Values": strings.Join(top, ", ")}))
	case !c.Min.IsNull():
		parts = append(parts, d.text("plain.figure.from-to", args))
	}
	return strings.Join(parts, " ")
}

package variant

import (
	"context"
	"fmt"
	"strings"

	"guildhall/internal/result"
)

// naturalKeys treats a text column that repeats nothing in the sample as promised unique, unless the manifest says unique:
// false. Learners read such columns as names, and are right to.
func (s *schema) naturalKeys(ctx context.Context, session Session) error {
	for _, t := range s.tables {
		var asked []*column
		parts := []string{"count(*)"}
		for _, c := range t.columns {
			if c.kind == result.Text && !c.opaque && !c.unique && c.def.Unique == nil && len(c.values) == 0 && c.parent == nil {
				asked = append(asked, c)
				parts = append(parts, fmt.Sprintf("count(%[1]s) > 1 AND count(%[1]s) = count(DISTINCT %[1]s)", quote(c.def.Name)))
			}
		}
		if len(asked) == 0 {
			continue
		}
		outcome, err := session.Query(ctx, "SELECT "+strings.Join(parts, ", ")+" FROM "+t.quoted(), 1)
		if err != nil {
			return fmt.Errorf("look for natural keys of %s: %w", t.def.Name, err)
		}
		for i, c := range asked {
			if outcome.Set.Rows[0][i+1].Bool() {
				t.addUnique([]string{c.def.Name})
			}
		}
	}
	return nil
}

// grains finds the columns of moments that hold nothing but first days of months, quarters or years: what belongs to a period is
// written so, and no other day would be data of that kind.
func (s *schema) grains(ctx context.Context, session Session) error {
	const fewest = 3 // different days, or it is an accident
	for _, t := range s.tables {
		var asked []*column
		var parts []string
		for _, c := range t.columns {
			if c.isTime() && !c.opaque && t.used {
				asked = append(asked, c)
				parts = append(parts, fmt.Sprintf(
					"CASE WHEN count(DISTINCT %[1]s) < %[2]d OR NOT bool_and(%[1]s = date_trunc('month', %[1]s)) THEN 0 WHEN bool_and(month(%[1]s) = 1) THEN 12 WHEN bool_and(month(%[1]s) %% 3 = 1) THEN 3 ELSE 1 END",
					quote(c.def.Name), fewest))
			}
		}
		if len(asked) == 0 {
			continue
		}
		outcome, err := session.Query(ctx, "SELECT "+strings.Join(parts, ", ")+" FROM "+t.quoted(), 1)
		if err != nil {
			return fmt.Errorf("look for periods in %s: %w", t.def.Name, err)
		}
		for i, c := range asked {
			months, _ := outcome.Set.Rows[0][i].Int64()
			c.grain = int(months)
		}
	}
	return nil
}

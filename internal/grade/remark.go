package grade

import (
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// remarks are the notes on a right answer: columns that were matched by something else than their names.
func (d described) remarks() []Finding {
	switch d.by {
	case byContent:
		return []Finding{note("GH-COLUMN-ORDER", nil)}
	case byPosition:
		missing, extra := nameDifference(d.expected.Columns, d.actual.Columns)
		if len(missing) > 0 && sayable(missing) && sayable(extra) {
			return []Finding{note("GH-ALIAS", i18n.Args{"Missing": quoted(missing), "Extra": quoted(extra), "Count": len(missing)})}
		}
	}
	return nil
}

// sayable reports whether names are names that a person would give, and not expressions that DuckDB used as names.
func sayable(names []string) bool {
	for _, name := range names {
		if strings.ContainsAny(name, "()'\"`") {
			return false
		}
	}
	return true
}

// compared says by which rules two results were compared.
func compared(d described, r rules) []i18n.Message {
	phrases := []i18n.Message{phrase("rows", nil)}
	if d.sameWidth {
		phrases = append(phrases, phrase([...]string{"by-position", "by-name", "by-content"}[d.by], nil))
	}
	switch d.order.rule {
	case lesson.OrderStrict:
		phrases = append(phrases, phrase("strict", nil))
	case lesson.OrderKeys:
		phrases = append(phrases, phrase("keys", nil))
	default:
		phrases = append(phrases, phrase("no-order", nil))
	}
	return append(phrases, tolerancePhrases(r.near)...)
}

func tolerancePhrases(near nearness) []i18n.Message {
	var phrases []i18n.Message
	if near.absolute > 0 {
		phrases = append(phrases, phrase("absolute", i18n.Args{"Tolerance": near.absolute}))
	}
	if near.relative > 0 {
		phrases = append(phrases, phrase("relative", i18n.Args{"Tolerance": trimFloat(near.relative * 100)}))
	}
	return phrases
}

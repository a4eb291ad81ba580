package steps

import (
	"maps"

	"github.com/dustin/go-humanize"

	"guildhall/internal/i18n"
)

// keyword is the name of a clause.
func keyword(kind Kind) i18n.Message { return i18n.New("steps.kind."+string(kind), nil) }

// number is a count as it is written.
func number(n int64) string {
	if n < 0 {
		return "?"
	}
	return humanize.Comma(n)
}

// counted is a sentence about so many rows.
func counted(key string, rows int64, args i18n.Args) i18n.Message {
	all := i18n.Args{"Count": rows, "Rows": number(rows)}
	if rows < 0 {
		all["Count"] = 2 // more than can be counted
	}
	maps.Copy(all, args)
	return i18n.New(key, all)
}

// portion is a sentence about how many rows of those before are left.
func portion(key string, step Step) i18n.Message {
	return counted(key, step.Before, i18n.Args{"Kept": number(step.After), "Dropped": number(step.Before - step.After)})
}

// kept says how many rows a condition kept.
func kept(kind Kind, step Step) i18n.Message {
	key := "steps." + string(kind)
	switch {
	case step.After < 0 || step.Before < 0:
		return counted(key+".some", step.Before, i18n.Args{"Kept": number(step.After)})
	case step.After == step.Before:
		key += ".all"
	case step.After == 0:
		key += ".none"
	default:
		key += ".some"
	}
	return portion(key, step)
}

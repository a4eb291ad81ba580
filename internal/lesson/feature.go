package lesson

import (
	"slices"
	"strings"

	"guildhall/internal/i18n"
)

// Features returns the names of SQL features that `require`, `forbid` and a skill's `sql` may hold; to them comes
// function:NAME.
func Features() []string {
	return []string{
		"select", "where", "join", "left-join", "group-by", "having", "window", "cte", "subquery", "case", "distinct",
		"order-by", "limit", "union", "qualify", "filter", "cast", "or",
	}
}

// checkFeatures reports names that are no features.
func (c *collector) checkFeatures(names []string, at func(int) Position) {
	for i, name := range names {
		if function, ok := strings.CutPrefix(name, "function:"); ok {
			if function != "" && only(function, func(b byte) bool { return alnum(b) || b == '_' }) {
				continue
			}
			c.add(at(i), "unknown-feature.function", i18n.Args{"Feature": brief(name)})
			continue
		}
		if !slices.Contains(Features(), name) {
			c.add(at(i), "unknown-feature", i18n.Args{
				"Feature": brief(name), "Suggestion": suggest(name, "lesson.list.features", append(Features(), "function:NAME")),
			})
		}
	}
}

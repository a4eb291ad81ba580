package grade

import (
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// brokenRule reports whether the answer lacks a feature that the exercise requires, or uses one that it forbids. Of an answer
// without a tree, such as PIVOT, nothing is known: it lacks what is required.
func (j *judging) brokenRule() (Finding, bool) {
	var used []string
	if j.tree != nil {
		used = sqltext.Features(j.tree)
	}
	for _, feature := range j.ex.Require {
		if !slices.Contains(used, feature) {
			return diagnosis("GH-REQUIRED", i18n.Args{"Feature": featureName(feature)}), true
		}
	}
	for _, feature := range j.ex.Forbid {
		if slices.Contains(used, feature) {
			return diagnosis("GH-FORBIDDEN", i18n.Args{"Feature": featureName(feature)}), true
		}
	}
	return Finding{}, false
}

// featureName writes a feature as learners know it: LEFT JOIN, count().
func featureName(feature string) string {
	if name, ok := strings.CutPrefix(feature, "function:"); ok {
		return name + "()"
	}
	switch feature {
	case "cte":
		return "WITH"
	case "window":
		return "OVER"
	case "subquery":
		return "(SELECT …)"
	}
	return strings.ToUpper(strings.ReplaceAll(feature, "-", " "))
}

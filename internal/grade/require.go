package grade

import (
	"context"
	"errors"
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// brokenRule reports whether the answer lacks a feature that the exercise requires, or uses one that it forbids.
func (j *judging) brokenRule(ctx context.Context) (Finding, bool, error) {
	if len(j.ex.Require)+len(j.ex.Forbid) == 0 {
		return Finding{}, false, nil
	}
	tree, err := answerTree(ctx, j.session, j.answer)
	if err != nil && !errors.Is(err, errNoTree) {
		return Finding{}, false, err
	}
	var used []string // of an answer without a tree, such as PIVOT, nothing is known: it lacks what is required
	if tree != nil {
		used = sqltext.Features(tree)
	}
	for _, feature := range j.ex.Require {
		if !slices.Contains(used, feature) {
			return diagnosis("GH-REQUIRED", i18n.Args{"Feature": featureName(feature)}), true, nil
		}
	}
	for _, feature := range j.ex.Forbid {
		if slices.Contains(used, feature) {
			return diagnosis("GH-FORBIDDEN", i18n.Args{"Feature": featureName(feature)}), true, nil
		}
	}
	return Finding{}, false, nil
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

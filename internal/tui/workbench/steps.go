package workbench

import (
	"guildhall/internal/grade"
	"guildhall/internal/lesson"
)

// stepsTell reports whether stepping through the query would show the cause of a wrong answer: it lies in rows or groups, not in the
// columns or their order.
func (o *outcome) stepsTell() bool {
	v := o.submission.Verdict
	if (v.Outcome != grade.Incorrect && v.Outcome != grade.Coincidence) || !stepped(o.ex.Exercise.Type) {
		return false
	}
	switch o.finding.Clause {
	case "with", "from", "where", "group-by", "having", "qualify", "union":
		return true
	case "select", "order-by", "limit":
		return false
	}
	return v.Diff != nil && v.Diff.MissingCount+v.Diff.ExtraCount > 0
}

// stepped reports whether the answers of a type are queries.
func stepped(kind lesson.Type) bool { return kind == lesson.SQL || kind == lesson.Parsons }

// solution is the first of the solutions that are shown, if it is a query; "" when none is.
func (o *outcome) solution() string {
	shown := []lesson.Solution{}
	switch {
	case !o.busy.IsZero() || !stepped(o.ex.Exercise.Type):
	case o.revealed != nil:
		shown = o.revealed.Solutions
	case o.submission != nil && !o.difference:
		shown = o.submission.Solutions
	}
	if len(shown) == 0 {
		return ""
	}
	return shown[0].SQL
}

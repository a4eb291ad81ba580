package grade

import (
	"testing"

	"guildhall/internal/result"
)

// A query that was stopped hears of a join, or of a recursion, only where it has one.
func TestExplainStop(t *testing.T) {
	for _, test := range []struct {
		sql   string
		limit result.Limit
		want  string
	}{
		{"SELECT * FROM a JOIN b ON true", result.TimeLimit, "grade.gh-stopped"},
		{"SELECT * FROM a, b", result.TimeLimit, "grade.gh-stopped"},
		{"SELECT * FROM range(9) a(i), range(9) b(j)", result.MemoryLimit, "grade.gh-stopped.memory"},
		{"SELECT count(*) FROM (SELECT 1 FROM a, b)", result.TimeLimit, "grade.gh-stopped"},
		{"SELECT a, b FROM t", result.TimeLimit, "grade.gh-stopped.alone"},
		{"SELECT i, j FROM range(1, 9) t(i) WHERE i IN (1, 2)", result.TimeLimit, "grade.gh-stopped.alone"},
		{"SELECT len(range(1, 9))", result.MemoryLimit, "grade.gh-stopped.memory-alone"},
		{"WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t) FROM t", result.TimeLimit, "grade.gh-stopped.recursion"},
		{"SELECT * FROM a, b", result.SizeLimit, "grade.gh-stopped.size"},
		{"CREATE TABLE mine AS FROM a, b", result.DiskFull, "grade.gh-stopped.disk"},
		{"SELECT * FROM a, b", result.WorkerCrashed, "grade.gh-stopped.crashed"},
	} {
		f := Explain(&result.QueryError{Cause: result.Stopped, Limit: test.limit, Offset: -1}, test.sql)
		if f.Code != "GH-STOPPED" || f.Message.Key != test.want {
			t.Errorf("%s (%s): %s %s, not %s", test.sql, test.limit, f.Code, f.Message.Key, test.want)
		}
	}
}

// What the sandbox refuses is said by what it is.
func TestExplainRefusal(t *testing.T) {
	for class, want := range map[string]string{
		"ATTACH": "grade.gh-blocked", "COPY": "grade.gh-blocked.files", result.FileAccess: "grade.gh-blocked.files", "PRAGMA": "grade.gh-blocked.settings",
		"query()": "grade.gh-blocked.hidden", "write_log()": "grade.gh-blocked.function", result.SeveralAtOnce: "grade.gh-blocked.several",
		result.TooManyInside: "grade.gh-blocked.inside",
	} {
		if f := Explain(&result.QueryError{Cause: result.Blocked, Class: class}, "SELECT 1"); f.Message.Key != want || f.Line != 1 {
			t.Errorf("%s: %s in line %d, not %s", class, f.Message.Key, f.Line, want)
		}
	}
}

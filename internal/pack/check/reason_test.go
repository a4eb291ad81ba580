package check_test

import (
	"errors"
	"strings"
	"testing"

	"guildhall/internal/engine"
	"guildhall/internal/pack/check"
	"guildhall/internal/result"
)

// TestReasonsOfTheSandbox: what the sandbox answers is told as it says it, in the words that the other languages have too.
func TestReasonsOfTheSandbox(t *testing.T) {
	w := newWorkshop(t)
	session, err := w.engine.Open(t.Context(), engine.Job{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = session.Close() }()
	for _, sql := range []string{
		"ATTACH 'x.db'", "COPY t TO 'x.csv'", "INSTALL httpfs", "SET threads = 1", "VACUUM", "CREATE SECRET s (TYPE s3)",
		"SELECT * FROM query('SELECT 1')", "SELECT * FROM 'x.csv'", "SELECT * FROM duckdb_secrets()",
	} {
		_, err := session.Query(t.Context(), sql, 1)
		var refused *result.QueryError
		if !errors.As(err, &refused) || refused.Cause != result.Blocked {
			t.Errorf("%s: %v, want a refusal", sql, err)
			continue
		}
		if said := w.say(check.Reason(refused)); said != strings.TrimRight(refused.Message, ".") {
			t.Errorf("%s: %q, want %q", sql, said, refused.Message)
		}
	}
	for _, limit := range []result.Limit{result.TimeLimit, result.MemoryLimit, result.SizeLimit, result.WorkerCrashed} {
		said := w.say(check.Reason(&result.QueryError{Cause: result.Stopped, Limit: limit}))
		if !strings.HasPrefix(said, "The query ") {
			t.Errorf("%s: %q", limit, said)
		}
	}
}

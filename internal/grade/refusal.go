package grade

import "guildhall/internal/result"

// Explain says in plain words why SQL that was only run, not submitted, gave no result, and where in the text the cause is.
func Explain(e *result.QueryError, sql string) Finding { return explainError(e, sql) }

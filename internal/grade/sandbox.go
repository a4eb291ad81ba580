package grade

import (
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// explainRefusal says what the sandbox lets nobody do, and what works instead.
func explainRefusal(s script, e *result.QueryError) Finding {
	f := diagnosis(refusalCode(e.Class), i18n.Args{"Kind": e.Class})
	if e.Offset < 0 {
		return f
	}
	return s.mark(f, s.at(e.Offset))
}

// refusalCode sorts refusals by the engine's word for what was refused.
func refusalCode(class string) string {
	switch class {
	case result.FileAccess, "COPY", "EXPORT", "IMPORT":
		return "GH-BLOCKED/files"
	case "SET", "RESET", "PRAGMA":
		return "GH-BLOCKED/settings"
	case "query()", "json_execute_serialized_sql()":
		return "GH-BLOCKED/hidden"
	case result.SeveralAtOnce:
		return "GH-BLOCKED/several"
	case result.TooManyInside:
		return "GH-BLOCKED/inside"
	}
	if strings.HasSuffix(class, "()") {
		return "GH-BLOCKED/function"
	}
	return "GH-BLOCKED"
}

// explainStop says which limit ended a query, and the likeliest way to reach it that stands in the text.
func explainStop(s script, e *result.QueryError) Finding {
	switch e.Limit {
	case result.SizeLimit, result.DiskFull, result.WorkerCrashed:
		return diagnosis("GH-STOPPED/"+string(e.Limit), nil)
	}
	switch {
	case s.find("RECURSIVE") >= 0:
		return diagnosis("GH-STOPPED/recursion", nil)
	case e.Limit == result.MemoryLimit && s.joins():
		return diagnosis("GH-STOPPED/memory", nil)
	case e.Limit == result.MemoryLimit:
		return diagnosis("GH-STOPPED/memory-alone", nil)
	case s.joins():
		return diagnosis("GH-STOPPED", nil)
	default:
		return diagnosis("GH-STOPPED/alone", nil)
	}
}

// joins reports whether rows of several tables meet: by JOIN, or by a comma in FROM.
func (s script) joins() bool {
	for i := range s.tokens {
		switch {
		case s.kind(i) == sqltext.Keyword && s.word(i) == "JOIN":
			return true
		case s.raw(i) == "," && s.clauseBefore(i) == "FROM" && !s.inBrackets(i):
			return true
		}
	}
	return false
}

// inBrackets reports whether the nearest open bracket before the i-th token came after the nearest FROM: the bracket of a call, not of a
// subquery.
func (s script) inBrackets(i int) bool {
	_, opener := s.brackets(i)
	for k := i - 1; k > opener; k-- {
		if s.word(k) == "FROM" {
			return false
		}
	}
	return opener >= 0
}

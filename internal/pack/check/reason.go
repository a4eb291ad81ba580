package check

import (
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// said is why an SQL text gave nothing, with the line that is meant where there are several.
func said(refused *result.QueryError, sql string) i18n.Message {
	args := i18n.Args{"Reason": reason(refused)}
	if refused.Offset < 0 || refused.Offset > len(sql) || !strings.Contains(sql, "\n") {
		return i18n.New("check.reason", args)
	}
	args["Line"] = 1 + strings.Count(sql[:refused.Offset], "\n")
	return i18n.New("check.in-line", args)
}

// reason is what ended a statement: the sandbox and the limits in the author's language, DuckDB in its own words.
func reason(refused *result.QueryError) i18n.Message {
	switch {
	case refused.Cause == result.Blocked:
		return i18n.New("check.blocked"+blockedName(refused.Class), i18n.Args{"Kind": refused.Class})
	case refused.Cause == result.Stopped && refused.Limit != result.Cancelled:
		return i18n.New("check.stopped."+string(refused.Limit), nil)
	}
	return i18n.Literally(strings.TrimRight(refused.Message, ".!\n "))
}

// blockedName sorts what the sandbox refuses by its reason, as the end of a key.
func blockedName(class string) string {
	switch class {
	case result.FileAccess:
		return ".file-access"
	case result.SeveralAtOnce:
		return ".several"
	case result.TooManyInside:
		return ".inside"
	case "ATTACH", "DETACH", "USE", "ALTER DATABASE":
		return ".databases"
	case "COPY", "EXPORT", "IMPORT":
		return ".files"
	case "INSTALL", "LOAD", "UPDATE EXTENSIONS":
		return ".outside"
	case "SET", "RESET", "PRAGMA":
		return ".settings"
	case "CALL", "CHECKPOINT", "VACUUM", "ANALYZE", "ANALYSE":
		return ".upkeep"
	case "query()", "json_execute_serialized_sql()":
		return ".hidden"
	case "CREATE SECRET", "DROP SECRET", "ALTER SECRET":
		return ".passwords"
	}
	if strings.HasSuffix(class, "()") {
		return ".function"
	}
	return ""
}

package cli

import (
	"runtime"
	"strings"
)

// isUTF8 reports whether the environment's locale is UTF-8, in the order in which systems look: LC_ALL, LC_CTYPE, LANG. Where none is
// set the answer is yes on Windows and macOS, whose terminals are, and yes elsewhere too unless the locale says otherwise.
func isUTF8(getenv func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		locale := strings.ToLower(getenv(name))
		if locale == "" {
			continue
		}
		return strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8") || runtime.GOOS == "windows"
	}
	return true
}

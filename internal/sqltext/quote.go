package sqltext

import "strings"

// Quote writes a name as a quoted identifier, whatever characters it holds.
func Quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

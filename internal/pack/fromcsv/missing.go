package fromcsv

import "strings"

// missingMarks are texts that offices write where nothing is known. In a column of numbers or dates they can stand for nothing else;
// in a column of text they may be values, and are left.
var missingMarks = map[string]bool{
	".": true, "..": true, "...": true, "…": true, "-": true, "--": true, "–": true, "—": true, ":": true, "?": true,
	"n/a": true, "na": true, "n.a.": true, "#n/a": true, "nan": true, "null": true, "nil": true, "none": true, "missing": true,
	"n.d.": true, "nd": true, "s/d": true, "s.d.": true, "n/d": true, "unknown": true, "not available": true, "not known": true,
	"#ref!": true, "#value!": true, "#div/0!": true, "no data": true, "(blank)": true,
}

func isMissing(text string) bool { return missingMarks[strings.ToLower(text)] }

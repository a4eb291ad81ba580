package grade

import (
	"strings"

	"guildhall/internal/i18n"
)

// Entry is a code that findings can carry, with what it can say. Codes SYN, SEM, LOG and COM are those of the published
// taxonomy of SQL errors (Taipalus and others, 105 categories); GH- marks what this program adds.
type Entry struct {
	Code string
	// Name is the category in the taxonomy, or a word for what this program adds.
	Name string
	// Messages are the code's sentences, with dots where a finding has names and values; none when the words are always
	// the author's.
	Messages []i18n.Message
}

// Catalogue lists every code of this judge.
func Catalogue() []Entry {
	var entries []Entry
	for _, name := range messageNames() {
		code, _, _ := strings.Cut(name, "/")
		if len(entries) == 0 || entries[len(entries)-1].Code != code {
			entries = append(entries, Entry{Code: code, Name: category(code)})
		}
		if name == "GH-AUTHOR" || name == "GH-NEAR" {
			continue
		}
		last := &entries[len(entries)-1]
		last.Messages = append(last.Messages, words(name, placeholders()))
	}
	return entries
}

// placeholders are arguments that stand for those of a real finding.
func placeholders() i18n.Args {
	args := i18n.Args{"Count": 2, "Right": 2, "Missed": 2, "Not": false, "Low": false, "High": false, "Named": false, "Values": ""}
	for _, name := range []string{
		"Actual", "Answer", "Before", "Cause", "Column", "Expected", "Extra", "Factor", "Feature", "Fraction", "Function", "Item", "Kind", "Label", "Labels", "Last",
		"Least", "Left", "Line", "Longer", "M", "Mark", "Message", "Missing", "Most", "N", "Name", "Names", "Nearest", "Number", "Of", "Operator", "Reason",
		"Rows", "Table", "Type", "Typed", "Types", "Unit", "Use", "Value", "Whole", "Word", "Wrong",
	} {
		args[name] = "…"
	}
	return args
}

// MessageNames lists the keys of every message that a finding can say, by its code.
func MessageNames() map[string]string {
	keys := map[string]string{}
	for _, name := range messageNames() {
		code, _, _ := strings.Cut(name, "/")
		keys[words(name, nil).Key] = code
	}
	return keys
}

// messageNames lists the codes, and the names of their further messages, as the judge writes them. A test keeps it complete.
func messageNames() []string {
	return []string{
		"SYN-2", "SYN-4", "SYN-4/join", "SYN-4/names", "SYN-4/table", "SYN-5", "SYN-5/window", "SYN-7", "SYN-7/type", "SYN-9",
		"SYN-11", "SYN-11/double", "SYN-13", "SYN-13/compare", "SYN-13/operator", "SYN-14", "SYN-14/group", "SYN-14/window",
		"SYN-15", "SYN-16", "SYN-16/alias", "SYN-16/expression", "SYN-16/extra", "SYN-16/missing", "SYN-16/none",
		"SYN-16/other", "SYN-19", "SYN-21", "SYN-23", "SYN-24", "SYN-25", "SYN-26", "SYN-30", "SYN-32", "SYN-32/and",
		"SYN-32/between", "SYN-32/by", "SYN-32/end", "SYN-32/on", "SYN-32/repeat", "SYN-32/select", "SYN-33", "SYN-34",
		"SYN-34/extra", "SYN-34/in", "SYN-36", "SYN-36/top", "SEM-39", "SEM-41", "SEM-42", "SEM-42/distinct", "SEM-43",
		"SEM-43/pattern", "SEM-44", "SEM-46", "SEM-47", "SEM-47/calculation", "SEM-48", "SEM-48/part", "SEM-48/plain", "LOG-52", "LOG-53", "LOG-54",
		"LOG-55", "LOG-57", "LOG-57/condition", "LOG-57/date", "LOG-57/letters", "LOG-57/list", "LOG-57/number",
		"LOG-57/operator", "LOG-57/type", "LOG-57/value", "LOG-58", "LOG-59", "LOG-59/asked", "LOG-59/used", "LOG-61", "LOG-62", "LOG-63",
		"LOG-66", "LOG-66/aggregate", "LOG-66/expression", "LOG-66/filter", "LOG-66/having", "LOG-66/null", "LOG-66/on",
		"LOG-66/subquery", "LOG-66/tied", "LOG-66/value", "LOG-67", "LOG-67/empty", "LOG-67/select", "LOG-68", "LOG-68/value", "LOG-69/filter", "LOG-69/having", "LOG-70",
		"LOG-70/names", "LOG-71", "LOG-71/names", "LOG-72", "LOG-72/distinct", "LOG-73", "LOG-74", "LOG-75", "LOG-77",
		"LOG-77/direction", "LOG-77/reversed", "LOG-77/sequence", "LOG-77/turned", "LOG-77/unsorted", "LOG-78", "LOG-79",
		"LOG-79/aggregate", "LOG-80", "LOG-80/aggregate", "LOG-80/operator", "LOG-80/window", "LOG-81", "LOG-81/column",
		"LOG-81/star", "COM-83", "COM-84", "COM-88", "COM-104", "COM-104/on", "GH-ACCENTS", "GH-ALIAS", "GH-APOSTROPHE",
		"GH-AUTHOR", "GH-AVERAGE", "GH-BLANK", "GH-BLOCKED", "GH-BLOCKED/files", "GH-BLOCKED/function", "GH-BLOCKED/hidden", "GH-BLOCKED/inside", "GH-BLOCKED/settings", "GH-BLOCKED/several",
		"GH-CANCELLED", "GH-CASE", "GH-CHECK-FAILS", "GH-CLASSIFY",
		"GH-CLASSIFY/item", "GH-CLASSIFY/label", "GH-CLASSIFY/missing", "GH-CLASSIFY/twice", "GH-CLOSE", "GH-COINCIDENCE", "GH-COINCIDENCE/because", "GH-COINCIDENCE/extra",
		"GH-COINCIDENCE/missing", "GH-COINCIDENCE/order", "GH-COINCIDENCE/value",
		"GH-COLUMN-ORDER", "GH-COMBINED", "GH-COMMA", "GH-CONSTRAINT", "GH-CONSTRAINT/null", "GH-CONVERT", "GH-CONVERT/listed", "GH-CURLY",
		"GH-CURLY/backtick", "GH-DATE-END", "GH-DEEP", "GH-DIVISION", "GH-DROPS", "GH-EMPTY", "GH-ERROR", "GH-EXISTS", "GH-EXTRA", "GH-FACTOR",
		"GH-FACTOR/column", "GH-FACTOR/column-large", "GH-FACTOR/large", "GH-FAULT-ANSWER", "GH-FAULT-CHECK", "GH-FAULT-ORDER", "GH-FAULT-PATTERN", "GH-FAULT-REFERENCE",
		"GH-FAULT-SOLUTIONS", "GH-FAULT-TYPE", "GH-FORBIDDEN", "GH-FRAME", "GH-HARD", "GH-HARD/select", "GH-INNER",
		"GH-INSERT-WIDTH", "GH-INTEGER", "GH-INTEGER/operator", "GH-LABEL", "GH-LABELS", "GH-LETTERS", "GH-LIKE-CASE",
		"GH-LIMIT", "GH-LIMIT-ORDER", "GH-LIMIT/extra", "GH-LIMIT/missing", "GH-LIMIT/offset", "GH-MISSING", "GH-NEAR",
		"GH-NO-NUMBER", "GH-NO-RESULT", "GH-NOT-EMPTY", "GH-NOTHING", "GH-NULL", "GH-NULL/extra", "GH-NULL/missing", "GH-NULL/where",
		"GH-NULLS-ORDER", "GH-ONE-OPTION", "GH-ONE-ROW", "GH-OPEN", "GH-OPEN/comment", "GH-OPEN/name", "GH-OPTION",
		"GH-OPTIONS", "GH-ORDER", "GH-OUTER", "GH-OUTER/both", "GH-OUTER/side", "GH-OVERFLOW", "GH-PARSONS",
		"GH-PARSONS/distractor", "GH-PARSONS/end", "GH-PARSONS/first", "GH-PARTITION", "GH-PARTITION/other",
		"GH-PERCENT", "GH-PERCENT/number", "GH-READ-ONLY",
		"GH-REPEATS", "GH-REQUIRED", "GH-ROLLUP", "GH-ROUND-EARLY", "GH-ROUNDED", "GH-ROUNDED/extra", "GH-ROUNDED/number",
		"GH-ROWS", "GH-ROWS/column", "GH-ROWS/more", "GH-SEQUENCE", "GH-SET", "GH-SET-WIDTH", "GH-SHORT", "GH-SIGN", "GH-SIGN/number",
		"GH-SPACES", "GH-SPELLING", "GH-SPELLING/text", "GH-STAR", "GH-STATE", "GH-STATEMENTS", "GH-STOPPED",
		"GH-STOPPED/alone", "GH-STOPPED/crashed", "GH-STOPPED/disk", "GH-STOPPED/memory", "GH-STOPPED/memory-alone", "GH-STOPPED/recursion", "GH-STOPPED/size", "GH-TEXT", "GH-TIME", "GH-TOO-LONG", "GH-TWO-WAYS",
		"GH-TYPE", "GH-UNION", "GH-UNION/all", "GH-UNIT", "GH-UNNAMED", "GH-UNNAMED/cell", "GH-UNROUNDED",
		"GH-UNROUNDED/missing", "GH-UNROUNDED/number", "GH-UNTOUCHED", "GH-VALUES", "GH-VALUES/several", "GH-VARIANT-ERROR",
		"GH-WHOLE-STRING", "GH-WINDOW-ORDER", "GH-WRONG-NUMBER",
	}
}

package grade

import (
	"strings"

	"guildhall/internal/i18n"
)

// Entry is a code that findings can carry, with what it can say. Codes SYN, SEM, LOG and COM are those of the published
// taxonomy of SQL errors (Taipalus and others, 105 categories); GH- marks what this program adds.
type Entry struct {
	Code string
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
			entries = append(entries, Entry{Code: code})
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
	args := i18n.Args{"Count": 2, "Right": 2, "Missed": 2, "Not": false}
	for _, name := range []string{
		"Actual", "Answer", "Before", "Column", "Expected", "Extra", "Factor", "Feature", "Fraction", "Item", "Kind", "Label", "Labels", "Last",
		"Least", "Left", "Line", "Longer", "Mark", "Message", "Missing", "Most", "Name", "Names", "Nearest", "Number", "Of", "Operator", "Reason",
		"Rows", "Table", "Type", "Typed", "Types", "Unit", "Use", "Value", "Whole", "Word", "Wrong",
	} {
		args[name] = "…"
	}
	return args
}

// messageNames lists the codes, and the names of their further messages, as the judge writes them. A test keeps it complete.
func messageNames() []string {
	return []string{
		"SYN-2", "SYN-4", "SYN-4/join", "SYN-4/names", "SYN-4/table", "SYN-5", "SYN-5/window", "SYN-7", "SYN-7/type",
		"SYN-9", "SYN-11", "SYN-11/double", "SYN-13", "SYN-13/compare", "SYN-13/operator", "SYN-14", "SYN-14/group",
		"SYN-14/window", "SYN-15", "SYN-16", "SYN-16/alias", "SYN-19", "SYN-21", "SYN-23", "SYN-24", "SYN-25", "SYN-26",
		"SYN-30", "SYN-32", "SYN-32/and", "SYN-32/between", "SYN-32/by", "SYN-32/end", "SYN-32/on", "SYN-32/repeat",
		"SYN-32/select", "SYN-33", "SYN-34", "SYN-34/extra", "SYN-34/in", "SYN-36", "SYN-36/top", "SEM-42", "SEM-43",
		"LOG-70", "LOG-70/names", "LOG-71", "LOG-71/names", "LOG-72", "LOG-73", "LOG-74", "LOG-77", "LOG-77/reversed",
		"LOG-77/unsorted", "GH-ACCENTS", "GH-ALIAS", "GH-APOSTROPHE", "GH-AUTHOR", "GH-BLANK", "GH-BLOCKED",
		"GH-CANCELLED", "GH-CASE", "GH-CHECK-FAILS", "GH-CLASSIFY", "GH-CLASSIFY/item", "GH-CLASSIFY/label",
		"GH-CLASSIFY/missing", "GH-CLASSIFY/twice", "GH-CLOSE", "GH-COINCIDENCE", "GH-COLUMN-ORDER", "GH-COMBINED",
		"GH-CONSTRAINT", "GH-CONSTRAINT/null", "GH-CONVERT", "GH-CURLY", "GH-CURLY/backtick", "GH-DIVISION", "GH-EMPTY",
		"GH-ERROR", "GH-EXISTS", "GH-EXTRA", "GH-FACTOR", "GH-FACTOR/large", "GH-FAULT-ANSWER", "GH-FAULT-CHECK",
		"GH-FAULT-ORDER", "GH-FAULT-PATTERN", "GH-FAULT-REFERENCE", "GH-FAULT-SOLUTIONS", "GH-FAULT-TYPE", "GH-FORBIDDEN",
		"GH-INSERT-WIDTH", "GH-INTEGER", "GH-LABEL", "GH-LABELS", "GH-LETTERS", "GH-MISSING", "GH-NEAR", "GH-NO-NUMBER",
		"GH-NO-RESULT", "GH-NOT-EMPTY", "GH-NOTHING", "GH-NULL", "GH-ONE-OPTION", "GH-ONE-ROW", "GH-OPEN",
		"GH-OPEN/comment", "GH-OPEN/name", "GH-OPTION", "GH-OPTIONS", "GH-ORDER", "GH-OVERFLOW", "GH-PARSONS",
		"GH-PARSONS/distractor", "GH-PARSONS/end", "GH-PERCENT", "GH-PERCENT/number", "GH-REPEATS", "GH-REQUIRED",
		"GH-ROUNDED", "GH-ROUNDED/number", "GH-ROWS", "GH-ROWS/more", "GH-SEQUENCE", "GH-SET-WIDTH", "GH-SHORT", "GH-SIGN",
		"GH-SIGN/number", "GH-SPACES", "GH-SPELLING", "GH-SPELLING/text", "GH-STATE", "GH-STATEMENTS", "GH-STOPPED",
		"GH-STOPPED/crashed", "GH-STOPPED/memory", "GH-STOPPED/size", "GH-TEXT", "GH-TIME", "GH-TOO-LONG", "GH-TWO-WAYS",
		"GH-TYPE", "GH-UNIT", "GH-UNNAMED", "GH-UNNAMED/cell", "GH-UNROUNDED", "GH-UNROUNDED/number", "GH-UNTOUCHED",
		"GH-VALUES", "GH-VALUES/several", "GH-VARIANT-ERROR", "GH-WRONG-NUMBER",
	}
}

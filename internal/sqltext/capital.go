package sqltext

// capital reports whether a keyword is written in capitals. Words that may also be names or functions keep their case
// unless their neighbours show what they are, since a name's case is seen in results.
func capital(pieces []piece, i int) bool {
	word, before, after := pieces[i].word, previous(pieces, i), following(pieces, i)
	switch KeywordClass(word) {
	case Reserved:
		return before.text != "."
	case ColumnName, TypeFunction:
		call := after.brackets() && after.text == "(" && !after.spaced
		return before.word != "as" && before.text != "." && (!call || spacedWords[word] || joinWords[word] && word == "join")
	}
	switch word {
	case "over", "filter", "within":
		return after.brackets()
	case "partition":
		return after.word == "by"
	case "recursive":
		return before.word == "with"
	case "nulls":
		return after.word == "first" || after.word == "last"
	case "first", "last":
		return before.word == "nulls"
	case "rows", "range":
		return after.word == "between" || after.word == "unbounded" || after.word == "current"
	case "unbounded":
		return after.word == "preceding" || after.word == "following"
	case "preceding", "following":
		return before.kind == Number || before.word == "unbounded"
	case "current", "set", "exclude", "replace", "rollup", "cube", "sets":
		return after.text != "" && before.word != "as" && before.kind != Identifier && before.text != "." && before.text != ","
	case "insert", "update", "delete", "drop", "alter", "begin", "commit", "rollback", "truncate", "explain":
		return before.text == "" || before.text == ";"
	default:
		return false
	}
}

// following is the piece behind that is no comment.
func following(pieces []piece, i int) piece {
	for i++; i < len(pieces); i++ {
		if !pieces[i].comment() {
			return pieces[i]
		}
	}
	return piece{}
}

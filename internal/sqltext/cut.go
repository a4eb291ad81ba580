package sqltext

// cut divides pieces before each index at which starts says that a part begins.
func cut(pieces []piece, starts func(pieces []piece, i int) bool) [][]piece {
	var parts [][]piece
	from := 0
	for i := 1; i < len(pieces); i++ {
		if starts(pieces, i) {
			parts = append(parts, pieces[from:i])
			from = i
		}
	}
	if from < len(pieces) {
		parts = append(parts, pieces[from:])
	}
	return parts
}

var (
	clauseWords = wordSet("select from where having qualify window limit union except intersect values set")
	joinWords   = wordSet("join left right full inner cross natural asof anti semi positional")
)

// beginsClause reports whether a clause begins at a piece.
func beginsClause(pieces []piece, i int) bool {
	word, before := pieces[i].word, previous(pieces, i)
	if pieces[i].comment() {
		return pieces[i].fresh
	}
	switch {
	case pieces[i-1].comment() && pieces[i-1].fresh && i == 1:
		return true
	case word == "from":
		return before.word != "distinct"
	case word == "set":
		return opens(pieces, "update")
	case word == "values":
		return opens(pieces, "insert")
	case clauseWords[word]:
		return true
	case word == "group" || word == "order":
		return i+1 < len(pieces) && pieces[i+1].word == "by"
	case joinWords[word]:
		return !joinWords[before.word] && !pieceCalls(pieces, i)
	default:
		return false
	}
}

// pieceCalls reports whether a word is called like a function, as in left(name, 2).
func pieceCalls(pieces []piece, i int) bool {
	return i+1 < len(pieces) && pieces[i+1].brackets() && pieces[i].word != "join"
}

func opens(pieces []piece, word string) bool {
	for _, p := range pieces {
		if !p.comment() {
			return p.word == word
		}
	}
	return false
}

// previous is the piece before that is no comment.
func previous(pieces []piece, i int) piece {
	for i--; i >= 0; i-- {
		if !pieces[i].comment() {
			return pieces[i]
		}
	}
	return piece{}
}

// headLength counts the pieces at the beginning of a clause that name it.
func headLength(pieces []piece) int {
	n := 0
	for n < len(pieces) && pieces[n].comment() {
		n++
	}
	if n == len(pieces) {
		return n
	}
	switch first := pieces[n].word; {
	case first == "group" || first == "order":
		return min(n+2, len(pieces))
	case first == "select" && n+1 < len(pieces) && pieces[n+1].word == "distinct":
		return n + 2
	case first == "with" && n+1 < len(pieces) && pieces[n+1].word == "recursive":
		return n + 2
	case clauseWords[first] || first == "with":
		return n + 1
	default:
		return 0
	}
}

// partEnds says how the parts of a clause are told apart.
func partEnds(word string) func(pieces []piece, i int) bool {
	switch word {
	case "where", "having", "qualify":
		return atConditions()
	case "select", "from", "group", "order", "set", "values", "window", "with":
		return afterComma
	default:
		return func([]piece, int) bool { return false }
	}
}

// afterComma begins a part behind each comma; a comment on the same line stays with the comma.
func afterComma(pieces []piece, i int) bool {
	if pieces[i].comment() && !pieces[i].fresh {
		return false
	}
	for j := i - 1; j >= 0; j-- {
		if !pieces[j].comment() {
			return pieces[j].kind == Punctuation && pieces[j].text == ","
		}
		if pieces[j].fresh {
			return false
		}
	}
	return false
}

// atConditions begins a part at each AND and OR that joins conditions; the AND of BETWEEN does not. It is asked about
// every piece in turn.
func atConditions() func(pieces []piece, i int) bool {
	between := false
	return func(pieces []piece, i int) bool {
		if pieces[i-1].word == "between" || pieces[i].word == "between" {
			between = true
		}
		switch pieces[i].word {
		case "or":
			return true
		case "and":
			joins := !between
			between = false
			return joins
		default:
			return false
		}
	}
}

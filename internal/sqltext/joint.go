package sqltext

import "strings"

// gap is what stands between two pieces on one line.
type gap uint8

const (
	nothing gap = iota
	space
	newline
)

// joint decides what stands between pieces[i-1] and pieces[i].
func joint(pieces []piece, i int) gap {
	left, right := pieces[i-1], pieces[i]
	switch {
	case left.kind == LineComment, left.kind == String && right.kind == String:
		// Two strings are one only when a line break stands between them.
		return newline
	case left.comment(), right.comment():
		return space
	case !tight(pieces, i):
		return space
	case !standsApart(left, right):
		return space
	default:
		return nothing
	}
}

// tight reports whether two pieces are written without a space by custom.
func tight(pieces []piece, i int) bool {
	left, right := pieces[i-1], pieces[i]
	switch {
	case right.kind == Punctuation && strings.ContainsAny(right.text, ",;."), left.kind == Punctuation && left.text == ".":
		return true
	case right.text == ":" && right.kind == Punctuation:
		return true
	case left.text == ":" && left.kind == Punctuation:
		// A slice is written x[1:2], a struct {'a': 1}.
		return !right.spaced
	case left.text == "::" || right.text == "::" || left.text == ".." || right.text == "..":
		return true
	case right.brackets():
		return tightBracket(left, right) && (i < 2 || !namedWords[pieces[i-2].word])
	case isSign(left) && (i == 1 || prefixed(pieces[i-2])):
		return true
	default:
		return false
	}
}

// tightBracket reports whether a bracket follows what stands before it closely: a call, an element.
func tightBracket(left, right piece) bool {
	switch {
	case right.text == "{":
		return false
	case left.brackets(), left.kind == Identifier, left.kind == QuotedIdentifier:
		return true
	case left.kind == Keyword && right.text == "(":
		class := KeywordClass(left.text)
		return !right.spaced && class != Reserved && !spacedWords[left.word]
	case right.text == "[":
		return left.kind != Keyword && left.kind != Operator && left.text != ","
	default:
		return isSign(left)
	}
}

// spacedWords are followed by a bracket that is no list of arguments.
var spacedWords = wordSet("values over filter exists within by as using in on and or not set join replace exclude rollup cube sets")

// namedWords come before the name of a table whose columns follow in brackets.
var namedWords = wordSet("into table view")

func isSign(p piece) bool {
	return p.kind == Operator && strings.Trim(p.text, "+-~@!") == ""
}

// prefixed reports whether what follows a piece is at the beginning of an expression, so that a sign there belongs to
// its operand.
func prefixed(before piece) bool {
	switch before.kind {
	case Operator:
		return before.text != "!"
	case Keyword:
		return before.word != "end" && before.word != "null" && before.word != "true" && before.word != "false"
	case Punctuation:
		return !before.brackets()
	default:
		return false
	}
}

// standsApart reports whether two pieces are still two when nothing stands between them.
func standsApart(left, right piece) bool {
	if left.brackets() {
		return true
	}
	both := left.text + right.text
	tokens := Lex(both)
	return len(tokens) == 2 && tokens[0].End == len(left.text) && tokens[0].Kind == left.kind && !tokens[1].Open
}

package sqltext

import (
	"maps"
	"strings"
)

//go:generate go test ../engine -run ^TestWordsAreDuckDBs$ -write-words

// Class is what DuckDB lets a keyword be used for besides its own purpose.
type Class uint8

// The classes of keywords, as duckdb_keywords() names them.
const (
	NoKeyword    Class = iota
	Unreserved         // may be any name
	ColumnName         // may name a column or table, not a function
	TypeFunction       // may name a type or function, not a column or table
	Reserved           // may name nothing unless it is quoted
)

// KeywordClass gives the class of a word, in any case; NoKeyword when it is an ordinary word.
func KeywordClass(word string) Class {
	folded, ok := fold(word)
	if !ok {
		return NoKeyword
	}
	return keywords[string(folded[:len(word)])]
}

// Keywords returns a copy of the whole list: lower-case words with their class.
func Keywords() map[string]Class {
	return maps.Clone(keywords)
}

// isSyntax reports whether a bare word is to be taken for a keyword.
func isSyntax(word string) bool {
	folded, ok := fold(word)
	if !ok {
		return false
	}
	switch lower := folded[:len(word)]; keywords[string(lower)] {
	case NoKeyword:
		return false
	case Unreserved:
		return spoken[string(lower)]
	default:
		return true
	}
}

// fold writes a word that is short enough to be a keyword in lower case, without allocating.
func fold(word string) (lower [longestKeyword]byte, ok bool) {
	if len(word) > len(lower) {
		return lower, false
	}
	for i := range len(word) {
		c := word[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	return lower, true
}

// spoken are the unreserved keywords that people read as part of the language. The other unreserved ones (year, name,
// value, type, …) are far more often columns, and are taken for names.
var spoken = wordSet(`
	abort add after alter always attach before begin cascade checkpoint comment commit constraints copy cube
	current database delete detach drop enum escape exclude excluding execute explain export extension filter first
	following function if ignore import including index insert install instead key last load macro matched materialized
	merge nulls ordinality others over partition policy pragma preceding prepare range recursive rename replace reset
	respect restrict returns rollback rollup rows sample schema secret sequence set sets start temp temporary ties
	transaction trigger truncate unbounded update use vacuum view views within without`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

package sqltext

// Kind says what a token is.
type Kind uint8

// The kinds of tokens. Every byte of a text belongs to exactly one token.
const (
	Whitespace       Kind = iota // blanks and line breaks, DuckDB's Unicode blanks included
	LineComment                  // -- to the end of the line, without the line break
	BlockComment                 // /* … */, which nests
	Keyword                      // a word of the language in a place where it can be one
	Identifier                   // a bare name
	QuotedIdentifier             // "name"
	String                       // 'text', also with the prefixes E, B, X, N and U&
	DollarString                 // $$text$$ or $tag$text$tag$
	Number                       // 12, 1_000, 1.5, .5, 1e-3; DuckDB has no 0x: it reads 0x1F as 0 AS x1F
	Operator                     // +, ||, <=, ->>, ::, => and the like
	Punctuation                  // ( ) [ ] { } , ; . and :
	Parameter                    // ?, $1 or $name
	Blank                        // ____, a gap that a learner is to fill
	Invalid                      // a byte that DuckDB's lexer refuses
)

var kindNames = [...]string{
	"whitespace", "line comment", "block comment", "keyword", "identifier", "quoted identifier", "string",
	"dollar string", "number", "operator", "punctuation", "parameter", "blank", "invalid",
}

// String names the kind in English, for tests and messages to programmers.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// Token is one lexical element. Start and End are byte offsets into the text that was lexed.
type Token struct {
	Kind       Kind
	Start, End int
	// Open says that the text ended before the token did: a quote or comment without its end. In a single line it may
	// go on in the next.
	Open bool
}

// Text cuts the token out of the text it came from.
func (t Token) Text(src string) string { return src[t.Start:t.End] }

// Silent reports whether the token is white space or a closed comment, which mean nothing to DuckDB.
func (t Token) Silent() bool {
	switch t.Kind {
	case Whitespace, LineComment:
		return true
	case BlockComment:
		return !t.Open
	default:
		return false
	}
}

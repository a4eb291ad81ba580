package sqltext

// Piece is one statement of a text: src[Start:End] is Text, from the first token that means something to the last,
// without the semicolon.
type Piece struct {
	Start, End int
	Text       string
}

// Split cuts a text into its statements at semicolons outside strings, comments and quoted names. White space, comments
// and empty statements between them belong to no piece. A quote or comment that is never closed is part of its piece,
// so that DuckDB can say what is wrong with it.
func Split(src string) []Piece {
	var pieces []Piece
	start, end := -1, -1
	closePiece := func() {
		if start >= 0 {
			pieces = append(pieces, Piece{Start: start, End: end, Text: src[start:end]})
		}
		start = -1
	}
	s := scanner{src: src}
	for {
		token, ok := s.next()
		switch {
		case !ok:
			closePiece()
			return pieces
		case token.Silent():
		case token.Kind == Punctuation && src[token.Start] == ';':
			closePiece()
		default:
			if start < 0 {
				start = token.Start
			}
			end = token.End
		}
	}
}

// HasBlank reports whether the text still holds a gap (four or more underscores standing alone) outside strings,
// comments and quoted names: such an answer is no attempt.
func HasBlank(src string) bool {
	s := scanner{src: src}
	for {
		token, ok := s.next()
		if !ok || token.Kind == Blank {
			return ok
		}
	}
}

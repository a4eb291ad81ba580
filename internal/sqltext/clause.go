package sqltext

import "strings"

// Clause is a stretch of a query, from its first keyword to the next clause.
type Clause struct {
	// Name is with, select, from, where, group-by, having, window, qualify, order-by, limit or union (which stands for
	// EXCEPT and INTERSECT too).
	Name       string
	Start, End int // byte offsets in the text
	Depth      int // of brackets round it; 0 for the outermost query
}

// Clauses lists the clauses of a text in order of their beginning, those of subqueries included. It goes by tokens, so
// that it also serves for a text that does not parse. Words inside brackets that open no query (OVER (ORDER BY …),
// extract(year FROM d)) begin no clause.
func Clauses(src string) []Clause {
	w := clauseWalk{src: src}
	w.frames = []frame{{query: true, open: -1}}
	for _, token := range Lex(src) {
		if !token.Silent() {
			w.token(token)
		}
	}
	for len(w.frames) > 0 {
		w.leave(len(src))
	}
	return w.clauses
}

// ClauseAt gives the innermost clause that an offset belongs to; false when it belongs to none.
func ClauseAt(src string, offset int) (Clause, bool) {
	var innermost Clause
	found := false
	for _, clause := range Clauses(src) {
		if clause.Start <= offset && offset < clause.End && (!found || clause.Depth >= innermost.Depth) {
			innermost, found = clause, true
		}
	}
	return innermost, found
}

// frame is a pair of brackets, or the text as a whole.
type frame struct {
	query   bool // a query begins in it
	started bool // a token was seen in it
	open    int  // index of the clause that is being read; -1 for none
}

type clauseWalk struct {
	src     string
	clauses []Clause
	frames  []frame
	last    string // the word before, in lower case
	lastAt  int
	end     int // of the last token that is not silent
}

func (w *clauseWalk) token(token Token) {
	text := token.Text(w.src)
	top := &w.frames[len(w.frames)-1]
	word := ""
	if token.Kind == Keyword {
		word = strings.ToLower(text)
	}
	switch {
	case token.Kind == Punctuation && strings.ContainsAny(text, "([{"):
		top.started = true
		w.frames = append(w.frames, frame{open: -1})
	case token.Kind == Punctuation && strings.ContainsAny(text, ")]}"):
		if len(w.frames) > 1 {
			w.leave(w.end)
		}
	case token.Kind == Punctuation && text == ";" && len(w.frames) == 1:
		w.close(w.end)
	case word != "":
		if !top.started {
			top.query = top.query || word == "select" || word == "with" || word == "from"
		}
		top.started = true
		w.keyword(word, token.Start)
	default:
		top.started = true
	}
	w.last, w.lastAt, w.end = word, token.Start, token.End
}

// keyword begins a clause when the word does.
func (w *clauseWalk) keyword(word string, at int) {
	if !w.frames[len(w.frames)-1].query {
		return
	}
	switch word {
	case "select", "where", "having", "qualify", "window":
		w.begin(word, at)
	case "with":
		// Elsewhere it belongs to WITH TIES, WITH ORDINALITY or WITH TIME ZONE.
		if w.frames[len(w.frames)-1].open < 0 {
			w.begin(word, at)
		}
	case "from":
		// IS DISTINCT FROM compares.
		if w.last != "distinct" {
			w.begin(word, at)
		}
	case "by":
		if w.last == "group" || w.last == "order" {
			w.begin(w.last+"-by", w.lastAt)
		}
	case "limit", "offset":
		if open := w.frames[len(w.frames)-1].open; open < 0 || w.clauses[open].Name != "limit" {
			w.begin("limit", at)
		}
	case "union", "except", "intersect":
		w.begin("union", at)
	}
}

func (w *clauseWalk) begin(name string, at int) {
	end := w.end
	if name == "group-by" || name == "order-by" {
		end = len(strings.TrimRight(w.src[:at], " \t\r\n\f"))
	}
	w.close(end)
	w.frames[len(w.frames)-1].open = len(w.clauses)
	w.clauses = append(w.clauses, Clause{Name: name, Start: at, End: -1, Depth: len(w.frames) - 1})
}

// close ends the clause that is being read in the innermost brackets.
func (w *clauseWalk) close(end int) {
	top := &w.frames[len(w.frames)-1]
	if top.open >= 0 {
		clause := &w.clauses[top.open]
		clause.End = max(end, clause.Start)
	}
	top.open = -1
}

func (w *clauseWalk) leave(end int) {
	w.close(end)
	w.frames = w.frames[:len(w.frames)-1]
}

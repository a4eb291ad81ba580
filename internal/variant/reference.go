package variant

import (
	"context"
	"strings"

	"guildhall/internal/lesson"
	"guildhall/internal/sqltext"
)

// question is what an exercise's accepted answers say: how they steer, what they rest on, and how they are run.
type question struct {
	ex        *lesson.Exercise
	steer     *steer
	witnesses []witness
	readings  []*reading
}

// reading is one accepted answer to a prompt.
type reading struct {
	solution int // its index among the exercise's
	sql      string
	// stirred are ways to write the same query of which each must give the same result wherever the result is no matter of
	// luck: its tables by bare names, and with further sort keys both ways where rows are cut off or numbered.
	stirred []string
	// numbered says that it asks for the numbers of rows.
	numbered bool
}

// ways are the ways to write the reference; none where a variant need not be stable.
func (q *question) ways() []string {
	if len(q.readings) == 0 || q.ex.Type == lesson.Change {
		return nil
	}
	return append([]string{q.readings[0].sql}, q.readings[0].stirred...)
}

// ask reads the accepted answers of an exercise.
func (s *schema) ask(ctx context.Context, session Session, ex *lesson.Exercise) (*question, error) {
	q := &question{ex: ex, steer: &steer{named: map[address]bool{}}}
	for i, solution := range ex.Solutions {
		for _, sql := range selects(solution.SQL) {
			tree, err := trees(ctx, session, sql)
			if err != nil {
				return nil, err
			}
			if tree == nil {
				continue
			}
			s.read(tree, q.steer)
			if i == 0 || solution.Reading != "" {
				q.witnesses = append(q.witnesses, s.witnesses(tree)...)
			}
		}
		if i > 0 && solution.Reading == "" {
			continue
		}
		r := &reading{solution: i, sql: solution.SQL}
		q.readings = append(q.readings, r)
		if err := s.stir(ctx, session, r); err != nil {
			return nil, err
		}
	}
	for _, check := range ex.Check {
		tree, err := trees(ctx, session, check)
		if err != nil {
			return nil, err
		}
		if tree != nil {
			s.read(tree, q.steer)
		}
	}
	return q, nil
}

// selects turns each statement of a text into a SELECT over the rows that it reads: an UPDATE or DELETE becomes the choice of its
// rows, so that statements that change data steer variants as queries do.
func selects(text string) []string {
	var all []string
	for _, piece := range sqltext.Split(text) {
		words := significant(piece.Text)
		if len(words) == 0 {
			continue
		}
		switch strings.ToUpper(words[0].text) {
		case "UPDATE":
			all = append(all, fromUpdate(piece.Text, words))
		case "DELETE":
			all = append(all, fromDelete(piece.Text, words))
		case "INSERT", "CREATE", "MERGE":
			all = append(all, inner(piece.Text, words)...)
		default:
			all = append(all, piece.Text)
		}
	}
	return all
}

// word is a token that means something, and where it stands.
type word struct {
	text       string
	start, end int
	depth      int // of brackets
}

func significant(text string) []word {
	var words []word
	depth := 0
	for _, token := range sqltext.Lex(text) {
		if token.Silent() {
			continue
		}
		w := word{text: token.Text(text), start: token.Start, end: token.End, depth: depth}
		switch w.text {
		case "(":
			depth++
		case ")":
			depth--
			w.depth--
		}
		words = append(words, w)
	}
	return words
}

// at finds a keyword outside brackets and returns its index, or -1.
func at(words []word, keyword string) int {
	for i, w := range words {
		if w.depth == 0 && strings.EqualFold(w.text, keyword) {
			return i
		}
	}
	return -1
}

func fromUpdate(text string, words []word) string {
	set := at(words, "SET")
	if set < 2 {
		return ""
	}
	tables := text[words[1].start:words[set-1].end]
	from, where := at(words, "FROM"), at(words, "WHERE")
	end := len(text)
	if r := at(words, "RETURNING"); r > 0 {
		end = words[r].start
	}
	condition := ""
	if where > 0 {
		condition = " " + text[words[where].start:end]
		end = words[where].start
	}
	if from > 0 {
		tables += ", " + text[words[from].end:end]
	}
	return "SELECT * FROM " + tables + condition
}

func fromDelete(text string, words []word) string {
	if len(words) < 3 {
		return ""
	}
	rest := text[words[1].start:]
	if using := at(words, "USING"); using > 0 {
		rest = text[words[1].start:words[using].start] + ", " + text[words[using].end:]
	}
	if r := at(words, "RETURNING"); r > 0 {
		rest = text[words[1].start:words[r].start]
	}
	return "SELECT * " + rest
}

// inner finds the query inside an INSERT, CREATE or MERGE, and the table that is written.
func inner(text string, words []word) []string {
	var all []string
	for _, keyword := range []string{"SELECT", "WITH", "FROM"} {
		if i := at(words, keyword); i > 0 {
			all = append(all, text[words[i].start:])
			break
		}
	}
	if into := at(words, "INTO"); into > 0 && into+1 < len(words) {
		all = append(all, "SELECT * FROM "+words[into+1].text)
	}
	if on, using := at(words, "ON"), at(words, "USING"); using > 0 && on > using {
		end := len(text)
		if when := at(words, "WHEN"); when > 0 {
			end = words[when].start
		}
		into := at(words, "INTO")
		all = append(all, "SELECT * FROM "+text[words[into].end:words[using].start]+" JOIN "+text[words[using].end:end])
	}
	return all
}

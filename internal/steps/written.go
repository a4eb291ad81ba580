package steps

import (
	"slices"
	"strings"

	"guildhall/internal/sqltext"
)

// written finds the clauses of a query in the text.
type written struct {
	clauses map[string]string // by the name that sqltext.Clauses gives
	tables  []string          // FROM cut into its first table and its joins
}

func (w written) clause(name string) string { return w.clauses[name] }

// table is the text of the table or join of an index; "" when it cannot be told.
func (w written) table(index int) string {
	if index < len(w.tables) {
		return w.tables[index]
	}
	return ""
}

// writtenClauses finds the clauses of a SELECT by the place of its first column or table; a nil query stands for a set operation, whose
// own clauses come last.
func writtenClauses(src string, query sqltext.Node) written {
	all := sqltext.Clauses(src)
	found := written{clauses: map[string]string{}}
	if query == nil {
		for _, clause := range all {
			if clause.Depth == 0 && (clause.Name == "order-by" || clause.Name == "limit") {
				found.clauses[clause.Name] = flat(src[clause.Start:clause.End])
			}
		}
		return found
	}
	at, ok := beginning(query)
	first, inside := sqltext.ClauseAt(src, at)
	if !ok || !inside {
		return found
	}
	for _, clause := range block(all, first) {
		text := src[clause.Start:clause.End]
		found.clauses[clause.Name] = flat(text)
		if clause.Name == "from" {
			found.tables = cutFrom(text, len(sqltext.FromTables(query.Child("from_table"))))
		}
	}
	return found
}

// beginning is a place in SELECT or FROM of a query that is in none of its subqueries.
func beginning(query sqltext.Node) (int, bool) {
	for _, key := range []string{"select_list", "from_table"} {
		at, found := 0, false
		sqltext.Node{"in": query[key]}.Walk(func(n sqltext.Node) bool {
			if n.Child("subquery") != nil || found {
				return false
			}
			at, found = n.Location()
			return !found
		})
		if found {
			return at, true
		}
	}
	return 0, false
}

// block lists the clauses of the query that a clause belongs to: those beside it, up to a UNION, the end of the brackets or the
// beginning of another query.
func block(all []sqltext.Clause, of sqltext.Clause) []sqltext.Clause {
	at := 0
	for i, clause := range all {
		if clause == of {
			at = i
		}
	}
	found := []sqltext.Clause{of}
	seen := map[string]bool{of.Name: true}
	for _, direction := range []int{1, -1} {
		for i := at + direction; i >= 0 && i < len(all); i += direction {
			clause := all[i]
			if clause.Depth > of.Depth {
				continue
			}
			if clause.Depth < of.Depth || clause.Name == "union" || clause.Name == "with" || seen[clause.Name] {
				break
			}
			// What stands before SELECT is FROM, or another query.
			if direction < 0 && clause.Name != "from" {
				break
			}
			seen[clause.Name] = true
			found = append(found, clause)
		}
	}
	return found
}

// cutFrom cuts FROM into its first table and its joins; nil when it has not so many.
func cutFrom(text string, tables int) []string {
	starts := []int{0}
	depth, from := 0, -1 // from is where the words before JOIN begin
	for _, token := range sqltext.Lex(text) {
		word := strings.ToLower(token.Text(text))
		switch {
		case token.Silent():
			continue
		case slices.Contains([]string{"(", "[", "{"}, word):
			depth++
		case slices.Contains([]string{")", "]", "}"}, word):
			depth--
		}
		if depth > 0 {
			continue
		}
		switch word {
		case "inner", "left", "right", "full", "outer", "cross", "natural", "semi", "anti", "asof", "positional":
			if from < 0 {
				from = token.Start
			}
			continue
		case "join":
			if from < 0 {
				from = token.Start
			}
			starts = append(starts, from)
		case ",":
			starts = append(starts, token.Start)
		}
		from = -1
	}
	if len(starts) != tables {
		return nil
	}
	var pieces []string
	for i, start := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		pieces = append(pieces, flat(text[start:end]))
	}
	return pieces
}

// flat is SQL on one line, without the comments. A line break inside quotes becomes a space too: the text is for showing.
func flat(sql string) string {
	var words strings.Builder
	for _, token := range sqltext.Lex(sql) {
		if token.Silent() {
			words.WriteByte(' ')
			continue
		}
		words.WriteString(token.Text(sql))
	}
	return strings.Join(strings.Fields(words.String()), " ")
}

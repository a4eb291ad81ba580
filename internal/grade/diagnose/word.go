package diagnose

import (
	"slices"

	"guildhall/internal/sqltext"
)

// word makes the cause of a suspect: its place in the text, and what is right besides.
func (c Case) word(s suspect, matched []pair) Cause {
	cause := Cause{Code: s.code, Args: s.args, Clause: s.clause, Start: -1, End: -1}
	if s.at != nil {
		cause.Start, cause.End = span(c.Text, s.at)
	}
	if cause.Start >= 0 {
		if clause, ok := sqltext.ClauseAt(c.Text, cause.Start); ok {
			cause.Clause = clause.Name
		}
	} else {
		cause.Start, cause.End = keyword(c.Text, s.clause)
	}
	if len(matched) > 0 {
		cause.Right = alreadyRight(matched[0], s.family)
	}
	return cause
}

// alreadyRight names a part of the outermost query that is as the reference has it, and comes before the cause.
func alreadyRight(p pair, cause family) string {
	grouped := p.reference.query.List("group_expressions")
	switch {
	case p.learner.query.Type() != "SELECT_NODE" || p.reference.query.Type() != "SELECT_NODE" || !p.sameTables():
		return ""
	case cause > groups && len(grouped) > 0 && slices.Equal(sorted(listKeys(p.learner, p.learner.query.List("group_expressions"))), sorted(listKeys(p.reference, grouped))):
		return "grouping"
	case cause > filters && p.reference.query.Child("where_clause") != nil && sameConditions(p):
		return "conditions"
	case cause > joins && len(jointsOf(p.reference)) > 0 && sameJoins(p):
		return "joins"
	case cause != columns && cause != expressions && sameOutput(p):
		return "columns"
	}
	return ""
}

func sameConditions(p pair) bool {
	mine, theirs := onlyOne(filtersOf(p.learner), filtersOf(p.reference))
	return len(mine) == 0 && len(theirs) == 0
}

func sameJoins(p pair) bool {
	kinds := func(s side) []string {
		var found []string
		for _, j := range jointsOf(s) {
			found = append(found, j.kind)
		}
		return found
	}
	mine, theirs := onlyOne(linking(p.learner, conditionsOf(p.learner)), linking(p.reference, conditionsOf(p.reference)))
	return len(mine) == 0 && len(theirs) == 0 && slices.Equal(sorted(kinds(p.learner)), sorted(kinds(p.reference)))
}

func sameOutput(p pair) bool {
	mine, theirs := p.learner.query.List("select_list"), p.reference.query.List("select_list")
	return len(mine) > 1 && slices.Equal(sorted(listKeys(p.learner, mine)), sorted(listKeys(p.reference, theirs)))
}

// Output is the place of a query's output column in its text; -1 when it cannot be told.
func Output(text string, tree *sqltext.Tree, column int) (start, end int) {
	outputs := tree.Query().List("select_list")
	if column < 0 || column >= len(outputs) || slices.ContainsFunc(outputs, isStar) {
		return -1, -1
	}
	return span(text, outputs[column])
}

// keyword is the place of a clause's first word in the outermost query; -1 when it has none.
func keyword(text, clause string) (start, end int) {
	start, end = -1, -1
	for _, c := range sqltext.Clauses(text) {
		if c.Name != clause || c.Depth > 0 {
			continue
		}
		for _, token := range sqltext.Lex(text) {
			if token.Start == c.Start {
				start, end = token.Start, token.End
			}
		}
	}
	return start, end
}

// span finds the text that a node was made from, as far as its places tell: from its first place to the end of the token at
// its last, with the brackets that open between them.
func span(text string, n sqltext.Node) (start, end int) {
	if n.Type() == "JOIN" {
		return joinSpan(text, n)
	}
	first, last := -1, -1
	n.Walk(func(part sqltext.Node) bool {
		if at, ok := part.Location(); ok && at < len(text) {
			if first < 0 || at < first {
				first = at
			}
			last = max(last, at)
		}
		return true
	})
	if first < 0 {
		return -1, -1
	}
	return first, endOf(text, first, last)
}

// joinSpan is the text of a join from its first word to its condition's end; its right table when the join is a comma.
func joinSpan(text string, join sqltext.Node) (start, end int) {
	start, end = span(text, join.Child("right"))
	if condition := join.Child("condition"); condition != nil {
		if _, last := span(text, condition); last > end && join.Text("ref_type") == "REGULAR" {
			end = last
		}
	}
	if at, ok := join.Location(); ok && at < len(text) && start >= 0 {
		start = at
	}
	return start, end
}

// endOf is where the part of a text ends that begins at one token and has its last place at another.
func endOf(text string, first, last int) int {
	var tokens []sqltext.Token
	for _, token := range sqltext.Lex(text) {
		if !token.Silent() && token.End > first {
			tokens = append(tokens, token)
		}
	}
	depth, end := 0, first
	for i, token := range tokens {
		word := token.Text(text)
		switch word {
		case "(":
			depth++
		case ")":
			if depth == 0 {
				return end
			}
			depth--
		}
		end = token.End
		if token.Start < last || depth > 0 {
			continue
		}
		next := ""
		if i+1 < len(tokens) {
			next = tokens[i+1].Text(text)
		}
		if continues(word, next) {
			continue
		}
		return end
	}
	return end
}

// continues reports whether what follows a token still belongs to it: a call's brackets, the column after a table.
func continues(word, next string) bool {
	switch {
	case word == ".", next == ".":
		return true
	case next == "(":
		class := sqltext.KeywordClass(word)
		return class != sqltext.Reserved
	case word == "NOT", word == "not", word == "IS", word == "is", next == "IS", next == "is":
		return true
	}
	return false
}

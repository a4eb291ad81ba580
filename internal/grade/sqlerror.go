package grade

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// explainError turns DuckDB's error, the sandbox's refusal or a limit into a finding with its place in the submitted text.
func explainError(e *result.QueryError, answer string) Finding {
	s := read(answer)
	switch e.Cause {
	case result.Blocked:
		return explainRefusal(s, e)
	case result.Stopped:
		return explainStop(s, e)
	}
	if f, ok := curlyQuote(answer); ok {
		return f
	}
	offset := e.Offset
	at := len(s.tokens)
	if offset >= 0 {
		at = s.at(offset)
	}
	var f Finding
	// Where the grammar was broken DuckDB says the place; what its parser refuses without one is no matter of grammar.
	if e.Subtype == "SYNTAX_ERROR" || e.Class == "Parser" && (offset >= 0 || strings.Contains(e.Message, "selection list")) {
		f, at = explainSyntax(s, e, at)
	} else {
		f = explainMeaning(s, e, at)
		if offset < 0 {
			at = s.mentioned(e.Name, f.Message.Args["Name"], f.Message.Args["Value"])
		}
	}
	if f.Line == 0 && (offset >= 0 || at < len(s.tokens)) && at >= 0 {
		f = s.mark(f, at)
	}
	return f
}

// mentioned returns the first token that is one of the names or values an error is about; -1 when there is none.
func (s script) mentioned(names ...any) int {
	for _, name := range names {
		if name, ok := name.(string); ok {
			if at := s.find(name); at >= 0 {
				return at
			}
		}
	}
	return -1
}

// find returns the index of the first token with a name; -1 when there is none.
func (s script) find(name string) int {
	for i := range s.tokens {
		if name != "" && strings.EqualFold(strings.Trim(s.raw(i), `"'`), name) {
			return i
		}
	}
	return -1
}

// curlyQuote finds a word processor's quotation mark outside texts and comments.
func curlyQuote(answer string) (Finding, bool) {
	for _, token := range sqltext.Lex(answer) {
		switch token.Kind {
		case sqltext.String, sqltext.DollarString, sqltext.LineComment, sqltext.BlockComment, sqltext.QuotedIdentifier:
			continue
		}
		if at := strings.IndexAny(token.Text(answer), "‘’‚“”„«»´`"); at >= 0 {
			start := token.Start + at
			mark := string([]rune(answer[start:])[0])
			code := "GH-CURLY"
			if mark == "`" {
				code = "GH-CURLY/backtick"
			}
			return placed(diagnosis(code, i18n.Args{"Mark": mark}), answer, start, start+len(mark)), true
		}
	}
	return Finding{}, false
}

// meaning is a kind of error that DuckDB finds after the grammar is in order.
type meaning struct {
	code    string
	pattern *regexp.Regexp
	args    []string // names of the pattern's groups as the message's arguments
}

// meanings lists them; the first whose pattern is found in DuckDB's message is taken. The patterns are compiled when the
// first error is explained.
var meanings = sync.OnceValue(func() []meaning {
	table := []struct {
		code, pattern string
		args          []string
	}{
		{"SYN-16", `column "?([^"]+?)"? must appear in the GROUP BY clause`, []string{"Name"}},
		{"SYN-16/alias", `cannot reference column "?([^" ]+)"? in`, []string{"Name"}},
		{"SYN-14/window", `(?:WHERE|HAVING|GROUP BY) clause cannot contain window functions`, nil},
		{"SYN-14/group", `GROUP BY clause cannot contain aggregates`, nil},
		{"SYN-14", `clause cannot contain aggregates`, nil},
		{"SYN-15", `aggregate function calls cannot (?:be nested|contain)`, nil},
		{"SYN-2", `Ambiguous reference to column name "([^"]+)" \(use: (.*)\)`, []string{"Name", "Use"}},
		{"SYN-4/table", `Table "([^"]+)" does not have a column (?:named|with name) "([^"]+)"`, []string{"Table", "Name"}},
		{"SYN-25", `Referenced table "([^"]+)" not found`, []string{"Name"}},
		{"SYN-4/join", `Column "([^"]+)" does not exist on (?:left|right) side of join`, []string{"Name"}},
		{"SYN-4", `Referenced (?:update )?column "?([^" ]+)"? not found`, []string{"Name"}},
		{"SYN-26", `Subquery returns (\d+) columns`, []string{"Number"}},
		{"GH-ONE-ROW", `More than one row returned by a subquery`, nil},
		{"GH-SET-WIDTH", `Set operations can only apply to expressions with the same number`, nil},
		{"SYN-13/compare", `Cannot compare values of type (\S+(?: WITH TIME ZONE)?) and type (\S+(?: WITH TIME ZONE)?)`, []string{"Left", "Right"}},
		{"SYN-23", `(?:date|time|timestamp) field value out of range: "([^"]*)"|invalid (?:date|timestamp|time) field format: "([^"]*)"`, []string{"Value", "Value"}},
		{"GH-CONVERT", `Could not convert string '([^']*)' to (\w+)`, []string{"Value", "Type"}},
		{"GH-OVERFLOW", `(?i)overflow|out of range`, nil},
		{"GH-DIVISION", `(?i)division by zero`, nil},
		{"GH-CONSTRAINT/null", `NOT NULL constraint failed: (\S+)`, []string{"Name"}},
		{"GH-CONSTRAINT", `(?i)constraint`, nil},
		{"GH-INSERT-WIDTH", `has (\d+) columns but (\d+) values were supplied`, []string{"Expected", "Actual"}},
		{"GH-READ-ONLY", `on database "[^"]*" which is attached in read-only mode`, nil},
		{"GH-DEEP", `Max expression depth limit`, nil},
		{"GH-EXISTS", `(?:Table|View|Schema) with name "?([^" ]+)"? already exists`, []string{"Name"}},
	}
	all := make([]meaning, len(table))
	for i, row := range table {
		all[i] = meaning{row.code, regexp.MustCompile(row.pattern), row.args}
	}
	return all
})

// explainMeaning words an error about names, types or values.
func explainMeaning(s script, e *result.QueryError, at int) Finding {
	switch e.Subtype {
	case "COLUMN_NOT_FOUND":
		return explainColumn(s, e, at)
	case "MISSING_ENTRY":
		return explainMissing(e)
	case "NO_MATCHING_FUNCTION":
		return explainCall(e)
	}
	for _, m := range meanings() {
		groups := m.pattern.FindStringSubmatch(e.Message)
		if groups == nil {
			continue
		}
		args := i18n.Args{}
		for i, name := range m.args {
			if groups[i+1] != "" {
				args[name] = friendlyTypes(groups[i+1])
			}
		}
		if m.code == "GH-CONVERT" && s.find(groups[2]) < 0 && strings.HasPrefix(groups[2], "UINT") {
			m.code = "GH-CONVERT/listed" // DuckDB numbers the values of an ENUM, and names the type of the number
		}
		return withNearest(m.code, args, e)
	}
	if strings.Contains(e.Message, "Could not choose a best candidate function") {
		return explainCall(e)
	}
	return diagnosis("GH-ERROR", i18n.Args{"Message": firstLine(e.Message)})
}

// withNearest adds the closest of DuckDB's suggestions to an error about an unknown name.
func withNearest(code string, args i18n.Args, e *result.QueryError) Finding {
	if !strings.HasPrefix(code, "SYN-4") && code != "SYN-25" {
		return diagnosis(code, args)
	}
	name, _ := args["Name"].(string)
	args["Nearest"] = nearest(name, suggestions(e))
	return diagnosis(code, args)
}

// quotedNames finds the names that DuckDB's message suggests.
var quotedNames = regexp.MustCompile(`"([^"]+)"`)

// suggestions are DuckDB's candidates, which some errors carry in the message only.
func suggestions(e *result.QueryError) []string {
	if len(e.Candidates) > 0 {
		return e.Candidates
	}
	_, after, found := strings.Cut(e.Message, "\n")
	if !found {
		return nil
	}
	var names []string
	for _, match := range quotedNames.FindAllStringSubmatch(after, -1) {
		names = append(names, match[1])
	}
	return names
}

// nearest returns the candidate that a name was probably meant to be; "" when none is close.
func nearest(name string, candidates []string) string {
	candidates = slices.Clone(candidates)
	for i, c := range candidates {
		if at := strings.LastIndexByte(c, '.'); at >= 0 {
			candidates[i] = c[at+1:]
		}
	}
	found, ok := lesson.Nearest(strings.ToLower(name), lowered(candidates))
	if !ok {
		return ""
	}
	for _, c := range candidates {
		if strings.EqualFold(c, found) {
			return c
		}
	}
	return found
}

func lowered(names []string) []string {
	lower := make([]string, len(names))
	for i, name := range names {
		lower[i] = strings.ToLower(name)
	}
	return lower
}

// explainColumn is for a name that is no column: often a text whose quotes are missing or of the wrong kind.
func explainColumn(s script, e *result.QueryError, at int) Finding {
	args := i18n.Args{"Name": e.Name, "Nearest": nearest(e.Name, suggestions(e))}
	value := s.comparedWith(at)
	switch {
	case value && s.kind(at) == sqltext.QuotedIdentifier:
		return diagnosis("SYN-11/double", args)
	case value && args["Nearest"] == "":
		return diagnosis("SYN-11", args)
	case args["Nearest"] == "" && len(suggestions(e)) > 1:
		args["Names"] = quoted(suggestions(e)[:min(4, len(suggestions(e)))])
		return diagnosis("SYN-4/names", args)
	}
	return diagnosis("SYN-4", args)
}

// comparedWith reports whether the token stands where a value is compared with: after an operator, in a list of IN, or
// after LIKE.
func (s script) comparedWith(at int) bool {
	switch before := s.word(at - 1); before {
	case "=", "<>", "!=", "<", ">", "<=", ">=", "==", "LIKE", "ILIKE":
		return true
	case "(", ",":
		for i := at - 1; i >= 0 && s.word(i) != ")"; i-- {
			if s.word(i) == "(" {
				return s.word(i-1) == "IN" || s.word(i-1) == "VALUES"
			}
		}
	}
	return false
}

// otherDialect gives for a function of other databases and spreadsheets what DuckDB has instead; "" when it knows none.
func otherDialect(name string) string {
	return map[string]string{
		"isnull": "coalesce", "nvl": "coalesce", "iif": "CASE", "if": "CASE", "getdate": "current_date",
		"sysdate": "current_date", "to_char": "strftime", "date_format": "strftime", "charindex": "strpos", "dateadd": "date + INTERVAL",
		"vlookup": "JOIN", "countif": "count(*) FILTER", "sumif": "sum(…) FILTER", "average": "avg", "mid": "substr", "proper": "upper",
		"convert": "CAST", "group_concat": "string_agg", "todate": "strptime", "to_date": "strptime", "stddev_p": "stddev_pop",
	}[strings.ToLower(name)]
}

// windowFunction reports whether a function needs OVER; without it DuckDB says that the function does not exist.
func windowFunction(name string) bool {
	switch strings.ToLower(name) {
	case "rank", "dense_rank", "row_number", "ntile", "lag", "lead", "first_value", "last_value", "nth_value", "percent_rank", "cume_dist":
		return true
	}
	return false
}

// explainMissing is for a table, function or type that does not exist.
func explainMissing(e *result.QueryError) Finding {
	args := i18n.Args{"Name": e.Name, "Nearest": nearest(e.Name, suggestions(e))}
	switch {
	case strings.Contains(e.Message, "Function with name"):
		if windowFunction(e.Name) {
			return diagnosis("SYN-5/window", args)
		}
		if other := otherDialect(e.Name); other != "" {
			args["Nearest"] = other
		}
		return diagnosis("SYN-5", args)
	case strings.HasPrefix(e.Message, "Type with name"):
		switch strings.ToUpper(e.Name) {
		case "LIKE", "IN", "BETWEEN", "IS":
			return diagnosis("SYN-32/repeat", args)
		}
		return diagnosis("SYN-7/type", args)
	}
	return diagnosis("SYN-7", args)
}

// calls finds the call in DuckDB's message about arguments that fit no version of a function.
var calls = regexp.MustCompile(`['"]([^'"(]+)\(([^'"]*)\)['"]`)

// explainCall is for a function or operator that does not work on its arguments.
func explainCall(e *result.QueryError) Finding {
	args := i18n.Args{"Name": e.Name, "Types": ""}
	if groups := calls.FindStringSubmatch(e.Message); groups != nil {
		args["Name"], args["Types"] = groups[1], friendlyTypes(groups[2])
	}
	name, _ := args["Name"].(string)
	if name != "" && strings.Trim(name, "+-*/%<>=|&^~!") == "" {
		types, _ := args["Types"].(string)
		args["Types"] = strings.ReplaceAll(types, ", ", " and ")
		return diagnosis("SYN-13/operator", args)
	}
	return diagnosis("SYN-13", args)
}

// friendlyTypes takes DuckDB's inner names out of a list of types.
func friendlyTypes(types string) string {
	return strings.NewReplacer(
		"INTEGER_LITERAL", "INTEGER", "STRING_LITERAL", "VARCHAR", "INT8", "TINYINT", "INT16", "SMALLINT", "INT32", "INTEGER", "INT64", "BIGINT", "INT128", "HUGEINT",
	).Replace(types)
}

func firstLine(message string) string {
	line, _, _ := strings.Cut(message, "\n")
	return strings.TrimSpace(line)
}

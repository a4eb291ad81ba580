package engine

import (
	"strings"

	bindings "github.com/duckdb/duckdb-go-bindings"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// The types of statements that DuckDB's C header does not name.
const (
	typeUpdateExtensions bindings.StatementType = 29
	typeMerge            bindings.StatementType = 30
)

// passes reports whether statements of a type may run. The list says what is allowed, so that a statement which only a
// later DuckDB knows is refused until somebody has thought about it. SET VARIABLE, which shares its type with SET and
// USE, is decided by passesAsVariable.
func passes(kind bindings.StatementType) bool {
	switch kind {
	case bindings.StatementTypeSelect, bindings.StatementTypeInsert, bindings.StatementTypeUpdate,
		bindings.StatementTypeDelete, typeMerge, bindings.StatementTypeCreate, bindings.StatementTypeDrop,
		bindings.StatementTypeAlter, bindings.StatementTypeTransaction, bindings.StatementTypePrepare,
		bindings.StatementTypeExecute, bindings.StatementTypeExplain:
		return true
	}
	return false
}

// leavesTraces reports whether a statement of the type can change what later statements of the session see.
func leavesTraces(kind bindings.StatementType) bool {
	return kind != bindings.StatementTypeSelect && kind != bindings.StatementTypeExplain
}

// changesRows reports whether a statement of the type changes rows of tables that are there and nothing else.
func changesRows(kind bindings.StatementType) bool {
	switch kind {
	case bindings.StatementTypeInsert, bindings.StatementTypeUpdate, bindings.StatementTypeDelete, typeMerge:
		return true
	}
	return false
}

// mayGrow reports whether a statement of the type can add to the workspace. What frees room must always run.
func mayGrow(kind bindings.StatementType) bool {
	switch kind {
	case bindings.StatementTypeInsert, bindings.StatementTypeUpdate, typeMerge, bindings.StatementTypeCreate,
		bindings.StatementTypeAlter:
		return true
	}
	return false
}

// statement is a piece of the submitted text with its words, as far as the gate looks at them.
type statement struct {
	text  string
	words []word
}

// word is a token that means something.
type word struct {
	upper string
	kind  sqltext.Kind
	start int
	end   int
}

func newStatement(text string) statement {
	s := statement{text: text}
	for _, token := range sqltext.Lex(text) {
		if !token.Silent() {
			s.words = append(s.words, word{
				upper: strings.ToUpper(token.Text(text)), kind: token.Kind, start: token.Start, end: token.End,
			})
		}
	}
	return s
}

// begins reports whether the statement begins with the words.
func (s statement) begins(words ...string) bool {
	if len(s.words) < len(words) {
		return false
	}
	for i, upper := range words {
		if s.words[i].upper != upper {
			return false
		}
	}
	return true
}

func (s statement) first() string {
	if len(s.words) == 0 {
		return ""
	}
	return s.words[0].upper
}

// from returns the statement that begins at a word.
func (s statement) from(n int) statement {
	if n >= len(s.words) {
		return statement{text: s.text}
	}
	return statement{text: s.text, words: s.words[n:]}
}

// sql is the text of the statement from its first word on, and offset where that is in the piece.
func (s statement) sql() (text string, offset int) {
	if len(s.words) == 0 {
		return "", len(s.text)
	}
	return s.text[s.words[0].start:], s.words[0].start
}

// refuse decides by the first words, before DuckDB sees the text: some statements touch files while they are only
// parsed, and others have a type that says too little. It returns nil for what may go on to the gate by type.
func (s statement) refuse() *result.QueryError {
	name := s.first()
	switch name {
	case "ATTACH", "DETACH", "COPY", "EXPORT", "IMPORT", "INSTALL", "LOAD", "VACUUM", "ANALYZE", "ANALYSE", "CALL",
		"CHECKPOINT", "USE", "RESET":
		return blocked(name)
	case "FORCE":
		if s.begins("FORCE", "INSTALL") {
			return blocked("INSTALL")
		}
		return blocked("CHECKPOINT")
	case "SET":
		if !s.begins("SET", "VARIABLE") {
			return blocked("SET")
		}
	case "CREATE", "DROP", "ALTER":
		if s.namesSecret() {
			return blocked(name + " SECRET")
		}
		if s.begins("ALTER", "DATABASE") {
			return blocked("ALTER DATABASE")
		}
	}
	return s.refuseFunctions()
}

// refuseFunctions looks for calls that a gate by type cannot see because they stand in a SELECT: functions that change
// DuckDB's state, and those that run a text as SQL, in which the others could hide. Names in a macro or a view are seen
// when it is created.
func (s statement) refuseFunctions() *result.QueryError {
	for i, word := range s.words[:max(0, len(s.words)-1)] {
		if s.words[i+1].upper != "(" || word.kind == sqltext.String {
			continue
		}
		name := strings.ToLower(strings.Trim(word.upper, `"`))
		if actsOnDuckDB(name) {
			failure := blocked(name + "()")
			failure.Offset = word.start
			return failure
		}
	}
	return nil
}

// actsOnDuckDB tells the functions that do more than compute. TestFunctionsAreReviewed fails when DuckDB has a new
// table function that nobody has looked at.
func actsOnDuckDB(function string) bool {
	switch function {
	case "enable_logging", "disable_logging", "truncate_duckdb_logs", "write_log", "enable_profiling",
		"disable_profiling", "enable_peg_parser", "disable_peg_parser", "check_peg_parser", "checkpoint",
		"force_checkpoint", "query", "json_execute_serialized_sql", "arrow_scan", "arrow_scan_dumb":
		return true
	}
	return false
}

// namesSecret reports whether a CREATE or DROP is about a secret, whatever stands between.
func (s statement) namesSecret() bool {
	for _, word := range s.words[1:] {
		switch word.upper {
		case "OR", "REPLACE", "PERSISTENT", "TEMPORARY", "TEMP", "LOCAL", "GLOBAL":
		default:
			return word.upper == "SECRET"
		}
	}
	return false
}

// inner returns the statement inside an EXPLAIN or PREPARE, which has to pass the gate too.
func (s statement) inner() (statement, bool) {
	switch s.first() {
	case "EXPLAIN":
		n := 1
		if n < len(s.words) && (s.words[n].upper == "ANALYZE" || s.words[n].upper == "ANALYSE") {
			n++
		}
		if n < len(s.words) && s.words[n].upper == "(" && s.isOptions(n) {
			n = s.closing(n) + 1
		}
		return s.from(n), true
	case "PREPARE":
		depth := 0
		for n, word := range s.words {
			switch word.upper {
			case "(":
				depth++
			case ")":
				depth--
			case "AS":
				if depth == 0 && n >= 2 {
					return s.from(n + 1), true
				}
			}
		}
		return statement{text: s.text}, true
	}
	return statement{}, false
}

// isOptions tells EXPLAIN (FORMAT json) SELECT … from EXPLAIN (SELECT …).
func (s statement) isOptions(n int) bool {
	end := s.closing(n)
	return end+1 < len(s.words) && n+1 < len(s.words) && s.words[n+1].upper != "(" &&
		s.words[n+1].upper != "SELECT" && s.words[n+1].upper != "WITH" && s.words[n+1].upper != "FROM" &&
		s.words[n+1].upper != "VALUES"
}

// closing returns the index of the bracket that closes the one at n, or of the last word.
func (s statement) closing(n int) int {
	depth := 0
	for i := n; i < len(s.words); i++ {
		switch s.words[i].upper {
		case "(":
			depth++
		case ")":
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(s.words) - 1
}

// mayExpand reports whether DuckDB may make several statements of this one: PIVOT without IN becomes CREATE TYPE and
// SELECT. Each of them still passes the gate by type.
func (s statement) mayExpand() bool {
	switch s.first() {
	case "PIVOT", "PIVOT_WIDER", "SELECT", "WITH", "FROM", "CREATE", "INSERT", "EXPLAIN", "(":
	default:
		return false
	}
	for _, word := range s.words {
		if word.upper == "PIVOT" || word.upper == "PIVOT_WIDER" {
			return true
		}
	}
	return false
}

// passesAsVariable decides on the types that SET VARIABLE shares with SET, USE and RESET.
func (s statement) passesAsVariable(kind bindings.StatementType) bool {
	return (kind == bindings.StatementTypeSet || kind == bindings.StatementTypeVariableSet) && s.begins("SET", "VARIABLE")
}

// blocked is what the sandbox answers to a kind of statement it does not let through.
func blocked(name string) *result.QueryError {
	reason := name + " is not allowed: lessons work with queries and with changes to tables."
	if strings.HasSuffix(name, "()") {
		reason = name + " is not allowed: it acts on DuckDB itself, not on data."
	}
	switch name {
	case "ATTACH", "DETACH", "USE", "ALTER DATABASE":
		reason = name + " is not allowed: the databases of a lesson are chosen for you."
	case "COPY", "EXPORT", "IMPORT":
		reason = name + " is not allowed: SQL here reads and writes no files."
	case "INSTALL", "LOAD", "UPDATE EXTENSIONS":
		reason = name + " is not allowed: SQL here loads nothing from outside."
	case "SET", "RESET", "PRAGMA":
		reason = name + " is not allowed: the settings of DuckDB are fixed here. SET VARIABLE works."
	case "CALL", "CHECKPOINT", "VACUUM", "ANALYZE", "ANALYSE":
		reason = name + " is not allowed: looking after the database is done for you."
	case "query()", "json_execute_serialized_sql()":
		reason = name + " is not allowed: SQL hidden in a text cannot be looked at before it runs. Write it out."
	case result.SeveralAtOnce:
		reason = "DuckDB reads this as several statements. Write them one by one."
	case result.TooManyInside:
		reason = "The statements stand inside each other too deep."
	case "CREATE SECRET", "DROP SECRET", "ALTER SECRET":
		reason = name + " is not allowed: SQL here reaches no network, so it needs no passwords."
	}
	return &result.QueryError{Cause: result.Blocked, Class: name, Message: reason, Offset: 0}
}

// kindName is the word for a type of statement that does not pass.
func kindName(kind bindings.StatementType) string {
	switch kind {
	case bindings.StatementTypeCopy:
		return "COPY"
	case bindings.StatementTypeAnalyze, bindings.StatementTypeVacuum:
		return "VACUUM"
	case bindings.StatementTypeVariableSet, bindings.StatementTypeSet:
		return "SET"
	case bindings.StatementTypeExport:
		return "EXPORT"
	case bindings.StatementTypePragma:
		return "PRAGMA"
	case bindings.StatementTypeCall:
		return "CALL"
	case bindings.StatementTypeLoad:
		return "LOAD"
	case bindings.StatementTypeExtension, typeUpdateExtensions:
		return "UPDATE EXTENSIONS"
	case bindings.StatementTypeAttach:
		return "ATTACH"
	case bindings.StatementTypeDetach:
		return "DETACH"
	}
	return "A statement of this kind"
}

package variant

import (
	"slices"
	"strings"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// luck looks in a query for what could make its result hang on how rows are stored, how ties are broken or how many threads there are.
// What it does not know counts as luck: then the query is tried, which costs time and nothing else.
type luck struct {
	schema  *schema
	found   bool
	selects int
	sums    bool // adds up: the last digit of a float depends on the order of adding
	floats  bool // there are floats
	divides bool
	uneven  bool // adds up quotients
}

// mayBeLucky reports whether running a query in other ways could give other rows, in any order.
func (s *schema) mayBeLucky(tree *sqltext.Tree) bool {
	l := &luck{schema: s}
	tree.Walk(l.visit)
	return l.found || l.sums && (l.floats || l.uneven || l.divides && l.selects > 1)
}

func (l *luck) visit(n sqltext.Node) bool {
	switch n.Class() {
	case "":
		l.part(n)
	case "COLUMN_REF":
		l.column(n)
	case "STAR":
		l.floats = l.floats || l.schema.hasFloat("")
	case "CONSTANT":
		l.floats = l.floats || isFloat(n.Child("value").Child("type"))
	case "CAST":
		l.floats = l.floats || isFloat(n.Child("cast_type"))
	case "FUNCTION":
		l.function(n)
	case "WINDOW":
		l.selects++ // what a window adds up may be compared
		l.window(n)
	case "COMPARISON", "CONJUNCTION", "OPERATOR", "CASE", "BETWEEN", "SUBQUERY":
	default:
		l.found = true
	}
	return !l.found
}

// plainParts are the parts of a query, by their types, that say the same of rows in any order.
var plainParts = [...]string{
	"", "SET_OPERATION_NODE", "SUBQUERY", "EMPTY", "EXPRESSION_LIST", "ORDER_MODIFIER", "ORDER_DEFAULT", "ASCENDING", "DESCENDING",
	"DISTINCT_MODIFIER", "JOIN", "BASE_TABLE", "SELECT_NODE", "DECIMAL_TYPE_INFO",
}

func (l *luck) part(n sqltext.Node) {
	kind := n.Type()
	l.found = l.found || !slices.Contains(plainParts[:], kind) || n["sample"] != nil
	switch kind {
	case "SELECT_NODE":
		l.selects++
		if n["having"] != nil || n["qualify"] != nil {
			l.selects++ // what is added up is compared
		}
	case "DISTINCT_MODIFIER":
		l.found = l.found || len(n.List("distinct_on_targets")) > 0
	case "JOIN":
		l.found = l.found || !slices.Contains([]string{"REGULAR", "NATURAL", "CROSS"}, n.Text("ref_type"))
	}
}

// column notes a column that is read. The number of a row is where it is stored.
func (l *luck) column(n sqltext.Node) {
	names := n.Texts("column_names")
	if len(names) == 0 {
		l.found = true
		return
	}
	name := names[len(names)-1]
	l.found = l.found || strings.EqualFold(name, rowNumber)
	l.floats = l.floats || l.schema.hasFloat(name)
}

// hasFloat reports whether a column of that name in any table, or any column for "", holds floats.
func (s *schema) hasFloat(name string) bool {
	for _, t := range s.tables {
		for _, c := range t.columns {
			if c.kind == result.Float && (name == "" || strings.EqualFold(c.def.Name, name)) {
				return true
			}
		}
	}
	return false
}

// steadyFunctions give the same whatever order they see their rows in.
var steadyFunctions = strings.Fields(`
	count count_star count_if countif sum avg mean min max median quantile_cont quantile_disc bool_and bool_or
	lower upper trim ltrim rtrim length strlen substring substr left right replace contains starts_with ends_with prefix suffix
	concat concat_ws lpad rpad split_part reverse like_escape not_like_escape ilike_escape not_ilike_escape regexp_matches regexp_replace
	round floor ceil ceiling trunc abs sign mod greatest least nullif ifnull
	date_part datepart year quarter month day week dayofweek isodow dayname monthname hour minute date_trunc datetrunc
	date_diff datediff date_add date_sub strftime strptime make_date last_day current_date today now
	to_years to_quarters to_months to_weeks to_days to_hours to_minutes to_seconds`)

func (l *luck) function(n sqltext.Node) {
	name := strings.ToLower(n.Text("function_name"))
	switch {
	case name == "/":
		l.divides = true
	case n.Flag("is_operator"), slices.Contains(steadyFunctions, name):
	default:
		l.found = true
	}
	if name == "sum" || name == "avg" || name == "mean" {
		l.add(n)
	}
}

// add notes an aggregate that adds up.
func (l *luck) add(n sqltext.Node) {
	l.sums = true
	for _, argument := range n.List("children") {
		argument.Walk(func(below sqltext.Node) bool {
			l.uneven = l.uneven || below.Text("function_name") == "/"
			return true
		})
	}
}

// steadyWindows give tied rows the same.
var steadyWindows = [...]string{"WINDOW_RANK", "WINDOW_RANK_DENSE", "WINDOW_PERCENT_RANK", "WINDOW_CUME_DIST"}

func (l *luck) window(n sqltext.Node) {
	switch {
	case slices.Contains(steadyWindows[:], n.Type()):
	case n.Type() == "WINDOW_AGGREGATE" && !luckyWindow(n) && !strings.Contains(n.Text("start")+n.Text("end"), "ROWS"):
		l.function(n)
	default:
		l.found = true
	}
}

// isFloat reports whether a type, as trees write it, holds floats.
func isFloat(kind sqltext.Node) bool {
	return kind.Text("id") == "DOUBLE" || kind.Text("id") == "FLOAT"
}

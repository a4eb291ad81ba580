package variant

import (
	"strconv"
	"strings"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

func itoa(n int) string { return strconv.Itoa(n) }

// expression notes what one expression, without those below it, says about columns.
func (r *reader) expression(n sqltext.Node) {
	switch n.Class() {
	case "COLUMN_REF":
		if a := r.resolve(n); a != nil {
			r.name(*a)
		}
	case "COMPARISON":
		r.compare(n.Type(), n.Child("left"), n.Child("right"))
	case "BETWEEN":
		r.compare("COMPARE_GREATERTHANOREQUALTO", n.Child("input"), n.Child("lower"))
		r.compare("COMPARE_LESSTHANOREQUALTO", n.Child("input"), n.Child("upper"))
	case "CAST":
		r.coarsen(n)
	case "OPERATOR":
		r.operator(n)
	case "FUNCTION":
		r.function(n)
	case "WINDOW":
		r.steer.cut = true
		r.steer.partitions = append(r.steer.partitions, r.columnsOf(n.List("partitions"))...)
		for _, order := range n.List("orders") {
			r.rank(order.Child("expression"))
		}
	case "SUBQUERY":
		// x IN (SELECT y …) compares two columns.
		list := n.Child("subquery").Child("node").List("select_list")
		if child := n.Child("child"); child != nil && len(list) > 0 {
			scope := map[string]int{}
			r.leaves(n.Child("subquery").Child("node").Child("from_table"), scope)
			a := r.resolve(child)
			r.scopes = append(r.scopes, scope)
			b := r.resolve(list[0])
			r.scopes = r.scopes[:len(r.scopes)-1]
			if a != nil && b != nil {
				r.pair(*a, *b, true)
			}
		}
	}
}

func (r *reader) operator(n sqltext.Node) {
	children := n.List("children")
	if (n.Type() == "COMPARE_IN" || n.Type() == "COMPARE_NOT_IN") && len(children) > 1 {
		for _, element := range children[1:] {
			r.compare("COMPARE_EQUAL", children[0], element)
		}
	}
}

func (r *reader) function(n sqltext.Node) {
	name, children := strings.ToLower(n.Text("function_name")), n.List("children")
	switch name {
	case "lower", "upper", "lcase", "ucase", "~~*", "!~~*":
		r.steer.caseCounts = true
	case "trim", "ltrim", "rtrim":
		r.steer.trimmed = true
	case "round", "floor", "ceil", "ceiling", "trunc":
		r.steer.rounds = true
	case "min", "max", "arg_min", "arg_max", "min_by", "max_by", "first", "last", "any_value":
		r.steer.ranked = append(r.steer.ranked, r.columns(n)...)
	}
	r.spell(name, children)
	if len(children) < 2 {
		return
	}
	text, ok := constant(children[1])
	if !ok {
		return
	}
	for _, a := range r.columns(children[0]) {
		switch name {
		case "~~", "!~~", "~~*", "!~~*":
			r.steer.patterns = append(r.steer.patterns, pattern{column: a, text: text})
		case "contains":
			r.steer.patterns = append(r.steer.patterns, pattern{column: a, text: "%" + text + "%"})
		case "starts_with", "prefix", "^@":
			r.steer.patterns = append(r.steer.patterns, pattern{column: a, text: text + "%"})
		case "ends_with", "suffix":
			r.steer.patterns = append(r.steer.patterns, pattern{column: a, text: "%" + text})
		case "regexp_matches", "regexp_full_match", "~", "!~", "regexp_extract", "regexp_replace", "split_part", "strpos", "instr", "replace":
			r.steer.patterns = append(r.steer.patterns, pattern{column: a, text: text, regex: true})
		}
	}
}

// coarsen notes a timestamp that is taken as a day.
func (r *reader) coarsen(cast sqltext.Node) {
	if a := r.resolve(cast.Child("child")); a != nil && cast.Child("cast_type").Text("id") == "DATE" && r.at(*a).kind != result.Date {
		r.steer.coarse = append(r.steer.coarse, *a)
	}
}

// spellers are functions of a text's letters.
var spellers = map[string]bool{
	"left": true, "right": true, "substring": true, "substr": true, "split_part": true, "string_split": true, "length": true, "strlen": true,
	"starts_with": true, "prefix": true, "^@": true, "ends_with": true, "suffix": true, "contains": true, "strpos": true, "instr": true,
	"~~": true, "!~~": true, "~~*": true, "!~~*": true, "regexp_extract": true, "regexp_matches": true, "regexp_replace": true, "reverse": true,
}

// matchers are those of them that say no more than a pattern where the pattern is written out.
var matchers = map[string]bool{
	"starts_with": true, "prefix": true, "^@": true, "ends_with": true, "suffix": true, "contains": true,
	"~~": true, "!~~": true, "~~*": true, "!~~*": true, "regexp_matches": true,
}

// spell notes what a function does with the letters of a column, and the days that it makes of moments.
func (r *reader) spell(name string, children []sqltext.Node) {
	written := false
	if len(children) > 1 {
		_, written = constant(children[1])
	}
	for _, child := range children {
		a := r.resolve(bare(child))
		switch {
		case a == nil:
		case r.at(*a).kind == result.Text && spellers[name] && (!matchers[name] || !written):
			r.steer.spellings = append(r.steer.spellings, spelling{*a, name})
		case name == "date_trunc" && r.at(*a).isTime():
			r.steer.coarse = append(r.steer.coarse, *a)
		}
	}
}

// turned gives each comparison as seen from its other side.
var turned = map[string]string{
	"COMPARE_LESSTHAN": "COMPARE_GREATERTHAN", "COMPARE_GREATERTHAN": "COMPARE_LESSTHAN",
	"COMPARE_LESSTHANOREQUALTO": "COMPARE_GREATERTHANOREQUALTO", "COMPARE_GREATERTHANOREQUALTO": "COMPARE_LESSTHANOREQUALTO",
}

// compare notes a comparison between two sides.
func (r *reader) compare(op string, left, right sqltext.Node) {
	if _, ok := constant(left); ok {
		left, right = right, left
		if other, ok := turned[op]; ok {
			op = other
		}
	}
	text, ok := constant(right)
	if !ok {
		a, b := r.resolve(bare(left)), r.resolve(bare(right))
		if a != nil && b != nil && *a != *b {
			r.pair(*a, *b, op == "COMPARE_EQUAL")
		}
		r.span(left, right)
		r.balance(left, right)
		r.mean(left, right)
		r.mean(right, left)
		return
	}
	if d, ok := r.summary(left); ok {
		r.threshold(d, op, text)
		return
	}
	columns := r.columns(left)
	if len(columns) == 2 {
		r.span(left, right)
	}
	if bare(left).Class() == "FUNCTION" {
		r.balance(left, right)
	}
	if len(columns) != 1 {
		return
	}
	found := fact{column: columns[0], op: op, text: text}
	if plain := bare(left); plain.Class() == "FUNCTION" {
		found.part = datePart(plain)
		if found.part == "" && strings.ToLower(plain.Text("function_name")) != "date_trunc" && r.at(columns[0]).isTime() {
			return
		}
	}
	r.steer.facts = append(r.steer.facts, found)
}

// datePart names the part of a date that a function takes; "" for other functions.
func datePart(n sqltext.Node) string {
	name := strings.ToLower(n.Text("function_name"))
	if name == "date_part" || name == "datepart" {
		name, _ = constant(n.List("children")[0])
	}
	switch name = strings.ToLower(name); name {
	case "year", "quarter", "month", "day", "hour", "dayofweek", "isodow", "weekday", "dow", "week":
		return name
	}
	return ""
}

// bare takes casts off an expression.
func bare(n sqltext.Node) sqltext.Node {
	for n.Class() == "CAST" {
		n = n.Child("child")
	}
	return n
}

// units are lengths of time in microseconds, by what date_diff and INTERVAL call them.
var units = map[string]int64{
	"day": day, "days": day, "hour": 60 * minute, "hours": 60 * minute, "minute": minute, "minutes": minute,
	"week": 7 * day, "weeks": 7 * day, "month": 30 * day, "months": 30 * day, "year": 365 * day, "years": 365 * day,
}

// span notes a comparison of two moments that lie a constant time apart: date_diff('day', a, b) > 7, b - a > INTERVAL 7 DAY,
// b > a + INTERVAL 7 DAY.
func (r *reader) span(left, right sqltext.Node) {
	both := append(r.columns(left), r.columns(right)...)
	if len(both) != 2 || !r.at(both[0]).isTime() || !r.at(both[1]).isTime() || both[0].table != both[1].table {
		return
	}
	var number float64
	unit := day
	for _, side := range []sqltext.Node{left, right} {
		side.Walk(func(n sqltext.Node) bool {
			name := strings.ToLower(n.Text("function_name"))
			if length, ok := units[strings.TrimPrefix(name, "to_")]; ok && strings.HasPrefix(name, "to_") {
				unit = length
			}
			if text, ok := constant(n); ok {
				if length, ok := units[strings.ToLower(text)]; ok {
					unit = length
				} else if f, err := strconv.ParseFloat(text, 64); err == nil {
					number = f
				}
				return false
			}
			return true
		})
	}
	r.steer.spans = append(r.steer.spans, span{from: both[0], to: both[1], length: int64(number * float64(unit))})
}

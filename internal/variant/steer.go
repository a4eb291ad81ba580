package variant

import (
	"slices"
	"strconv"
	"strings"

	"guildhall/internal/sqltext"
)

// steer is what the references ask about: it decides where variants put their rows.
type steer struct {
	facts      []fact
	patterns   []pattern
	pairs      []pair
	spans      []span
	balances   []balance
	thresholds []threshold
	groups     []address // GROUP BY columns
	partitions []address // PARTITION BY columns
	sets       []address // columns of SELECT DISTINCT and of both sides of UNION, EXCEPT and INTERSECT
	ranked     []address // columns that are sorted by, or whose largest or smallest value is taken
	means      []mean
	summaries  []summary  // aggregates that are returned
	spellings  []spelling // what is done with the letters of a text
	coarse     []address  // timestamps that are taken as whole days
	limits     []int      // how many rows LIMIT lets through
	rounds     bool       // numbers are rounded
	named      map[address]bool
	counted    bool // a count is compared or sorted by: groups of equal size matter
	cut        bool // rows are cut off or numbered, so that ties matter
	recursive  bool
	caseCounts bool // lower, upper or ILIKE
	trimmed    bool
}

// fact is a comparison of a column with a constant.
type fact struct {
	column address
	op     string // DuckDB's name: COMPARE_EQUAL, …
	text   string // the constant as it is spelled
	part   string // the part of a date that is compared, such as year; "" for the column itself
}

// pattern is a text that a column is matched against.
type pattern struct {
	column address
	text   string
	regex  bool
}

// pair is a comparison of two columns.
type pair struct {
	left, right address
	equal       bool
}

// span is a comparison of the time between two columns with a constant.
type span struct {
	from, to address
	length   int64 // microseconds
}

// threshold is a comparison of an aggregate with a constant.
type threshold struct {
	function string
	distinct bool
	op       string   // DuckDB's name: COMPARE_EQUAL, …
	column   *address // nil for count(*)
	groups   []address
	value    float64
}

// spelling is a function of a column's letters.
type spelling struct {
	column   address
	function string
}

func (s *steer) mentions(a address) bool { return s.named[a] }

// reader walks a syntax tree with the tables in sight.
type reader struct {
	*schema
	steer  *steer
	scopes []map[string]int // alias in lower case to table, innermost last
	groups []address        // of the query that is being read
	// summaries are the aggregates that queries give names to, by name in lower case.
	summaries map[string]summary
}

// read adds what one query says.
func (s *schema) read(tree *sqltext.Tree, into *steer) {
	r := &reader{schema: s, steer: into, summaries: map[string]summary{}}
	for _, query := range tree.Queries() {
		r.node(query)
	}
}

// node reads a piece of a tree and what is below it.
func (r *reader) node(n sqltext.Node) {
	if n == nil {
		return
	}
	switch n.Type() {
	case "SELECT_NODE":
		r.query(n)
		return
	case "RECURSIVE_CTE_NODE":
		r.steer.recursive = true
	case "SET_OPERATION_NODE":
		r.operands(n)
	case "ORDER_MODIFIER":
		for _, order := range n.List("orders") {
			r.rank(order.Child("expression"))
		}
	case "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER":
		r.steer.cut = true
		if text, ok := constant(n.Child("limit")); ok {
			if rows, err := strconv.Atoi(text); err == nil {
				r.steer.limits = append(r.steer.limits, rows)
			}
		}
	}
	r.expression(n)
	r.below(n)
}

// below reads the members of a node.
func (r *reader) below(n sqltext.Node) {
	for _, name := range members(n) {
		if child := n.Child(name); child != nil {
			r.node(child)
			continue
		}
		for _, element := range n.List(name) {
			r.node(element)
		}
	}
}

// members lists the names of a node's members in alphabetical order, so that reading is the same every time.
func members(n sqltext.Node) []string {
	var names []string
	for name := range n {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (r *reader) query(n sqltext.Node) {
	scope := map[string]int{}
	r.leaves(n.Child("from_table"), scope)
	r.scopes = append(r.scopes, scope)
	outer := r.groups
	r.groups = nil
	for _, expression := range n.List("group_expressions") {
		r.group(n, expression)
	}
	r.using(n.Child("from_table"))
	r.call(n)
	if r.isDistinct(n) {
		r.steer.sets = append(r.steer.sets, r.columnsOf(n.List("select_list"))...)
	}
	r.below(n)
	r.groups = outer
	r.scopes = r.scopes[:len(r.scopes)-1]
}

func (r *reader) isDistinct(query sqltext.Node) bool {
	return slices.ContainsFunc(query.List("modifiers"), func(m sqltext.Node) bool { return m.Type() == "DISTINCT_MODIFIER" })
}

// operands notes the columns that a set operation compares.
func (r *reader) operands(n sqltext.Node) {
	var sides [][]*address
	operands := n.List("children")
	if left, right := n.Child("left"), n.Child("right"); left != nil && right != nil {
		operands = []sqltext.Node{left, right}
	}
	for _, side := range operands {
		scope := map[string]int{}
		r.leaves(side.Child("from_table"), scope)
		r.scopes = append(r.scopes, scope)
		var columns []*address
		for _, item := range side.List("select_list") {
			columns = append(columns, r.resolve(item))
		}
		r.scopes = r.scopes[:len(r.scopes)-1]
		sides = append(sides, columns)
	}
	for i := 1; i < len(sides); i++ {
		for c := range min(len(sides[0]), len(sides[i])) {
			if a, b := sides[0][c], sides[i][c]; a != nil && b != nil && *a != *b {
				r.pair(*a, *b, true)
				r.steer.sets = append(r.steer.sets, *a, *b)
			}
		}
	}
}

// group notes a key of GROUP BY, also one that counts or names an output column.
func (r *reader) group(query, expression sqltext.Node) {
	list := query.List("select_list")
	if text, ok := constant(expression); ok {
		for i, item := range list {
			if text == itoa(i+1) {
				expression = item
			}
		}
	}
	for _, a := range r.columns(expression) {
		r.groups = append(r.groups, a)
		r.steer.groups = append(r.steer.groups, a)
	}
}

// leaves notes the tables of a FROM.
func (r *reader) leaves(n sqltext.Node, scope map[string]int) {
	switch n.Type() {
	case "JOIN":
		r.leaves(n.Child("left"), scope)
		r.leaves(n.Child("right"), scope)
	case "BASE_TABLE":
		at := r.tableOf(n)
		if at < 0 {
			return
		}
		r.tables[at].used = true
		name := n.Text("alias")
		if name == "" {
			name = n.Text("table_name")
		}
		scope[strings.ToLower(name)] = at
	}
}

// tableOf finds the table of a leaf; -1 for what is none of the datasets', such as a CTE.
func (r *reader) tableOf(leaf sqltext.Node) int {
	id := leaf.Text("catalog_name")
	if id == "" && leaf.Text("schema_name") != "main" {
		id = leaf.Text("schema_name")
	}
	return r.find(id, leaf.Text("table_name"))
}

// using notes the columns of USING and NATURAL joins as pairs.
func (r *reader) using(n sqltext.Node) {
	if n.Type() != "JOIN" {
		return
	}
	r.using(n.Child("left"))
	r.using(n.Child("right"))
	left, right := map[string]int{}, map[string]int{}
	r.leaves(n.Child("left"), left)
	r.leaves(n.Child("right"), right)
	for _, name := range n.Texts("using_columns") {
		a, b := r.owner(left, name), r.owner(right, name)
		if a != nil && b != nil {
			r.pair(*a, *b, true)
		}
	}
}

func (r *reader) owner(scope map[string]int, name string) *address {
	for _, t := range r.inScope(scope) {
		if c := r.tables[t].column(name); c != nil {
			return &address{t, c.index}
		}
	}
	return nil
}

func (r *reader) inScope(scope map[string]int) []int {
	var tables []int
	for _, t := range scope {
		tables = append(tables, t)
	}
	slices.Sort(tables)
	return slices.Compact(tables)
}

func (r *reader) pair(a, b address, equal bool) {
	r.name(a)
	r.name(b)
	r.steer.pairs = append(r.steer.pairs, pair{a, b, equal})
}

func (r *reader) name(a address) { r.steer.named[a] = true }

// resolve finds the column that a reference to one means, from the innermost query outwards; a bare name that no table in sight
// has (it comes out of a subquery) is looked for in all tables that are used.
func (r *reader) resolve(n sqltext.Node) *address {
	names := n.Texts("column_names")
	if n.Class() != "COLUMN_REF" || len(names) == 0 {
		return nil
	}
	last := names[len(names)-1]
	for _, scope := range slices.Backward(r.scopes) {
		if len(names) > 1 {
			if t, ok := scope[strings.ToLower(names[len(names)-2])]; ok {
				if c := r.tables[t].column(last); c != nil {
					return &address{t, c.index}
				}
			}
			continue
		}
		if a := r.owner(scope, last); a != nil {
			return a
		}
	}
	for i, t := range r.tables {
		if c := t.column(last); t.used && c != nil {
			return &address{i, c.index}
		}
	}
	return nil
}

// columns lists the columns below an expression, those of subqueries left out.
func (r *reader) columns(n sqltext.Node) []address {
	var found []address
	n.Walk(func(n sqltext.Node) bool {
		if a := r.resolve(n); a != nil && !slices.Contains(found, *a) {
			found = append(found, *a)
			r.name(*a)
		}
		return n.Class() != "SUBQUERY"
	})
	return found
}

// rank notes what rows are sorted by.
func (r *reader) rank(n sqltext.Node) {
	if len(r.columns(n)) == 0 {
		r.steer.counted = true // an output column or count(*): most often an aggregate
	}
	r.steer.ranked = append(r.steer.ranked, r.columns(n)...)
}

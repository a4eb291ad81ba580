package variant

import (
	"strings"

	"guildhall/internal/dataset"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// schema is what is promised of the tables that an exercise can see, of all its datasets.
type schema struct {
	tables []*table
	free   map[address]bool // columns that nothing decides, however it looks in the sample
}

// table is one table of a dataset.
type table struct {
	dataset string
	def     *dataset.Table
	columns []*column
	unique  [][]int // sets of columns that are unique together, promised or natural
	used    bool    // by the reference

	dependencies []dependency
	echoes       []echo
}

// column is one column and what its values must keep to.
type column struct {
	def     *dataset.Column
	index   int
	kind    result.Kind // Text also for types that variants copy and never change
	scale   uint8
	opaque  bool // never changed
	notNull bool
	unique  bool           // alone
	keyed   bool           // part of a unique set
	checked bool           // named in the table's check
	away    bool           // it refers to a dataset that is not there: nobody can tell which values it may hold but those of the sample
	values  []result.Value // the only ones it may hold; none for any
	least   result.Value   // NULL where nothing is promised
	most    result.Value
	parent  *address
	grain   int // a moment is the first day of so many months; 0 for any moment
	block   int // columns of a table with the same block are permuted together
}

// address names a column of the schema.
type address struct{ table, column int }

func (s *schema) at(a address) *column { return s.tables[a.table].columns[a.column] }

// newSchema reads the promises of datasets.
func newSchema(sets []*dataset.Dataset) *schema {
	s := &schema{}
	for _, set := range sets {
		for i := range set.Tables {
			s.tables = append(s.tables, newTable(set.ID, &set.Tables[i]))
		}
	}
	for _, t := range s.tables {
		for _, c := range t.columns {
			c.parent = s.target(t.dataset, c.def.References)
			c.away = c.def.References != "" && c.parent == nil
		}
	}
	return s
}

func newTable(id string, def *dataset.Table) *table {
	t := &table{dataset: id, def: def}
	named := map[string]bool{}
	for _, token := range sqltext.Lex(def.Check) {
		named[strings.ToLower(strings.Trim(def.Check[token.Start:token.End], `"`))] = true
	}
	for i := range def.Columns {
		c := newColumn(&def.Columns[i], i)
		c.notNull = def.NeverNull(c.def.Name)
		c.checked = named[strings.ToLower(c.def.Name)]
		if c.checked {
			c.block = len(def.Columns) // what a check ties together stays together
		}
		t.columns = append(t.columns, c)
	}
	for _, set := range def.UniqueSets() {
		t.addUnique(set)
	}
	return t
}

func newColumn(def *dataset.Column, index int) *column {
	kind := def.DuckType()
	c := &column{def: def, index: index, kind: kind.Kind, scale: uint8(kind.Scale), block: index}
	switch {
	case kind.List, kind.Name == "JSON", kind.Name == "UUID", strings.HasSuffix(kind.Name, "HUGEINT"), kind.Name == "UBIGINT",
		kind.Kind == result.Time, kind.Kind == result.Interval, kind.Kind == result.Blob:
		c.kind, c.opaque = result.Text, true
	}
	for _, value := range def.Values {
		c.values = append(c.values, c.scalar(kind, value))
	}
	c.least, c.most = c.scalar(kind, def.Min), c.scalar(kind, def.Max)
	return c
}

// scalar reads a value of the manifest.
func (c *column) scalar(kind dataset.Type, value any) result.Value {
	if value == nil {
		return result.Value{}
	}
	text, wrong := kind.Scalar(value)
	if !wrong.IsZero() {
		return result.Value{}
	}
	v, _ := c.parse(text)
	return v
}

// addUnique notes columns that are unique together.
func (t *table) addUnique(names []string) {
	var set []int
	for _, name := range names {
		c := t.column(name)
		if c == nil {
			return
		}
		c.keyed = true
		set = append(set, c.index)
	}
	if len(set) == 1 {
		t.columns[set[0]].unique = true
	}
	t.unique = append(t.unique, set)
}

// column finds a column by name, in any case; nil when there is none.
func (t *table) column(name string) *column {
	for _, c := range t.columns {
		if strings.EqualFold(c.def.Name, name) {
			return c
		}
	}
	return nil
}

// find returns the index of a table; id is the dataset, or "" for the first that has such a table. -1 when there is none.
func (s *schema) find(id, name string) int {
	for i, t := range s.tables {
		if strings.EqualFold(t.def.Name, name) && (id == "" || strings.EqualFold(t.dataset, id)) {
			return i
		}
	}
	return -1
}

// target finds the column that a reference leads to; nil when it lies in none of the datasets.
func (s *schema) target(home, text string) *address {
	ref, ok := dataset.ParseReference(text)
	if !ok {
		return nil
	}
	if ref.Dataset == "" {
		ref.Dataset = home
	}
	at := s.find(ref.Dataset, ref.Table)
	if at < 0 {
		return nil
	}
	c := s.tables[at].column(ref.Column)
	if c == nil {
		return nil
	}
	return &address{at, c.index}
}

// fits reports whether the manifest lets a column hold a value.
func (c *column) fits(v result.Value) bool {
	if v.IsNull() {
		return !c.notNull
	}
	if len(c.values) > 0 {
		for _, listed := range c.values {
			if listed.Equal(v) {
				return true
			}
		}
		return false
	}
	return (c.least.IsNull() || order(c.least, v) <= 0) && (c.most.IsNull() || order(v, c.most) <= 0) && c.inRange(v)
}

// quoted is the table's full name in SQL.
func (t *table) quoted() string {
	return quote(t.dataset) + ".main." + quote(t.def.Name)
}

func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func literal(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

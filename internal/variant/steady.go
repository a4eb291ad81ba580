package variant

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"guildhall/internal/dataset"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// Sway is a reference whose result on the sample rests on luck: the same question, run in another way, gives other rows.
type Sway struct {
	Solution int // index of the solution among the exercise's
	// Ties says that the result changes with the way ties are broken: a LIMIT or a numbering cuts through rows that tie. Else
	// it changes with the order in which rows are stored, or with the number of threads.
	Ties bool
	// Sequence says that the rows are the same and only their order sways, in an exercise that compares it strictly.
	Sequence bool
	Columns  []result.Column
	Rows     [][]result.Value // that are in one result and not in the other; at most swayed
}

// swayed is how many rows a Sway names: enough to see what ties.
const swayed = 6

// Probe looks whether the references of an exercise say the same however its sample is stored and read.
type Probe struct {
	ex     *lesson.Exercise
	schema *schema
	strict bool
	known  []*result.Set // what each reading returned first; nil where that says nothing
}

// NewProbe returns a probe of an exercise on its datasets.
func NewProbe(ex *lesson.Exercise, sets []*dataset.Dataset) *Probe {
	return &Probe{ex: ex, schema: newSchema(sets), strict: ex.Order == lesson.OrderStrict}
}

// MaySway reports whether anything in the references could give other rows when it is run in another way. It needs no data.
func (p *Probe) MaySway(ctx context.Context, reader Reader) (bool, error) {
	if p.ex.Type != lesson.SQL && p.ex.Type != lesson.Parsons {
		return false, nil
	}
	for i, solution := range p.ex.Solutions {
		if i > 0 && solution.Reading == "" {
			continue
		}
		tree, err := trees(ctx, reader, solution.SQL)
		if err != nil {
			return false, err
		}
		if p.strict || tree == nil || p.schema.mayBeLucky(tree) {
			return true, nil
		}
	}
	return false, nil
}

// Steady runs every reading on the sample of a session: with ties broken both ways, and with the rows of every table stored in other
// orders. It returns the first reading that sways, or nil. A second session, on the same sample with another number of threads, is
// only held against the first. Statements that change data are not looked at.
func (p *Probe) Steady(ctx context.Context, session Session) (*Sway, error) {
	if p.ex.Type != lesson.SQL && p.ex.Type != lesson.Parsons {
		return nil, nil
	}
	q, err := p.schema.ask(ctx, session, p.ex)
	if err != nil {
		return nil, err
	}
	if p.known != nil {
		return p.again(ctx, session, q)
	}
	for i, r := range q.readings {
		outcome, err := session.Query(ctx, r.sql, 0)
		if err != nil && !refused(err) {
			return nil, fmt.Errorf("run the reference: %w", err)
		}
		if outcome.Set != nil && outcome.Set.Truncated {
			outcome.Set = nil
		}
		p.known = append(p.known, outcome.Set)
		if found, err := p.ways(ctx, session, q.readings[i], i, true); err != nil || found != nil {
			return found, err
		}
	}
	return p.stored(ctx, session, q)
}

// again runs every reading as it stands.
func (p *Probe) again(ctx context.Context, session Session, q *question) (*Sway, error) {
	for i, r := range q.readings {
		if found, err := p.compare(ctx, session, r, i, r.sql); err != nil || found != nil {
			return found, err
		}
	}
	return nil, nil
}

// otherOrders are orders that the rows of every table are put in.
var otherOrders = [...]string{"rowid DESC", "hash(rowid), rowid"}

// stored runs every reading with the rows of its tables in other orders.
func (p *Probe) stored(ctx context.Context, session Session, q *question) (*Sway, error) {
	// A view is in any order at once; only a table numbers its rows.
	kind := "VIEW"
	if slices.ContainsFunc(q.readings, func(r *reading) bool { return r.numbered }) {
		kind = "TABLE"
	}
	for _, order := range otherOrders {
		if ok, err := p.schema.restore(ctx, session, kind, order); !ok {
			return nil, err
		}
		for i, r := range q.readings {
			if found, err := p.ways(ctx, session, r, i, false); err != nil || found != nil {
				return found, err
			}
		}
	}
	return nil, nil
}

// ways runs a reading in every way that must not matter.
func (p *Probe) ways(ctx context.Context, session Session, r *reading, number int, ties bool) (*Sway, error) {
	for i, sql := range r.stirred {
		found, err := p.compare(ctx, session, r, number, sql)
		if err != nil {
			return nil, err
		}
		if found != nil {
			found.Ties = ties && i > 0
			return found, nil
		}
	}
	return nil, nil
}

// compare runs one way and says what differs.
func (p *Probe) compare(ctx context.Context, session Session, r *reading, number int, sql string) (*Sway, error) {
	known := p.known[number]
	if known == nil {
		return nil, nil
	}
	outcome, err := session.Query(ctx, sql, 0)
	if refused(err) {
		return nil, nil // further keys may not fit the query
	}
	if err != nil {
		return nil, fmt.Errorf("run the reference in another way: %w", err)
	}
	if outcome.Set == nil || len(outcome.Set.Columns) != len(known.Columns) {
		return nil, nil
	}
	if digest(outcome.Set) != digest(known) {
		return &Sway{Solution: r.solution, Columns: known.Columns, Rows: apart(known, outcome.Set)}, nil
	}
	if p.strict && strings.Join(lines(outcome.Set), "\n") != strings.Join(lines(known), "\n") {
		return &Sway{Solution: r.solution, Sequence: true, Columns: known.Columns, Rows: moved(known, outcome.Set)}, nil
	}
	return nil, nil
}

// apart lists rows that one of two results has and the other has not, in turn.
func apart(a, b *result.Set) [][]result.Value {
	left, right := lacking(a, b), lacking(b, a)
	var rows [][]result.Value
	for i := 0; len(rows) < swayed && (i < len(left) || i < len(right)); i++ {
		if i < len(left) {
			rows = append(rows, left[i])
		}
		if i < len(right) && len(rows) < swayed {
			rows = append(rows, right[i])
		}
	}
	return rows
}

func lacking(a, b *result.Set) [][]result.Value {
	there := map[string]int{}
	for _, line := range lines(b) {
		there[line]++
	}
	var rows [][]result.Value
	for i, line := range lines(a) {
		if there[line]--; there[line] < 0 {
			rows = append(rows, a.Rows[i])
		}
	}
	return rows
}

// moved lists rows that stand elsewhere in the other result.
func moved(a, b *result.Set) [][]result.Value {
	mine, other := lines(a), lines(b)
	var rows [][]result.Value
	for i := range mine {
		if i < len(other) && mine[i] != other[i] && len(rows) < swayed {
			rows = append(rows, a.Rows[i])
		}
	}
	return rows
}

// restore puts the rows of every table that the references use in another order, in views or tables under the tables' bare names.
func (s *schema) restore(ctx context.Context, session Session, kind, order string) (bool, error) {
	var statements []string
	for _, t := range s.tables {
		if t.used {
			statements = append(statements, fmt.Sprintf("CREATE OR REPLACE %s memory.main.%s AS SELECT * FROM %s ORDER BY %s",
				kind, quote(t.def.Name), t.quoted(), order))
		}
	}
	if len(statements) == 0 {
		return true, nil
	}
	if _, err := session.Query(ctx, strings.Join(statements, "; "), 1); err != nil {
		return false, unlessRefused(err)
	}
	return true, nil
}

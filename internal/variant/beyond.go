package variant

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"guildhall/internal/dataset"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// Beyond is what an answer asks about besides what the references of its exercise do: columns, constants, limits. The variants of the
// exercise vary none of that, so that an answer may agree with the references on all of them by luck.
type Beyond struct {
	answer string
	steer  *steer           // what only the answer says
	free   map[address]bool // columns that only the answer names, or forms its groups by
	tables []int            // that it reads
}

// Nothing reports whether the answer asks about nothing that the references do not.
func (b Beyond) Nothing() bool {
	s := b.steer
	return s == nil || len(b.free)+len(s.facts)+len(s.patterns)+len(s.pairs)+len(s.spans)+len(s.balances)+len(s.thresholds)+
		len(s.groups)+len(s.partitions)+len(s.ranked)+len(s.spellings)+len(s.coarse)+len(s.limits) == 0
}

// NewBeyond holds an answer against the references of its exercise. An answer without a tree asks about nothing.
func NewBeyond(ctx context.Context, session Session, ex *lesson.Exercise, sets []*dataset.Dataset, answer string) (Beyond, error) {
	s := newSchema(sets)
	theirs, mine := &steer{named: map[address]bool{}}, &steer{named: map[address]bool{}}
	for _, solution := range ex.Solutions {
		if err := s.readInto(ctx, session, solution.SQL, theirs); err != nil {
			return Beyond{}, err
		}
	}
	if err := s.readInto(ctx, session, answer, mine, s.countRows); err != nil {
		return Beyond{}, err
	}
	b := Beyond{answer: answer, steer: s.without(mine, theirs), free: without(mine.named, theirs.named)}
	for _, a := range append(b.steer.groups, b.steer.partitions...) {
		b.free[a] = true
	}
	for i, t := range s.tables {
		if t.used {
			b.tables = append(b.tables, i)
		}
	}
	return b, nil
}

// readInto adds what the SELECTs of a text say.
func (s *schema) readInto(ctx context.Context, session Session, text string, into *steer, changes ...func(*sqltext.Tree)) error {
	for _, sql := range selects(text) {
		tree, err := trees(ctx, session, sql)
		if err != nil {
			return err
		}
		if tree == nil {
			continue
		}
		for _, change := range changes {
			change(tree)
		}
		s.read(tree, into)
	}
	return nil
}

// countRows makes count(x) the count(*) that it is where x is promised to be there: such an answer asks about nothing more.
func (s *schema) countRows(tree *sqltext.Tree) {
	tree.Walk(func(n sqltext.Node) bool {
		children := n.List("children")
		if n.Text("function_name") != "count" || n.Flag("distinct") || len(children) != 1 || children[0].Class() != "COLUMN_REF" {
			return true
		}
		if names := children[0].Texts("column_names"); len(names) > 0 && s.always(names[len(names)-1]) {
			n["function_name"] = "count_star"
			n.SetList("children", nil)
		}
		return true
	})
}

// always reports whether every column of a name is promised to hold a value.
func (s *schema) always(name string) bool {
	found := false
	for _, t := range s.tables {
		c := t.column(name)
		if c != nil && !c.notNull {
			return false
		}
		found = found || c != nil
	}
	return found
}

func without(mine, theirs map[address]bool) map[address]bool {
	left := map[address]bool{}
	for a := range mine {
		if !theirs[a] {
			left[a] = true
		}
	}
	return left
}

// without is what one steer says and another does not.
func (s *schema) without(mine, theirs *steer) *steer {
	known := s.knownFacts(theirs.facts, theirs.caseCounts)
	left := &steer{
		named: without(mine.named, theirs.named), means: mine.means, summaries: mine.summaries,
		counted: mine.counted, cut: mine.cut, recursive: mine.recursive, caseCounts: theirs.caseCounts, trimmed: theirs.trimmed,
		facts:      unlike(mine.facts, known),
		groups:     unlike(mine.groups, in(theirs.groups)),
		partitions: unlike(mine.partitions, in(theirs.partitions)),
		sets:       mine.sets,
		ranked:     unlike(mine.ranked, in(theirs.ranked)),
		spellings:  unlike(mine.spellings, in(theirs.spellings)),
		coarse:     unlike(mine.coarse, in(theirs.coarse)),
		limits:     unlike(mine.limits, in(theirs.limits)),
		spans:      unlike(mine.spans, in(theirs.spans)),
		thresholds: unlike(mine.thresholds, func(t threshold) bool { return slices.ContainsFunc(theirs.thresholds, t.same) }),
		balances: unlike(mine.balances, func(b balance) bool {
			return slices.ContainsFunc(theirs.balances, func(c balance) bool { return b.table == c.table && slices.Equal(b.columns, c.columns) })
		}),
		pairs: unlike(mine.pairs, func(p pair) bool {
			return slices.ContainsFunc(theirs.pairs, func(q pair) bool { return p == q || p == pair{q.right, q.left, q.equal} })
		}),
	}
	left.patterns = unlike(mine.patterns, func(p pattern) bool {
		plain := !p.regex && !strings.ContainsAny(p.text, "%_")
		// In another case it is the same pattern, unless case is what the references are about.
		return slices.ContainsFunc(theirs.patterns, func(q pattern) bool {
			return p == q || p.column == q.column && p.regex == q.regex && !theirs.caseCounts && strings.EqualFold(p.text, q.text)
		}) || plain && known(fact{column: p.column, text: p.text})
	})
	return left
}

// knownFacts returns a function that finds what some facts say already: the same constant, the one beside it where the other side of a
// step is meant (before 1 July, until 30 June), the year that begins or ends there, or the same text in another case where case is
// nobody's subject.
func (s *schema) knownFacts(theirs []fact, caseCounts bool) func(fact) bool {
	return func(f fact) bool {
		c := s.at(f.column)
		var his []result.Value
		for _, g := range theirs {
			if g.column == f.column && g.part == f.part && (g.text == f.text || !caseCounts && strings.EqualFold(g.text, f.text)) {
				return true
			}
			if g.column == f.column {
				his = append(his, c.ends(g)...)
			}
		}
		mine := c.ends(f)
		return len(mine) > 0 && !slices.ContainsFunc(mine, func(v result.Value) bool {
			return !slices.ContainsFunc(his, func(u result.Value) bool { return c.beside(v, u) })
		})
	}
}

// ends are the values at which a comparison turns: its constant, or the first and the last day of a year.
func (c *column) ends(f fact) []result.Value {
	switch year, err := strconv.Atoi(f.text); {
	case f.part == "year" && err == nil && c.isTime():
		return []result.Value{c.moment(newYear(year)), c.moment(newYear(year + 1))}
	case f.part != "":
		return nil
	}
	if v, ok := c.parse(f.text); ok {
		return []result.Value{v}
	}
	return nil
}

func newYear(year int) int64 { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).UnixMicro() }

// beside reports whether two values are the same or one step apart: a whole number, or a day.
func (c *column) beside(a, b result.Value) bool {
	switch {
	case a.Equal(b):
		return true
	case c.kind == result.Whole:
		return math.Abs(float(a)-float(b)) == 1
	case c.isTime():
		apart := micros(a) - micros(b)
		return apart == day || apart == -day
	}
	return false
}

// same reports whether two thresholds ask the same.
func (h threshold) same(other threshold) bool {
	name := func(h threshold) string {
		if h.function == "count" {
			return "count_star" // which of the two is asked for is what other variants tell
		}
		return h.function
	}
	return name(h) == name(other) && h.distinct == other.distinct && h.value == other.value && slices.Equal(h.groups, other.groups)
}

// in returns a function that finds what a list has.
func in[T comparable](list []T) func(T) bool {
	return func(x T) bool { return slices.Contains(list, x) }
}

// unlike are the members of a list that are not known.
func unlike[T any](list []T, known func(T) bool) []T {
	var left []T
	for _, x := range list {
		if !known(x) {
			left = append(left, x)
		}
	}
	return left
}

// and is what two steers say together.
func (s *steer) and(other *steer) *steer {
	both := &steer{
		facts: slices.Concat(s.facts, other.facts), patterns: slices.Concat(s.patterns, other.patterns), pairs: slices.Concat(s.pairs, other.pairs),
		spans: slices.Concat(s.spans, other.spans), balances: slices.Concat(s.balances, other.balances),
		thresholds: slices.Concat(s.thresholds, other.thresholds), groups: s.groups, sets: s.sets, partitions: s.partitions, limits: s.limits,
		ranked: slices.Concat(s.ranked, other.ranked), means: s.means, summaries: s.summaries, named: map[address]bool{},
		counted: s.counted || other.counted, cut: s.cut || other.cut, recursive: s.recursive || other.recursive,
		caseCounts: s.caseCounts, trimmed: s.trimmed, rounds: s.rounds || other.rounds,
	}
	for _, named := range []map[address]bool{s.named, other.named} {
		for a := range named {
			both.named[a] = true
		}
	}
	return both
}

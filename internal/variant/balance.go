package variant

import (
	"math"
	"slices"
	"strconv"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// balance is a comparison of two calculations over numbers of one table, such as residents / km2 > 20000: rows for which both sides
// are equal, and a step beside, lie at its boundary.
type balance struct {
	table   int
	columns []int // that can be moved
	// difference is the left side less the right one; false where a value is missing.
	difference calculation
}

// calculation is an expression over the values of a row.
type calculation func(values []result.Value) (float64, bool)

// balance notes a comparison that is more than a column beside a constant.
func (r *reader) balance(left, right sqltext.Node) {
	var columns []address
	l, okLeft := r.calculation(left, &columns)
	m, okRight := r.calculation(right, &columns)
	if !okLeft || !okRight || len(columns) == 0 || slices.ContainsFunc(columns, func(a address) bool { return a.table != columns[0].table }) {
		return
	}
	b := balance{table: columns[0].table, difference: combined("-", l, m)}
	for _, a := range columns {
		if c := r.at(a); !c.keyed && c.parent == nil && !slices.Contains(b.columns, a.column) {
			b.columns = append(b.columns, a.column)
		}
	}
	r.steer.balances = append(r.steer.balances, b)
}

// calculation reads an expression of numbers, columns and the four operations; false for any other.
func (r *reader) calculation(n sqltext.Node, columns *[]address) (calculation, bool) {
	n = bare(n)
	if text, ok := constant(n); ok {
		number, err := strconv.ParseFloat(text, 64)
		return func([]result.Value) (float64, bool) { return number, true }, err == nil
	}
	if a := r.resolve(n); a != nil && r.at(*a).isNumber() {
		*columns = append(*columns, *a)
		index := a.column
		return func(values []result.Value) (float64, bool) { return float(values[index]), !values[index].IsNull() }, true
	}
	operands, name := n.List("children"), n.Text("function_name")
	if n.Class() != "FUNCTION" || len(operands) != 2 || !slices.Contains([]string{"+", "-", "*", "/"}, name) {
		return nil, false
	}
	left, ok := r.calculation(operands[0], columns)
	if !ok {
		return nil, false
	}
	right, ok := r.calculation(operands[1], columns)
	return combined(name, left, right), ok
}

func combined(operation string, left, right calculation) calculation {
	return func(values []result.Value) (float64, bool) {
		a, okA := left(values)
		b, okB := right(values)
		switch {
		case !okA || !okB || operation == "/" && b == 0:
			return 0, false
		case operation == "+":
			return a + b, true
		case operation == "-":
			return a - b, true
		case operation == "*":
			return a * b, true
		}
		return a / b, true
	}
}

// balanceEdges adds rows at the boundary of a comparison, by moving one number at a time.
func (w *world) balanceEdges(b balance) {
	const each = 2
	for _, index := range b.columns {
		c := w.tables[b.table].columns[index]
		for _, i := range w.pick(b.table, each) {
			x, ok := b.solve(w.rows[b.table][i].values, c)
			if !ok {
				continue
			}
			for _, v := range different([]result.Value{c.number(x), c.number(x + c.step()), c.number(x - c.step())}) {
				w.derive(b.table, i, map[int]result.Value{index: v})
			}
		}
	}
}

// solve finds what a column must hold for both sides to be equal, by secants.
func (b balance) solve(values []result.Value, c *column) (float64, bool) {
	at := func(x float64) (float64, bool) {
		moved := slices.Clone(values)
		moved[c.index] = result.NewFloat(x)
		return b.difference(moved)
	}
	if values[c.index].IsNull() {
		return 0, false
	}
	const rounds = 40
	x := float(values[c.index])
	y := 1.5*x + 1
	fx, ok := at(x)
	for range rounds {
		if !ok || math.Abs(fx) <= 1e-9*max(1, math.Abs(x)) {
			break
		}
		fy, known := at(y)
		if !known || fy == fx {
			return 0, false
		}
		x, y, fx = y, y-fy*(y-x)/(fy-fx), fy
	}
	// Rounding took part: what is a whole number is meant as one.
	if math.Abs(x-math.Round(x)) < 1e-6 {
		x = math.Round(x)
	}
	return x, ok && math.Abs(fx) <= 1e-6*max(1, math.Abs(x))
}

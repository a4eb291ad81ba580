package plot

import (
	"math/big"
	"slices"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// Series is what is drawn: one entry for each row that has what is needed.
type Series struct {
	Labels  []string // X as text, safe to draw
	Xs      []float64
	Ys      []float64
	Ordered bool // X is a number or a moment, so that distances along it mean something
	Left    int  // rows left out because a value is missing
	X, Y    string
}

// Read takes the columns that a chart of a kind names out of a result, in any case; y is empty for a histogram. The message says what
// stands in the way.
func Read(kind lesson.ChartKind, xName, yName string, set *result.Set) (Series, i18n.Message) {
	if set == nil || len(set.Rows) == 0 {
		return Series{}, i18n.New("chart.empty", nil)
	}
	x, ok := find(set.Columns, xName)
	if !ok {
		return Series{}, i18n.New("chart.no-column", i18n.Args{"Column": result.Safe(xName)})
	}
	y := x
	if kind != lesson.Histogram {
		if y, ok = find(set.Columns, yName); !ok {
			return Series{}, i18n.New("chart.no-column", i18n.Args{"Column": result.Safe(yName)})
		}
	}
	s := Series{Ordered: true, X: result.Safe(set.Columns[x].Name), Y: result.Safe(set.Columns[y].Name)}
	measured := kind == lesson.Histogram || kind == lesson.Scatter
	for i, row := range set.Rows {
		s.add(row[x], row[y], i, measured)
	}
	if len(s.Ys) == 0 {
		return Series{}, i18n.New("chart.no-numbers", i18n.Args{"Column": s.Y})
	}
	return s, i18n.Message{}
}

func (s *Series) add(x, y result.Value, index int, measured bool) {
	at, number := position(x)
	height, ok := position(y)
	if !ok || (measured && !number) {
		s.Left++
		return
	}
	if !number {
		s.Ordered = false
		at = float64(index)
	}
	label := result.Safe(x.String())
	if x.IsNull() {
		label = "NULL"
	}
	s.Labels, s.Xs, s.Ys = append(s.Labels, label), append(s.Xs, at), append(s.Ys, height)
}

func find(columns []result.Column, name string) (int, bool) {
	for i, c := range columns {
		if strings.EqualFold(c.Name, name) {
			return i, true
		}
	}
	return 0, false
}

// position places a number or a moment on an axis.
func position(v result.Value) (float64, bool) {
	switch v.Kind() {
	case result.Whole:
		f, _ := new(big.Float).SetInt(v.Big()).Float64()
		return f, true
	case result.Decimal:
		scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(v.Scale())), nil)
		f, _ := new(big.Rat).SetFrac(v.Big(), scale).Float64()
		return f, true
	case result.Float:
		f := v.Float()
		return f, f-f == 0 // neither infinite nor NaN
	case result.Date:
		return float64(v.Days()), true
	case result.Time, result.Timestamp, result.Instant:
		return float64(v.Micros()), true
	default:
		return 0, false
	}
}

// Sorted puts the points of an ordered series in the order of X.
func (s Series) Sorted() Series {
	if !s.Ordered || slices.IsSorted(s.Xs) {
		return s
	}
	order := make([]int, len(s.Xs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case s.Xs[a] < s.Xs[b]:
			return -1
		case s.Xs[a] > s.Xs[b]:
			return 1
		}
		return 0
	})
	out := Series{Ordered: true, Left: s.Left, X: s.X, Y: s.Y}
	for _, i := range order {
		out.Labels, out.Xs, out.Ys = append(out.Labels, s.Labels[i]), append(out.Xs, s.Xs[i]), append(out.Ys, s.Ys[i])
	}
	return out
}

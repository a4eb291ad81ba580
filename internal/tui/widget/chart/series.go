package chart

import (
	"math/big"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// series is what is drawn: one entry for each row that has what is needed.
type series struct {
	labels  []string // X as text, safe to draw
	xs      []float64
	ys      []float64
	ordered bool // X is a number or a moment, so that distances along it mean something
	left    int  // rows left out because a value is missing
	x, y    string
}

// read takes the columns out of a result; the message says what stands in the way.
func read(spec Spec, set *result.Set) (series, i18n.Message) {
	if set == nil || len(set.Rows) == 0 {
		return series{}, i18n.New("chart.empty", nil)
	}
	x, ok := find(set.Columns, spec.X)
	if !ok {
		return series{}, i18n.New("chart.no-column", i18n.Args{"Column": result.Safe(spec.X)})
	}
	y := x
	if spec.Kind != lesson.Histogram {
		if y, ok = find(set.Columns, spec.Y); !ok {
			return series{}, i18n.New("chart.no-column", i18n.Args{"Column": result.Safe(spec.Y)})
		}
	}
	s := series{ordered: true, x: result.Safe(set.Columns[x].Name), y: result.Safe(set.Columns[y].Name)}
	measured := spec.Kind == lesson.Histogram || spec.Kind == lesson.Scatter
	for i, row := range set.Rows {
		s.add(row[x], row[y], i, measured)
	}
	if len(s.ys) == 0 {
		return series{}, i18n.New("chart.no-numbers", i18n.Args{"Column": s.y})
	}
	return s, i18n.Message{}
}

func (s *series) add(x, y result.Value, index int, measured bool) {
	at, number := position(x)
	height, ok := position(y)
	if !ok || (measured && !number) {
		s.left++
		return
	}
	if !number {
		s.ordered = false
		at = float64(index)
	}
	label := result.Safe(x.String())
	if x.IsNull() {
		label = "NULL"
	}
	s.labels, s.xs, s.ys = append(s.labels, label), append(s.xs, at), append(s.ys, height)
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

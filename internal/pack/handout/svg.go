package handout

import (
	"fmt"
	"html"
	"math"
	"slices"
	"strings"

	"guildhall/internal/lesson"
	"guildhall/internal/plot"
)

// The room of a drawing, in units of its own; the page makes it as wide as a column of text.
const (
	svgWidth  = 640.0
	svgHeight = 300.0
	rowHeight = 24.0
	letter    = 7.0 // about as wide as a letter of a label is
	mostLabel = 26  // letters of a label
)

// svg is a drawing under way. Its colours and letters are in the page's style, so that they follow it on paper.
type svg struct {
	strings.Builder
	left, right, top, bottom float64 // the field between the axes
}

// drawing puts the chart into the page as a picture that says what it shows.
func (p *htmlPage) drawing(d Drawing) {
	p.endList()
	p.drawn++
	s := &svg{}
	height := s.draw(d)
	name := fmt.Sprintf("chart-%d", p.drawn)
	p.out.WriteString("<figure>\n")
	p.printf("<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-labelledby=\"%s-title %s-desc\">\n", svgWidth, height, name, name)
	p.printf("<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">%s</desc>\n", name, d.Chart.Title, name, d.Chart.Alt)
	p.out.WriteString(s.String() + "</svg>\n</figure>\n")
}

// draw draws and returns how high the drawing is.
func (s *svg) draw(d Drawing) float64 {
	series := d.Series
	if d.Chart.Kind == lesson.Bar {
		return s.bars(series)
	}
	s.top, s.bottom = 30, svgHeight-44
	if d.Chart.Kind != lesson.Histogram {
		s.text(4, 14, "start", series.Y)
	}
	switch d.Chart.Kind {
	case lesson.Histogram:
		s.histogram(plot.Bin(series.Xs))
	case lesson.Column:
		s.columns(series)
	default:
		s.field(series.Sorted(), d.Chart.Kind == lesson.Line)
	}
	s.text((s.left+s.right)/2, svgHeight-6, "middle", series.X)
	return svgHeight
}

// bars lie one under the other, in the order of the rows.
func (s *svg) bars(series plot.Series) float64 {
	longest := 0
	for _, label := range series.Labels {
		longest = max(longest, len([]rune(short(label))))
	}
	x := fromZero(series.Ys, 5)
	s.left, s.right, s.top = 10+letter*float64(longest), svgWidth-60, 8
	s.bottom = s.top + rowHeight*float64(len(series.Ys))
	for _, tick := range x.Ticks() {
		at := s.across(x, tick)
		s.line("grid", at, s.top, at, s.bottom)
		s.text(at, s.bottom+16, "middle", x.Label(tick))
	}
	zero := s.across(x, 0)
	for i, value := range series.Ys {
		at, top := s.across(x, value), s.top+rowHeight*float64(i)
		s.rect(min(at, zero), top+4, math.Abs(at-zero), rowHeight-8)
		s.text(s.left-6, top+rowHeight/2+4, "end", short(series.Labels[i]))
		s.text(max(at, zero)+5, top+rowHeight/2+4, "start", plot.Figure(value))
	}
	s.line("axis", zero, s.top, zero, s.bottom)
	s.text((s.left+s.right)/2, s.bottom+34, "middle", series.Y)
	return s.bottom + 42
}

// columns stand side by side, in the order of the rows.
func (s *svg) columns(series plot.Series) {
	y := s.upright(fromZero(series.Ys, 5))
	s.stand(series.Ys, y, 0.7)
	width := (s.right - s.left) / float64(len(series.Ys))
	every := everyWhich(series.Labels, width)
	for i, label := range series.Labels {
		if i%every == 0 {
			s.text(s.left+width*(float64(i)+0.5), s.bottom+16, "middle", short(label))
		}
	}
}

// histogram has a column for each range, with the edges of the ranges under it.
func (s *svg) histogram(bins plot.Bins) {
	counts := make([]float64, len(bins.Counts))
	for i, n := range bins.Counts {
		counts[i] = float64(n)
	}
	s.stand(counts, s.upright(fromZero(counts, 5)), 0.96)
	for _, tick := range bins.Axis.Ticks() {
		s.text(s.across(bins.Axis, tick), s.bottom+16, "middle", bins.Axis.Label(tick))
	}
}

// stand draws standing bars that take a share of the room that each has.
func (s *svg) stand(values []float64, y plot.Scale, share float64) {
	width := (s.right - s.left) / float64(len(values))
	zero := s.up(y, 0)
	for i, value := range values {
		at := s.up(y, value)
		s.rect(s.left+width*(float64(i)+(1-share)/2), min(at, zero), width*share, math.Abs(at-zero))
	}
	s.line("axis", s.left, zero, s.right, zero)
}

// field has points, joined or not.
func (s *svg) field(series plot.Series, joined bool) {
	y := s.upright(plot.NiceScale(slices.Min(series.Ys), slices.Max(series.Ys), 5))
	low, high := slices.Min(series.Xs), slices.Max(series.Xs)
	x := plot.Scale{Low: low, High: high, Step: 1}
	if high <= low {
		x.High = low + 1
	}
	var way []string
	for i, at := range series.Xs {
		across, up := s.across(x, at), s.up(y, series.Ys[i])
		way = append(way, fmt.Sprintf("%.1f,%.1f", across, up))
		if !joined || len(series.Xs) <= 40 {
			fmt.Fprintf(s, "<circle class=\"mark\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>\n", across, up)
		}
	}
	if joined {
		fmt.Fprintf(s, "<polyline class=\"curve\" points=\"%s\"/>\n", strings.Join(way, " "))
	}
	s.line("axis", s.left, s.bottom, s.right, s.bottom)
	last := len(series.Labels) - 1
	s.text(s.left, s.bottom+16, "start", short(series.Labels[0]))
	if last > 0 {
		s.text(s.right, s.bottom+16, "end", short(series.Labels[last]))
	}
}

// upright draws the lines and figures of the axis at the left and gives the field its sides.
func (s *svg) upright(y plot.Scale) plot.Scale {
	widest := 0
	for _, tick := range y.Ticks() {
		widest = max(widest, len(y.Label(tick)))
	}
	s.left, s.right = 12+letter*float64(widest), svgWidth-14
	for _, tick := range y.Ticks() {
		at := s.up(y, tick)
		s.line("grid", s.left, at, s.right, at)
		s.text(s.left-6, at+4, "end", y.Label(tick))
	}
	return y
}

func (s *svg) across(x plot.Scale, v float64) float64 { return s.left + x.Share(v)*(s.right-s.left) }
func (s *svg) up(y plot.Scale, v float64) float64     { return s.bottom - y.Share(v)*(s.bottom-s.top) }

func (s *svg) line(class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(s, "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", class, x1, y1, x2, y2)
}

func (s *svg) rect(x, y, width, height float64) {
	fmt.Fprintf(s, "<rect class=\"mark\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n", x, y, width, height)
}

func (s *svg) text(x, y float64, anchor, text string) {
	fmt.Fprintf(s, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, html.EscapeString(text))
}

// fromZero is an axis for bars, which begin at zero: their length is what they say.
func fromZero(values []float64, ticks int) plot.Scale {
	return plot.NiceScale(math.Min(0, slices.Min(values)), math.Max(0, slices.Max(values)), ticks)
}

// everyWhich says of how many labels one can be written, so that they do not run into each other.
func everyWhich(labels []string, width float64) int {
	longest := 0
	for _, label := range labels {
		longest = max(longest, len([]rune(short(label))))
	}
	return max(1, int(math.Ceil((letter*float64(longest)+6)/width)))
}

// short cuts a label that leaves no room for the drawing.
func short(label string) string {
	if runes := []rune(label); len(runes) > mostLabel {
		return string(runes[:mostLabel-1]) + "…"
	}
	return label
}

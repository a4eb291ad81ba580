package handout

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// charted is a pack with one chart in a lesson.
func charted(kind lesson.ChartKind) *lesson.Pack {
	chart := &lesson.Chart{Kind: kind, X: "who", Y: "N", Title: "Who <b>", Alt: "Roads is longest.", SQL: "SELECT 1"}
	if kind != lesson.Bar && kind != lesson.Column {
		chart.X = "at"
	}
	if kind == lesson.Histogram {
		chart.Y = ""
	}
	return &lesson.Pack{Title: "P", Language: "en", Lessons: []*lesson.Lesson{{ID: "one", Title: "One", Minutes: 5, Datasets: []string{"d"}, Blocks: []lesson.Block{chart}}}}
}

// charts is options whose charts draw three rows, one of them negative and one without a value.
func charts(t *testing.T) Options {
	o := options(t, false)
	o.Rows = func(datasets []string, _ string) *result.Set {
		if len(datasets) != 1 || datasets[0] != "d" {
			t.Errorf("run on %v", datasets)
		}
		return &result.Set{
			Columns: []result.Column{{Name: "who", Kind: result.Text}, {Name: "n", Kind: result.Whole}, {Name: "at", Kind: result.Whole}, {Name: "else", Kind: result.Whole}},
			Rows: [][]result.Value{
				{result.NewText("Roads </text><script>"), result.NewWhole(340), result.NewWhole(1), result.NewWhole(77)},
				{result.NewText("Waste"), {}, result.NewWhole(2), result.NewWhole(77)},
				{result.NewText("Parks | gardens"), result.NewWhole(-120), result.NewWhole(4), result.NewWhole(77)},
			},
		}
	}
	return o
}

var svgPart = regexp.MustCompile(`(?s)<svg .*</svg>`)

// TestChartIsDrawnDescribedAndTold finds the picture, what it says to those who do not see it, and the figures behind it.
func TestChartIsDrawnDescribedAndTold(t *testing.T) {
	marks := map[lesson.ChartKind]string{lesson.Bar: "rect", lesson.Column: "rect", lesson.Line: "polyline", lesson.Histogram: "rect", lesson.Scatter: "circle"}
	for kind, mark := range marks {
		page := rendered(t, charted(kind), charts(t))
		drawn := svgPart.FindString(page)
		for _, want := range []string{
			`role="img" aria-labelledby="chart-1-title chart-1-desc"`, "<title id=\"chart-1-title\">Who &lt;b&gt;</title>",
			"<desc id=\"chart-1-desc\">Roads is longest.</desc>", "<" + mark + " ",
		} {
			if !strings.Contains(drawn, want) {
				t.Errorf("%s: the drawing lacks %s:\n%s", kind, want, drawn)
			}
		}
		wellFormed(t, drawn)
		if strings.Contains(page, "<script") || strings.Contains(page, "77") {
			t.Errorf("%s: markup of the data, or a column that is not drawn:\n%s", kind, page)
		}
		if !strings.Contains(page, "<th") || !strings.Contains(page, "SELECT 1") {
			t.Errorf("%s: no figures, or no query", kind)
		}
	}
	text := string(Markdown(charted(lesson.Bar), charts(t)))
	if strings.Contains(text, "<svg") || !strings.Contains(text, `| Parks \| gardens | \-120 |`) || !strings.Contains(text, "Roads is longest.") {
		t.Errorf("Markdown:\n%s", text)
	}
}

// wellFormed reads the drawing as XML and looks that every coordinate is a number within it.
func wellFormed(t *testing.T, drawn string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(drawn))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, drawn)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, attr := range element.Attr {
			switch attr.Name.Local {
			case "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height":
				if v, err := strconv.ParseFloat(attr.Value, 64); err != nil || v < -1 || v > svgWidth {
					t.Errorf("%s %s=%s", element.Name.Local, attr.Name.Local, attr.Value)
				}
			}
		}
	}
}

// TestChartWithoutRowsIsTold draws nothing where the rows are not known or hold nothing to draw.
func TestChartWithoutRowsIsTold(t *testing.T) {
	empty := charts(t)
	empty.Rows = func([]string, string) *result.Set { return &result.Set{} }
	for name, o := range map[string]Options{"nobody runs it": options(t, false), "no rows": empty} {
		page := rendered(t, charted(lesson.Bar), o)
		if strings.Contains(page, "<svg") || !strings.Contains(page, "Roads is longest.") || !strings.Contains(page, "SELECT 1") {
			t.Errorf("%s:\n%s", name, page)
		}
	}
}

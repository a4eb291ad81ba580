package reader

import (
	"strconv"
	"strings"
	"time"

	"github.com/dustin/go-humanize"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/chart"
	"guildhall/internal/tui/widget/frame"
	"guildhall/internal/tui/widget/prose"
)

// chartHeight is how many lines a chart takes, but for bars, which take one each.
const chartHeight = 14

func (r *Reader) drawExample(it *item, block *lesson.Example) {
	bar := r.env.Styles.Line.Render(r.env.Styles.Symbols.Bar) + " "
	if it.run == nil { // only shown
		it.lines = prefixed(bar, prose.SQL(block.SQL, r.measure()-2, r.env.Styles))
		return
	}
	if it.run.editor != nil {
		it.lines = prefixed(bar, strings.Split(it.run.editor.View(), "\n"))
	} else {
		it.lines = prefixed(bar, prose.SQL(it.run.sql, r.measure()-2, r.env.Styles))
	}
	r.drawButtons(it, block)
	r.drawOutcome(it, block.Role == lesson.Fails)
}

// drawButtons draws what can be done with an example, each with its key.
func (r *Reader) drawButtons(it *item, block *lesson.Example) {
	actions := []screen.Action{screen.DoRun, doEdit}
	if it == r.editing {
		actions = []screen.Action{screen.DoRun, screen.DoBack}
	}
	if it.run.sql != it.run.source {
		actions = append(actions, doRestore)
	}
	if it.run.done && it.run.outcome.Set != nil && len(it.run.outcome.Set.Rows) > it.run.rows {
		actions = append(actions, doMore)
	}
	line := r.buttons(it, actions)
	if block.Role == lesson.Fails {
		line += "  " + r.env.Styles.Warn.Render(r.env.Styles.Symbols.Warn) + " " + r.env.Text("reader.fails")
	}
	it.lines = append(it.lines, frame.Cut(line, r.room(), r.env.Styles))
}

// buttons draws a row of buttons on the line that comes next, and notes where they are.
func (r *Reader) buttons(it *item, actions []screen.Action) string {
	s := r.env.Styles
	var out strings.Builder
	at := 0
	for i, action := range actions {
		b := r.binding(action)
		if i > 0 {
			out.WriteString("  ")
			at += 2
		}
		look, text := s.Button, " "+r.env.Say(b.Label)+" "
		if action == screen.DoRun {
			text = " " + s.Symbols.Run + " " + strings.TrimLeft(text, " ")
		}
		if i == 0 && r.focusedItem() == it {
			look = s.ButtonFocused
		}
		key := ""
		if len(b.Keys) > 0 {
			key = " " + r.env.KeyName(b.Keys[0])
		}
		it.zones = append(it.zones, zone{line: len(it.lines), from: at, to: at + cells(text) + cells(key), action: action})
		out.WriteString(look.Render(text) + s.Muted.Render(key))
		at += cells(text) + cells(key)
	}
	return out.String()
}

// drawOutcome draws what came of running the query.
func (r *Reader) drawOutcome(it *item, mayFail bool) {
	s, run := r.env.Styles, it.run
	switch {
	case run.stopping():
		it.lines = append(it.lines, s.Muted.Render(r.env.Text("reader.stopping")))
	case run.running():
		it.lines = append(it.lines, s.Muted.Render(r.env.Text("reader.running", i18n.Args{"Key": r.env.KeyOf(screen.Binding{Action: screen.DoInterrupt, Keys: screen.InterruptKeys()})})))
	case !run.done:
	case run.canceled():
		it.lines = append(it.lines, s.Warn.Render(s.Symbols.Warn)+" "+r.env.Text("reader.stopped"))
	case run.err != nil:
		it.lines = append(it.lines, r.failure(run, mayFail)...)
	case run.outcome.Set == nil:
		it.lines = append(it.lines, s.Good.Render(s.Symbols.Good)+" "+r.env.Text("reader.no-rows-returned"))
	default:
		r.drawResult(it)
	}
}

func (r *Reader) drawResult(it *item) {
	set, run := it.run.outcome.Set, it.run
	focused := r.focusedItem() == it && it != r.editing
	run.grid.Focus(focused)
	run.grid.Resize(r.room(), min(run.grid.Lines(), run.grid.Lines()-len(set.Rows)+run.rows))
	it.lines = append(it.lines, strings.Split(run.grid.View(), "\n")...)
	it.lines = append(it.lines, r.env.Styles.Grid.Caption.Render(frame.Cut(r.caption(run), r.room(), r.env.Styles)))
}

// caption counts honestly: how many rows are shown, how many there are, and how long it took.
func (r *Reader) caption(run *run) string {
	set := run.outcome.Set
	shown := min(len(set.Rows), run.rows)
	args := i18n.Args{
		"Count": len(set.Rows), "Shown": humanize.Comma(int64(shown)), "Total": humanize.Comma(set.Total),
		"Time": duration(run.outcome.Elapsed),
	}
	switch {
	case set.Total < 0 && set.Truncated:
		return r.env.Text("reader.caption-unknown", args)
	case shown < len(set.Rows) || set.Truncated:
		args["Count"] = int(max(set.Total, int64(len(set.Rows))))
		args["Total"] = humanize.Comma(max(set.Total, int64(len(set.Rows))))
		return r.env.Text("reader.caption-part", args)
	default:
		return r.env.Text("reader.caption", args)
	}
}

// duration writes how long a query took, as exactly as anybody wants to know.
func duration(d time.Duration) string {
	if d < time.Second {
		return strconv.FormatInt(max(d.Milliseconds(), 1), 10) + " ms"
	}
	return strconv.FormatFloat(d.Seconds(), 'f', 1, 64) + " s"
}

// sentence ends what DuckDB says, which has no full stop, so that more can be said after it.
func sentence(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}

// failure says why there is no result: DuckDB's own words, where they point, and what it suggests.
func (r *Reader) failure(run *run, mayFail bool) []string {
	s := r.env.Styles
	query := run.queryError()
	if query == nil {
		return prose.Wrapped(s.Symbols.Bad+" "+r.env.Text("reader.failed-run", i18n.Args{"Why": run.err.Error()}), r.measure(), s)
	}
	look, symbol, key := s.Bad, s.Symbols.Bad, "reader.error"
	switch {
	case query.Cause == result.Stopped:
		key = "reader.limit-" + string(query.Limit)
	case query.Cause == result.Blocked:
		key = "reader.blocked"
	case mayFail:
		look, symbol, key = s.Note, s.Symbols.Note, "reader.error-meant"
	}
	args := i18n.Args{"Class": result.Safe(query.Class), "Why": sentence(result.Safe(query.Message)), "Line": 0, "Column": 0}
	text := r.env.Text(key, args)
	if query.Offset >= 0 && query.Offset <= len(run.sql) {
		args["Line"], args["Column"] = lineColumn(run.sql, query.Offset)
		text += " " + r.env.Text("reader.error-place", args)
	}
	if len(query.Candidates) > 0 {
		text += " " + r.env.Text("reader.error-candidates", i18n.Args{"Names": strings.Join(query.Candidates[:min(3, len(query.Candidates))], ", ")})
	}
	lines := prose.Wrapped(text, r.measure()-2, s)
	for i, line := range lines {
		lead := "  "
		if i == 0 {
			lead = look.Render(symbol) + " "
		}
		lines[i] = lead + line
	}
	return lines
}

// lineColumn is the 1-based line and column, in characters, of a byte offset.
func lineColumn(text string, offset int) (line, column int) {
	before := text[:offset]
	line = strings.Count(before, "\n") + 1
	return line, len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
}

func (r *Reader) drawChart(it *item, block *lesson.Chart) {
	s := r.env.Styles
	it.lines = prose.Wrapped(s.Symbols.Chart+" "+block.Title, r.measure(), s)
	for i, line := range it.lines {
		it.lines[i] = s.Chart.Title.Render(line)
	}
	run := it.run
	switch {
	case run.done && run.err == nil && run.outcome.Set != nil:
		spec := chart.Spec{Kind: block.Kind, X: block.X, Y: block.Y}
		lines, sentence := chart.Draw(spec, run.outcome.Set, chart.Size{Width: r.measure(), Height: chartHeight}, s)
		it.lines = append(it.lines, lines...)
		it.lines = append(it.lines, muted(prose.Wrapped(r.env.Say(sentence), r.measure(), s), r)...)
	case run.done || run.running():
		it.lines = append(it.lines, muted(prose.Wrapped(block.Alt, r.measure(), s), r)...)
		r.drawOutcome(it, false)
	default:
		it.lines = append(it.lines, muted(prose.Wrapped(block.Alt, r.measure(), s), r)...)
	}
	it.lines = append(it.lines, r.buttons(it, []screen.Action{screen.DoRun, doQuery}))
	if it.run.rows > fewRows { // the query was asked for
		it.lines = append(it.lines, prefixed(s.Line.Render(s.Symbols.Bar)+" ", prose.SQL(block.SQL, r.measure()-2, s))...)
	}
}

func muted(lines []string, r *Reader) []string {
	for i, line := range lines {
		lines[i] = r.env.Styles.Muted.Render(line)
	}
	return lines
}

func prefixed(prefix string, lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = prefix + line
	}
	return out
}

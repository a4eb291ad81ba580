package workbench

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/progress"
	"guildhall/internal/sqltext"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/sheet"
)

// Actions of the workbench.
const (
	doHint       screen.Action = "hint"
	doDifference screen.Action = "difference"
	doNext       screen.Action = "next-exercise"
	doTables     screen.Action = "tables"
	doLeave      screen.Action = "leave-text"
	doData       screen.Action = "data"
	doPlay       screen.Action = "playground"
	doReport     screen.Action = "report-exercise"
	doSteps      screen.Action = "step-through"
	doSolution   screen.Action = "step-through-solution"
	doOutside    screen.Action = "outside-editor"
)

func bind(action screen.Action, label string, keys ...string) screen.Binding {
	return screen.Binding{
		Action: action, Keys: keys,
		Label: i18n.New("workbench.key."+label, nil), Help: i18n.New("workbench.key."+label+".help", nil),
	}
}

// Bindings lists every binding the workbench may have, for checking remapped keys.
func Bindings() []screen.Binding { return append(own(), sheet.Bindings()...) }

// own lists the bindings of the workbench itself; those of a result are the sheet's.
func own() []screen.Binding {
	return []screen.Binding{
		bind(screen.DoRun, "run", "f5", "ctrl+r"),
		bind(screen.DoSubmit, "submit", "f8", "ctrl+s"),
		bind(doHint, "hint", "f2"),
		bind(doTables, "tables", "f4", "ctrl+t"),
		bind(doDifference, "difference", "f7", "ctrl+d"),
		bind(doSteps, "steps", "f3", "alt+s"),
		bind(doNext, "next", "f9"),
		bind(doSolution, "solution-steps", "alt+o"),
		bind(doOutside, "outside", "ctrl+e"),
		bind(screen.DoNextPane, "pane", "f6", "tab"),
		bind(screen.DoLastPane, "last-pane", "shift+f6", "shift+tab"),
		bind(doData, "data", "alt+t"),
		bind(doPlay, "playground", "alt+p"),
		bind(doReport, "report", "alt+r"),
	}
}

// Keys lists what works now, the most useful first.
func (w *Workbench) Keys() []screen.Binding {
	switch {
	case !w.loaded:
		return nil
	case w.remark.open:
		return w.remarkKeys()
	}
	var live []screen.Binding
	for _, b := range own() {
		if !w.offers(b.Action) {
			continue
		}
		if b.Action == doHint && w.hintsLeft() == 0 {
			// After the last hint the same key shows a solution.
			b = bind(doHint, "solution", b.Keys...)
		}
		if b.Action == doDifference && w.outcome.difference {
			b = bind(doDifference, "verdict", b.Keys...)
		}
		live = append(live, b)
	}
	live = w.env.Keys.Of(w.foremost(live)...)
	if w.keepsEscape() {
		live = append(live, screen.Binding{Action: doLeave, Keys: []string{"esc"}, Help: i18n.New("workbench.key.leave.help", nil)})
	}
	switch w.focus {
	case answerPane:
		return w.withAnswers(live)
	case outcomePane:
		return append(w.outcome.keys(), live...)
	}
	return live
}

// withAnswers adds the keys of the answer: those of a list, which nobody can guess, right behind Submit, so that the footer has room for them.
func (w *Workbench) withAnswers(live []screen.Binding) []screen.Binding {
	if w.answer.Capturing() {
		return append(live, w.answer.Keys()...)
	}
	submit := slices.IndexFunc(live, func(b screen.Binding) bool { return b.Action == screen.DoSubmit })
	return slices.Insert(live, submit+1, w.answer.Keys()...)
}

// foremost brings forward what comes next, for the footer: from a right answer the way on, from another the difference, and where one pane
// is seen at a time, from what is asked the answer.
func (w *Workbench) foremost(live []screen.Binding) []screen.Binding {
	next := doDifference
	switch {
	case w.focus == promptPane && len(w.rectangles()) == 1:
		next = screen.DoNextPane
	case w.ex.State.IsDone():
		next = doNext
	}
	at := slices.IndexFunc(live, func(b screen.Binding) bool { return b.Action == next })
	if at < 0 {
		return live
	}
	first := live[at]
	return slices.Insert(slices.Delete(live, at, at+1), 0, first)
}

// keepsEscape reports whether Esc does something on this screen before it leaves it.
func (w *Workbench) keepsEscape() bool {
	return w.running() || w.Capturing() || (w.focus == outcomePane && w.outcome.isOpen())
}

// offers reports whether an action makes sense now.
func (w *Workbench) offers(action screen.Action) bool {
	switch action {
	case screen.DoRun:
		_, ok := w.answer.(runner)
		return ok && !w.running()
	case doSteps:
		_, ok := w.answer.(runner)
		return ok && w.ex.Exercise.Type != lesson.Change
	case doSolution:
		return w.outcome.solution() != ""
	case doOutside:
		_, ok := w.answer.(*query)
		return ok
	case screen.DoSubmit:
		return !w.running()
	case doHint:
		if w.ex.Lesson.Checkpoint {
			return w.spent()
		}
		return w.hintsLeft() > 0 || !w.ex.State.IsDone()
	case doTables, doData, doPlay:
		return len(w.ex.Exercise.Datasets) > 0
	case doDifference:
		return w.outcome.hasDifference()
	}
	return true
}

// hintsLeft counts the hints that were not shown yet. A checkpoint gives none.
func (w *Workbench) hintsLeft() int {
	if w.ex.Lesson.Checkpoint {
		return 0
	}
	return w.prompt.hintsLeft()
}

// spent reports whether a checkpoint's attempts are used without a right answer: then its solution may be seen.
func (w *Workbench) spent() bool { return w.ex.AttemptsLeft == 0 && !w.ex.State.IsDone() }

// press takes a key: first the keys that work everywhere on this screen, then those of the pane with the focus.
func (w *Workbench) press(key tea.KeyPressMsg) tea.Cmd {
	if w.remark.open {
		return w.pressRemark(key)
	}
	action, known := screen.Match(key, w.env.Keys.Of(own()...))
	if known && (!w.Capturing() || !w.inEditor(key)) {
		return w.act(action)
	}
	if key.Keystroke() == "esc" {
		return w.escape(key)
	}
	switch w.focus {
	case answerPane:
		handled, cmd := w.answer.Update(key)
		if !handled {
			if action, ok := screen.Match(key, w.answer.Keys()); ok {
				return w.act(action)
			}
		}
		return tea.Batch(cmd, w.draftCmd())
	case promptPane:
		w.prompt.press(key)
	case outcomePane:
		return w.outcome.press(key)
	}
	return nil
}

// inEditor reports whether a key that does something else elsewhere belongs to the text while it is typed in: Tab, and while the text
// is being searched F3, which goes to the next place found.
func (w *Workbench) inEditor(key tea.KeyPressMsg) bool {
	switch key.Keystroke() {
	case "tab", "shift+tab":
		return true
	case "f3":
		searched, ok := w.answer.(interface{ Finding() bool })
		return ok && searched.Finding()
	}
	return false
}

// escape stops what runs, else closes what is open in the pane, else leaves the text, else the screen.
func (w *Workbench) escape(key tea.KeyPressMsg) tea.Cmd {
	if w.Cancel() {
		return nil
	}
	if w.focus == answerPane {
		if handled, cmd := w.answer.Update(key); handled {
			return cmd
		}
		if w.answer.Capturing() {
			return w.setFocus(w.besideAnswer())
		}
	}
	if w.focus == outcomePane && w.outcome.escape() {
		return nil
	}
	return screen.Back
}

// besideAnswer is the pane that is seen with the answer, so that leaving the text does not hide what is being read.
func (w *Workbench) besideAnswer() pane {
	if w.sharing() && w.visible(outcomePane) {
		return outcomePane
	}
	return promptPane
}

// act does what a binding is for.
func (w *Workbench) act(action screen.Action) tea.Cmd {
	switch action {
	case screen.DoRun:
		return w.run()
	case screen.DoSubmit:
		return w.submit()
	case doHint:
		if w.hintsLeft() == 0 {
			return tea.Batch(w.revealCmd(), w.bringForward(outcomePane))
		}
		return w.hintCmd()
	case doTables:
		w.prompt.toggleTables()
		return w.bringForward(promptPane)
	case doDifference:
		w.outcome.toggleDifference()
		return w.bringForward(outcomePane)
	case doNext:
		return w.next()
	case screen.DoNextPane:
		return w.setFocus((w.focus + 1) % panes)
	case screen.DoLastPane:
		return w.setFocus((w.focus + panes - 1) % panes)
	default:
		return w.actElsewhere(action)
	}
}

// actElsewhere does what leads away from the answer: to the data, to a report, to the result.
func (w *Workbench) actElsewhere(action screen.Action) tea.Cmd {
	datasets := w.ex.Exercise.Datasets
	switch action {
	case doData:
		return screen.Open(screen.ToData{Pack: w.pack, Datasets: datasets})
	case doPlay:
		sql := ""
		if source, ok := w.answer.(runner); ok {
			sql = source.SQL()
		}
		return screen.Open(screen.ToPlayground{Pack: w.pack, Datasets: datasets, SQL: sql})
	case doSteps:
		return w.step()
	case doOutside:
		return w.writeOutside()
	case doSolution:
		return screen.Open(screen.ToSteps{Pack: w.pack, Datasets: datasets, SQL: w.outcome.solution()})
	case doReport, doSend, doDismiss:
		return w.actRemark(action)
	}
	return w.outcome.sheet.Act(action)
}

func (w *Workbench) run() tea.Cmd {
	source, ok := w.answer.(runner)
	if !ok {
		return nil
	}
	if w.running() {
		return stillBusy()
	}
	sql := source.SQL()
	if sql == "" {
		w.outcome.say(i18n.New("workbench.nothing-to-run", nil))
		return nil
	}
	if line, column, ok := gapLeft(sql); ok {
		w.outcome.notAnAttempt(&grade.NotAnAttempt{Message: i18n.New("workbench.gap", i18n.Args{"Line": line}), Line: line, Column: column})
		w.mark(w.outcome.finding)
		return w.bringForward(outcomePane)
	}
	ctx, request := w.begin()
	w.outcome.runs(w.env.Now())
	whole := sql == w.answer.Text()
	return tea.Batch(w.runCmd(ctx, request, sql, whole), w.bringForward(outcomePane), w.draftCmd())
}

// gapLeft finds a ____ that is still to be filled: DuckDB would take it for a column, which helps nobody.
func gapLeft(sql string) (line, column int, ok bool) {
	for _, token := range sqltext.Lex(sql) {
		if token.Kind == sqltext.Blank {
			before := sql[:token.Start]
			start := strings.LastIndexByte(before, '\n') + 1
			return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1, true
		}
	}
	return 0, 0, false
}

// step takes the query apart on a screen of its own.
func (w *Workbench) step() tea.Cmd {
	source, ok := w.answer.(runner)
	if !ok {
		return nil
	}
	sql := source.SQL()
	if strings.TrimSpace(sql) == "" {
		return screen.Notify(screen.Info, i18n.New("steps.nothing", nil))
	}
	return tea.Batch(w.draftCmd(), screen.Open(screen.ToSteps{Pack: w.pack, Datasets: w.ex.Exercise.Datasets, SQL: sql}))
}

// stillBusy answers a key that would begin something else while something runs.
func stillBusy() tea.Cmd { return screen.Notify(screen.Info, i18n.New("workbench.busy", nil)) }

func (w *Workbench) submit() tea.Cmd {
	switch {
	case w.running():
		return stillBusy()
	case w.wastes():
		return screen.Notify(screen.Info, i18n.New("workbench.same-answer", nil))
	}
	ctx, request := w.begin()
	w.outcome.judges(w.env.Now())
	return tea.Batch(w.submitCmd(ctx, request), w.bringForward(outcomePane))
}

// wastes reports whether a checkpoint's next attempt would go to the answer that was just found wrong, by a key pressed once too often.
func (w *Workbench) wastes() bool {
	if w.ex.AttemptsLeft <= 0 || w.judged.verdict == nil || w.judged.answer != w.answer.Text() {
		return false
	}
	return w.judged.verdict.Is(grade.Incorrect) || w.judged.verdict.Is(grade.Coincidence)
}

// next goes on: from an exercise that could still be done it is a skip, which is recorded.
func (w *Workbench) next() tea.Cmd {
	if w.spent() || w.ex.State == progress.Done || w.ex.State == progress.Changed {
		return w.goOn()
	}
	return w.skipCmd()
}

// goOn leads to the next exercise, or back to the lesson after the last one.
func (w *Workbench) goOn() tea.Cmd {
	if w.ex.Next != "" {
		return screen.Replace(screen.ToExercise{Pack: w.pack, Exercise: w.ex.Next})
	}
	return screen.Back
}

package grade

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"guildhall/internal/grade/diagnose"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// diagnosisTime bounds how long mends are tried. A quarter of it is more than enough for nearly all answers; the rest is for a busy machine.
const diagnosisTime = time.Second

// whyWrong says what there is to say about a wrong result: the cause that the trees give away, then what the data shows.
func (j *judging) whyWrong(ctx context.Context, d described) ([]Finding, error) {
	seen := d.findings(j.answer)
	if seen[0].Code == "SYN-21" || seen[0].Code == "SEM-43" || len(seen) == 1 && d.shownByData() {
		return seen, nil
	}
	cause, ok, err := j.cause(ctx, d)
	if err != nil || !ok {
		return j.marked(d, seen), err
	}
	return j.told(d, seen, cause), nil
}

// marked gives the first finding the place of the one column that is off, when it has none.
func (j *judging) marked(d described, seen []Finding) []Finding {
	off := d.off()
	if seen[0].Code != "GH-VALUES" || len(off) != 1 || seen[0].Line > 0 || j.tree == nil {
		return seen
	}
	if start, end := diagnose.Output(j.answered, j.tree, d.columns[off[0]]); start >= 0 {
		seen[0] = inClause(placed(seen[0], j.answer, j.answeredAt+start, j.answeredAt+end), "select")
	}
	return seen
}

// told chooses between what the data shows and what the trees give away, and puts them together.
func (j *judging) told(d described, seen []Finding, c diagnose.Cause) []Finding {
	if d.sameRows() {
		c.Right = "rows"
	}
	if c.Code == "LOG-66/expression" {
		c.Args = directed(c.Args, seen[0])
	}
	f := j.asFinding(c)
	switch {
	case !c.Proven && (d.says(seen[0]) || d.sameRows()):
		return seen
	case d.says(seen[0]) && isVague(c) || seen[0].Code == "LOG-74" && f.Code == "LOG-75":
		// The data names the cause better; the trees know where it stands.
		seen[0].Clause, seen[0].Line, seen[0].Column, seen[0].Length = f.Clause, f.Line, f.Column, f.Length
		return seen
	}
	seen = slices.DeleteFunc(seen, func(s Finding) bool { return s.Code == f.Code })
	for i := range seen {
		seen[i] = beside(seen[i], c)
	}
	return append([]Finding{f}, seen...)
}

// directed adds to the arguments of a calculation whether what comes of it is too low or too high.
func directed(args i18n.Args, seen Finding) i18n.Args {
	told := maps.Clone(args)
	told["Low"], told["High"] = false, false
	if seen.Code == "GH-VALUES" {
		told["Low"], told["High"] = seen.Message.Args["Low"], seen.Message.Args["High"]
	}
	return told
}

// beside is what the data shows, told after a cause: it says what the first row holds that the cause is about, and does not say that no
// cause is known.
func beside(f Finding, c diagnose.Cause) Finding {
	f.Kind = Note
	args := maps.Clone(f.Message.Args)
	switch f.Code {
	case "GH-UNNAMED":
		args["Named"] = true
	case "GH-ROWS":
		if f.Message.Key == words("GH-ROWS/column", nil).Key {
			f.Message = words("GH-ROWS", args)
		}
		return f
	case "GH-MISSING", "GH-EXTRA":
		args["Values"] = heldValues(c.Held)
	default:
		return f
	}
	f.Message = i18n.New(f.Message.Key, args)
	return f
}

// heldValues words the columns and values that a cause looked up; "" for none.
func heldValues(held []string) any {
	switch len(held) {
	case 2:
		return i18n.New("grade.held.one", i18n.Args{"Column": held[0], "Value": held[1]})
	case 4:
		return i18n.New("grade.held.two", i18n.Args{"Column": held[0], "Value": held[1], "Other": held[2], "Second": held[3]})
	}
	return ""
}

// isVague reports whether a cause says only that something is worked out in another way.
func isVague(c diagnose.Cause) bool {
	switch c.Code {
	case "LOG-66/expression", "LOG-66/aggregate", "LOG-67/select", "LOG-80", "LOG-80/operator", "GH-INTEGER/operator", "GH-ROUNDED/extra", "GH-UNROUNDED/missing",
		"GH-NULL/missing", "GH-NULL/extra", "SYN-16/other", "SYN-16/expression", "LOG-57/number":
		return c.Clause == "select" || c.Clause == "group-by"
	}
	return false
}

// shownByData reports whether what is wrong is a matter of the result's form, which no tree says better.
func (d described) shownByData() bool {
	return d.sameWidth && !d.names
}

// says reports whether a finding from the data names a cause already, and not only what differs.
func (d described) says(f Finding) bool {
	switch f.Code {
	case "GH-TYPE", "GH-NULL", "GH-SPACES", "GH-CASE", "GH-ACCENTS", "GH-SPELLING", "GH-PERCENT", "GH-FACTOR", "GH-SIGN", "GH-INTEGER", "GH-ROUNDED",
		"GH-UNROUNDED", "GH-TIME", "LOG-70", "LOG-71", "LOG-73":
		return true
	}
	return false
}

// longestLookedInto is how many bytes an answer may have for its mistake to be looked for. Mends are made before they are tried,
// a copy of the tree for each condition: of an answer with thousands of them that is gigabytes. Nobody writes half as much by hand.
const longestLookedInto = 4 << 10

// cause looks for the cause in the trees of the answer and of the reading that it comes nearest to.
func (j *judging) cause(ctx context.Context, d described) (diagnose.Cause, bool, error) {
	limited, cancel := context.WithTimeout(ctx, j.patience)
	defer cancel()
	cause, ok, err := j.find(limited, d, func(ctx context.Context, tree *sqltext.Tree) (diagnose.Effect, error) {
		return j.mended(ctx, d, tree)
	})
	return cause, ok, unlessOver(ctx, err)
}

// readCase reads the trees of the answer and of a reference; false when one of them has none.
func (j *judging) readCase(ctx context.Context, d described) (diagnose.Case, bool, error) {
	if j.tree == nil || d.sql == "" || len(j.answer) > longestLookedInto {
		return diagnose.Case{}, false, nil
	}
	reference, err := treeOf(ctx, j.session, d.sql)
	if err != nil {
		return diagnose.Case{}, false, err
	}
	schema, types, err := j.dictionary(ctx)
	if err != nil {
		return diagnose.Case{}, false, err
	}
	return diagnose.Case{
		Text: j.answered, Learner: j.tree, Reference: reference, Schema: schema, Types: types, Columns: d.columns,
		Actual: int64(len(d.actual.Rows)),
		Gap:    d.gap(),
		Off:    d.off(),
		Alike:  d.alike(),
		Try:    func(ctx context.Context, tree *sqltext.Tree) (diagnose.Effect, error) { return j.mended(ctx, d, tree) },
		Count:  j.count,
		Show: func(ctx context.Context, tree *sqltext.Tree, more int) ([]string, bool) {
			return j.shownBeside(ctx, d, tree, more)
		},
	}, true, nil
}

// withStyle adds the one thing that a right answer could do without.
func (j *judging) withStyle(ctx context.Context, v Verdict, d described) (Verdict, error) {
	if v.Outcome != Correct || j.ex.Type != lesson.SQL || j.tree == nil || !diagnose.MayBeUntidy(j.tree) {
		return v, nil
	}
	if v.Checked.Variants > 0 {
		if err := j.use(ctx, 0); err != nil {
			return Verdict{}, err
		}
	}
	limited, cancel := context.WithTimeout(ctx, j.patience)
	defer cancel()
	c, ok, err := j.readCase(limited, d)
	if err != nil || !ok {
		return v, unlessOver(ctx, err)
	}
	cause, ok, err := diagnose.Tidy(limited, c)
	if err != nil || !ok {
		return v, unlessOver(ctx, err)
	}
	cause.Proven = true
	f := j.asFinding(cause)
	f.Kind = Style
	v.Findings = append(v.Findings, f)
	return v, nil
}

// unlessOver keeps an error only when it is more than "there is no tree" or "the time for a diagnosis is over".
func unlessOver(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, errNoTree) || errors.Is(err, context.DeadlineExceeded) || isQueryError(err) {
		return nil
	}
	return err
}

// mended runs a mended query on the sample and compares its result with the right one and with what it was.
func (j *judging) mended(ctx context.Context, d described, tree *sqltext.Tree) (diagnose.Effect, error) {
	set, err := j.runTree(ctx, d, tree)
	if set == nil || err != nil {
		return diagnose.NoHelp, err
	}
	return j.effect(d, set, sqltext.HasOuterOrderBy(tree)), nil
}

// effect says what a mend made of a result.
func (j *judging) effect(d described, mended *result.Set, sorted bool) diagnose.Effect {
	r := j.rules
	r.sorted = sorted
	c := compare(d.expected, mended, d.order, r)
	switch {
	case c.equal():
		return diagnose.Right
	case compare(d.actual, mended, ordering{}, j.rules).equal():
		return diagnose.Unchanged
	case d.gap() == diagnose.Missing && c.sameWidth && c.names && len(c.missing) == 0:
		return diagnose.Covering
	case c.sameWidth && c.names && d.sameWidth && d.names && len(c.missing)+len(c.extra) < len(d.missing)+len(d.extra):
		return diagnose.Nearer
	}
	return diagnose.NoHelp
}

// dictionary reads the columns of the session's tables and their types.
func (j *judging) dictionary(ctx context.Context) (sqltext.Schema, map[string]string, error) {
	outcome, err := j.session.Query(ctx, "SELECT lower(table_name), lower(column_name), data_type FROM duckdb_columns() WHERE NOT internal ORDER BY table_oid, column_index", 0)
	if err != nil || outcome.Set == nil {
		return nil, nil, err
	}
	schema, types := sqltext.Schema{}, map[string]string{}
	for _, row := range outcome.Set.Rows {
		table, column := row[0].Text(), row[1].Text()
		schema[table] = append(schema[table], column)
		types[table+"."+column] = row[2].Text()
	}
	return schema, types, nil
}

// count counts the rows of a table.
func (j *judging) count(ctx context.Context, table string) (int64, bool) {
	outcome, err := j.session.Query(ctx, "SELECT count(*) FROM "+sqltext.Quote(table), 1)
	if err != nil || outcome.Set == nil || len(outcome.Set.Rows) != 1 {
		return 0, false
	}
	return outcome.Set.Rows[0][0].Int64()
}

// asFinding words a cause and gives it its place in the answer.
func (j *judging) asFinding(c diagnose.Cause) Finding {
	f := diagnosis(c.Code, c.Args)
	if !c.Proven {
		f.Message = i18n.New("grade.look."+lookName(c.Clause), nil)
	}
	if c.Right == "conditions" && aboutCondition(c.Code) {
		c.Right = "" // it is one itself, within a FILTER or CASE
	}
	if c.Right != "" && c.Code != "LOG-77/unsorted" {
		f.Message = i18n.New("grade.together", i18n.Args{"Right": i18n.New("grade.right."+c.Right, nil), "Cause": f.Message})
	}
	f.Clause = strings.ReplaceAll(c.Clause, "-", " ")
	if c.Start < 0 {
		return f
	}
	return placed(f, j.answer, j.answeredAt+c.Start, j.answeredAt+c.End)
}

// aboutCondition reports whether a cause is what a condition says.
func aboutCondition(code string) bool {
	code, _, _ = strings.Cut(code, "/")
	return code == "LOG-57" || code == "LOG-67" || code == "LOG-68" || code == "LOG-63" || code == "LOG-53" || code == "LOG-54" || code == "SEM-44"
}

// lookName is the name of the sentence that sends a learner to a clause.
func lookName(clause string) string {
	switch clause {
	case "select", "from", "where", "having", "qualify", "group-by", "order-by", "limit", "union":
		return clause
	}
	return "query"
}

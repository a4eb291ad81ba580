package cli

import (
	"encoding/json"
	"strings"

	"guildhall/internal/grade"
	"guildhall/internal/result"
)

// verdictJSON is what `guildhall grade --json` prints.
type verdictJSON struct {
	Exercise       string              `json:"exercise"`
	Verdict        string              `json:"verdict"`
	Checked        checkedJSON         `json:"checked"`
	Score          *int                `json:"score"`
	Findings       []findingJSON       `json:"findings"`
	Diff           *diffJSON           `json:"diff"`
	Counterexample *counterexampleJSON `json:"counterexample"`
	ElapsedMS      int64               `json:"elapsed_ms"`
}

type checkedJSON struct {
	Datasets int    `json:"datasets"`
	Variants int    `json:"variants"`
	Compare  string `json:"compare"`
}

type findingJSON struct {
	Code    string  `json:"code"`
	Kind    string  `json:"kind"`
	Message string  `json:"message"`
	Clause  *string `json:"clause"`
	Line    *int    `json:"line"`
	Column  *int    `json:"column"`
}

type diffJSON struct {
	ExpectedRows int64        `json:"expected_rows"`
	ActualRows   int64        `json:"actual_rows"`
	Missing      []rowJSON    `json:"missing"`
	Extra        []rowJSON    `json:"extra"`
	Changed      []changeJSON `json:"changed"`
}

type changeJSON struct {
	Expected rowJSON `json:"expected"`
	Actual   rowJSON `json:"actual"`
}

type counterexampleJSON struct {
	Tables   map[string]tableJSON `json:"tables"`
	Expected tableJSON            `json:"expected"`
	Actual   tableJSON            `json:"actual"`
}

type tableJSON struct {
	Columns []string  `json:"columns"`
	Rows    []rowJSON `json:"rows"`
}

type rowJSON []json.RawMessage

// verdictJSON translates a verdict, saying its messages in the program's language.
func (a *app) verdictJSON(exercise string, v grade.Verdict) verdictJSON {
	printed := verdictJSON{
		Exercise:  exercise,
		Verdict:   string(v.Outcome),
		Checked:   checkedJSON{Datasets: v.Checked.Datasets, Variants: v.Checked.Variants, Compare: a.rules(v.Checked)},
		Score:     v.Score,
		Findings:  []findingJSON{},
		ElapsedMS: v.Elapsed.Milliseconds(),
	}
	for _, finding := range v.Findings {
		printed.Findings = append(printed.Findings, findingJSON{
			Code: finding.Code, Kind: string(finding.Kind), Message: result.SafeLines(a.words.Say(finding.Message)),
			Clause: known(finding.Clause), Line: known(finding.Line), Column: known(finding.Column),
		})
	}
	if v.Diff != nil {
		printed.Diff = diffOf(v.Diff)
	}
	if c := v.Counterexample; c != nil {
		printed.Counterexample = &counterexampleJSON{Tables: map[string]tableJSON{}, Expected: tableOf(c.Expected), Actual: tableOf(c.Actual)}
		for name, set := range c.Tables {
			printed.Counterexample.Tables[name] = tableOf(set)
		}
	}
	return printed
}

func (a *app) rules(checked grade.Checked) string {
	said := make([]string, len(checked.Compare))
	for i, rule := range checked.Compare {
		said[i] = a.words.Say(rule)
	}
	return strings.Join(said, ", ")
}

func diffOf(d *grade.Diff) *diffJSON {
	printed := &diffJSON{
		ExpectedRows: d.ExpectedRows, ActualRows: d.ActualRows,
		Missing: rowsOf(d.Missing), Extra: rowsOf(d.Extra), Changed: []changeJSON{},
	}
	for _, change := range d.Changed {
		printed.Changed = append(printed.Changed, changeJSON{Expected: rowOf(change.Expected), Actual: rowOf(change.Actual)})
	}
	return printed
}

func tableOf(set *result.Set) tableJSON {
	table := tableJSON{Columns: []string{}, Rows: []rowJSON{}}
	if set == nil {
		return table
	}
	for _, column := range set.Columns {
		table.Columns = append(table.Columns, result.Safe(column.Name))
	}
	table.Rows = rowsOf(set.Rows)
	return table
}

func rowsOf(rows [][]result.Value) []rowJSON {
	printed := []rowJSON{}
	for _, row := range rows {
		printed = append(printed, rowOf(row))
	}
	return printed
}

func rowOf(row []result.Value) rowJSON {
	printed := make(rowJSON, len(row))
	for i, value := range row {
		printed[i] = value.AppendJSON(nil)
	}
	return printed
}

// known returns a pointer to a value, or nil for the zero value, which JSON shows as null.
func known[T comparable](value T) *T {
	var zero T
	if value == zero {
		return nil
	}
	return &value
}

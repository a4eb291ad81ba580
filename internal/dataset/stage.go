package dataset

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// DataError is a dataset whose files do not fit its manifest.
type DataError struct {
	Dataset  string
	Problems []lesson.Problem // never empty
}

func (e *DataError) Error() string {
	text := fmt.Sprintf("dataset %q: %s", e.Dataset, e.Problems[0].Error())
	if more := len(e.Problems) - 1; more > 0 {
		text += fmt.Sprintf(" (and %d more)", more)
	}
	return text
}

// Message says it to the learner.
func (e *DataError) Message() i18n.Message {
	return i18n.New("dataset.broken", i18n.Args{"ID": e.Dataset, "Problem": e.Problems[0].Said()})
}

// staged names the copy of a table's data file that DuckDB reads.
func (d *Dataset) staged(table *Table) string {
	if extension(table.File) == ".parquet" {
		return table.Name + ".parquet"
	}
	return table.Name + ".csv"
}

// stage copies a table's data file into a folder on disk, where DuckDB can read it. Text files are checked field by field
// on the way and written anew in one spelling: LF, every value quoted, NULL as \N. What does not fit is returned as
// problems; an error is what the machine could not do.
func (d *Dataset) stage(ctx context.Context, table *Table, folder string) ([]lesson.Problem, error) {
	name := d.file(table.File)
	source, err := d.open(table.File)
	if err != nil {
		return []lesson.Problem{unreadable(name, err)}, nil
	}
	defer func() { _ = source.Close() }()
	target, err := os.OpenFile(filepath.Join(folder, d.staged(table)), os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	out := bufio.NewWriterSize(target, 1<<16)
	problems, err := d.copyRows(ctx, table, &guarded{from: source}, out)
	return problems, errors.Join(err, out.Flush(), target.Close())
}

// guarded remembers that reading failed, to tell a broken source from a full disk.
type guarded struct {
	from io.Reader
	err  error
}

func (g *guarded) Read(p []byte) (int, error) {
	n, err := g.from.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		g.err = err
	}
	return n, err
}

// failed returns what is wrong with the source, if it could not be read to its end.
func (g *guarded) failed(file string) (lesson.Problem, bool) {
	if g.err == nil {
		return lesson.Problem{}, false
	}
	return unreadable(file, g.err), true
}

func (d *Dataset) copyRows(ctx context.Context, table *Table, source *guarded, out *bufio.Writer) ([]lesson.Problem, error) {
	faults := &rowFaults{file: d.file(table.File)}
	var err error
	if extension(table.File) == ".parquet" {
		_, err = io.Copy(out, source)
	} else {
		err = rewrite(ctx, table, source, out, faults)
	}
	var fault *csvFault
	if problem, failed := source.failed(faults.file); failed {
		return append(faults.problems, problem), nil
	}
	if errors.As(err, &fault) {
		faults.add(fault.line, fault.column, fault.name, fault.args)
		return faults.problems, nil
	}
	return faults.problems, err
}

func openRows(table *Table, source io.Reader, faults *rowFaults) (rowReader, error) {
	switch extension(table.File) {
	case ".json", ".ndjson":
		rows, err := newJSONRows(source, extension(table.File) == ".json", table, faults)
		if err != nil {
			return nil, err
		}
		return rows, nil
	}
	comma := ','
	if extension(table.File) == ".tsv" {
		comma = '\t'
	}
	rows, err := newCSVRows(source, comma, table, faults)
	if err != nil || rows == nil {
		return nil, err
	}
	return rows, nil
}

// rewrite reads every row, notes the values that do not fit and writes the others.
func rewrite(ctx context.Context, table *Table, source io.Reader, out *bufio.Writer, faults *rowFaults) error {
	rows, err := openRows(table, source, faults)
	if err != nil || rows == nil {
		return err
	}
	types := make([]Type, len(table.Columns))
	for i := range types {
		types[i] = table.Columns[i].DuckType()
		if i > 0 {
			_ = out.WriteByte(',') // bufio keeps the error for the Flush
		}
		quoteField(out, table.Columns[i].Name)
	}
	_ = out.WriteByte('\n')
	for !faults.full() && ctx.Err() == nil {
		cells, err := rows.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		writeRow(out, table, types, cells, faults)
	}
	return ctx.Err()
}

func writeRow(out *bufio.Writer, table *Table, types []Type, cells []cell, faults *rowFaults) {
	for i, c := range cells {
		if i > 0 {
			_ = out.WriteByte(',')
		}
		if c.null {
			_, _ = out.WriteString(nullMark)
			continue
		}
		if misfit := types[i].Misfit(c.text); !misfit.IsZero() && !faults.full() {
			faults.add(c.line, c.column, "wrong-value.field", i18n.Args{
				"Column": shown(table.Columns[i].Name), "Type": types[i].Name, "Wrong": misfit.Wrong(), "Suggestion": misfit.Mend(),
			})
		}
		quoteField(out, c.text)
	}
	_ = out.WriteByte('\n')
}

// nullMark stands for NULL in staged files. It is never quoted, and every text is.
const nullMark = `\N`

func quoteField(out *bufio.Writer, text string) {
	_ = out.WriteByte('"')
	if strings.Contains(text, `"`) {
		text = strings.ReplaceAll(text, `"`, `""`)
	}
	_, _ = out.WriteString(text)
	_ = out.WriteByte('"')
}

// shown is a value for a sentence to quote, with what cannot be seen made visible, and cut when it is long.
func shown(text string) string {
	const most = 60
	if letters := []rune(text); len(letters) > most {
		text = string(letters[:most]) + "…"
	}
	quoted := strconv.Quote(text)
	return quoted[1 : len(quoted)-1]
}

package trainer

import (
	"context"
	"fmt"
	"io"
	"time"

	"guildhall/internal/result"
	"guildhall/internal/result/excel"
)

// Papers is the folder for files that learners ask for: exported results, recaps, reports.
type Papers interface {
	// Keep writes a file and tells its path. Where the name is taken the file gets a number, unless replace is true. A file whose
	// writing fails is not left behind.
	Keep(ctx context.Context, name string, replace bool, write func(io.Writer) error) (path string, err error)
}

// Format is a kind of file that a result is exported to, named by the ending of the file's name.
type Format string

// The formats.
const (
	CSV      Format = "csv"
	Excel    Format = "xlsx"
	Markdown Format = "md"
	JSON     Format = "json"
)

// Formats lists the formats in the order in which they are offered.
func Formats() []Format { return []Format{CSV, Excel, Markdown, JSON} }

// Export writes a result to a file and tells its path. In CSV, texts that a spreadsheet would run as a formula begin with an
// apostrophe. The rows are those that were kept of the result: where it was truncated, the file is too.
func (t *Trainer) Export(ctx context.Context, set *result.Set, elapsed time.Duration, format Format) (path string, err error) {
	return t.keep(ctx, "result."+string(format), false, func(w io.Writer) error {
		switch format {
		case Excel:
			return excel.Write(w, set, "")
		case Markdown:
			return result.WriteMarkdown(w, set)
		case JSON:
			return result.WriteJSON(w, set, elapsed)
		default:
			return result.WriteCSV(w, set, result.CSVOptions{Spreadsheet: true})
		}
	})
}

// KeepCopy writes what was copied to a file, for terminals that keep their clipboard to themselves. The next copy takes its place.
func (t *Trainer) KeepCopy(ctx context.Context, text string) (path string, err error) {
	return t.keep(ctx, "copied.txt", true, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

func (t *Trainer) keep(ctx context.Context, name string, replace bool, write func(io.Writer) error) (string, error) {
	if t.Papers == nil {
		return "", ErrNoPapers
	}
	path, err := t.Papers.Keep(ctx, name, replace, write)
	if err != nil {
		return "", fmt.Errorf("write %s: %w", name, err)
	}
	return path, nil
}

package generate

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
)

//go:embed facts/*.csv fiction/*.csv
var factFiles embed.FS

// record is one row of a facts file by column name.
type record map[string]string

// readFacts returns the rows of an embedded file in their order.
func readFacts(path string) ([]record, error) {
	source, err := factFiles.ReadFile(path)
	if err != nil {
		return nil, err
	}
	lines, err := csv.NewReader(bytes.NewReader(source)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(lines) == 0 {
		return nil, fmt.Errorf("%s: no header", path)
	}
	records := make([]record, 0, len(lines)-1)
	for _, line := range lines[1:] {
		r := make(record, len(line))
		for i, field := range line {
			r[lines[0][i]] = field
		}
		records = append(records, r)
	}
	return records, nil
}

// reading collects the first failure of a series of conversions, so that callers check once.
type reading struct{ err error }

// whole reads a whole number.
func (r *reading) whole(s string) int { return r.scaled(s, 0) }

// scaled reads a decimal number times 10^digits; more digits than that are a failure.
func (r *reading) scaled(s string, digits int) int {
	head, tail, _ := strings.Cut(s, ".")
	if len(tail) > digits {
		r.fail(fmt.Errorf("%q has more than %d decimal places", s, digits))
		return 0
	}
	n, err := strconv.Atoi(head + tail + strings.Repeat("0", digits-len(tail)))
	if err != nil {
		r.fail(err)
	}
	return n
}

func (r *reading) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

package generate

import (
	"encoding/csv"
	"strings"
	"sync"
	"testing"
	"time"
)

// parsed keeps what rows has read, by path: several tests look at the same large files.
var parsed sync.Map

// rows returns the rows of a generated file by column name; NULL and the empty text read alike.
func rows(t *testing.T, path string) []record {
	t.Helper()
	if records, found := parsed.Load(path); found {
		return records.([]record)
	}
	for _, f := range generated(t) {
		if f.Path != path {
			continue
		}
		lines, err := csv.NewReader(strings.NewReader(string(f.Text))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var records []record
		for _, line := range lines[1:] {
			r := record{}
			for i, field := range line {
				r[columnName(path, lines[0][i])] = field
			}
			records = append(records, r)
		}
		parsed.Store(path, records)
		return records
	}
	t.Fatalf("no file %s", path)
	return nil
}

// columnName returns the name in a heading: with Parquet, the type comes after it.
func columnName(path, heading string) string {
	if !isParquet(path) {
		return heading
	}
	name, _, _ := strings.Cut(heading, " ")
	return name
}

// number reads a whole number, 0 for NULL.
func number(t *testing.T, s string) int {
	t.Helper()
	if s == "" {
		return 0
	}
	var r reading
	n := r.whole(s)
	if r.err != nil {
		t.Fatal(r.err)
	}
	return n
}

// instant reads a timestamp.
func instant(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.DateTime, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// within complains when a count of something lies outside its bounds.
func within(t *testing.T, what string, got, low, high int) {
	t.Helper()
	if got < low || got > high {
		t.Errorf("%s: %d, want %d to %d", what, got, low, high)
	}
}

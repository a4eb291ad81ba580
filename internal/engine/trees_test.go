package engine_test

import (
	"bufio"
	"bytes"
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/duckdb/duckdb-go/v2"
)

var writeTrees = flag.Bool("write-trees", false, "rewrite the trees that the tests of sqltext read")

// The tests of sqltext read syntax trees from a file, since DuckDB lives here. This keeps the file what DuckDB says.
func TestTreesAreDuckDBs(t *testing.T) {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	files, err := filepath.Glob("../sqltext/testdata/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries found: %v", err)
	}
	var trees bytes.Buffer
	for _, file := range files {
		for _, query := range queries(t, file) {
			var tree string
			row := db.QueryRowContext(t.Context(), "SELECT json_serialize_sql(?::VARCHAR)::VARCHAR", query)
			if err := row.Scan(&tree); err != nil {
				t.Fatalf("%s: %v", query, err)
			}
			fmt.Fprintf(&trees, "%s\n%s\n", query, tree)
		}
	}
	const stored = "../sqltext/testdata/trees.txt"
	if *writeTrees {
		if err := os.WriteFile(stored, trees.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(stored)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytes.ReplaceAll(have, []byte("\r\n"), []byte("\n")), trees.Bytes()) {
		t.Errorf("%s is not what DuckDB says: run go test ./internal/engine -run TreesAreDuckDBs -write-trees", stored)
	}
}

// queries reads the lines of a file that are neither empty nor begin with #.
func queries(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" && !strings.HasPrefix(line, "#") {
			found = append(found, line)
		}
	}
	return found
}

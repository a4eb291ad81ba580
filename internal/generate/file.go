package generate

import (
	"fmt"
	"strings"
)

// File is one generated data file.
type File struct {
	Path string // below the datasets folder, with slashes: "areas/areas.csv"
	// Text is the CSV that the file holds. For a path that ends in .parquet it is the rows of that file as CSV under
	// headings that give each column's name and type, so that equal text means equal types, NULLs and values.
	Text  []byte
	table *table // what a Parquet file is written from; nil for a file that is no table
}

func fileOf(path string, t *table) File { return File{Path: path, Text: t.csv(), table: t} }

func isParquet(path string) bool { return strings.HasSuffix(path, ".parquet") }

// Pack returns the bytes of the file as it lies on disk. The same program packs a file in the same way each time; another
// version of the Parquet library may pack it in another. It fails for a table whose cells are not of their columns' types.
func (f File) Pack() ([]byte, error) {
	if !isParquet(f.Path) {
		return f.Text, nil
	}
	if f.table == nil {
		return nil, fmt.Errorf("pack %s: there is no table to write", f.Path)
	}
	stored, err := f.table.parquet()
	if err != nil {
		return nil, fmt.Errorf("pack %s: %w", f.Path, err)
	}
	return stored, nil
}

// Unpack returns the text of a data file as it was read from disk. Comparisons and checksums use the text, so that a newer
// Parquet library or compressor does not pass for newer data.
func Unpack(path string, stored []byte) ([]byte, error) {
	if !isParquet(path) {
		return stored, nil
	}
	t, err := readParquet(stored)
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", path, err)
	}
	return t.csv(), nil
}

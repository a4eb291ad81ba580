package dataset

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
)

// tooLargeError says that a file, or what it unpacks to, is larger than allowed.
type tooLargeError struct{ limit int64 }

func (e *tooLargeError) Error() string {
	return fmt.Sprintf("larger than %s", bytesText(e.limit))
}

// limited reads at most limit bytes and then fails, whatever size the file claims to have.
type limited struct {
	from  io.Reader
	left  int64
	limit int64
}

func newLimited(from io.Reader, limit int64) *limited {
	return &limited{from: from, left: limit, limit: limit}
}

func (l *limited) Read(p []byte) (int, error) {
	if int64(len(p)) > l.left+1 {
		p = p[:l.left+1]
	}
	n, err := l.from.Read(p)
	if int64(n) > l.left {
		n = int(l.left)
		l.left = 0
		return n, &tooLargeError{limit: l.limit}
	}
	l.left -= int64(n)
	return n, err
}

func readLimited(fsys fs.FS, name string, limit int64) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	return io.ReadAll(newLimited(file, limit))
}

// open opens a data file, unpacked. Closing it closes the file below.
func (d *Dataset) open(name string) (io.ReadCloser, error) {
	file, err := d.files.Open(name)
	if err != nil {
		return nil, err
	}
	var rows io.Reader = newLimited(file, d.limit)
	if strings.HasSuffix(strings.ToLower(name), ".gz") {
		unpacked, err := gzip.NewReader(bufio.NewReader(rows))
		if err != nil {
			return nil, errors.Join(fmt.Errorf("unpack: %w", err), file.Close())
		}
		limit := int64(packRowsLimit)
		if d.limit > PackFileLimit {
			limit = d.limit
		}
		rows = newLimited(unpacked, limit)
	}
	return readCloser{rows, file}, nil
}

type readCloser struct {
	io.Reader
	io.Closer
}

// bytesText writes a number of bytes for people.
func bytesText(n int64) string {
	for _, unit := range []struct {
		size int64
		name string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= unit.size {
			text := strconv.FormatFloat(float64(n)/float64(unit.size), 'f', 1, 64)
			return strings.TrimSuffix(text, ".0") + " " + unit.name
		}
	}
	return strconv.FormatInt(n, 10) + " bytes"
}

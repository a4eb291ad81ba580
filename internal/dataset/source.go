package dataset

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strings"

	"guildhall/internal/i18n"
)

// tooLargeError says that a file, or what it unpacks to, is larger than allowed.
type tooLargeError struct{ limit int64 }

func (e *tooLargeError) Error() string {
	return fmt.Sprintf("larger than %d bytes", e.limit)
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

// size is a number of bytes for people.
func size(n int64) i18n.Message {
	for _, unit := range []struct {
		size int64
		key  string
	}{{1 << 30, "dataset.size.gib"}, {1 << 20, "dataset.size.mib"}, {1 << 10, "dataset.size.kib"}} {
		if n >= unit.size {
			tenths := math.Round(10 * float64(n) / float64(unit.size))
			return i18n.New(unit.key, i18n.Args{"Number": tenths / 10})
		}
	}
	return i18n.New("dataset.size.bytes", i18n.Args{"Number": n})
}

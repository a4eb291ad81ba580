package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// papers is the folder for files that the learner asks for. It is made when the first one is written.
type papers struct{ dir string }

// mostNames is how many files of one name a folder takes.
const mostNames = 10_000

// Keep writes a file beside those that are there and then gives it its name, so that a file with the name is always whole.
func (p papers) Keep(ctx context.Context, name string, replace bool, write func(io.Writer) error) (path string, err error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if err := os.MkdirAll(p.dir, 0o700); err != nil {
		return "", err
	}
	draft, err := os.CreateTemp(p.dir, ".guildhall-*")
	if err != nil {
		return "", err
	}
	defer os.Remove(draft.Name())
	if err := errors.Join(write(draft), draft.Close()); err != nil {
		return "", err
	}
	if replace {
		path = filepath.Join(p.dir, name)
		return path, os.Rename(draft.Name(), path)
	}
	return p.name(draft.Name(), name)
}

// name gives a file the first name that is free: result.csv, result-2.csv and so on. The name is taken before the file is moved to
// it, so that two programs never give the same one.
func (p papers) name(draft, name string) (string, error) {
	ending := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ending)
	for number := 1; number <= mostNames; number++ {
		path := filepath.Join(p.dir, name)
		if number > 1 {
			path = filepath.Join(p.dir, fmt.Sprintf("%s-%d%s", stem, number, ending))
		}
		taken, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		if err := errors.Join(taken.Close(), os.Rename(draft, path)); err != nil {
			_ = os.Remove(path)
			return "", err
		}
		return path, nil
	}
	return "", fmt.Errorf("there are %d files called %s in %s already", mostNames, name, p.dir)
}

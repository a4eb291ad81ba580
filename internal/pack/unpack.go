package pack

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// unpackZip writes the files of a pack's archive into an empty folder. What the archive may not hold is returned as
// problems, and then the folder is not to be used; errors are what the machine could not do. The archive's claims about
// itself are checked while reading: an entry that unpacks to more, or less, than it declares is a problem.
func unpackZip(ctx context.Context, file, folder string) ([]lesson.Problem, error) {
	if problem, err := weigh(file); problem != nil || err != nil {
		return problem, err
	}
	archive, err := zip.OpenReader(file)
	if errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrAlgorithm) {
		return []lesson.Problem{notAnArchive(file)}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	defer func() { _ = archive.Close() }()
	g := newGuard()
	if len(archive.File) > 2*MaxFiles { // folders may have entries too
		g.fault("", "too-many-files.archive", i18n.Args{"Most": 2 * MaxFiles})
		return g.problems, nil
	}
	top := topFolder(archive.File)
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }()
	for _, entry := range archive.File {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := g.entry(root, entry, top); err != nil {
			return nil, err
		}
		if g.files > MaxFiles || g.total > MaxUnpacked {
			break
		}
	}
	return g.problems, nil
}

// maxArchive is more than any archive within the limits can need, even one that compresses nothing.
const maxArchive = MaxUnpacked + 4<<20

// weigh refuses a file before its directory is read into memory, for which an archive of a million empty files would need
// hundreds of megabytes. Every entry of a directory begins with the same four bytes.
func weigh(file string) ([]lesson.Problem, error) {
	source, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	defer func() { _ = source.Close() }()
	g := newGuard()
	text, err := io.ReadAll(io.LimitReader(source, maxArchive+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read archive: %w", err)
	case len(text) > maxArchive:
		g.fault("", "pack-too-large.archive", i18n.Args{"Most": mebibytes(maxArchive)})
	case bytes.Count(text, []byte("PK\x01\x02")) > 3*MaxFiles:
		g.fault("", "too-many-files.archive", i18n.Args{"Most": 2 * MaxFiles})
	}
	return g.problems, nil
}

func notAnArchive(file string) lesson.Problem {
	return fault(filepath.Base(file), "not-an-archive", nil)
}

// topFolder returns the folder that holds everything in the archive, with its slash, or "".
func topFolder(entries []*zip.File) string {
	top := ""
	for _, entry := range entries {
		first, _, nested := strings.Cut(entry.Name, "/")
		if !nested || first == "" || first == "." || first == ".." || (top != "" && top != first+"/") {
			return ""
		}
		top = first + "/"
	}
	return top
}

// entry checks one entry and writes it.
func (g *guard) entry(root *os.Root, entry *zip.File, top string) error {
	name := strings.TrimPrefix(entry.Name, top)
	if name == "" {
		return nil
	}
	if strings.HasSuffix(name, "/") && entry.FileInfo().IsDir() {
		if entry.UncompressedSize64 != 0 {
			g.fault(name, "wrong-size.folder", nil)
		}
		// A folder's own entry says nothing that its files do not say.
		return nil
	}
	if !g.name(name) {
		return nil
	}
	if !entry.Mode().IsRegular() {
		g.fault(name, "not-a-file", nil)
		return nil
	}
	if entry.UncompressedSize64 > MaxUnpacked || !g.count(name, int64(entry.UncompressedSize64)) {
		if entry.UncompressedSize64 > MaxUnpacked {
			g.fault(name, "file-too-large", i18n.Args{"Most": mebibytes(MaxUnpacked)})
		}
		return nil
	}
	return g.extract(root, entry, name)
}

// extract writes an entry of at most the size it declares. What the archive does wrong becomes a problem.
func (g *guard) extract(root *os.Root, entry *zip.File, name string) error {
	source, err := entry.Open()
	if err != nil {
		g.fault(name, "damaged-archive", i18n.Args{"Cause": err.Error()})
		return nil
	}
	defer func() { _ = source.Close() }()
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fmt.Errorf("unpack %s: %w", name, err)
	}
	target, err := root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("unpack %s: %w", name, err)
	}
	reader := &remembering{from: source}
	declared := int64(entry.UncompressedSize64)
	written, err := io.Copy(target, io.LimitReader(reader, declared+1))
	if closing := target.Close(); err == nil {
		err = closing
	}
	switch {
	case errors.Is(reader.err, zip.ErrFormat), reader.err == nil && err == nil && written != declared:
		g.fault(name, "wrong-size", i18n.Args{"Bytes": declared})
	case reader.err != nil:
		g.fault(name, "damaged-archive", i18n.Args{"Cause": reader.err.Error()})
	case err != nil:
		return fmt.Errorf("unpack %s: %w", name, err)
	}
	return nil
}

// remembering keeps the error of reading, to tell a damaged archive from a disk that cannot be written.
type remembering struct {
	from io.Reader
	err  error
}

func (r *remembering) Read(p []byte) (int, error) {
	n, err := r.from.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		r.err = err
	}
	return n, err
}

// copyFolder writes the files of a pack's folder into an empty folder, under the same rules as an archive.
func copyFolder(ctx context.Context, from, folder string) ([]lesson.Problem, error) {
	g := newGuard()
	files, err := listFiles(from, g)
	if err != nil || len(g.problems) > 0 {
		return g.problems, err
	}
	for _, name := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		text, err := readWithin(from, name)
		if err != nil {
			return nil, fmt.Errorf("copy %s: %w", name, err)
		}
		target := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(target, text, 0o644); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// listFiles lists a pack folder's files, sorted, and notes what a pack may not hold. Hidden files and folders (.git and
// the like) are no part of a pack, and neither is what was written for the author alone.
func listFiles(from string, g *guard) ([]string, error) {
	var names []string
	err := filepath.WalkDir(from, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(from, file)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(relative)
		if name != "." && strings.HasPrefix(e.Name(), ".") {
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if e.IsDir() || isImportReport(name) {
			return nil
		}
		if !g.name(name) {
			return nil
		}
		if !e.Type().IsRegular() {
			g.fault(name, "not-a-file", nil)
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if g.count(name, info.Size()) {
			names = append(names, name)
		}
		if g.files > MaxFiles {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list pack: %w", err)
	}
	return names, nil
}

// isImportReport tells the list of what was found in the author's files. It quotes them, also columns that were taken out because they
// speak of people, so it is not handed out.
func isImportReport(name string) bool {
	matches, _ := path.Match("datasets/*/"+ImportReport, name)
	return matches
}

// readWithin reads a file that may have grown since it was listed.
func readWithin(from, name string) ([]byte, error) {
	file, err := os.Open(filepath.Join(from, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	limit := fileLimit(name)
	text, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err == nil && int64(len(text)) > limit {
		err = fmt.Errorf("the file holds more than %d MiB", mebibytes(limit))
	}
	return text, err
}

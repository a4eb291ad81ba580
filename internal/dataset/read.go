package dataset

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// Limits on what a pack from elsewhere may bring.
const (
	// PackFileLimit is how many bytes a data file of a pack may hold.
	PackFileLimit = 16 << 20
	// packRowsLimit is how many bytes such a file may unpack to.
	packRowsLimit = 64 << 20
	// bundledLimit guards against a mistake in the files that come with the program.
	bundledLimit = 1 << 30
	// manifestLimit is how many bytes a manifest may hold.
	manifestLimit = 1 << 20
)

// ReadManifest reads the dataset in a folder: its dataset.yaml and the bytes of its data files, which the hash covers.
// It returns every fault it finds, each with its place; the dataset is nil when one of them is an error. Rows are not
// looked at: Prepare does that.
func ReadManifest(fsys fs.FS, dir string) (*Dataset, []lesson.Problem) {
	return readManifest(fsys, dir, bundledLimit)
}

func readManifest(fsys fs.FS, dir string, limit int64) (*Dataset, []lesson.Problem) {
	name := path.Join(dir, ManifestFile)
	source, err := readLimited(fsys, name, manifestLimit)
	if err != nil {
		return nil, []lesson.Problem{unreadable(name, err)}
	}
	files, err := fs.Sub(fsys, dir)
	if err != nil {
		return nil, []lesson.Problem{unreadable(name, err)}
	}
	d := &Dataset{files: files, where: dir, limit: limit}
	file, problems := lesson.ReadYAML(name, source, &d.Manifest)
	if hasError(problems) {
		return nil, problems
	}
	d.yaml = file
	c := &checker{Dataset: d, folder: path.Base(path.Clean(dir))}
	c.dataset()
	problems = append(problems, c.problems...)
	sortProblems(problems)
	if hasError(problems) {
		return nil, problems
	}
	if err := d.seal(source); err != nil {
		return nil, append(problems, unreadable(name, err))
	}
	return d, problems
}

func hasError(problems []lesson.Problem) bool {
	return slices.ContainsFunc(problems, func(p lesson.Problem) bool { return p.Severity == lesson.Error })
}

// sortProblems puts problems of one file in reading order.
func sortProblems(problems []lesson.Problem) {
	slices.SortStableFunc(problems, func(a, b lesson.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

func unreadable(file string, err error) lesson.Problem {
	name, args := "unreadable-file", i18n.Args(nil)
	var large *tooLargeError
	switch {
	case errors.As(err, &large):
		name, args = "file-too-large", i18n.Args{"Most": size(large.limit)}
	case errors.Is(err, fs.ErrNotExist):
		name = "missing-file"
	}
	return lesson.NewProblem(lesson.Error, lesson.Position{File: file}, "dataset."+name, args)
}

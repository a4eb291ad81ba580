package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sync"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// ErrUnknown is the root of errors about datasets that are not in a catalogue.
var ErrUnknown = errors.New("unknown dataset")

// UnknownError says which dataset was not found, and which was probably meant.
type UnknownError struct {
	ID      string
	Nearest string // "" when nothing is near
}

func (e *UnknownError) Error() string {
	if e.Nearest == "" {
		return fmt.Sprintf("unknown dataset %q", e.ID)
	}
	return fmt.Sprintf("unknown dataset %q: did you mean %q?", e.ID, e.Nearest)
}

// Is makes the error an ErrUnknown.
func (e *UnknownError) Is(target error) bool { return target == ErrUnknown }

// Message says it to the learner.
func (e *UnknownError) Message() i18n.Message {
	if e.Nearest == "" {
		return i18n.New("dataset.unknown", i18n.Args{"ID": e.ID})
	}
	return i18n.New("dataset.unknown-near", i18n.Args{"ID": e.ID, "Nearest": e.Nearest})
}

// BrokenError is a dataset whose manifest has faults.
type BrokenError struct {
	ID       string
	Problems []lesson.Problem // at least one error
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("dataset %q is broken: %s", e.ID, e.first().Error())
}

func (e *BrokenError) first() lesson.Problem {
	for _, problem := range e.Problems {
		if problem.Severity == lesson.Error {
			return problem
		}
	}
	return lesson.Problem{}
}

// Message says it to the learner.
func (e *BrokenError) Message() i18n.Message {
	return i18n.New("dataset.broken", i18n.Args{"ID": e.ID, "Problem": e.first().Said()})
}

// Catalog finds datasets by id. It reads a manifest when it is asked for, and once. It is safe for concurrent use.
type Catalog struct {
	shelves []*shelf // the last one wins
}

// shelf is one folder of datasets.
type shelf struct {
	files fs.FS
	dir   string // that holds the datasets' folders
	limit int64

	mu   sync.Mutex
	read map[string]reading
}

type reading struct {
	dataset  *Dataset
	problems []lesson.Problem
}

// NewCatalog returns the catalogue of the datasets that are folders of fsys.
func NewCatalog(fsys fs.FS) *Catalog {
	return &Catalog{shelves: []*shelf{newShelf(fsys, ".", bundledLimit)}}
}

func newShelf(fsys fs.FS, dir string, limit int64) *shelf {
	return &shelf{files: fsys, dir: dir, limit: limit, read: map[string]reading{}}
}

// With returns a catalogue that knows the datasets of a pack too: fsys is the pack's folder, and its datasets are the
// folders of datasets/. A pack's own dataset goes before one of the same id in the catalogue, for this pack only. Data
// files of packs are limited to PackFileLimit.
func (c *Catalog) With(fsys fs.FS) *Catalog {
	return &Catalog{shelves: append(slices.Clone(c.shelves), newShelf(fsys, "datasets", PackFileLimit))}
}

// IDs lists the datasets, sorted; broken ones too.
func (c *Catalog) IDs() []string {
	var ids []string
	for _, s := range c.shelves {
		ids = append(ids, s.ids()...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (s *shelf) ids() []string {
	entries, err := fs.ReadDir(s.files, s.dir)
	if err != nil {
		return nil
	}
	var ids []string
	for _, e := range entries {
		if e.IsDir() && s.holds(e.Name()) {
			ids = append(ids, e.Name())
		}
	}
	return ids
}

func (s *shelf) holds(id string) bool {
	if !idPattern.MatchString(id) {
		return false
	}
	_, err := fs.Stat(s.files, path.Join(s.dir, id, ManifestFile))
	return err == nil
}

func (s *shelf) dataset(id string) reading {
	s.mu.Lock()
	defer s.mu.Unlock()
	known, ok := s.read[id]
	if !ok {
		known.dataset, known.problems = readManifest(s.files, path.Join(s.dir, id), s.limit)
		s.read[id] = known
	}
	return known
}

// Dataset returns the dataset with the id. Errors are *UnknownError (an ErrUnknown) and *BrokenError.
func (c *Catalog) Dataset(id string) (*Dataset, error) {
	for _, s := range slices.Backward(c.shelves) {
		if !s.holds(id) {
			continue
		}
		found := s.dataset(id)
		if found.dataset == nil {
			return nil, &BrokenError{ID: id, Problems: found.problems}
		}
		return found.dataset, nil
	}
	nearest, _ := lesson.Nearest(id, c.IDs())
	return nil, &UnknownError{ID: id, Nearest: nearest}
}

// Check returns what the catalogue shows to be wrong with a dataset: references that lead to no column of another
// dataset.
func (c *Catalog) Check(d *Dataset) []lesson.Problem {
	check := &checker{Dataset: d}
	for i := range d.Tables {
		for j, column := range d.Tables[i].Columns {
			ref, ok := ParseReference(column.References)
			if !ok || ref.Dataset == "" || ref.Dataset == d.ID {
				continue
			}
			where := entry(entry("", "tables", i), "columns", j) + ".references"
			other, err := c.Dataset(ref.Dataset)
			if err != nil {
				check.fault(where, "unknown-dataset", i18n.Args{
					"Dataset": shown(ref.Dataset), "Suggestion": suggest(ref.Dataset, c.IDs(), "dataset.name.dataset"),
				})
				continue
			}
			check.target(where, &other.Manifest, ref, column)
		}
	}
	return check.problems
}

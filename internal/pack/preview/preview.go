package preview

import (
	"context"
	"io/fs"
	"slices"
	"sync"

	"guildhall/internal/dataset"
	"guildhall/internal/lesson"
	"guildhall/internal/pack"
)

// Pack is a pack that is being written. It is safe for concurrent use.
type Pack struct {
	id    string
	files fs.FS

	mu       sync.Mutex
	current  *lesson.Pack // the last that had no error; until there is one, what can be understood
	whole    bool         // current had no error
	problems []lesson.Problem
}

// New reads the pack in files for the first time; id is what it is called while its own cannot be read.
func New(id string, files fs.FS) *Pack {
	p := &Pack{id: id, files: files}
	p.Reload()
	return p
}

// Reload reads the files again, and returns every problem that they have now, errors first.
func (p *Pack) Reload() []lesson.Problem {
	parsed, problems := lesson.Parse(p.files)
	for _, folder := range parsed.OwnDatasets {
		own, found := dataset.ReadManifest(p.files, folder)
		if own != nil {
			found = append(found, own.Placeholders()...)
		}
		for _, problem := range found {
			problem.File = inFolder(problem.File, folder)
			problems = append(problems, problem)
		}
	}
	slices.SortStableFunc(problems, func(a, b lesson.Problem) int { return rank(a) - rank(b) })
	p.mu.Lock()
	defer p.mu.Unlock()
	p.problems = problems
	broken := slices.ContainsFunc(problems, func(problem lesson.Problem) bool {
		return problem.Severity == lesson.Error && problem.Code != "placeholder"
	})
	// What cannot be used must not take the place of what could: the trainer has only saved in the middle of a thought.
	if !broken || !p.whole {
		parsed.ID = p.id // progress of the preview is kept under one name, whatever the file says meanwhile
		p.current, p.whole = parsed, !broken
	}
	return problems
}

func rank(p lesson.Problem) int {
	switch {
	case p.Code == "placeholder":
		return 1
	case p.Severity == lesson.Error:
		return 0
	}
	return 2
}

// inFolder names a dataset's file from the pack's folder.
func inFolder(file, folder string) string {
	if len(file) > len(folder) && file[:len(folder)] == folder {
		return file
	}
	return folder + "/" + file
}

// Problems are those of the last reading.
func (p *Pack) Problems() []lesson.Problem {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.problems
}

// Packs lists the one pack that there is.
func (p *Pack) Packs(context.Context) ([]pack.Entry, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return []pack.Entry{{ID: p.id, Title: p.current.Title, Description: p.current.Description, Version: p.current.Version, Source: pack.Folder}}, nil
}

// Pack returns the last version that could be used.
func (p *Pack) Pack(_ context.Context, id string) (*lesson.Pack, error) {
	if id != p.id {
		return nil, &pack.UnknownError{Arg: id}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.current, nil
}

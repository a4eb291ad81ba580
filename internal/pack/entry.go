package pack

import (
	"io/fs"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// Where packs come from, as Entry.Source says.
const (
	Bundled   = "bundled"
	Installed = "installed"
	Folder    = "folder" // opened by path
)

// Entry is a pack in the list of packs.
type Entry struct {
	ID          string
	Title       string
	Description string
	Version     string
	Source      string // Bundled, Installed or Folder
	// Broken says why the pack cannot be used; nil when pack.yaml has no fault.
	Broken *lesson.Problem
}

// place is where a pack was found: its files and, for the list, its header.
type place struct {
	Entry
	authors []string
	needs   []string
	files   fs.FS
	dir     string // on disk; "" for a bundled pack
}

// look reads the header of the pack in files. name is what its folder is called, "" when that does not matter.
func look(files fs.FS, name, source, dir string) place {
	p := place{files: files, dir: dir, Entry: Entry{ID: name, Title: name, Source: source}}
	header, problems := lesson.ParseHeader(files)
	for _, problem := range problems {
		if problem.Severity == lesson.Error {
			p.Broken = &problem
			break
		}
	}
	if p.Broken == nil && name != "" && header.ID != name {
		at := lesson.Position{File: manifest, Line: 1, Column: 1}
		differs := lesson.NewProblem(lesson.Error, at, "pack.id-differs-from-folder", i18n.Args{"ID": header.ID, "Folder": name})
		p.Broken = &differs
	}
	if name == "" {
		p.ID = header.ID
	}
	if header.Title != "" {
		p.Title = header.Title
	}
	p.Description, p.Version = header.Description, header.Version
	p.authors, p.needs = header.Authors, header.Needs
	return p
}

// manifest is the file that makes a folder a pack.
const manifest = "pack.yaml"

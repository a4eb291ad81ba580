package dataset

import (
	"io/fs"
	"path"

	"guildhall/internal/lesson"
)

// Dataset is a manifest whose faults were looked for and not found, with the files it speaks of.
type Dataset struct {
	Manifest
	// Hash names the content: the manifest, the bytes of every data file, the way they are prepared and DuckDB's version.
	// Hex, 64 digits.
	Hash string

	files fs.FS  // the manifest's folder
	where string // of the manifest's folder from the root that problems name files from
	yaml  *lesson.YAMLFile
	limit int64 // bytes that one data file may hold
}

// at returns the place of a manifest's entry, for problems that only the data shows.
func (d *Dataset) at(entry string) lesson.Position {
	if d.yaml == nil {
		return lesson.Position{File: d.file(ManifestFile)}
	}
	return d.yaml.At(entry)
}

// file returns the name of one of the dataset's files as problems write it.
func (d *Dataset) file(name string) string { return path.Join(d.where, name) }

// Synthetic reports whether the rows were invented.
func (m *Manifest) Synthetic() bool {
	return m.Provenance.Kind == Synthetic || m.Provenance.Kind == Authored
}

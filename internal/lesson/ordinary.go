package lesson

import (
	"errors"
	"io/fs"
)

// Ordinary gives the files and folders of a file system and nothing else. To open a pipe, a socket or a device can wait for ever, and a
// device may never end; a pack that somebody was given may hold one, or a link to one.
func Ordinary(files fs.FS) fs.FS { return ordinary{files} }

type ordinary struct{ files fs.FS }

var errNotOrdinary = errors.New("it is a pipe, a socket or a device")

func (o ordinary) Open(name string) (fs.File, error) {
	info, err := fs.Stat(o.files, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNotOrdinary}
	}
	return o.files.Open(name)
}

func (o ordinary) Stat(name string) (fs.FileInfo, error) { return fs.Stat(o.files, name) }

func (o ordinary) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.files, name) }

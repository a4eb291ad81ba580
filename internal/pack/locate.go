package pack

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"guildhall/internal/lesson"
)

var (
	idPattern     = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,62}$`)
	folderPattern = regexp.MustCompile(`^([a-z0-9][a-z0-9-]{1,62})(?:@([0-9]{1,9}))?$`)
	drivePattern  = regexp.MustCompile(`^[A-Za-z]:`)
)

// folderName reads the name of an installed pack's folder: its id and how many installs went before. Each install goes to
// a new folder and the highest number counts, so that one rename replaces a pack.
func folderName(name string) (id string, number int, ok bool) {
	parts := folderPattern.FindStringSubmatch(name)
	if parts == nil {
		return "", 0, false
	}
	if parts[2] != "" {
		number, _ = strconv.Atoi(parts[2]) // at most nine digits: it fits
	}
	return parts[1], number, true
}

// IsPath reports whether an argument is a folder's path and not a pack's id.
func IsPath(arg string) bool {
	return strings.HasPrefix(arg, ".") || strings.HasPrefix(arg, "/") || strings.HasPrefix(arg, `\`) || drivePattern.MatchString(arg)
}

// Locate splits PACK, PACK/LESSON or PACK/EXERCISE into the pack's id and the rest, which may be "". PACK is an id or a
// folder's path: then the longest part of the argument that holds a pack.yaml, which is opened as by Open. Whether an id
// or the rest exists is not looked at.
func (l *Library) Locate(arg string) (id, rest string, err error) {
	if !IsPath(arg) {
		id, rest, _ = strings.Cut(arg, "/")
		return id, strings.Trim(rest, "/"), nil
	}
	folder, rest, ok := splitPath(arg)
	if !ok {
		return "", "", &UnknownError{Arg: arg, Path: true}
	}
	id, err = l.Open(folder)
	return id, rest, err
}

// splitPath finds the longest part of a path that holds a pack.yaml.
func splitPath(arg string) (folder, rest string, ok bool) {
	path := filepath.ToSlash(arg)
	for at := len(path); at > 0; at = strings.LastIndexByte(path[:at], '/') {
		folder := path[:at]
		if drivePattern.MatchString(folder) && len(folder) == 2 {
			folder += "/" // a drive alone is the current folder on it
		}
		if holdsPack(folder) {
			return filepath.FromSlash(folder), strings.Trim(path[at:], "/"), true
		}
	}
	return "", "", false
}

// holdsPack reports whether a folder is a pack's.
func holdsPack(folder string) bool {
	info, err := os.Stat(filepath.Join(filepath.FromSlash(folder), manifest))
	return err == nil && info.Mode().IsRegular()
}

// Open adds the pack in a folder to the library, before any other of its id, and returns its id. Links that lead out of
// the folder are not followed. The pack may be broken; without a pack.yaml the error is an *UnknownError.
func (l *Library) Open(path string) (id string, err error) {
	root, err := os.OpenRoot(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", &UnknownError{Arg: path, Path: true}
	}
	if err != nil {
		return "", fmt.Errorf("open pack: %w", err)
	}
	files := lesson.Ordinary(root.FS())
	if _, err := fs.Stat(files, manifest); err != nil {
		return "", errors.Join(&UnknownError{Arg: path, Path: true}, root.Close())
	}
	found := look(files, "", Folder, path)
	if found.ID == "" { // broken beyond naming it
		found.ID = filepath.Base(filepath.Clean(path))
		found.Title = found.ID
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.opened[found.ID] = found
	l.forget(found.ID)
	return found.ID, nil
}

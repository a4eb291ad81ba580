package lesson

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"guildhall/internal/i18n"
)

// The limits of a pack, so that a hostile one can do no harm.
const (
	maxFiles      = 2_000
	maxPackBytes  = 64 << 20
	maxLesson     = 1 << 20
	maxImageBytes = 1 << 20
)

// readFile reads at most a number of bytes and reports what keeps it from being read.
func readFile(fsys fs.FS, name string, most int64, c *collector) ([]byte, bool) {
	start := Position{File: name}
	file, err := fsys.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		c.add(start, "missing-file", i18n.Args{"File": brief(name)})
		return nil, false
	}
	if err == nil {
		defer file.Close() //nolint:errcheck // nothing was written
		var source []byte
		if source, err = io.ReadAll(io.LimitReader(file, most+1)); err == nil {
			if int64(len(source)) > most {
				c.add(start, "file-too-big", i18n.Args{"Most": mebibytes(most)})
				return nil, false
			}
			return source, true
		}
	}
	c.add(start, "unreadable-file", i18n.Args{"Cause": cause(err)})
	return nil, false
}

// cause is the innermost error's words: the path is said already.
func cause(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}

// mebibytes is a limit in MiB.
func mebibytes(n int64) int64 { return n >> 20 }

// inventory is which files a pack holds.
type inventory struct {
	files map[string]int64 // sizes by path
	roots []string         // names of the Markdown files beside pack.yaml, sorted
	own   []string         // folders with a dataset.yaml
}

// takeInventory walks a pack and reports what no pack may hold. Names that begin with a dot are no part of it.
func takeInventory(fsys fs.FS, c *collector) inventory {
	found := inventory{files: map[string]int64{}}
	folded := map[string]string{}
	total, full := int64(0), false
	_ = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if name == "." || full {
			return nil
		}
		if err != nil {
			c.add(Position{File: name}, "unreadable-file.folder", i18n.Args{"Cause": cause(err)})
			return fs.SkipDir
		}
		if strings.HasPrefix(path.Base(name), ".") {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		checkName(c, folded, name)
		if entry.Type()&fs.ModeSymlink != 0 {
			c.add(Position{File: name}, "symbolic-link", nil)
			return nil
		}
		if entry.IsDir() {
			return nil
		}
		if !entry.Type().IsRegular() {
			c.add(Position{File: name}, "not-a-file", nil)
			return nil
		}
		total += found.take(name, entry)
		if full = len(found.files) > maxFiles || total > maxPackBytes; full {
			c.add(Position{File: headerFile}, "pack-too-big", i18n.Args{"Files": maxFiles, "Most": mebibytes(maxPackBytes)})
			return fs.SkipAll
		}
		return nil
	})
	return found
}

// take counts a file and says its size.
func (inv *inventory) take(name string, entry fs.DirEntry) int64 {
	size := int64(0)
	if info, err := entry.Info(); err == nil {
		size = info.Size()
	}
	inv.files[name] = size
	switch folder, base := path.Split(name); {
	case folder == "" && strings.HasSuffix(base, ".md"):
		inv.roots = append(inv.roots, base)
	case base == "dataset.yaml" && path.Dir(path.Dir(name)) == "datasets":
		inv.own = append(inv.own, path.Dir(name))
	}
	return size
}

// checkName reports names that some system cannot hold.
func checkName(c *collector, folded map[string]string, name string) {
	base := path.Base(name)
	stem, _, _ := strings.Cut(base, ".")
	pos := Position{File: name}
	if deviceName(stem) {
		c.add(pos, "device-name", i18n.Args{"Name": brief(base)})
	}
	if strings.ContainsAny(base, "<>:\"|?*\\") || strings.HasSuffix(base, " ") || strings.HasSuffix(base, ".") ||
		strings.ContainsFunc(base, func(r rune) bool { return r < ' ' || r == 0x7f || r == 0xfffd }) {
		c.add(pos, "bad-file-name", i18n.Args{"Name": brief(base)})
	}
	key := strings.ToLower(name)
	if other, taken := folded[key]; taken {
		c.add(pos, "name-collision", i18n.Args{"Other": brief(other)})
		return
	}
	folded[key] = name
}

func deviceName(stem string) bool {
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) && stem[3] >= '1' && stem[3] <= '9'
}

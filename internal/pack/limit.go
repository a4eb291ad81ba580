package pack

import (
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// Limits that keep a pack from elsewhere from doing harm.
const (
	MaxUnpacked = 64 << 20 // bytes of all files
	MaxFiles    = 2000
	MaxLesson   = 1 << 20  // bytes of a lesson, manifest or picture
	MaxData     = 16 << 20 // bytes of any other file
	maxPath     = 200      // bytes of a path: below Windows' limit with a folder before it
	maxDepth    = 8
)

// guard looks at the files of a pack one by one and collects what is wrong with them. It believes no size until that many
// bytes were read.
type guard struct {
	seen     map[string]written // by folded path
	files    int
	total    int64
	problems []lesson.Problem
}

// written is a path as it was written, and whether it is a folder.
type written struct {
	name   string
	folder bool
}

func newGuard() *guard { return &guard{seen: map[string]written{}} }

// fault notes an error of a file, "" for the whole pack. Its words are those of pack.NAME, and of pack.NAME.mend what to do; the name is
// the problem's code, with more after a dot where one code has several sentences.
func (g *guard) fault(file, name string, args i18n.Args) {
	g.problems = append(g.problems, fault(file, name, args))
}

func fault(file, name string, args i18n.Args) lesson.Problem {
	return lesson.NewProblem(lesson.Error, lesson.Position{File: file}, "pack."+name, args)
}

// name checks a path and reports whether a file or folder may be written there.
func (g *guard) name(name string) bool {
	switch {
	case !fs.ValidPath(name) || strings.ContainsAny(name, `\:*?"<>|`):
		g.fault(name, "unsafe-path", i18n.Args{"Path": shown(name)})
		return false
	case len(name) > maxPath || strings.Count(name, "/") >= maxDepth:
		g.fault(name, "path-too-long", nil)
		return false
	case strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }):
		g.fault(name, "unsafe-path.invisible", i18n.Args{"Path": shown(name)})
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		switch {
		case isDevice(part):
			g.fault(name, "device-name", i18n.Args{"Name": shown(part)})
			return false
		case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || strings.HasPrefix(part, " "):
			g.fault(name, "unsafe-path.dropped", i18n.Args{"Name": shown(part)})
			return false
		}
	}
	return g.distinct(name)
}

// distinct notes a path that differs from an earlier one, or from a folder of one, only by case or by how accents are
// encoded, since file systems disagree on whether these are the same; and a name that is a file here and a folder there.
func (g *guard) distinct(name string) bool {
	for part := name; part != "."; part = path.Dir(part) {
		key := folded(part)
		other, taken := g.seen[key]
		now := written{part, part != name}
		if taken && (other != now || !now.folder) {
			g.fault(name, "name-collision", i18n.Args{"Name": shown(part), "Other": shown(other.name)})
			return false
		}
		g.seen[key] = now
	}
	return true
}

func folded(name string) string { return cases.Fold().String(norm.NFC.String(name)) }

// isDevice reports whether Windows takes a file name for a device, whatever its extension.
func isDevice(part string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(part), ".")
	stem = strings.TrimRight(stem, " ")
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$":
		return true
	}
	if len(stem) < 4 || (stem[:3] != "COM" && stem[:3] != "LPT") {
		return false
	}
	switch stem[3:] {
	case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³":
		return true
	}
	return false
}

// fileLimit is how many bytes the file may hold.
func fileLimit(name string) int64 {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".yaml", ".yml", ".png":
		return MaxLesson
	}
	return MaxData
}

// count adds a file whose size is claimed, and reports whether it is within the limits.
func (g *guard) count(name string, size int64) bool {
	g.files++
	if g.files == MaxFiles+1 {
		g.fault(name, "too-many-files", i18n.Args{"Most": MaxFiles})
	}
	if limit := fileLimit(name); size < 0 || size > limit {
		g.fault(name, "file-too-large", i18n.Args{"Most": mebibytes(limit)})
		return false
	}
	g.total += size
	if g.total > MaxUnpacked {
		g.fault(name, "pack-too-large", i18n.Args{"Most": mebibytes(MaxUnpacked)})
		return false
	}
	return g.files <= MaxFiles
}

// mebibytes is a limit in MiB.
func mebibytes(n int64) int64 { return n >> 20 }

// shown is a path for a sentence to quote, with what cannot be seen made visible.
func shown(text string) string {
	quoted := strconv.Quote(text)
	return quoted[1 : len(quoted)-1]
}

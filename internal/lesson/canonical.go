package lesson

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// Rewritten is a file of a pack as it is and as it is to be.
type Rewritten struct {
	File          string
	Before, After []byte
}

// Canonical returns the files of a pack that are not in canonical form, with that form: divs with their colons and blank lines, lessons
// as Write writes them, line ends of one kind. The pack means the same afterwards. A lesson with errors only gets its divs mended; front
// matter with comments stays as it is. A translation that was made from its base goes on to say so when the base is written anew.
func Canonical(fsys fs.FS) []Rewritten {
	c := &canon{overlay: overlay{FS: fsys, texts: map[string][]byte{}}, before: map[string][]byte{}}
	c.load()
	if c.texts[headerFile] == nil {
		return nil
	}
	c.lessons()
	c.translations()
	var changed []Rewritten
	for _, name := range slices.Sorted(maps.Keys(c.before)) {
		if !bytes.Equal(c.before[name], c.texts[name]) {
			changed = append(changed, Rewritten{File: name, Before: c.before[name], After: c.texts[name]})
		}
	}
	return changed
}

// canon works on a copy of the pack's texts.
type canon struct {
	overlay
	before map[string][]byte
}

// load copies the texts of a pack with their line ends made one and their divs mended.
func (c *canon) load() {
	inv := takeInventory(c.FS, &collector{})
	for name := range inv.files {
		yaml := name == headerFile || path.Base(name) == "dataset.yaml"
		if !yaml && !slices.Contains(inv.roots, name) {
			continue
		}
		source, ok := readFile(c.FS, name, maxLesson, &collector{})
		if !ok {
			continue
		}
		text := normalizeText(source)
		if _, bad := invalidText(name, 1, text); bad {
			continue
		}
		if !yaml {
			text = mendDivs(text)
		}
		c.before[name], c.texts[name] = source, endLine(text)
	}
}

// endLine ends a text with one line feed.
func endLine(text []byte) []byte {
	if len(bytes.TrimSpace(text)) == 0 {
		return text
	}
	return append(bytes.TrimRight(text, "\n \t"), '\n')
}

// lessons writes every lesson without errors anew.
func (c *canon) lessons() {
	pack, problems := Parse(c)
	c.rewrite(pack.Lessons, problems)
}

// translations writes every translation without errors anew, after their bases, and lets them name these.
func (c *canon) translations() {
	old, _ := Parse(c.FS)
	pack, problems := Parse(c)
	var all []*Lesson
	for _, translated := range pack.Translations {
		for id, l := range translated {
			base, was := pack.Lesson(id), old.Lesson(id)
			if base == nil || was == nil || c.before[l.File] == nil {
				continue
			}
			if l.Translates == was.Hash {
				c.renew(l, textHash(c.texts[base.File]))
			}
			all = append(all, l)
		}
	}
	c.rewrite(all, problems)
}

func textHash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16])
}

// renew puts another hash in the place of the one that a translation names.
func (c *canon) renew(l *Lesson, hash string) {
	front, body, ok := cutFront(string(c.texts[l.File]))
	if !ok || l.Translates == "" {
		return
	}
	c.texts[l.File] = []byte(strings.Replace(front, l.Translates, hash, 1) + body)
	l.Translates = hash
}

// rewrite writes lessons anew that have no errors, and takes back what would not read as the same.
func (c *canon) rewrite(lessons []*Lesson, problems []Problem) {
	was, written := map[string][]byte{}, map[string][]byte{}
	for _, l := range lessons {
		front, _, ok := cutFront(string(c.texts[l.File]))
		if !ok || hasErrorIn(problems, l.File) {
			continue
		}
		text := Write(l)
		own, body, ok := cutFront(string(text))
		if !ok {
			continue
		}
		if hasComment(front) {
			own = front
		}
		was[l.File], written[l.File] = c.texts[l.File], text
		c.texts[l.File] = []byte(own + body)
	}
	again, problems := Parse(c)
	read := map[string]*Lesson{}
	for _, l := range again.Lessons {
		read[l.File] = l
	}
	for _, translated := range again.Translations {
		for _, l := range translated {
			read[l.File] = l
		}
	}
	for file, text := range written {
		if l := read[file]; l == nil || hasErrorIn(problems, file) || !bytes.Equal(Write(l), text) {
			c.texts[file] = was[file]
		}
	}
}

func hasErrorIn(problems []Problem, file string) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool { return p.File == file && p.Severity == Error })
}

// cutFront splits a lesson after the line that ends its front matter.
func cutFront(text string) (front, body string, ok bool) {
	lines := strings.Split(text, "\n")
	l := lessonReader{c: &collector{}}
	end, ok := l.frontLines(lines)
	if !ok || end+1 >= len(lines) {
		return "", "", false
	}
	return strings.Join(lines[:end+1], "\n") + "\n", strings.Join(lines[end+1:], "\n"), true
}

// hasComment reports whether YAML may hold a comment: a # at the beginning of a line or after white space.
func hasComment(yaml string) bool {
	for line := range strings.SplitSeq(yaml, "\n") {
		if strings.HasPrefix(line, "#") || strings.Contains(line, " #") || strings.Contains(line, "\t#") {
			return true
		}
	}
	return false
}

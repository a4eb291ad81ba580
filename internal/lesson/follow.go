package lesson

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// checkLinks follows the links and images of every lesson.
func (r *packReader) checkLinks() {
	r.byFile = map[string]*lessonReader{}
	for _, l := range r.readers {
		r.byFile[l.c.file] = l
	}
	for _, l := range r.readers {
		l.c.exercise = ""
		for _, found := range l.links {
			if l.c.full() {
				break
			}
			if found.image {
				r.checkImage(l, found)
				continue
			}
			r.checkLink(l, found)
		}
	}
}

func (r *packReader) checkImage(l *lessonReader, found link) {
	if blank(found.text) {
		l.c.warn(found.pos, "missing-alt", "This picture has no alt text.", "Write between the brackets what it shows, for those who do not see it.")
	}
	name, ok := r.target(l, found, found.dest)
	if !ok {
		return
	}
	size, there := r.inv.files[name]
	switch {
	case !there:
		l.c.warn(found.pos, "missing-image", fmt.Sprintf("There is no picture %s in the pack.", quote(name)), r.fileMend(name))
	case !strings.HasSuffix(name, ".png") || !r.isPNG(name):
		l.c.add(found.pos, "image-type", fmt.Sprintf("The picture %s is no PNG.", quote(name)), "Save it as PNG.")
	case size > maxImageBytes:
		l.c.add(found.pos, "image-too-big", fmt.Sprintf("The picture %s is larger than %s.", quote(name), mebibytes(maxImageBytes)), "Save it smaller.")
	}
}

func (r *packReader) isPNG(name string) bool {
	file, err := r.fsys.Open(name)
	if err != nil {
		return false
	}
	defer file.Close() //nolint:errcheck // nothing was written
	head := make([]byte, 8)
	_, err = io.ReadFull(file, head)
	return err == nil && bytes.Equal(head, []byte("\x89PNG\r\n\x1a\n"))
}

// target returns the file in the pack that a relative address names; not ok when it is elsewhere, or may not be.
func (r *packReader) target(l *lessonReader, found link, dest string) (string, bool) {
	if scheme, _, ok := strings.Cut(dest, ":"); ok && validScheme(scheme) {
		switch {
		case found.image:
			l.c.add(found.pos, "image-outside", "A picture is a file of the pack, never an address.", "Put it into images/ and name that.")
		case !slices.Contains([]string{"http", "https", "mailto"}, strings.ToLower(scheme)):
			l.c.add(found.pos, "link-scheme", fmt.Sprintf("A link may not begin with %s:", scheme), "Use https:, or the name of a lesson's file.")
		}
		return "", false
	}
	name := path.Clean(dest)
	if strings.HasPrefix(dest, "/") || strings.HasPrefix(dest, `\`) || name == ".." || strings.HasPrefix(name, "../") {
		l.c.add(found.pos, "path-outside", fmt.Sprintf("The address %s leads out of the pack.", quote(dest)), "Name a file of the pack, from its root.")
		return "", false
	}
	return name, true
}

// maxMends bounds how many slips in addresses of one pack get a suggestion.
const maxMends = 200

func (r *packReader) fileMend(name string) string {
	const plain = "Add the file, or mend the address."
	if r.mends++; r.mends > maxMends {
		return plain
	}
	names := slices.Sorted(maps.Keys(r.inv.files))
	if near, ok := Nearest(name, names); ok {
		return fmt.Sprintf("Did you mean %s?", quote(near))
	}
	return plain
}

func (r *packReader) checkLink(l *lessonReader, found link) {
	text := strings.ToLower(strings.TrimSpace(plainText(found.text)))
	if slices.Contains([]string{"", "here", "click here", "this", "link", "this link", "this page", "more", "read more"}, text) {
		l.c.warn(found.pos, "link-text", fmt.Sprintf("The link text %s does not say where it goes.", quote(found.text)), "Write the name of what it leads to.")
	}
	file, anchor, _ := strings.Cut(found.dest, "#")
	reader := l
	if file != "" {
		name, ok := r.target(l, found, file)
		if !ok {
			return
		}
		if reader = r.byFile[name]; reader == nil {
			if _, there := r.inv.files[name]; !there {
				l.c.warn(found.pos, "missing-link", fmt.Sprintf("There is no file %s in the pack.", quote(name)), r.fileMend(name))
			}
			return
		}
	}
	if anchor == "" && file != "" {
		return
	}
	if _, exercise := reader.written[anchor]; !exercise && !reader.anchors[anchor] {
		l.c.warn(found.pos, "missing-anchor", fmt.Sprintf("There is no heading #%s in %s.", anchor, reader.c.file), reader.anchorMend(anchor))
	}
}

func (l *lessonReader) anchorMend(anchor string) string {
	if len(l.anchors) > maxCandidates {
		return "Mend it, or leave the # and what follows out."
	}
	names := slices.Sorted(maps.Keys(l.anchors))
	if len(names) == 0 {
		return "That lesson has no headings: leave the # and what follows out."
	}
	return didYouMean(anchor, "Its headings are", names)
}

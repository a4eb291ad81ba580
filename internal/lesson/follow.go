package lesson

import (
	"bytes"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"guildhall/internal/i18n"
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
		l.c.warn(found.pos, "missing-alt", nil)
	}
	name, ok := r.target(l, found, found.dest)
	if !ok {
		return
	}
	size, there := r.inv.files[name]
	switch {
	case !there:
		l.c.warn(found.pos, "missing-image", i18n.Args{"File": brief(name), "Suggestion": r.fileMend(name)})
	case !strings.HasSuffix(name, ".png") || !r.isPNG(name):
		l.c.add(found.pos, "image-type", i18n.Args{"File": brief(name)})
	case size > maxImageBytes:
		l.c.add(found.pos, "image-too-big", i18n.Args{"File": brief(name), "Most": mebibytes(maxImageBytes)})
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
			l.c.add(found.pos, "image-outside", nil)
		case !slices.Contains([]string{"http", "https", "mailto"}, strings.ToLower(scheme)):
			l.c.add(found.pos, "link-scheme", i18n.Args{"Scheme": scheme})
		}
		return "", false
	}
	name := path.Clean(dest)
	if strings.HasPrefix(dest, "/") || strings.HasPrefix(dest, `\`) || name == ".." || strings.HasPrefix(name, "../") {
		l.c.add(found.pos, "path-outside", i18n.Args{"Address": brief(dest)})
		return "", false
	}
	return name, true
}

// maxMends bounds how many slips in addresses of one pack get a suggestion.
const maxMends = 200

func (r *packReader) fileMend(name string) i18n.Message {
	plain := i18n.New("lesson.add-file", nil)
	if r.mends++; r.mends > maxMends {
		return plain
	}
	names := slices.Sorted(maps.Keys(r.inv.files))
	if near, ok := Nearest(name, names); ok {
		return didYouMean(near)
	}
	return plain
}

func (r *packReader) checkLink(l *lessonReader, found link) {
	text := strings.ToLower(strings.TrimSpace(plainText(found.text)))
	if slices.Contains([]string{"", "here", "click here", "this", "link", "this link", "this page", "more", "read more"}, text) {
		l.c.warn(found.pos, "link-text", i18n.Args{"Text": brief(found.text)})
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
				l.c.warn(found.pos, "missing-link", i18n.Args{"File": brief(name), "Suggestion": r.fileMend(name)})
			}
			return
		}
	}
	if anchor == "" && file != "" {
		return
	}
	if _, exercise := reader.written[anchor]; !exercise && !reader.anchors[anchor] {
		l.c.warn(found.pos, "missing-anchor", i18n.Args{"Anchor": anchor, "File": reader.c.file, "Suggestion": reader.anchorMend(anchor)})
	}
}

func (l *lessonReader) anchorMend(anchor string) i18n.Message {
	if len(l.anchors) > maxCandidates {
		return i18n.New("lesson.missing-anchor.leave-out", nil)
	}
	names := slices.Sorted(maps.Keys(l.anchors))
	if len(names) == 0 {
		return i18n.New("lesson.missing-anchor.no-headings", nil)
	}
	return suggest(anchor, "lesson.list.headings", names)
}

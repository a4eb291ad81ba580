package lesson

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"guildhall/internal/i18n"
)

// Parse reads a whole pack and returns every fault in its files, in the order of file, line and column. It reads no
// data, runs no SQL and knows no catalogue. The pack is never nil: with problems of severity Error it is what could be
// understood, good for a preview and not for learners.
func Parse(fsys fs.FS) (*Pack, []Problem) {
	header, file, problems := readHeader(fsys)
	pack := newPack(header)
	if file == nil || header.Format > Format {
		return pack, problems
	}
	files := &collector{file: headerFile}
	inv := takeInventory(fsys, files)
	pack.OwnDatasets = inv.own
	r := &packReader{fsys: fsys, pack: pack, file: file, inv: inv, c: files, scope: newScope(header, inv.own)}
	r.readLessons()
	r.readTranslations()
	r.checkUnlisted()
	r.checkIDs()
	r.checkTaught()
	r.checkLinks()
	problems = append(problems, files.list...)
	for _, l := range r.readers {
		problems = append(problems, l.c.list...)
	}
	sortProblems(problems)
	return pack, problems
}

func newPack(h Header) *Pack {
	return &Pack{
		Format: h.Format, ID: h.ID, Version: h.Version, Title: h.Title, Description: h.Description, Language: h.Language, Licence: h.Licence,
		Authors: h.Authors, Needs: h.Needs, Datasets: h.Datasets, Skills: h.Skills, Modules: h.Modules,
	}
}

// packReader reads the lessons of a pack and checks what they say of each other.
type packReader struct {
	fsys    fs.FS
	pack    *Pack
	file    *YAMLFile // pack.yaml
	inv     inventory
	c       *collector
	scope   *scope
	readers []*lessonReader // of lessons, then of translations
	meant   []string        // files that pack.yaml most likely names, with a slip
	byFile  map[string]*lessonReader
	mends   int // suggestions for slips in addresses so far
}

// newReader returns a reader of a lesson file, and its text; not ok when it cannot be read.
func (r *packReader) newReader(name, id, language string) (*lessonReader, []string, bool) {
	l := &lessonReader{
		c: &collector{file: name}, scope: r.scope, markdown: newMarkdown(), anchors: map[string]bool{}, slugs: map[string]int{}, written: map[string]attributes{},
		lesson: &Lesson{ID: id, File: name, Language: language},
	}
	r.readers = append(r.readers, l)
	source, ok := readFile(r.fsys, name, maxLesson, l.c)
	if !ok {
		return l, nil, false
	}
	text := normalizeText(source)
	if pos, bad := invalidText(name, 1, text); bad {
		l.c.add(pos, "not-utf8", nil)
		return l, nil, false
	}
	sum := sha256.Sum256(text)
	l.lesson.Hash = hex.EncodeToString(sum[:16])
	return l, strings.Split(string(text), "\n"), true
}

// readLessons reads the lessons that pack.yaml names, each once.
func (r *packReader) readLessons() {
	for m, module := range r.pack.Modules {
		for i, id := range module.Lessons {
			name := id + ".md"
			if !validID(id) || r.pack.Lesson(id) != nil || r.c.full() {
				continue
			}
			if _, there := r.inv.files[name]; !there {
				at := r.file.At(fmt.Sprintf("modules[%d].lessons[%d]", m, i))
				r.c.add(at, "missing-lesson", i18n.Args{"File": brief(name), "Suggestion": r.missingMend(name)})
				continue
			}
			l, lines, ok := r.newReader(name, id, r.pack.Language)
			if !ok {
				continue
			}
			r.pack.Lessons = append(r.pack.Lessons, l.lesson)
			l.read(lines, l.readFront)
		}
	}
}

func (r *packReader) missingMend(name string) i18n.Message {
	if near, ok := Nearest(name, r.inv.roots); ok {
		r.meant = append(r.meant, near)
		return didYouMean(strings.TrimSuffix(near, ".md"))
	}
	return i18n.New("lesson.missing-lesson.add", nil)
}

// read reads a file's lines: front matter, then body.
func (l *lessonReader) read(lines []string, front func(string)) {
	end, ok := l.frontLines(lines)
	if !ok {
		l.front = &YAMLFile{file: l.c.file, line: 1}
		l.readBody(lines, 1)
		return
	}
	front(strings.Join(lines[1:end], "\n"))
	l.readBody(lines[end+1:], end+2)
}

// checkUnlisted reports Markdown files beside pack.yaml that are neither lessons nor translations of them.
func (r *packReader) checkUnlisted() {
	for _, name := range r.inv.roots {
		stem := strings.TrimSuffix(name, ".md")
		id, _, translation := strings.Cut(stem, ".")
		switch {
		case slices.Contains([]string{"README", "CHANGELOG", "CONTRIBUTING", "LICENSE", "LICENCE"}, stem):
		case translation && r.listed(id), r.listed(stem), slices.Contains(r.meant, name):
		case translation:
			r.c.add(Position{File: name}, "unlisted-lesson.translation", i18n.Args{"ID": brief(id)})
		default:
			r.c.add(Position{File: name}, "unlisted-lesson", i18n.Args{"ID": stem})
		}
	}
}

func (r *packReader) listed(id string) bool {
	return slices.ContainsFunc(r.pack.Modules, func(m Module) bool { return slices.Contains(m.Lessons, id) })
}

// checkIDs reports exercise ids, present and former, that are used twice in the pack.
func (r *packReader) checkIDs() {
	first := map[string]idUse{}
	for _, former := range []bool{false, true} {
		for _, l := range r.readers {
			for _, use := range l.uses {
				if l.base != nil || use.former != former {
					continue
				}
				before, taken := first[use.id]
				if !taken {
					first[use.id] = use
					continue
				}
				l.c.exercise = use.exercise
				name := "duplicate-id"
				if former {
					name = "duplicate-id.former"
				}
				l.c.add(use.pos, name, i18n.Args{"ID": brief(use.id), "Place": fmt.Sprintf("%s:%d", before.pos.File, before.pos.Line)})
			}
		}
	}
}

// checkTaught warns of skills that a lesson uses and only a later one teaches.
func (r *packReader) checkTaught() {
	taught := map[string]bool{}
	for _, l := range r.readers {
		if l.base != nil {
			break
		}
		l.c.exercise = ""
		for i, skill := range l.lesson.Uses {
			if r.scope.skill[skill] && !r.scope.needs && !taught[skill] && !slices.Contains(l.lesson.Teaches, skill) {
				l.c.warn(l.front.At(fmt.Sprintf("uses[%d]", i)), "used-before-taught", i18n.Args{"Skill": brief(skill)})
			}
		}
		for _, skill := range l.lesson.Teaches {
			taught[skill] = true
		}
	}
}

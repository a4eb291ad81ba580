package lesson

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"guildhall/internal/i18n"
)

// headerFile is the file that makes a folder a pack.
const headerFile = "pack.yaml"

// Header is what pack.yaml says, without the lessons it names.
type Header struct {
	Format      int
	ID          string
	Version     string // semver
	Title       string
	Description string
	Language    string // BCP 47
	Licence     string // SPDX id or expression
	Authors     []string
	Needs       []string
	Datasets    []string // ids from the catalogue
	Skills      []Skill  // in the order of pack.yaml
	Modules     []Module
}

// headerYAML is pack.yaml as it is written.
type headerYAML struct {
	Format      int                  `yaml:"format,required"`
	ID          string               `yaml:"id,required"`
	Version     string               `yaml:"version,required"`
	Title       string               `yaml:"title,required"`
	Description string               `yaml:"description"`
	Language    string               `yaml:"language,required"`
	Licence     string               `yaml:"licence,required"`
	Authors     []string             `yaml:"authors"`
	Needs       []string             `yaml:"needs"`
	Datasets    []string             `yaml:"datasets"`
	Skills      map[string]skillYAML `yaml:"skills"`
	Modules     []moduleYAML         `yaml:"modules,required"`
}

type skillYAML struct {
	Title    string   `yaml:"title,required"`
	SQL      []string `yaml:"sql"`
	Evidence []string `yaml:"evidence"`
}

type moduleYAML struct {
	Title   string   `yaml:"title,required"`
	Lessons []string `yaml:"lessons,required"`
}

// ParseHeader reads pack.yaml alone and returns every fault in it: enough to list a pack, without reading its lessons.
func ParseHeader(fsys fs.FS) (Header, []Problem) {
	header, _, problems := readHeader(fsys)
	return header, problems
}

func readHeader(fsys fs.FS) (Header, *YAMLFile, []Problem) {
	c := &collector{file: headerFile}
	source, ok := readFile(fsys, headerFile, maxYAMLBytes, c)
	if !ok {
		return Header{}, nil, c.list
	}
	var raw headerYAML
	file, problems := ReadYAML(headerFile, source, &raw)
	if raw.Format > Format {
		c.add(file.At("format"), "newer-format", i18n.Args{"Format": raw.Format, "Most": Format})
		return Header{Format: raw.Format, ID: raw.ID, Title: raw.Title, Version: raw.Version}, file, c.list
	}
	c.list = problems
	if !file.Has("") {
		return Header{}, nil, c.list
	}
	header := Header{
		Format: raw.Format, ID: raw.ID, Version: raw.Version, Title: raw.Title, Description: raw.Description, Language: raw.Language,
		Licence: raw.Licence, Authors: raw.Authors, Needs: raw.Needs, Datasets: raw.Datasets,
	}
	for _, id := range file.Keys("skills") {
		skill := raw.Skills[id]
		header.Skills = append(header.Skills, Skill{ID: id, Title: skill.Title, SQL: skill.SQL, Evidence: skill.Evidence})
	}
	for _, module := range raw.Modules {
		header.Modules = append(header.Modules, Module(module))
	}
	checkHeader(c, header, file)
	return header, file, c.list
}

// Placeholder is how a text begins that a scaffold has left for the author.
const Placeholder = "FILL IN"

func checkHeader(c *collector, h Header, file *YAMLFile) {
	if file.Has("format") && h.Format < 1 && !c.reported("wrong-type", file.At("format")) {
		c.add(file.At("format"), "bad-value.format", i18n.Args{"Format": h.Format})
	}
	shape(c, file, "id", h.ID, "bad-id", validID)
	shape(c, file, "version", h.Version, "bad-version", validVersion)
	shape(c, file, "language", h.Language, "bad-language", validLanguage)
	shape(c, file, "licence", h.Licence, "bad-licence", validLicence)
	if h.Description == "" {
		c.warn(file.At("description"), "missing-description", nil)
	}
	if len(h.Authors) == 0 {
		c.warn(file.At("authors"), "missing-authors", nil)
	}
	for _, left := range []struct{ key, text string }{{"description", h.Description}, {"authors", strings.Join(h.Authors, " ")}} {
		if rest, waits := strings.CutPrefix(left.text, Placeholder); waits {
			c.warn(file.At(left.key), "placeholder", i18n.Args{"Text": strings.TrimLeft(rest, ": "), "Placeholder": Placeholder})
		}
	}
	checkIDs(c, file, "needs", h.Needs)
	checkIDs(c, file, "datasets", h.Datasets)
	if i := slices.Index(h.Needs, h.ID); i >= 0 && h.ID != "" {
		c.add(file.At(fmt.Sprintf("needs[%d]", i)), "needs-cycle", nil)
	}
	for _, skill := range h.Skills {
		checkSkill(c, file, skill)
	}
	checkModules(c, h, file)
}

// reported tells whether a problem with the code stands at the place already.
func (c *collector) reported(code string, pos Position) bool {
	return slices.ContainsFunc(c.list, func(p Problem) bool { return p.Code == code && p.Position == pos })
}

// shape reports a value that is there and does not look as it should.
func shape(c *collector, file *YAMLFile, key, value, code string, valid func(string) bool) {
	if value != "" && !valid(value) {
		c.add(file.At(key), code, i18n.Args{"ID": brief(value)})
	}
}

func checkIDs(c *collector, file *YAMLFile, key string, ids []string) {
	seen := map[string]bool{}
	for i, id := range ids {
		at := file.At(fmt.Sprintf("%s[%d]", key, i))
		switch {
		case id == "":
		case !validID(id):
			c.add(at, "bad-id.list", i18n.Args{"ID": brief(id)})
		case seen[id]:
			c.add(at, "duplicate-id.list", i18n.Args{"ID": brief(id), "Key": key})
		}
		seen[id] = true
	}
}

func checkSkill(c *collector, file *YAMLFile, skill Skill) {
	path := "skills." + skill.ID
	if !validID(skill.ID) {
		c.add(file.At(path), "bad-id.skill", i18n.Args{"ID": brief(skill.ID)})
	}
	c.checkFeatures(skill.SQL, func(i int) Position { return file.At(fmt.Sprintf("%s.sql[%d]", path, i)) })
}

func checkModules(c *collector, h Header, file *YAMLFile) {
	first := map[string]string{}
	for m, module := range h.Modules {
		if len(module.Lessons) == 0 && file.Has(fmt.Sprintf("modules[%d].lessons", m)) {
			c.add(file.At(fmt.Sprintf("modules[%d].lessons", m)), "empty-module", i18n.Args{"Module": brief(module.Title)})
		}
		for i, id := range module.Lessons {
			at := file.At(fmt.Sprintf("modules[%d].lessons[%d]", m, i))
			before, twice := first[id]
			switch {
			case id == "":
			case strings.HasSuffix(id, ".md"):
				c.add(at, "bad-id.file", i18n.Args{"File": brief(id), "ID": strings.TrimSuffix(id, ".md")})
				module.Lessons[i] = strings.TrimSuffix(id, ".md")
			case !validID(id):
				c.add(at, "bad-id.lesson", i18n.Args{"ID": brief(id)})
			case twice:
				c.add(at, "duplicate-lesson", i18n.Args{"ID": brief(id), "Module": brief(before)})
			}
			if !twice {
				first[id] = module.Title
			}
		}
	}
}

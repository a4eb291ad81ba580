package dataset

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"guildhall/internal/i18n"
)

// extensions are the files that rows may come in.
var extensions = []string{".csv", ".csv.gz", ".tsv", ".parquet", ".json", ".ndjson"}

var tablePattern = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)

// Bounds that keep a hostile manifest from being expensive; no teaching dataset comes near them.
const (
	maxTables  = 100
	maxColumns = 500
	maxName    = 63
)

func (c *checker) tables() {
	if len(c.Tables) == 0 {
		c.fault("", "missing-field.tables", nil)
		return
	}
	if len(c.Tables) > maxTables {
		c.fault("tables", "too-many.tables", i18n.Args{"Number": len(c.Tables), "Most": maxTables})
		return
	}
	seen := map[string]bool{}
	for i := range c.Tables {
		where := entry("", "tables", i)
		c.table(where, &c.Tables[i])
		if folded := strings.ToLower(c.Tables[i].Name); folded != "" {
			if seen[folded] {
				c.fault(where+".name", "duplicate-name.table", i18n.Args{"Table": shown(c.Tables[i].Name)})
			}
			seen[folded] = true
		}
	}
	for i := range c.Tables {
		c.promises(entry("", "tables", i), &c.Tables[i])
	}
}

func (c *checker) table(where string, t *Table) {
	if t.Name == "" {
		c.missing(where, "name", "dataset.name.the-table")
	} else if !tablePattern.MatchString(t.Name) {
		c.fault(where+".name", "bad-name.table", i18n.Args{"Name": shown(t.Name)})
	}
	c.required(where, "description", t.Description, "dataset.say.table")
	c.required(where, "grain", t.Grain, "dataset.say.grain")
	c.dataFile(where, t.File)
	if len(t.Columns) == 0 {
		c.fault(where, "missing-field.columns", nil)
	}
	if len(t.Columns) > maxColumns {
		c.fault(where+".columns", "too-many.columns", i18n.Args{"Number": len(t.Columns), "Most": maxColumns})
		return
	}
	seen := map[string]bool{}
	for i := range t.Columns {
		place := entry(where, "columns", i)
		c.column(place, &t.Columns[i])
		if folded := strings.ToLower(t.Columns[i].Name); folded != "" {
			if seen[folded] {
				c.fault(place+".name", "duplicate-name.column", i18n.Args{"Column": shown(t.Columns[i].Name)})
			}
			seen[folded] = true
		}
	}
}

func (c *checker) dataFile(where, name string) {
	place := where + ".file"
	switch {
	case name == "":
		c.missing(where, "file", "dataset.name.file")
	case !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, `\:`):
		c.fault(place, "unsafe-path", i18n.Args{"File": shown(name)})
	case extension(name) == "":
		c.fault(place, "unknown-extension", i18n.Args{"File": shown(path.Base(name)), "Extensions": anyOf(extensions)})
	default:
		info, err := fs.Stat(c.files, name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			c.fault(place, "missing-file.rows", i18n.Args{"File": shown(name), "Suggestion": suggest(name, c.siblings(name), "dataset.add-file")})
		case err != nil || !info.Mode().IsRegular():
			c.fault(place, "missing-file.not-a-file", i18n.Args{"File": shown(name)})
		case info.Size() > c.limit:
			c.fault(place, "file-too-large.rows", i18n.Args{"File": shown(name), "Size": size(info.Size()), "Most": size(c.limit)})
		}
	}
}

// siblings lists the files beside a missing one, for a suggestion.
func (c *checker) siblings(name string) []string {
	dir := path.Dir(name)
	entries, err := fs.ReadDir(c.files, dir)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && e.Name() != ManifestFile {
			names = append(names, path.Join(dir, e.Name()))
		}
	}
	return names
}

// extension returns the one of extensions that the name ends in, or "".
func extension(name string) string {
	for _, ext := range extensions {
		if strings.HasSuffix(strings.ToLower(name), ext) {
			return ext
		}
	}
	return ""
}

func (c *checker) column(where string, col *Column) {
	switch {
	case col.Name == "":
		c.missing(where, "name", "dataset.name.the-column")
	case !columnName(col.Name):
		c.fault(where+".name", "bad-name.column", i18n.Args{"Name": shown(col.Name)})
	}
	c.required(where, "description", col.Description, "dataset.say.column")
	if col.Type == "" {
		c.missing(where, "type", "dataset.say.type")
		return
	}
	t, known := ParseType(col.Type)
	if !known {
		base, _, _ := strings.Cut(col.Type, "(")
		mend := suggest(base, TypeNames(), "dataset.say.known-type")
		c.fault(where+".type", "unknown-type", i18n.Args{"Type": shown(col.Type), "Suggestion": mend})
		return
	}
	col.Type = t.Name
	c.values(where, col, t)
	c.bounds(where, col, t)
}

func columnName(name string) bool {
	if utf8.RuneCountInString(name) > maxName || strings.TrimSpace(name) != name || strings.Contains(name, `"`) {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) })
}

func (c *checker) values(where string, col *Column, t Type) {
	if col.Values == nil {
		return
	}
	if len(col.Values) == 0 {
		c.fault(where+".values", "empty-list.values", nil)
	}
	if t.List {
		c.fault(where+".values", "values-of-list", nil)
		return
	}
	var seen []string
	for i, value := range col.Values {
		text, misfit := t.Scalar(value)
		place := entry(where, "values", i)
		switch {
		case !misfit.IsZero():
			c.fault(place, "wrong-value", i18n.Args{"Wrong": misfit.Wrong(), "Suggestion": misfit.Mend()})
		case slices.Contains(seen, text):
			c.fault(place, "duplicate-value", i18n.Args{"Value": shown(text)})
		}
		seen = append(seen, text)
	}
}

func (c *checker) bounds(where string, col *Column, t Type) {
	texts := map[string]string{}
	for _, bound := range []struct {
		key   string
		value any
	}{{"min", col.Min}, {"max", col.Max}} {
		if bound.value == nil {
			continue
		}
		place := where + "." + bound.key
		if !t.Ordered() {
			c.fault(place, "unordered-type", i18n.Args{"Bound": bound.key, "Type": t.Name})
			continue
		}
		text, misfit := t.Scalar(bound.value)
		if !misfit.IsZero() {
			c.fault(place, "wrong-value", i18n.Args{"Wrong": misfit.Wrong(), "Suggestion": misfit.Mend()})
			continue
		}
		texts[bound.key] = text
	}
	if low, high := texts["min"], texts["max"]; low != "" && high != "" && t.less(high, low) {
		c.fault(where+".max", "empty-range", i18n.Args{"Max": high, "Min": low})
	}
}

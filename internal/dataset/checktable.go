package dataset

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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
		c.fault("", "missing-field", "List at least one table under tables.", "The dataset has no tables.")
		return
	}
	if len(c.Tables) > maxTables {
		c.fault("tables", "too-many", "Split the dataset.", "%d tables are too many: at most %d.", len(c.Tables), maxTables)
		return
	}
	seen := map[string]bool{}
	for i := range c.Tables {
		where := entry("", "tables", i)
		c.table(where, &c.Tables[i])
		if folded := strings.ToLower(c.Tables[i].Name); folded != "" {
			if seen[folded] {
				c.fault(where+".name", "duplicate-name", "Give each table a name of its own.", "There is another table %q.", c.Tables[i].Name)
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
		c.fault(where, "missing-field", "Name the table.", "name is missing.")
	} else if !tablePattern.MatchString(t.Name) {
		c.fault(where+".name", "bad-name", "Use small letters, digits and underscores, beginning with a letter.", "%q cannot name a table.", t.Name)
	}
	c.required(where, "description", t.Description, "Say what the table holds.")
	c.required(where, "grain", t.Grain, "Say what one row stands for.")
	c.dataFile(where, t.File)
	if len(t.Columns) == 0 {
		c.fault(where, "missing-field", "Describe every column under columns.", "The table has no columns.")
	}
	if len(t.Columns) > maxColumns {
		c.fault(where+".columns", "too-many", "Split the table.", "%d columns are too many: at most %d.", len(t.Columns), maxColumns)
		return
	}
	seen := map[string]bool{}
	for i := range t.Columns {
		place := entry(where, "columns", i)
		c.column(place, &t.Columns[i])
		if folded := strings.ToLower(t.Columns[i].Name); folded != "" {
			if seen[folded] {
				c.fault(place+".name", "duplicate-name", "Give each column a name of its own; case does not tell them apart.", "The table has another column %q.", t.Columns[i].Name)
			}
			seen[folded] = true
		}
	}
}

func (c *checker) dataFile(where, name string) {
	place := where + ".file"
	switch {
	case name == "":
		c.fault(where, "missing-field", "Name the file that holds the rows.", "file is missing.")
	case !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, `\:`):
		c.fault(place, "unsafe-path", "Give the file's name from the manifest's folder, with / between folders and no ..", "%q does not stay in the dataset's folder.", name)
	case extension(name) == "":
		c.fault(place, "unknown-extension", "Save it as "+oneOf(extensions)+".", "Rows cannot be read from %q.", path.Base(name))
	default:
		info, err := fs.Stat(c.files, name)
		switch {
		case err != nil:
			c.fault(place, "missing-file", didYouMean(name, c.siblings(name), "Add the file, or correct its name."), "There is no file %q here.", name)
		case !info.Mode().IsRegular():
			c.fault(place, "missing-file", "Put a file there.", "%q is no ordinary file.", name)
		case info.Size() > c.limit:
			c.fault(place, "file-too-large", "Keep fewer rows, or compress it.", "%q holds %s; at most %s are allowed.", name, bytesText(info.Size()), bytesText(c.limit))
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
		c.fault(where, "missing-field", "Name the column.", "name is missing.")
	case !columnName(col.Name):
		c.fault(where+".name", "bad-name", "Leave out quotes, control characters and spaces at the ends; 63 letters at most.", "%q cannot name a column.", col.Name)
	}
	c.required(where, "description", col.Description, "Say what the column means.")
	if col.Type == "" {
		c.fault(where, "missing-field", "Give a DuckDB type, such as INTEGER or VARCHAR.", "type is missing.")
		return
	}
	t, known := ParseType(col.Type)
	if !known {
		base, _, _ := strings.Cut(col.Type, "(")
		mend := didYouMean(base, TypeNames(), "Give a DuckDB type, such as INTEGER, DECIMAL(10,2), VARCHAR, DATE or TIMESTAMP.")
		c.fault(where+".type", "unknown-type", mend, "There is no type %q for columns.", col.Type)
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
		c.fault(where+".values", "empty-list", "List the values, or take the key out.", "values is an empty list.")
	}
	if t.List {
		c.fault(where+".values", "values-of-list", "Use the table's check for lists.", "values cannot speak of a list.")
		return
	}
	var seen []string
	for i, value := range col.Values {
		text, wrong, mend := t.Scalar(value)
		place := entry(where, "values", i)
		switch {
		case wrong != "":
			c.fault(place, "wrong-value", mend, "%s", wrong)
		case slices.Contains(seen, text):
			c.fault(place, "duplicate-value", "Keep one.", "%q is listed twice.", text)
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
			c.fault(place, "unordered-type", "Use values, or the table's check.", "%s is for numbers, dates and times, and the column is %s.", bound.key, t.Name)
			continue
		}
		text, wrong, mend := t.Scalar(bound.value)
		if wrong != "" {
			c.fault(place, "wrong-value", mend, "%s", wrong)
			continue
		}
		texts[bound.key] = text
	}
	if low, high := texts["min"], texts["max"]; low != "" && high != "" && t.less(high, low) {
		c.fault(where+".max", "empty-range", "Exchange them.", "max %s is smaller than min %s.", high, low)
	}
}

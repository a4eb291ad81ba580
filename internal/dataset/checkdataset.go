package dataset

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

var idPattern = regexp.MustCompile(`^[a-z][a-z0-9-]{1,62}$`)

// reserved are the names that DuckDB or a session uses for databases of its own.
var reserved = []string{"main", "temp", "system", "memory", "workspace", "information_schema", "pg_catalog"}

var licencePattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.+-]*( (AND|OR|WITH) [A-Za-z0-9][A-Za-z0-9.+-]*)*$`)

// dataset checks everything that the manifest alone shows.
func (c *checker) dataset() {
	switch {
	case c.Format == 0:
		c.missing("", "format", "dataset.say.format")
	case c.Format > Format:
		c.fault("format", "newer-format", i18n.Args{"Format": c.Format})
	case c.Format < 0:
		c.fault("format", "bad-format", i18n.Args{"Format": c.Format})
	}
	c.id()
	c.required("", "title", c.Title, "dataset.say.what")
	c.required("", "description", c.Description, "dataset.say.description")
	c.required("", "licence", c.Licence, "dataset.say.licence")
	if c.Licence != "" && !licencePattern.MatchString(c.Licence) {
		c.fault("licence", "bad-licence", i18n.Args{"Licence": shown(c.Licence)})
	}
	c.provenance()
	if c.AsOf != "" && !isDate(c.AsOf) {
		c.fault("as_of", "bad-date", i18n.Args{"Value": shown(c.AsOf)})
	}
	c.personalData()
	c.tables()
	c.faults()
}

func (c *checker) id() {
	switch {
	case c.ID == "":
		c.missing("", "id", "dataset.say.id")
	case slices.Contains(reserved, strings.ToLower(c.ID)):
		c.fault("id", "reserved-id", i18n.Args{"ID": shown(c.ID)})
	case !idPattern.MatchString(c.ID):
		c.fault("id", "bad-id", i18n.Args{"ID": shown(c.ID)})
	case c.folder != "." && c.folder != c.ID:
		c.fault("id", "id-differs-from-folder", i18n.Args{"ID": shown(c.ID), "Folder": shown(c.folder)})
	}
}

func (c *checker) personalData() {
	switch c.PersonalData {
	case NoPersonalData, FictionalPersonalData:
	case "":
		c.missing("", "personal_data", "dataset.say.personal-data")
	case realPersonalData:
		c.fault("personal_data", "real-personal-data", nil)
	default:
		words := []string{string(NoPersonalData), string(FictionalPersonalData)}
		c.fault("personal_data", "bad-value.personal-data", i18n.Args{
			"Value": shown(string(c.PersonalData)), "Suggestion": suggest(string(c.PersonalData), words, "dataset.say.personal-data"),
		})
	}
}

// provenanceFields lists what each kind of provenance must say and may say.
var provenanceFields = map[ProvenanceKind]struct{ must, may []string }{
	Synthetic: {must: []string{"generator", "seed"}, may: []string{"modelled_on"}},
	Published: {must: []string{"url", "retrieved"}},
	Derived:   {must: []string{"from", "how"}},
	Authored:  {must: []string{"by"}, may: []string{"modelled_on"}},
}

func (c *checker) provenance() {
	p := c.Provenance
	kinds := []string{string(Synthetic), string(Published), string(Derived), string(Authored)}
	if p == (Provenance{}) {
		c.fault("", "missing-field.provenance", i18n.Args{"Kinds": anyOf(kinds)})
		return
	}
	fields, known := provenanceFields[p.Kind]
	if !known {
		place := "provenance.kind"
		if p.Kind == "" {
			place = "provenance"
		}
		mend := i18n.New("dataset.say.provenance-kind", i18n.Args{"Kinds": anyOf(kinds)})
		if nearest, ok := lesson.Nearest(string(p.Kind), kinds); ok {
			mend = didYouMean(nearest)
		}
		c.fault(place, "bad-value.provenance", i18n.Args{"Kind": shown(string(p.Kind)), "Suggestion": mend})
		return
	}
	seed := ""
	if p.Seed != nil {
		seed = "given"
	}
	for _, field := range []struct{ name, value string }{
		{"generator", p.Generator}, {"seed", seed}, {"modelled_on", p.ModelledOn}, {"url", p.URL},
		{"retrieved", p.Retrieved}, {"from", p.From}, {"how", p.How}, {"by", p.By},
	} {
		must, may := slices.Contains(fields.must, field.name), slices.Contains(fields.may, field.name)
		if must && strings.TrimSpace(field.value) == "" {
			c.fault("provenance", "missing-field.of-provenance", i18n.Args{"Field": field.name, "Kind": string(p.Kind), "Fields": allOf(fields.must)})
		}
		if !must && !may && field.value != "" {
			c.fault("provenance."+field.name, "field-of-other-kind", i18n.Args{"Kind": string(p.Kind), "Field": field.name})
		}
	}
	if p.Retrieved != "" && !isDate(p.Retrieved) {
		c.fault("provenance.retrieved", "bad-date", i18n.Args{"Value": shown(p.Retrieved)})
	}
	if p.URL != "" && !isWebAddress(p.URL) {
		c.fault("provenance.url", "bad-url", i18n.Args{"Value": shown(p.URL)})
	}
}

func isDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

func isWebAddress(text string) bool {
	address, err := url.Parse(text)
	return err == nil && (address.Scheme == "https" || address.Scheme == "http") && address.Host != ""
}

func (c *checker) faults() {
	for i, fault := range c.Faults {
		where := entry("", "faults", i)
		c.required(where, "what", fault.What, "dataset.say.planted")
		if fault.Table == "" {
			c.missing(where, "table", "dataset.name.the-table")
			continue
		}
		table := c.Table(fault.Table)
		if table == nil {
			c.fault(where+".table", "unknown-table", i18n.Args{
				"Table": shown(fault.Table), "Suggestion": suggest(fault.Table, c.tableNames(), "dataset.name.table"),
			})
			continue
		}
		c.columnsExist(where+".columns", table, fault.Columns)
	}
}

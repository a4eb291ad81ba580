package dataset

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

var idPattern = regexp.MustCompile(`^[a-z][a-z0-9-]{1,62}$`)

// reserved are the names that DuckDB or a session uses for databases of its own.
var reserved = []string{"main", "temp", "system", "memory", "workspace", "information_schema", "pg_catalog"}

var licencePattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.+-]*( (AND|OR|WITH) [A-Za-z0-9][A-Za-z0-9.+-]*)*$`)

// dataset checks everything that the manifest alone shows.
func (c *checker) dataset() {
	switch {
	case c.Format == 0:
		c.fault("", "missing-field", "Begin the file with \"format: 1\".", "format is missing.")
	case c.Format > Format:
		c.fault("format", "newer-format", "Install a newer Guildhall.", "This dataset needs a newer Guildhall: it is written in format %d.", c.Format)
	case c.Format < 0:
		c.fault("format", "bad-format", "Write \"format: 1\".", "There is no format %d.", c.Format)
	}
	c.id()
	c.required("", "title", c.Title, "Say in a few words what the dataset is.")
	c.required("", "description", c.Description, "Say in a sentence what the dataset holds and who made it.")
	c.required("", "licence", c.Licence, "Name the licence by its SPDX id, such as CC0-1.0.")
	if c.Licence != "" && !licencePattern.MatchString(c.Licence) {
		c.fault("licence", "bad-licence", "Use its SPDX id, such as CC0-1.0 or CC-BY-4.0.", "%q is no SPDX licence id.", c.Licence)
	}
	c.provenance()
	if c.AsOf != "" && !isDate(c.AsOf) {
		c.fault("as_of", "bad-date", "Write it as 2024-12-31.", "%q is no date.", c.AsOf)
	}
	c.personalData()
	c.tables()
	c.faults()
}

func (c *checker) id() {
	switch {
	case c.ID == "":
		c.fault("", "missing-field", "Give it the name of its folder.", "id is missing.")
	case slices.Contains(reserved, strings.ToLower(c.ID)):
		c.fault("id", "reserved-id", "Choose another id.", "%q is a name that DuckDB uses itself.", c.ID)
	case !idPattern.MatchString(c.ID):
		c.fault("id", "bad-id", "Use 2 to 63 small letters, digits and hyphens, beginning with a letter.", "%q cannot be an id.", c.ID)
	case c.folder != "." && c.folder != c.ID:
		c.fault("id", "id-differs-from-folder", "Give folder and id the same name.", "The id is %q and the folder is called %q.", c.ID, c.folder)
	}
}

func (c *checker) personalData() {
	const mend = "Write \"none\", or \"fictional\" when it speaks of invented people."
	switch c.PersonalData {
	case NoPersonalData, FictionalPersonalData:
	case "":
		c.fault("", "missing-field", mend, "personal_data is missing.")
	case realPersonalData:
		c.fault("personal_data", "real-personal-data", "Replace the people by invented ones and say \"fictional\".",
			"Real personal data has no place in lessons.")
	default:
		c.fault("personal_data", "bad-value",
			didYouMean(string(c.PersonalData), []string{string(NoPersonalData), string(FictionalPersonalData)}, mend),
			"%q is not known here.", c.PersonalData)
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
		c.fault("", "missing-field", "Say where the rows come from: kind "+oneOf(kinds)+", as in provenance: {kind: authored, by: Parks team}.", "provenance is missing.")
		return
	}
	fields, known := provenanceFields[p.Kind]
	if !known {
		place := "provenance.kind"
		if p.Kind == "" {
			place = "provenance"
		}
		c.fault(place, "bad-value", didYouMean(string(p.Kind), kinds, "Write "+oneOf(kinds)+"."), "There is no provenance of kind %q.", p.Kind)
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
			c.fault("provenance", "missing-field", "Provenance of kind "+string(p.Kind)+" says "+strings.Join(fields.must, " and ")+".", "provenance.%s is missing.", field.name)
		}
		if !must && !may && field.value != "" {
			c.fault("provenance."+field.name, "field-of-other-kind", "Take it out, or correct the kind.", "Provenance of kind %s has no %s.", p.Kind, field.name)
		}
	}
	if p.Retrieved != "" && !isDate(p.Retrieved) {
		c.fault("provenance.retrieved", "bad-date", "Write it as 2024-12-31.", "%q is no date.", p.Retrieved)
	}
	if p.URL != "" && !isWebAddress(p.URL) {
		c.fault("provenance.url", "bad-url", "Give the page's whole address, with https://.", "%q is no web address.", p.URL)
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
		c.required(where, "what", fault.What, "Say what was planted.")
		if fault.Table == "" {
			c.fault(where, "missing-field", "Name the table.", "table is missing.")
			continue
		}
		table := c.Table(fault.Table)
		if table == nil {
			c.fault(where+".table", "unknown-table", didYouMean(fault.Table, c.tableNames(), "Name a table of this dataset."), "There is no table %q.", fault.Table)
			continue
		}
		c.columnsExist(where+".columns", table, fault.Columns)
	}
}

package authoring

import (
	"strings"

	"guildhall/internal/lesson"
)

// keyBook says what each key of a YAML file means, and what its type alone does not say.
type keyBook map[string]keyNote

// keyNote is what is known of one key.
type keyNote struct {
	about string
	must  bool
	rules []func(Schema)
}

func note(about string, rules ...func(Schema)) keyNote { return keyNote{about: about, rules: rules} }

func must(about string, rules ...func(Schema)) keyNote {
	return keyNote{about: about, must: true, rules: rules}
}

func with(name string, value any) func(Schema) { return func(s Schema) { s[name] = value } }

func pattern(text string) func(Schema) { return with("pattern", text) }

func oneOf(values ...any) func(Schema) { return with("enum", values) }

const (
	idShape      = `^[a-z0-9][a-z0-9-]{1,62}$`
	versionShape = `^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$`
	dateShape    = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	tagShape     = `^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`
)

// filled refuses a text without words.
func filled(s Schema) { s["minLength"] = 1 }

// some refuses an empty list.
func some(s Schema) { s["minItems"] = 1 }

func packKeys() keyBook {
	return keyBook{
		"format":              note("The format of the pack: 1.", oneOf(lesson.Format)),
		"id":                  note("Names the pack for ever: small letters, digits and hyphens.", pattern(idShape)),
		"version":             note("Three numbers, as in 1.2.0. Progress survives upgrades.", pattern(versionShape)),
		"title":               note("What learners see in the list of packs.", filled),
		"description":         note("One paragraph that says for whom the pack is."),
		"language":            note("The language of the lessons, as a BCP 47 tag: en, ca, pt-BR.", pattern(tagShape)),
		"licence":             note("An SPDX id, such as CC-BY-4.0.", filled),
		"authors":             note("Who made it. A pack whose id belongs to other authors is not installed."),
		"needs":               note("Packs to finish first: a recommendation, never a lock."),
		"needs[]":             note("Id of a pack.", pattern(idShape)),
		"datasets":            note("Datasets of the catalogue that the lessons use. The pack's own need not be listed."),
		"datasets[]":          note("Id of a dataset; guildhall dataset list shows them.", pattern(idShape)),
		"skills":              note("The vocabulary of teaches, uses and skills, by id.", with("propertyNames", Schema{"pattern": idShape})),
		"skills.*":            note("A skill."),
		"skills.*.title":      note("What a learner can do then, in a few words.", filled),
		"skills.*.sql":        note("SQL features that this skill introduces. An exercise that uses one earlier gets a warning."),
		"skills.*.sql[]":      note("A feature, or function:NAME.", features),
		"skills.*.evidence":   note("Codes for the evidence portfolio."),
		"skills.*.evidence[]": note("A code, such as ST0118:S4."),
		"modules":             note("The lessons in their order, in titled runs.", some),
		"modules[]":           note("A titled run of lessons."),
		"modules[].title":     note("What the module is about.", filled),
		"modules[].lessons":   note("Lesson files without .md, each named exactly once.", some),
		"modules[].lessons[]": note("Name of a lesson file without .md.", pattern(idShape)),
		"authors[]":           note("A name."),
	}
}

// features lets editors complete the names of SQL features.
func features(s Schema) {
	delete(s, "type")
	s["anyOf"] = []Schema{{"enum": lesson.Features()}, {"type": "string", "pattern": `^function:[A-Za-z0-9_]+$`}}
}

func datasetKeys() keyBook {
	return keyBook{
		"format":                         must("The format of the manifest: 1.", oneOf(1)),
		"id":                             must("The same as the name of the folder.", pattern(`^[a-z][a-z0-9-]{1,62}$`)),
		"title":                          must("What the dataset is, in a few words.", filled),
		"description":                    must("What it holds, and who made it.", filled),
		"licence":                        must("An SPDX id, such as CC0-1.0.", filled),
		"provenance":                     must("Where the rows come from. What else it says depends on kind.", provenance),
		"provenance.kind":                must("synthetic, published, derived or authored.", oneOf("synthetic", "published", "derived", "authored")),
		"provenance.generator":           note("synthetic: the program that made it."),
		"provenance.seed":                note("synthetic: the number that it began with."),
		"provenance.modelled_on":         note("synthetic: what it imitates."),
		"provenance.url":                 note("published: the page's whole address.", pattern(`^https?://`)),
		"provenance.retrieved":           note("published: the day, as 2024-12-31.", pattern(dateShape)),
		"provenance.from":                note("derived: the source."),
		"provenance.how":                 note("derived: what was done."),
		"provenance.by":                  note("authored: who wrote it."),
		"as_of":                          note("The day that the dataset calls today: current_date answers it.", pattern(dateShape)),
		"personal_data":                  must("Whether people could be recognised. Real personal data is refused.", oneOf("none", "fictional")),
		"tables":                         must("The tables.", some),
		"tables[]":                       note("One table and what is promised of it."),
		"tables[].name":                  must("Small letters, digits and underscores.", pattern(`^[a-z][a-z0-9_]*$`)),
		"tables[].file":                  must("The file with the rows: .csv, .csv.gz, .tsv, .parquet, .json or .ndjson.", filled),
		"tables[].description":           must("What the table holds.", filled),
		"tables[].grain":                 must("What one row stands for.", filled),
		"tables[].key":                   note("A promise: these columns are unique together and never empty."),
		"tables[].key[]":                 note("Name of a column."),
		"tables[].unique":                note("Promises: further sets of columns that are unique together."),
		"tables[].unique[]":              note("A set of columns."),
		"tables[].unique[][]":            note("Name of a column."),
		"tables[].check":                 note("A promise: an SQL condition that no row makes false."),
		"tables[].columns":               must("Every column, in any order.", some),
		"tables[].columns[]":             note("One column."),
		"tables[].columns[].name":        must("As in the header of the file.", filled),
		"tables[].columns[].type":        must("DuckDB's type, such as INTEGER, DECIMAL(10,2), VARCHAR, DATE or TIMESTAMP.", filled),
		"tables[].columns[].description": must("What the column means.", filled),
		"tables[].columns[].unit":        note("The unit of its numbers."),
		"tables[].columns[].not_null":    note("A promise: never empty."),
		"tables[].columns[].unique":      note("true is a promise; false says that a text is unique only by accident."),
		"tables[].columns[].references":  note("A promise: table.column, or dataset/table.column."),
		"tables[].columns[].values":      note("A promise: the only values there are."),
		"tables[].columns[].values[]":    note("A value, as in the file."),
		"tables[].columns[].min":         note("A promise: the smallest value."),
		"tables[].columns[].max":         note("A promise: the largest value."),
		"faults":                         note("Errors planted for teaching. Trainers see them, learners do not."),
		"faults[]":                       note("One planted error."),
		"faults[].table":                 must("The table."),
		"faults[].what":                  must("What was planted.", filled),
		"faults[].columns":               note("The columns."),
		"faults[].columns[]":             note("Name of a column."),
	}
}

// provenance asks for what each kind must say.
func provenance(s Schema) {
	var rules []Schema
	for _, kind := range []struct{ name, fields string }{
		{"synthetic", "generator seed"}, {"published", "url retrieved"}, {"derived", "from how"}, {"authored", "by"},
	} {
		rules = append(rules, Schema{
			"if":   Schema{"properties": Schema{"kind": Schema{"const": kind.name}}, "required": []string{"kind"}},
			"then": Schema{"required": strings.Fields(kind.fields)},
		})
	}
	s["allOf"] = rules
}

package dataset

// Format is the newest manifest format this program reads.
const Format = 1

// ManifestFile is the name of the manifest in a dataset's folder.
const ManifestFile = "dataset.yaml"

// PersonalData says whether a dataset speaks of people who could be recognised.
type PersonalData string

// The kinds of personal data. Real personal data has no place in a bootcamp and is refused.
const (
	NoPersonalData        PersonalData = "none"
	FictionalPersonalData PersonalData = "fictional"
	realPersonalData      PersonalData = "real"
)

// ProvenanceKind says where the rows come from.
type ProvenanceKind string

// The kinds of provenance.
const (
	Synthetic ProvenanceKind = "synthetic" // Generator, Seed
	Published ProvenanceKind = "published" // URL, Retrieved
	Derived   ProvenanceKind = "derived"   // From, How
	Authored  ProvenanceKind = "authored"  // By
)

// Manifest is a dataset.yaml, field by field.
type Manifest struct {
	Format       int          `yaml:"format"`
	ID           string       `yaml:"id"`
	Title        string       `yaml:"title"`
	Description  string       `yaml:"description"`
	Licence      string       `yaml:"licence"` // SPDX id
	Provenance   Provenance   `yaml:"provenance"`
	AsOf         string       `yaml:"as_of"` // YYYY-MM-DD that the dataset calls today; "" for the real clock
	PersonalData PersonalData `yaml:"personal_data"`
	Tables       []Table      `yaml:"tables"`
	Faults       []Fault      `yaml:"faults"`
}

// Provenance is where a dataset comes from. Which fields are set depends on Kind.
type Provenance struct {
	Kind       ProvenanceKind `yaml:"kind"`
	Generator  string         `yaml:"generator"`
	Seed       *int64         `yaml:"seed"`
	ModelledOn string         `yaml:"modelled_on"` // what a synthetic dataset imitates; optional
	URL        string         `yaml:"url"`
	Retrieved  string         `yaml:"retrieved"` // YYYY-MM-DD
	From       string         `yaml:"from"`
	How        string         `yaml:"how"`
	By         string         `yaml:"by"`
}

// Table is one table: the file that holds its rows, what its columns mean and what is promised of them.
type Table struct {
	Name        string     `yaml:"name"`
	File        string     `yaml:"file"` // slash-separated, from the manifest's folder
	Description string     `yaml:"description"`
	Grain       string     `yaml:"grain"`  // what one row stands for
	Key         []string   `yaml:"key"`    // columns that are unique together and never NULL; none where rows repeat
	Unique      [][]string `yaml:"unique"` // further sets of columns that are unique together
	Check       string     `yaml:"check"`  // SQL condition that no row makes false
	Columns     []Column   `yaml:"columns"`
}

// Column is one column of a table.
type Column struct {
	Name        string `yaml:"name"`
	Type        string `yaml:"type"` // DuckDB's own name for the type: INTEGER, not INT
	Description string `yaml:"description"`
	Unit        string `yaml:"unit"`
	NotNull     bool   `yaml:"not_null"`
	// Unique is true for a promise, false for a text column that is unique only by accident, nil when nothing is said.
	Unique     *bool  `yaml:"unique"`
	References string `yaml:"references"` // table.column, or dataset/table.column
	Values     []any  `yaml:"values"`     // the only values there are; as written in YAML
	Min        any    `yaml:"min"`        // smallest value there may be; as written in YAML
	Max        any    `yaml:"max"`
}

// Fault is an error that was planted in the data for teaching. Trainers see it, learners do not.
type Fault struct {
	Table   string   `yaml:"table"`
	What    string   `yaml:"what"`
	Columns []string `yaml:"columns"`
}

// Table returns the table of that name, or nil.
func (m *Manifest) Table(name string) *Table {
	for i := range m.Tables {
		if m.Tables[i].Name == name {
			return &m.Tables[i]
		}
	}
	return nil
}

// Column returns the column of that name, or nil.
func (t *Table) Column(name string) *Column {
	for i := range t.Columns {
		if t.Columns[i].Name == name {
			return &t.Columns[i]
		}
	}
	return nil
}

// InKey reports whether the column belongs to the table's key.
func (t *Table) InKey(column string) bool {
	for _, name := range t.Key {
		if name == column {
			return true
		}
	}
	return false
}

// UniqueSets lists every set of columns that is promised to be unique together, the key first.
func (t *Table) UniqueSets() [][]string {
	var sets [][]string
	if len(t.Key) > 0 {
		sets = append(sets, t.Key)
	}
	for _, column := range t.Columns {
		if column.Unique != nil && *column.Unique {
			sets = append(sets, []string{column.Name})
		}
	}
	return append(sets, t.Unique...)
}

// NeverNull reports whether the table promises that the column holds no NULL.
func (t *Table) NeverNull(column string) bool {
	if t.InKey(column) {
		return true
	}
	c := t.Column(column)
	return c != nil && c.NotNull
}

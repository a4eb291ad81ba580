package fromcsv

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
	"guildhall/internal/pack"
)

// Say turns a message into a sentence.
type Say func(i18n.Message) string

// Dataset is a dataset made of CSV files, not yet written anywhere.
type Dataset struct {
	ID     string
	Tables []*Table
}

// New reads files as the tables of one dataset. The error is a *NoTableError for the first file that is no table.
func New(id string, files []File) (*Dataset, error) {
	d := &Dataset{ID: id}
	taken := map[string]bool{}
	for _, file := range files {
		t, err := Read(file)
		if err != nil {
			return nil, err
		}
		t.Name = freeName(t.Name, taken)
		taken[t.Name] = true
		d.Tables = append(d.Tables, t)
	}
	refer(d.Tables)
	return d, nil
}

// Files returns the files of the dataset by their names within its folder: the manifest, a CSV file for each table, and the report.
func (d *Dataset) Files(say Say) (map[string][]byte, error) {
	files := map[string][]byte{dataset.ManifestFile: d.manifest(say), pack.ImportReport: d.Report(say)}
	for _, t := range d.Tables {
		text, err := t.csv()
		if err != nil {
			return nil, fmt.Errorf("write the rows of %s: %w", t.Name, err)
		}
		files[t.Name+".csv"] = text
	}
	return files, nil
}

// csv writes the rows as datasets want them.
func (t *Table) csv() ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	header := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = c.Name
	}
	if err := w.Write(header); err != nil {
		return nil, err
	}
	if err := w.WriteAll(t.Rows); err != nil {
		return nil, err
	}
	return out.Bytes(), w.Error()
}

// manifest writes dataset.yaml. What only a person can know stands in it as a placeholder, and what was drawn from the rows as a
// comment that becomes a promise when its mark is taken off.
func (d *Dataset) manifest(say Say) []byte {
	m := manifestWriter{say: say}
	m.comment("head")
	m.line("format: 1")
	m.line("id: " + d.ID)
	m.line("title: " + m.fill("fill-name", nil))
	m.line("description: " + m.fill("fill-dataset", nil))
	m.comment("about-licence")
	m.line("licence: LicenseRef-" + strings.ReplaceAll(dataset.Placeholder, " ", "-"))
	m.comment("about-provenance")
	m.line("provenance:")
	m.line("  kind: derived")
	m.line("  from: " + m.fill("fill-from", i18n.Args{"Files": d.sources()}))
	m.line("  how: " + quoted(say(i18n.New("fromcsv.how", nil))))
	m.comment("about-as-of")
	m.comment("about-personal")
	m.line("personal_data: none")
	m.line("tables:")
	for _, t := range d.Tables {
		m.table(t)
	}
	return m.out.Bytes()
}

func (d *Dataset) sources() string {
	var names []string
	for _, t := range d.Tables {
		names = append(names, t.Source)
	}
	return strings.Join(names, ", ")
}

// manifestWriter writes the lines of dataset.yaml.
type manifestWriter struct {
	out bytes.Buffer
	say Say
}

func (m *manifestWriter) line(text string) { m.out.WriteString(text + "\n") }

// comment writes words as a comment, one line for each of theirs.
func (m *manifestWriter) comment(key string) {
	for _, line := range strings.Split(strings.TrimRight(m.say(i18n.New("fromcsv."+key, nil)), "\n"), "\n") {
		m.line("# " + oneLine(line))
	}
}

// fill is a text that the trainer must replace.
func (m *manifestWriter) fill(key string, args i18n.Args) string {
	return quoted(dataset.Placeholder + ": " + m.say(i18n.New("fromcsv."+key, args)))
}

func (m *manifestWriter) table(t *Table) {
	m.line("  - name: " + t.Name)
	m.line("    file: " + t.Name + ".csv")
	m.line("    description: " + m.fill("fill-table", i18n.Args{"File": t.Source}))
	m.line("    grain: " + m.fill("fill-grain", nil))
	m.proposals("    ", t.Key)
	m.line("    columns:")
	for _, c := range t.Columns {
		m.line("      - name: " + quoted(c.Name))
		m.line("        type: " + c.Type)
		if c.Personal != NotPersonal {
			m.line("        description: " + m.fill("fill-personal", i18n.Args{"Column": c.Name, "What": i18n.New("fromcsv.what-"+string(c.Personal), nil)}))
		} else {
			m.line("        description: " + m.fill("fill-column", i18n.Args{"Column": c.Name}))
		}
		m.proposals("        ", c.Proposals)
	}
}

func (m *manifestWriter) proposals(indent string, proposals []Proposal) {
	for _, p := range proposals {
		m.line(indent + "# proposed: " + p.YAML + "  # " + oneLine(m.say(p.Why)))
	}
}

// quoted writes a text as YAML in double quotes.
func quoted(text string) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out) // a JSON string is a YAML one
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a string can always be written
	return strings.TrimRight(out.String(), "\n")
}

func quotedAll(texts []string) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = quoted(text)
	}
	return out
}

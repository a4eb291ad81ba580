package dataset

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/lesson"
	"guildhall/internal/lesson/lessontest"
)

// libraryVisits returns the manifest of the pack format's own page, with data that fits, under library-visits/.
func libraryVisits(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"dataset.yaml", "visits.csv", "branches.csv"} {
		text, err := os.ReadFile("testdata/library-visits/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files["library-visits/"+name] = &fstest.MapFile{Data: text}
	}
	return files
}

// edit replaces one text of a file that must hold it.
func edit(t testing.TB, files fstest.MapFS, name, before, after string) {
	t.Helper()
	text := string(files[name].Data)
	if !strings.Contains(text, before) {
		t.Fatalf("%s does not hold %q", name, before)
	}
	files[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, before, after, 1))}
}

// brief writes problems as "line:column code" for comparison.
func brief(t *testing.T, problems []lesson.Problem) []string {
	t.Helper()
	lessontest.CheckWords(t, problems)
	var lines []string
	for _, p := range problems {
		code := p.Code
		if p.Severity == lesson.Warned {
			code += " (warning)"
		}
		lines = append(lines, fmt.Sprintf("%s:%d:%d %s", path.Base(p.File), p.Line, p.Column, code))
	}
	return lines
}

func TestReadManifest(t *testing.T) {
	d, problems := ReadManifest(libraryVisits(t), "library-visits")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if d.Title != "Visits to the city's libraries" || *d.Provenance.Seed != 20241231 || d.AsOf != "2024-12-31" {
		t.Errorf("read %+v", d.Manifest)
	}
	visits := d.Table("visits")
	want := Column{
		Name: "visits", Type: "INTEGER", Description: "People counted at the door; empty when the counter was broken",
		Min: int64(0), Unit: "visits",
	}
	if diff := cmp.Diff(want, *visits.Column("visits")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([][]string{{"branch_id", "month"}}, visits.UniqueSets()); diff != "" {
		t.Error(diff)
	}
	if !visits.NeverNull("month") || visits.NeverNull("visits") || !visits.NeverNull("mode") {
		t.Error("wrong columns are promised not to be NULL")
	}
	if len(d.Hash) != 64 || !d.Synthetic() {
		t.Errorf("hash %q, synthetic %t", d.Hash, d.Synthetic())
	}
}

func TestReadManifestFaults(t *testing.T) {
	for _, test := range []struct {
		name, before, after string
		want                []string
		mend                string // part of the first problem's mend
	}{
		{"unknown key", "licence:", "license:", []string{"dataset.yaml:5:1 unknown-key"}, "licence"},
		{"newer format", "format: 1", "format: 2", []string{"dataset.yaml:1:9 newer-format"}, "newer Guildhall"},
		{"no format", "format: 1\n", "", []string{"dataset.yaml:1:1 missing-field"}, "format: 1"},
		{"no licence", "licence: CC0-1.0\n", "", []string{"dataset.yaml:1:1 missing-field"}, "SPDX"},
		{"odd licence", "CC0-1.0", "\"free for all!\"", []string{"dataset.yaml:5:10 bad-licence"}, "SPDX"},
		{"reserved id", "id: library-visits", "id: main", []string{"dataset.yaml:2:5 reserved-id"}, "another id"},
		{"bad id", "id: library-visits", "id: Library_Visits", []string{"dataset.yaml:2:5 bad-id"}, "small letters"},
		{"id of another folder", "id: library-visits", "id: library-visit", []string{"dataset.yaml:2:5 id-differs-from-folder"}, "same name"},
		{"unknown provenance", "kind: synthetic, g", "kind: synthetik, g", []string{"dataset.yaml:6:20 bad-value"}, `"synthetic"`},
		{"provenance without seed", "seed: 20241231, ", "", []string{"dataset.yaml:6:1 missing-field"}, "generator and seed"},
		{"field of another provenance", "seed: 20241231, ", "seed: 20241231, by: me, ", []string{"dataset.yaml:6:78 field-of-other-kind"}, "Take it out"},
		{"bad as_of", "as_of: 2024-12-31", "as_of: 31/12/2024", []string{"dataset.yaml:8:8 bad-date"}, "2024-12-31"},
		{"real people", "personal_data: none", "personal_data: real", []string{"dataset.yaml:9:16 real-personal-data"}, "invented"},
		{"personal data misspelt", "personal_data: none", "personal_data: fictonal", []string{"dataset.yaml:9:16 bad-value"}, `"fictional"`},
		{"no column description", ", description: First day of the month", "", []string{"dataset.yaml:18:10 missing-field"}, "means"},
		{"no type", ", type: DATE", "", []string{"dataset.yaml:18:10 missing-field"}, "DuckDB type"},
		{"unknown type", "type: INTEGER", "type: INTEGR", []string{"dataset.yaml:19:30 unknown-type"}, `"INTEGER"`},
		{"SQL as a type", "type: INTEGER", "type: \"INTEGER); DROP TABLE x --\"", []string{"dataset.yaml:19:30 unknown-type"}, "DuckDB type"},
		{"unknown key column", "key: [branch_id, month]", "key: [branch_id, moth]", []string{"dataset.yaml:15:22 unknown-column"}, `"month"`},
		{"key column twice", "key: [branch_id, month]", "key: [month, month]", []string{"dataset.yaml:15:18 duplicate-name"}, "once"},
		{"reference to unknown table", "references: branches.", "references: branch.", []string{"dataset.yaml:17:75 unknown-table"}, `"branches"`},
		{"reference to unknown column", "branches.branch_id}", "branches.branch}", []string{"dataset.yaml:17:75 unknown-column"}, "branch_id"},
		{"reference without column", "branches.branch_id}", "branches}", []string{"dataset.yaml:17:75 bad-reference"}, "table.column"},
		{"reference to another type", "type: VARCHAR, description: Branch,", "type: INTEGER, description: Branch,", []string{"dataset.yaml:17:75 reference-of-other-type"}, "same type"},
		{"value of wrong type", "values: [door, estimate]", "values: [door, 7]", []string{"dataset.yaml:20:85 wrong-value"}, "quotes"},
		{"min of wrong type", "min: 0", "min: low", []string{"dataset.yaml:19:122 wrong-value"}, "without quotes"},
		{"min of a fraction", "min: 0", "min: 0.5", []string{"dataset.yaml:19:122 wrong-value"}, "whole numbers"},
		{"min of a text column", "values: [door, estimate]", "min: 3", []string{"dataset.yaml:20:75 unordered-type"}, "values"},
		{"empty range", "min: 0", "min: 10, max: 9", []string{"dataset.yaml:19:131 empty-range"}, "Exchange"},
		{"missing file", "file: visits.csv", "file: vists.csv", []string{"dataset.yaml:12:11 missing-file"}, `"visits.csv"`},
		{"path out of the folder", "file: visits.csv", "file: ../visits.csv", []string{"dataset.yaml:12:11 unsafe-path"}, "no .."},
		{"absolute path", "file: visits.csv", "file: /etc/passwd.csv", []string{"dataset.yaml:12:11 unsafe-path"}, "folder"},
		{"path of a drive", "file: visits.csv", `file: "c:visits.csv"`, []string{"dataset.yaml:12:11 unsafe-path"}, "folder"},
		{"unknown extension", "file: visits.csv", "file: visits.xlsx", []string{"dataset.yaml:12:11 unknown-extension"}, ".csv"},
		{"table named twice", "name: branches\n", "name: visits\n", []string{
			"dataset.yaml:17:75 unverified-reference (warning)", "dataset.yaml:21:11 duplicate-name",
		}, "Add the table"},
		{"columns that differ by case", "{name: month, type: DATE", "{name: Branch_ID, type: DATE", []string{
			"dataset.yaml:15:22 unknown-column", "dataset.yaml:18:16 duplicate-name",
		}, "Name a column"},
		{"reference to what repeats", "key: [branch_id]\n", "grain: x\n", []string{"dataset.yaml:25:5 duplicate-key"}, ""},
		{"fault in an unknown table", "{table: visits, what", "{table: visitors, what", []string{"dataset.yaml:30:13 unknown-table"}, `"visits"`},
		{"fault in an unknown column", "columns: [visits]}", "columns: [visit]}", []string{"dataset.yaml:30:80 unknown-column"}, `"visits"`},
		{"anchor", "title: ", "title: &a ", []string{"dataset.yaml:3:8 yaml-feature"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := libraryVisits(t)
			edit(t, files, "library-visits/dataset.yaml", test.before, test.after)
			d, problems := ReadManifest(files, "library-visits")
			if diff := cmp.Diff(test.want, brief(t, problems)); diff != "" {
				t.Fatalf("%s\n%v", diff, problems)
			}
			if d != nil {
				t.Error("a dataset with errors is usable")
			}
			if !strings.Contains(lessontest.Say(t, problems[0].Mend), test.mend) {
				t.Errorf("mend %q does not hold %q", lessontest.Say(t, problems[0].Mend), test.mend)
			}
		})
	}
}

func TestReadManifestWarnsOfReferenceToWhatRepeats(t *testing.T) {
	files := libraryVisits(t)
	edit(t, files, "library-visits/dataset.yaml", "    key: [branch_id]\n", "")
	d, problems := ReadManifest(files, "library-visits")
	if d == nil {
		t.Fatal(problems)
	}
	if diff := cmp.Diff([]string{"dataset.yaml:17:75 reference-not-unique (warning)"}, brief(t, problems)); diff != "" {
		t.Error(diff)
	}
}

func TestReadManifestWithoutFile(t *testing.T) {
	_, problems := ReadManifest(fstest.MapFS{}, "nowhere")
	if diff := cmp.Diff([]string{"dataset.yaml:0:0 missing-file"}, brief(t, problems)); diff != "" {
		t.Error(diff)
	}
}

func TestHashNamesContent(t *testing.T) {
	hash := func(files fs.FS) string {
		d, problems := ReadManifest(files, "library-visits")
		if d == nil {
			t.Fatal(problems)
		}
		return d.Hash
	}
	first := hash(libraryVisits(t))
	if hash(libraryVisits(t)) != first {
		t.Error("the same content has two hashes")
	}
	data := libraryVisits(t)
	edit(t, data, "library-visits/visits.csv", "310", "311")
	manifest := libraryVisits(t)
	edit(t, manifest, "library-visits/dataset.yaml", "min: 0", "min: 1")
	if hash(data) == first || hash(manifest) == first || hash(data) == hash(manifest) {
		t.Error("another content has the same hash")
	}
}

func FuzzReadManifest(f *testing.F) {
	for _, file := range libraryVisits(f) {
		f.Add(file.Data)
	}
	f.Add([]byte("format: 1\nid: x\ntables: [{columns: [{values: [1, a, [b]], min: {}}]}]\n"))
	f.Fuzz(func(t *testing.T, source []byte) {
		files := libraryVisits(t)
		files["library-visits/dataset.yaml"] = &fstest.MapFile{Data: source}
		d, problems := ReadManifest(files, "library-visits")
		if d == nil && !hasError(problems) {
			t.Error("no dataset and no reason")
		}
		if d != nil && (hasError(problems) || len(d.statements()) < 1) {
			t.Error("a dataset that cannot be prepared")
		}
	})
}

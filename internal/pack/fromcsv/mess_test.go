package fromcsv

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/dataset"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/pack"
)

var update = flag.Bool("update", false, "write the golden files anew")

func sayer(t testing.TB) Say {
	t.Helper()
	words, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	return words.Say
}

// mess says of each file in testdata/mess what must be said of it, as keys of notes, and which columns it has, with types.
var mess = map[string]struct {
	notes   string
	columns string
}{
	"tidy":              {"", "branch VARCHAR, month DATE, visits INTEGER"},
	"bom":               {"byte-order-mark", "branch VARCHAR, month DATE, visits INTEGER"},
	"semicolons":        {"semicolon", "branch VARCHAR, month DATE, visits INTEGER"},
	"tabs":              {"tab", "branch VARCHAR, month DATE, visits INTEGER"},
	"vertical-bars":     {"vertical-bar", "branch VARCHAR, month DATE, visits INTEGER"},
	"sep-line":          {"sep-line semicolon", "branch VARCHAR, month DATE, visits INTEGER"},
	"latin-1":           {"encoding quoted-names", "barri VARCHAR, any INTEGER, visites INTEGER"},
	"utf-16":            {"encoding", "branch VARCHAR, month DATE, visits INTEGER"},
	"utf-16-unmarked":   {"encoding", "branch VARCHAR, month DATE, visits INTEGER"},
	"crlf":              {"", "branch VARCHAR, month DATE, visits INTEGER"},
	"old-mac":           {"", "branch VARCHAR, month DATE, visits INTEGER"},
	"title-rows":        {"title-rows", "branch VARCHAR, month DATE, visits INTEGER"},
	"title-rows-alone":  {"title-rows", "branch VARCHAR, month DATE, visits INTEGER"},
	"footnotes":         {"footnotes", "branch VARCHAR, month DATE, visits INTEGER"},
	"blank-names":       {"blank-name blank-name", "branch VARCHAR, column_2 INTEGER, visits INTEGER, column_4 VARCHAR"},
	"duplicate-names":   {"duplicate-name duplicate-name", "branch VARCHAR, Visits INTEGER, visits_2 INTEGER, VISITS_3 INTEGER"},
	"padded-names":      {"name-spelling padded quoted-names", "branch VARCHAR, number of visits INTEGER, month DATE"},
	"padded-fields":     {"padded", "branch VARCHAR, visits INTEGER"},
	"no-header":         {"no-header", "column_1 INTEGER, column_2 DATE, column_3 INTEGER"},
	"day-first-dates":   {"date-spelling quoted-names", "case INTEGER, opened DATE"},
	"month-first-dates": {"date-spelling quoted-names", "case INTEGER, opened DATE"},
	"mixed-dates":       {"mixed-dates quoted-names", "case INTEGER, opened DATE"},
	"unclear-dates":     {"unclear-dates quoted-names", "case INTEGER, opened VARCHAR"},
	"clashing-dates":    {"clashing-dates quoted-names", "case INTEGER, opened VARCHAR"},
	"two-digit-years":   {"two-digit-years quoted-names", "case INTEGER, opened VARCHAR"},
	"impossible-dates":  {"mostly-dates quoted-names", "case INTEGER, opened VARCHAR"},
	"times":             {"date-spelling quoted-names", "case INTEGER, opened TIMESTAMP"},
	"decimal-commas":    {"semicolon decimal-commas decimal-commas", "ward VARCHAR, rate DECIMAL(18,2), cost DECIMAL(18,2)"},
	"thousands":         {"number-spelling", "ward VARCHAR, budget DECIMAL(18,2)"},
	"spaced-thousands":  {"number-spelling", "ward VARCHAR, budget INTEGER"},
	"unclear-numbers":   {"semicolon unclear-numbers", "ward VARCHAR, budget VARCHAR"},
	"symbols":           {"symbols symbols", "ward VARCHAR, share VARCHAR, cost VARCHAR"},
	"missing-marks":     {"missing missing-in-text", "ward VARCHAR, cases INTEGER, note VARCHAR"},
	"suppressed":        {"mostly-numbers", "ward VARCHAR, cases VARCHAR"},
	"totals":            {"totals", "ward VARCHAR, cases INTEGER"},
	"totals-mixed":      {"totals no-key", "Districte VARCHAR, Barri VARCHAR, Casos INTEGER"},
	"leading-zeros":     {"leading-zeros", "site VARCHAR, visits INTEGER"},
	"codes-and-total":   {"mostly-codes capital-letters", "plate VARCHAR, wheelchair VARCHAR, fee INTEGER"},
	"long-digits":       {"long-digits", "meter VARCHAR, reading INTEGER"},
	"ragged":            {"short-rows long-rows padded", "branch VARCHAR, month DATE, visits INTEGER"},
	"blank-rows":        {"blank-rows", "branch VARCHAR, visits INTEGER"},
	"repeated-header":   {"repeated-header", "branch VARCHAR, visits INTEGER"},
	"repeated-rows":     {"repeated-rows no-key", "branch VARCHAR, visits INTEGER"},
	"quotes":            {"stray-quote", "branch VARCHAR, note VARCHAR"},
	"unclosed-quote":    {"stray-quote", "branch VARCHAR, note VARCHAR"},
	"empty-column":      {"empty-column missing-in-text", "branch VARCHAR, visits INTEGER, spare VARCHAR"},
	"trailing-commas":   {"", "branch VARCHAR, visits INTEGER"},
	"one-column":        {"", "branch VARCHAR"},
	"nul":               {"nul", "branch VARCHAR, visits INTEGER"},
	"personal":          {"person-name date-spelling birth-date address email phone person-id person-id quoted-names", "Full name VARCHAR, DOB DATE, Home address VARCHAR, E-mail VARCHAR, Mobile VARCHAR, NI number VARCHAR, DNI VARCHAR, ward VARCHAR"},
	"personal-values":   {"email person-id person-name quoted-names", "contact VARCHAR, ref VARCHAR, name VARCHAR, park name VARCHAR"},
	"not-null-bools":    {"missing quoted-names", "asset VARCHAR, in use BOOLEAN"},
	"accents-in-name":   {"quoted-names", "Codi_Districte INTEGER, Població (2023) INTEGER"},
}

// Every kind of mess is told, and what comes of it passes the rules of datasets.
func TestMess(t *testing.T) {
	files, err := filepath.Glob("testdata/mess/*.csv")
	if err != nil || len(files) != len(mess) {
		t.Fatalf("%d files for %d cases: %v", len(files), len(mess), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".csv")
		t.Run(name, func(t *testing.T) {
			want, ok := mess[name]
			if !ok {
				t.Fatal("this file has no case")
			}
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := New("a-mess", []File{{Name: file, Raw: raw}})
			if err != nil {
				t.Fatal(err)
			}
			var keys, columns []string
			for _, note := range d.Tables[0].Notes {
				keys = append(keys, strings.TrimPrefix(note.Message.Key, "fromcsv."))
			}
			for _, c := range d.Tables[0].Columns {
				columns = append(columns, c.Name+" "+c.Type)
			}
			if got := strings.Join(keys, " "); got != want.notes {
				t.Errorf("notes %q, want %q", got, want.notes)
			}
			if got := strings.Join(columns, ", "); got != want.columns {
				t.Errorf("columns %q, want %q", got, want.columns)
			}
			golden(t, "testdata/mess/"+name+".golden", written(t, d))
		})
	}
}

// written is all files of a dataset, which must be read back without a fault.
func written(t *testing.T, d *Dataset) string {
	t.Helper()
	files, err := d.Files(sayer(t))
	if err != nil {
		t.Fatal(err)
	}
	system := fstest.MapFS{}
	for name, text := range files {
		system[d.ID+"/"+name] = &fstest.MapFile{Data: text}
	}
	read, problems := dataset.ReadManifest(system, d.ID)
	if read == nil || len(problems) > 0 {
		t.Fatalf("the manifest has faults: %v\n%s", problems, files[dataset.ManifestFile])
	}
	var out strings.Builder
	for _, name := range []string{pack.ImportReport, dataset.ManifestFile} {
		fmt.Fprintf(&out, "-- %s --\n%s", name, files[name])
	}
	for _, table := range d.Tables {
		fmt.Fprintf(&out, "-- %s.csv --\n%s", table.Name, files[table.Name+".csv"])
	}
	return out.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs:\n%s", file, diff)
	}
}

// Taking the mark off every proposal gives a manifest that still can be read.
func TestProposalsAreYAML(t *testing.T) {
	d := twoTables(t)
	files, err := d.Files(sayer(t))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(files[dataset.ManifestFile]), "# proposed: ", "")
	var manifest dataset.Manifest
	if _, problems := lesson.ReadYAML("dataset.yaml", []byte(text), &manifest); len(problems) > 0 {
		t.Fatalf("%v\n%s", problems, text)
	}
	cases := manifest.Table("cases")
	if got := cases.Column("area_id").References; got != "areas.area_id" {
		t.Errorf("area_id refers to %q, want areas.area_id", got)
	}
	if diff := cmp.Diff([]any{"kerb", "pothole"}, cases.Column("kind").Values); diff != "" {
		t.Errorf("values of kind: %s", diff)
	}
	if diff := cmp.Diff([]string{"case_id"}, cases.Key); diff != "" {
		t.Errorf("key: %s", diff)
	}
}

func twoTables(t *testing.T) *Dataset {
	t.Helper()
	var files []File
	for _, name := range []string{"areas.csv", "cases.csv"} {
		raw, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, File{Name: "C/folder/" + name, Raw: raw})
	}
	d, err := New("roads", files)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRefused(t *testing.T) {
	tests := []struct{ name, raw, key string }{
		{"nothing", "", "empty"},
		{"spaces", " \n\t\n", "empty"},
		{"a mark alone", "\ufeff", "empty"},
		{"names alone", "branch,visits\n", "no-rows"},
		{"too large", strings.Repeat("a,b\n", dataset.PackFileLimit/4+1), "too-large"},
		{"too wide", strings.Repeat("a,", 600) + "b\n" + strings.Repeat("1,", 600) + "2\n", "too-wide"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(File{Name: "x.csv", Raw: []byte(tt.raw)})
			var refused *NoTableError
			if !errors.As(err, &refused) || refused.Key != tt.key {
				t.Fatalf("got %v, want %q", err, tt.key)
			}
			if said := sayer(t)(refused.Message()); !strings.Contains(said, "x.csv") || strings.Contains(said, "‹") {
				t.Errorf("it says %q", said)
			}
		})
	}
}

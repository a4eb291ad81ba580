package dataset

import (
	"context"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"guildhall/datasets"
	"guildhall/internal/engine"
	"guildhall/internal/lesson"
	"guildhall/internal/lesson/lessontest"
)

func TestVerify(t *testing.T) {
	eng := newEngine(t)
	const visits, branches, manifest = "library-visits/visits.csv", "library-visits/branches.csv", "library-visits/dataset.yaml"
	for _, test := range []struct {
		name                string
		file, before, after string
		want                []string
		says                string
	}{
		{"all kept", visits, "310", "311", nil, ""},
		{"key repeated", visits, "B2,2022-02-01", "B2,2022-01-01", []string{"dataset.yaml:15:5 not-unique"}, "In 2 of 5 rows, branch_id and month repeat those of another row. For example: branch_id = B2, month = 2022-01-01."},
		{"key without value", visits, "B2,2022-02-01", "B2,", []string{"dataset.yaml:18:10 null-value"}, "In 1 of 5 rows, there is no month. For example: branch_id = B2, month = NULL."},
		{"not null", branches, "Central", "", []string{"dataset.yaml:28:81 null-value"}, "branch_id = B1, name = NULL"},
		{"no such branch", visits, "B2,2022-02-01", "B9,2022-02-01", []string{"dataset.yaml:17:75 dangling-reference"}, "branch_id = B9"},
		{"unlisted value", visits, "estimate", "guess", []string{"dataset.yaml:20:70 unlisted-value"}, "mode = guess"},
		{"below min", visits, "310", "-310", []string{"dataset.yaml:19:122 below-min"}, "visits is below 0"},
		{"above max", manifest, "min: 0", "max: 11000", []string{"dataset.yaml:19:122 above-max"}, "visits = 11800"},
		{"unique column", manifest, "not_null: true, unique: false}", "not_null: true, unique: true}", nil, ""},
		{"unique set", manifest, "    key: [branch_id, month]", "    unique: [[branch_id, month], [branch_id, mode]]", []string{"dataset.yaml:15:34 not-unique"}, "In 3 of 5 rows, branch_id and mode repeat those of another row. For example: branch_id = B1, mode = door."},
		{"check", manifest, "    key: [branch_id, month]", "    check: \"mode = 'door' OR visits > 0 -- estimates are never 0\"", []string{"dataset.yaml:15:12 check-broken"}, "branch_id = B2"},
		{"check that is NULL", manifest, "    key: [branch_id, month]", "    check: \"visits >= 0\"", nil, ""},
		{"check of no column", manifest, "    key: [branch_id, month]", "    check: \"visit >= 0\"", []string{"dataset.yaml:15:12 bad-check"}, "visit"},
		{"check that is no condition", manifest, "    key: [branch_id, month]", "    check: \"1 = 1); DROP TABLE visits; SELECT (1\"", []string{"dataset.yaml:15:12 bad-check"}, ""},
		{"empty table", branches, "B1,Central\nB2,\"Harbour, old\"\n", "", []string{"dataset.yaml:17:75 dangling-reference", "dataset.yaml:22:11 empty-table (warning)"}, ""},
		{"rows that do not fit", visits, "310", "3.10", []string{"visits.csv:6:15 wrong-value"}, "3.10"},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := libraryVisits(t)
			edit(t, files, test.file, test.before, test.after)
			catalog := NewCatalog(files)
			d, err := catalog.Dataset("library-visits")
			if err != nil {
				t.Fatal(err)
			}
			problems, err := NewPreparer(eng, t.TempDir()).Verify(t.Context(), d, catalog)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, brief(t, problems)); diff != "" {
				t.Fatalf("%s\n%v", diff, problems)
			}
			if len(problems) > 0 && !strings.Contains(lessontest.Say(t, problems[0].Message), test.says) {
				t.Errorf("message %q does not hold %q", lessontest.Say(t, problems[0].Message), test.says)
			}
		})
	}
}

// neighbour refers to the libraries from another dataset.
const neighbour = `format: 1
id: loans
title: Loans
description: Loans by branch.
licence: CC0-1.0
provenance: {kind: derived, from: library-visits, how: by hand}
personal_data: none
tables:
  - name: loans
    file: loans.csv
    description: Loans.
    grain: one row per branch
    columns:
      - {name: branch, type: VARCHAR, description: Branch, references: library-visits/branches.branch_id}
`

// The manifest as the pack format's page shows it has no branches table.
func TestVerifyThePartThatIsThere(t *testing.T) {
	files := libraryVisits(t)
	text := string(files["library-visits/dataset.yaml"].Data)
	from, to := strings.Index(text, "  - name: branches"), strings.Index(text, "faults:")
	files["library-visits/dataset.yaml"].Data = []byte(text[:from] + text[to:])
	catalog := NewCatalog(files)
	d, problems := ReadManifest(files, "library-visits")
	if diff := cmp.Diff([]string{"dataset.yaml:17:75 unverified-reference (warning)"}, brief(t, problems)); diff != "" {
		t.Fatal(diff)
	}
	problems, err := NewPreparer(newEngine(t), t.TempDir()).Verify(t.Context(), d, catalog)
	if err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}

func TestVerifyAcrossDatasets(t *testing.T) {
	verify := func(manifest, rows string) []lesson.Problem {
		files := libraryVisits(t)
		own := fstest.MapFS{"datasets/loans/dataset.yaml": {Data: []byte(manifest)}, "datasets/loans/loans.csv": {Data: []byte(rows)}}
		catalog := NewCatalog(files).With(own)
		d, err := catalog.Dataset("loans")
		if err != nil {
			t.Fatal(err)
		}
		problems, err := NewPreparer(newEngine(t), t.TempDir()).Verify(t.Context(), d, catalog)
		if err != nil {
			t.Fatal(err)
		}
		return problems
	}
	if problems := verify(neighbour, "branch\nB1\n\n"); len(problems) > 0 {
		t.Error(problems)
	}
	for _, test := range []struct{ manifest, rows, want string }{
		{neighbour, "branch\nB1\nB7\n", "dataset.yaml:14:72 dangling-reference"},
		{strings.Replace(neighbour, "library-visits/", "library-visit/", 1), "branch\n", "dataset.yaml:14:72 unknown-dataset"},
		{strings.Replace(neighbour, "branches.", "branch.", 1), "branch\n", "dataset.yaml:14:72 unknown-table"},
	} {
		problems := verify(test.manifest, test.rows)
		if diff := cmp.Diff([]string{test.want}, brief(t, problems)); diff != "" {
			t.Errorf("%s\n%v", diff, problems)
		}
		if problems[0].File != "datasets/loans/dataset.yaml" {
			t.Errorf("problem in %s", problems[0].File)
		}
	}
}

func TestProfile(t *testing.T) {
	profile, err := NewPreparer(newEngine(t), t.TempDir()).Profile(t.Context(), libraries(t), "visits")
	if err != nil {
		t.Fatal(err)
	}
	if profile.Rows != 5 || len(profile.Columns) != 4 {
		t.Fatalf("profile %+v", profile)
	}
	visits := profile.Columns[2]
	got := []string{visits.Min.String(), visits.Max.String(), visits.Mean.String(), visits.Median.String()}
	if diff := cmp.Diff([]string{"0", "11800", "3327.5", "755.0"}, got); diff != "" {
		t.Error(diff)
	}
	if visits.Nulls != 1 || visits.Distinct != 4 || profile.NullShare(visits) != 0.2 {
		t.Errorf("visits %+v", visits)
	}
	var bars []int64
	for _, bin := range visits.Bins {
		bars = append(bars, bin.Rows)
	}
	if diff := cmp.Diff([]int64{3, 0, 0, 1}, bars); diff != "" || visits.Bins[1].Low.Float() != 2950 {
		t.Errorf("%s %v", diff, visits.Bins)
	}
	mode := profile.Columns[3]
	if len(mode.Top) != 2 || mode.Top[0].Value.Text() != "door" || mode.Top[0].Rows != 4 || mode.Bins != nil {
		t.Errorf("mode %+v", mode)
	}
	month := profile.Columns[1]
	if month.Median.String() != "2022-02-01" || month.Bins[0].Low.String() != "2022-01-01" || month.Bins[2].High.String() != "2022-03-01" {
		t.Errorf("month %+v", month)
	}
	if _, err := NewPreparer(newEngine(t), t.TempDir()).Profile(t.Context(), libraries(t), "visit"); err == nil || !strings.Contains(err.Error(), `"visits"`) {
		t.Errorf("unknown table: %v", err)
	}
}

func TestProfileEveryType(t *testing.T) {
	columns := []string{
		"a BOOLEAN", "b UHUGEINT", "c DECIMAL(8,2)", "d DOUBLE", "e TIME", "f TIMESTAMP", "g TIMESTAMPTZ", "h INTERVAL", "i UUID", "j BLOB", "k JSON", "l VARCHAR[]",
	}
	rows := "a,b,c,d,e,f,g,h,i,j,k,l\n" +
		"true,1,1.5,2.5,10:00,2024-01-01 10:00:00,2024-01-01 10:00:00Z,3 days,0b0e8e8a-7c1c-4d0f-9d5e-0123456789ab,x,\"{\"\"a\"\":1}\",\"[a, b]\"\n" +
		"false,340282366920938463463374607431768211455,-1,1e308,11:00,2025-01-01 10:00:00,2025-01-01 10:00:00Z,1 month,1b0e8e8a-7c1c-4d0f-9d5e-0123456789ab,y,[],[]\n,,,,,,,,,,,\n"
	d := oneTable(t, "x.csv", []byte(rows), bundledLimit, columns...)
	profile, err := NewPreparer(newEngine(t), t.TempDir()).Profile(t.Context(), d, "sample")
	if err != nil {
		t.Fatal(err)
	}
	for _, column := range profile.Columns {
		if column.Nulls != 1 || column.Distinct != 2 || len(column.Top) != 2 {
			t.Errorf("%s: %+v", column.Name, column)
		}
	}
}

// spoiling gives a session that cannot be opened the first time, as with a file that is whole but of another DuckDB.
type spoiling struct {
	*counting
	spoiled bool
}

func (s *spoiling) Open(ctx context.Context, job engine.Job) (*engine.Session, error) {
	if !s.spoiled {
		s.spoiled = true
		return nil, os.ErrInvalid
	}
	return s.counting.Open(ctx, job)
}

func TestInspectBuildsAgainWhatCannotBeOpened(t *testing.T) {
	eng := &spoiling{counting: &counting{Engine: newEngine(t)}}
	if _, err := NewPreparer(eng, t.TempDir()).Profile(t.Context(), libraries(t), "visits"); err != nil || eng.builds != 2 {
		t.Errorf("%d builds, %v", eng.builds, err)
	}
}

// Every dataset that comes with the program has a faultless manifest, rows that fit it and promises that hold.
func TestBundledDatasets(t *testing.T) {
	catalog := NewCatalog(datasets.FS)
	if len(catalog.IDs()) == 0 {
		t.Fatal("the catalogue is empty")
	}
	preparer := NewPreparer(newEngine(t), t.TempDir())
	for _, id := range catalog.IDs() {
		d, err := catalog.Dataset(id)
		if err != nil {
			t.Fatal(err)
		}
		problems, err := preparer.Verify(t.Context(), d, catalog)
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range problems {
			t.Error(problem)
		}
	}
}

func TestCatalog(t *testing.T) {
	files := libraryVisits(t)
	files["broken/dataset.yaml"] = &fstest.MapFile{Data: []byte("format: 1\n")}
	files["README.md"] = &fstest.MapFile{}
	catalog := NewCatalog(files)
	if diff := cmp.Diff([]string{"broken", "library-visits"}, catalog.IDs()); diff != "" {
		t.Error(diff)
	}
	_, err := catalog.Dataset("library-visit")
	if diff := cmp.Diff(`unknown dataset "library-visit": did you mean "library-visits"?`, err.Error()); diff != "" {
		t.Error(diff)
	}
	if _, err := catalog.Dataset("broken"); err == nil || !strings.Contains(err.Error(), "broken/dataset.yaml:1:1") {
		t.Errorf("broken dataset: %v", err)
	}
	first, _ := catalog.Dataset("library-visits")
	second, _ := catalog.Dataset("library-visits")
	if first != second {
		t.Error("the manifest is read twice")
	}
}

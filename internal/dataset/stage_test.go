package dataset

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/lesson"
	"guildhall/internal/lesson/lessontest"
)

// oneTable returns a dataset of one table with the columns "name type" in the named file.
func oneTable(t testing.TB, file string, data []byte, limit int64, columns ...string) *Dataset {
	t.Helper()
	var manifest strings.Builder
	fmt.Fprintf(&manifest, `format: 1
id: sample
title: Sample
description: Sample.
licence: CC0-1.0
provenance: {kind: authored, by: me}
personal_data: none
tables:
  - name: sample
    file: %s
    description: Rows.
    grain: one row per thing
    columns:
`, file)
	for _, column := range columns {
		name, kind, _ := strings.Cut(column, " ")
		fmt.Fprintf(&manifest, "      - {name: %s, type: %q, description: A column}\n", name, kind)
	}
	files := fstest.MapFS{
		"sample/dataset.yaml": {Data: []byte(manifest.String())},
		"sample/" + file:      {Data: data},
	}
	d, problems := readManifest(files, "sample", limit)
	if d == nil {
		t.Fatal(problems)
	}
	return d
}

// staging returns what stage writes and finds.
func staging(t testing.TB, d *Dataset) (string, []lesson.Problem) {
	t.Helper()
	folder := t.TempDir()
	problems, err := d.stage(t.Context(), &d.Tables[0], folder)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(folder, d.staged(&d.Tables[0])))
	if err != nil {
		t.Fatal(err)
	}
	return string(text), problems
}

func TestStageSpellsRowsOneWay(t *testing.T) {
	for _, test := range []struct{ name, file, data, want string }{
		{"plain", "x.csv", "a,b\n1,one\n2,two\n", "\"1\",\"one\"\n\"2\",\"two\"\n"},
		{"no line feed at the end", "x.csv", "a,b\n1,one", "\"1\",\"one\"\n"},
		{"NULL and the empty string", "x.csv", "a,b\n,\n1,\"\"\n", "\\N,\\N\n\"1\",\"\"\n"},
		{"byte order mark and CRLF", "x.csv", "\ufeffa,b\r\n1,\"x\r\ny\"\r\n", "\"1\",\"x\ny\"\n"},
		{"quotes, commas and semicolons in texts", "x.csv", "a,b\n1,\"say \"\"hi\"\", x;y\"\n", "\"1\",\"say \"\"hi\"\", x;y\"\n"},
		{"columns in another order", "x.csv", "b,a\none,1\n", "\"1\",\"one\"\n"},
		{"a text that looks like our NULL", "x.csv", "a,b\n1,\\N\n", "\"1\",\"\\N\"\n"},
		{"tabs", "x.tsv", "a\tb\n1\tone, two\n", "\"1\",\"one, two\"\n"},
		{"JSON", "x.json", `[{"a": 1, "b": "é"}, {"b": null}, {"a": -2, "b": 2.50}]`, "\"1\",\"é\"\n\\N,\\N\n\"-2\",\"2.50\"\n"},
		{"JSON lines", "x.ndjson", "{\"a\": 1, \"b\": \"one\"}\n\n{\"a\": 2, \"b\": true}\n", "\"1\",\"one\"\n\"2\",\"true\"\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, problems := staging(t, oneTable(t, test.file, []byte(test.data), bundledLimit, "a INTEGER", "b VARCHAR"))
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if diff := cmp.Diff("\"a\",\"b\"\n"+test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestStageFaults(t *testing.T) {
	for _, test := range []struct {
		name, file, data string
		want             []string
		mend             string
	}{
		{"semicolons", "x.csv", "a;b\n1;2\n", []string{"x.csv:1:1 wrong-delimiter"}, "CSV UTF-8"},
		{"tabs", "x.csv", "a\tb\n1\t2\n", []string{"x.csv:1:1 wrong-delimiter"}, "commas"},
		{"empty file", "x.csv", "", []string{"x.csv:1:1 missing-header"}, "column names"},
		{"header misspelt", "x.csv", "a,bb\n1,2\n", []string{"x.csv:1:3 undeclared-column", "x.csv:1:1 missing-column"}, ""},
		{"header too long", "x.csv", "a,b,c\n1,2,3\n", []string{"x.csv:1:5 undeclared-column"}, ""},
		{"header twice", "x.csv", "a,b,a\n1,2,3\n", []string{"x.csv:1:5 duplicate-column"}, "Keep one"},
		{"no header", "x.csv", "1,one\n2,two\n", []string{
			"x.csv:1:1 undeclared-column", "x.csv:1:3 undeclared-column", "x.csv:1:1 missing-column", "x.csv:1:1 missing-column",
		}, ""},
		{"values", "x.csv", "a,b\n1,x\n2.5,\"é\ny\"\nç,z\n", []string{"x.csv:3:1 wrong-value", "x.csv:5:1 wrong-value"}, "DECIMAL"},
		{"too large", "x.csv", "b,a\nx,2147483648\n", []string{"x.csv:2:3 wrong-value"}, "BIGINT"},
		{"quoted nothing as a number", "x.csv", "a,b\n\"\",x\n", []string{"x.csv:2:1 wrong-value"}, "leave the field empty"},
		{"short and long rows", "x.csv", "a,b\n1\n1,2,3\n\n1,x\n", []string{"x.csv:2:1 row-length", "x.csv:3:5 row-length", "x.csv:4:1 empty-line"}, "quotes"},
		{"quote that is never closed", "x.csv", "a,b\n1,\"x\n2,y\n", []string{"x.csv:2:3 bad-quote"}, "Close it"},
		{"text after a quote", "x.csv", "a,b\n1,\"x\"y\n", []string{"x.csv:2:6 bad-quote"}, "Double"},
		{"quote within", "x.csv", "a,b\n1,x\"y\n", []string{"x.csv:2:4 bad-quote"}, "whole field"},
		{"Latin-1", "x.csv", "a,b\n1,caf\xe9\n", []string{"x.csv:2:6 not-utf8"}, "UTF-8"},
		{"NUL", "x.csv", "a,b\n1,\x00\n", []string{"x.csv:2:3 control-character"}, "Take it out"},
		{"JSON that is no list", "x.json", `{"a": 1}`, []string{"x.json:1:1 bad-json"}, "object"},
		{"JSON cut short", "x.json", "[{\"a\": 1},\n {\"a\"", []string{"x.json:2:6 bad-json"}, "brackets"},
		{"JSON with more", "x.json", "[] 1", []string{"x.json:1:4 bad-json"}, "Take it out"},
		{"JSON with another key", "x.json", "[{\"a\": 1,\n  \"bee\": 2}, {\"bee\": 3}]", []string{"x.json:2:3 undeclared-column"}, ""},
		{"JSON with a key twice", "x.json", `[{"a": 1, "a": 2}]`, []string{"x.json:1:11 duplicate-column"}, "Keep one"},
		{"JSON nested", "x.json", `[{"a": 1, "b": {"c": 2}}]`, []string{"x.json:1:16 wrong-value"}, "plain"},
		{"JSON of another type", "x.ndjson", "{\"a\": 1}\n{\"a\": \"x\"}", []string{"x.ndjson:2:7 wrong-value"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := staging(t, oneTable(t, test.file, []byte(test.data), bundledLimit, "a INTEGER", "b VARCHAR"))
			if diff := cmp.Diff(test.want, brief(t, problems)); diff != "" {
				t.Fatalf("%s\n%v", diff, problems)
			}
			if !strings.Contains(lessontest.Say(t, problems[0].Mend), test.mend) {
				t.Errorf("mend %q does not hold %q", lessontest.Say(t, problems[0].Mend), test.mend)
			}
		})
	}
}

func TestStageStopsAfterMany(t *testing.T) {
	data := "a,b\n" + strings.Repeat("x,y\n", 500)
	_, problems := staging(t, oneTable(t, "x.csv", []byte(data), bundledLimit, "a INTEGER", "b VARCHAR"))
	if len(problems) != maxFaults {
		t.Errorf("%d faults are reported, want %d", len(problems), maxFaults)
	}
}

func zipped(t testing.TB, text []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestStageUnpacks(t *testing.T) {
	got, problems := staging(t, oneTable(t, "x.csv.gz", zipped(t, []byte("a\n7\n")), PackFileLimit, "a INTEGER"))
	if len(problems) > 0 || got != "\"a\"\n\"7\"\n" {
		t.Errorf("%q, %v", got, problems)
	}
	cut := zipped(t, []byte("a\n"+strings.Repeat("7\n", 5000)))
	_, problems = staging(t, oneTable(t, "x.csv.gz", cut[:len(cut)-9], PackFileLimit, "a INTEGER"))
	if diff := cmp.Diff([]string{"x.csv.gz:0:0 unreadable-file"}, brief(t, problems)); diff != "" {
		t.Error(diff)
	}
	row := append(bytes.Repeat([]byte("x"), 99_999), '\n')
	bomb := zipped(t, append([]byte("a\n"), bytes.Repeat(row, packRowsLimit/len(row)+1)...))
	_, problems = staging(t, oneTable(t, "x.csv.gz", bomb, PackFileLimit, "a VARCHAR"))
	if diff := cmp.Diff([]string{"x.csv.gz:0:0 file-too-large"}, brief(t, problems)); diff != "" {
		t.Error(diff)
	}
}

func TestPackFilesAreLimited(t *testing.T) {
	files := libraryVisits(t)
	files["library-visits/visits.csv"].Data = make([]byte, PackFileLimit+1)
	_, problems := readManifest(files, "library-visits", PackFileLimit)
	if diff := cmp.Diff([]string{"dataset.yaml:12:11 file-too-large"}, brief(t, problems)); diff != "" {
		t.Error(diff)
	}
}

func TestMisfit(t *testing.T) {
	for _, test := range []struct {
		kind        string
		fit, misfit []string
	}{
		{"TINYINT", []string{"127", "-128", "+5", "007"}, []string{"128", "-129", "1e2", "0x10", "1_000", " 1", "", "٣"}},
		{"UBIGINT", []string{"18446744073709551615", "0"}, []string{"18446744073709551616", "-1"}},
		{"HUGEINT", []string{"-170141183460469231731687303715884105728"}, []string{"170141183460469231731687303715884105728"}},
		{"DECIMAL(5,2)", []string{"999.99", "-0.5", ".5", "1.", "1.500", "00012.3"}, []string{"1000", "1.005", "1,5", "x", "."}},
		{"DOUBLE", []string{"1e3", "-.5", "3.", "1E-7"}, []string{"1,5", "NaN", "inf", "0x1p4", "1e999", ""}},
		{"BOOLEAN", []string{"true", "FALSE"}, []string{"1", "t", "yes"}},
		{"DATE", []string{"2024-02-29"}, []string{"2023-02-29", "2024/01/05", "2024-1-5", "29/02/2024", "2024-02-29 00:00"}},
		{"TIME", []string{"23:59", "23:59:59", "23:59:59.5"}, []string{"24:00", "noon"}},
		{"TIMESTAMP", []string{"2024-02-29 23:59:59", "2024-02-29T23:59:59.123", "2024-02-29", "2024-02-29 23:59"}, []string{"2024-02-29 23:59:59Z", "29/02/2024 10:00"}},
		{"TIMESTAMPTZ", []string{"2024-02-29 23:59:59+00:00", "2024-02-29T23:59:59Z", "2024-02-29 23:59:59+01"}, []string{"2024-02-29 23:59:59"}},
		{"UUID", []string{"0b0e8e8a-7c1c-4d0f-9d5e-0123456789ab"}, []string{"0b0e8e8a"}},
		{"JSON", []string{`{"a":1}`}, []string{`{a:1}`}},
		{"VARCHAR", []string{"", "anything"}, nil},
	} {
		kind, ok := ParseType(test.kind)
		if !ok {
			t.Fatalf("%s is no type", test.kind)
		}
		for _, text := range test.fit {
			if wrong := kind.Misfit(text); !wrong.IsZero() {
				t.Errorf("%s: %q does not fit: %s", test.kind, text, lessontest.Say(t, wrong.Wrong()))
			}
		}
		for _, text := range test.misfit {
			if wrong := kind.Misfit(text); wrong.IsZero() || lessontest.Say(t, wrong.Mend()) == "" {
				t.Errorf("%s: %q fits", test.kind, text)
			}
		}
	}
}

func TestParseType(t *testing.T) {
	for text, want := range map[string]string{
		"int": "INTEGER", "Text": "VARCHAR", "decimal(10, 2)": "DECIMAL(10,2)", "NUMERIC": "DECIMAL(18,3)", "decimal(4)": "DECIMAL(4,0)",
		"timestamp  with time zone": "TIMESTAMP WITH TIME ZONE", "timestamptz": "TIMESTAMP WITH TIME ZONE", "integer[]": "INTEGER[]",
		"": "", "INTEGR": "", "DECIMAL(39,2)": "", "DECIMAL(2,3)": "", "DECIMAL(2": "", "DECIMAL(x)": "", "VARCHAR(10)": "", "INTEGER[][]": "",
		"ENUM('a')": "", "STRUCT(a INT)": "", "DECIMAL()": "", "DECIMAL(3,1) NOT NULL": "",
	} {
		got, ok := ParseType(text)
		if got.Name != want || ok != (want != "") {
			t.Errorf("ParseType(%q) = %q, %t; want %q", text, got.Name, ok, want)
		}
	}
}

func FuzzRows(f *testing.F) {
	for _, text := range []string{"a,b\n1,x\n", "a,b\r\n\"1\",\"x\"\"y\"\n,\n", "[{\"a\":1}]", "{\"a\":1}\n{\"b\":[1,{}]}"} {
		for which := range 4 {
			f.Add([]byte(text), which)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, which int) {
		file := []string{"x.csv", "x.tsv", "x.json", "x.ndjson"}[uint(which)%4]
		d := oneTable(t, file, data, PackFileLimit, "a INTEGER", "b VARCHAR")
		text, problems := staging(t, d)
		if len(problems) > 0 {
			return
		}
		// What was accepted must read back as itself.
		again, problems := staging(t, oneTable(t, "x.csv", []byte(strings.ReplaceAll(text, nullMark+",", ",")), PackFileLimit, "a INTEGER", "b VARCHAR"))
		if len(problems) > 0 && !strings.Contains(text, nullMark) {
			t.Errorf("%q does not read back: %v", text, problems)
		}
		if !strings.Contains(text, nullMark) && again != text {
			t.Errorf("%q reads back as %q", text, again)
		}
	})
}

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestCheckNamesWhatDiffers(t *testing.T) {
	folder := t.TempDir()
	var out, complaints bytes.Buffer
	if code := run([]string{"-check", "-datasets", folder}, &out, &complaints); code != 1 {
		t.Fatalf("exit code %d for an empty folder, want 1; %s", code, complaints.String())
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) > 0 {
		t.Fatalf("-check wrote %v, %v", entries, err)
	}
	if code := run([]string{"-datasets", folder}, &out, &complaints); code != 0 {
		t.Fatalf("exit code %d for writing; %s", code, complaints.String())
	}
	out.Reset()
	if code := run([]string{"-check", "-datasets", folder}, &out, &complaints); code != 0 || out.Len() > 0 {
		t.Fatalf("exit code %d and %q after writing, want 0 and nothing", code, out.String())
	}
	spoil(t, folder)
	want := "areas/areas.csv\ndepartment-registers/hx_truth.parquet\ninspections/violations.parquet\nlibrary-visits/library_visits.parquet\n"
	if code := run([]string{"-check", "-datasets", folder}, &out, &complaints); code != 1 || out.String() != want {
		t.Errorf("exit code %d and %q for spoilt files, want 1 and %q", code, out.String(), want)
	}
}

// spoil replaces files in the ways that files go wrong: other text, a Parquet file of another table, half of one, nothing.
func spoil(t *testing.T, folder string) {
	t.Helper()
	other, err := os.ReadFile(filepath.Join(folder, "inspections", "inspections.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"areas/areas.csv":                       []byte("area_id\n"),
		"inspections/violations.parquet":        other,
		"department-registers/hx_truth.parquet": other[:len(other)/2],
		"library-visits/library_visits.parquet": nil,
	} {
		if err := os.WriteFile(filepath.Join(folder, filepath.FromSlash(name)), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWrongUsage(t *testing.T) {
	var out, complaints bytes.Buffer
	if code := run([]string{"-no-such-flag"}, &out, &complaints); code != 2 || complaints.Len() == 0 {
		t.Errorf("exit code %d and %q, want 2 and a complaint", code, complaints.String())
	}
}

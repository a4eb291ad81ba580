package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
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
	spoilt := filepath.Join(folder, "areas", "areas.csv")
	if err := os.WriteFile(spoilt, []byte("area_id\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code := run([]string{"-check", "-datasets", folder}, &out, &complaints); code != 1 || strings.TrimSpace(out.String()) != "areas/areas.csv" {
		t.Errorf("exit code %d and %q for a spoilt file, want 1 and its name", code, out.String())
	}
}

// A Parquet file that can be read but holds another table differs as much as one that cannot be read.
func TestCheckLooksIntoParquet(t *testing.T) {
	folder := t.TempDir()
	var out, complaints bytes.Buffer
	if code := run([]string{"-datasets", folder}, &out, &complaints); code != 0 {
		t.Fatalf("exit code %d for writing; %s", code, complaints.String())
	}
	other, err := os.ReadFile(filepath.Join(folder, "inspections", "inspections.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	for _, content := range [][]byte{other, other[:len(other)/2], nil} {
		out.Reset()
		if err := os.WriteFile(filepath.Join(folder, "inspections", "violations.parquet"), content, 0o644); err != nil {
			t.Fatal(err)
		}
		if code := run([]string{"-check", "-datasets", folder}, &out, &complaints); code != 1 || strings.TrimSpace(out.String()) != "inspections/violations.parquet" {
			t.Errorf("exit code %d and %q, want 1 and the file's name", code, out.String())
		}
	}
}

func TestWrongUsage(t *testing.T) {
	var out, complaints bytes.Buffer
	if code := run([]string{"-no-such-flag"}, &out, &complaints); code != 2 || complaints.Len() == 0 {
		t.Errorf("exit code %d and %q, want 2 and a complaint", code, complaints.String())
	}
}

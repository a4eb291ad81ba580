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

func TestWrongUsage(t *testing.T) {
	var out, complaints bytes.Buffer
	if code := run([]string{"-no-such-flag"}, &out, &complaints); code != 2 || complaints.Len() == 0 {
		t.Errorf("exit code %d and %q, want 2 and a complaint", code, complaints.String())
	}
}

// Command datagen writes the data files of the sample datasets. With -check it writes nothing, names the
// files that differ from what it would write, and ends with exit code 1 if there are any.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"guildhall/internal/generate"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run returns the exit code: 0 done, 1 files differ or could not be written, 2 wrong usage.
func run(args []string, out, complaints io.Writer) int {
	flags := flag.NewFlagSet("datagen", flag.ContinueOnError)
	flags.SetOutput(complaints)
	check := flags.Bool("check", false, "compare only; exit with 1 when a file differs")
	folder := flags.String("datasets", "datasets", "the folder of the datasets")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	files, err := generate.Files()
	if err != nil {
		fmt.Fprintln(complaints, "datagen:", err)
		return 1
	}
	differing := 0
	for _, f := range append(files, generate.File{Path: generate.ChecksumsPath, Text: generate.Checksums(files)}) {
		path := filepath.Join(*folder, filepath.FromSlash(f.Path))
		if same(path, f) {
			continue
		}
		differing++
		fmt.Fprintln(out, f.Path)
		if *check {
			continue
		}
		if err := write(path, f); err != nil {
			fmt.Fprintln(complaints, "datagen:", err)
			return 1
		}
	}
	if *check && differing > 0 {
		return 1
	}
	return 0
}

// same reports whether the file on disk holds the generated text; one that cannot be read does not.
func same(path string, f generate.File) bool {
	stored, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	text, err := generate.Unpack(f.Path, stored)
	return err == nil && bytes.Equal(text, f.Text)
}

func write(path string, f generate.File) error {
	packed, err := f.Pack()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, packed, 0o644)
}

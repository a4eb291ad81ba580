package authoring

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"guildhall/datasets"
	"guildhall/lessons"
)

func compile(t *testing.T, schema Schema) *jsonschema.Schema {
	t.Helper()
	text, err := schema.Text()
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("guildhall:schema", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("guildhall:schema")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// validate holds a YAML text against a schema.
func validate(t *testing.T, schema *jsonschema.Schema, text []byte) error {
	t.Helper()
	var value any
	if err := yaml.Unmarshal(text, &value); err != nil {
		return err
	}
	asJSON, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(asJSON))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(document)
}

// TestBundledFilesFit holds every bundled pack.yaml and dataset.yaml against its schema.
func TestBundledFilesFit(t *testing.T) {
	schemas := map[string]*jsonschema.Schema{"pack.yaml": compile(t, PackSchema()), "dataset.yaml": compile(t, DatasetSchema())}
	seen := map[string]int{}
	for _, files := range []fs.FS{lessons.FS, datasets.FS} {
		err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
			schema := schemas[path.Base(name)]
			if err != nil || entry.IsDir() || schema == nil {
				return err
			}
			text, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			if err := validate(t, schema, text); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			seen[path.Base(name)]++
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen["pack.yaml"] < 3 || seen["dataset.yaml"] < 8 {
		t.Errorf("only these were found: %v", seen)
	}
}

// TestBrokenFilesDoNotFit holds fixtures with a fault of form against the schemas.
func TestBrokenFilesDoNotFit(t *testing.T) {
	pack, set := compile(t, PackSchema()), compile(t, DatasetSchema())
	for _, name := range []string{
		"../lesson/testdata/problems/bad-id-pack", "../lesson/testdata/problems/bad-id-skill", "../lesson/testdata/problems/bad-language",
		"../lesson/testdata/problems/bad-version", "../lesson/testdata/problems/bad-value-format", "../lesson/testdata/problems/empty-module",
		"../lesson/testdata/problems/missing-field-format", "../lesson/testdata/problems/missing-field-skill", "../lesson/testdata/problems/newer-format",
		"../lesson/testdata/problems/unknown-key", "../lesson/testdata/problems/unknown-feature-skill", "../lesson/testdata/problems/wrong-type",
		"../pack/check/testdata/problems/missing-field-licence", "../pack/check/testdata/problems/missing-field-provenance",
		"../pack/check/testdata/problems/missing-field-column", "../pack/check/testdata/problems/real-personal-data",
		"../pack/check/testdata/problems/unknown-key-dataset",
	} {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(filepath.FromSlash(name) + ".txtar")
			if err != nil {
				t.Fatal(err)
			}
			tried := false
			for _, file := range archive.Files {
				schema := pack
				if strings.HasSuffix(file.Name, "dataset.yaml") {
					schema = set
				} else if file.Name != "pack.yaml" {
					continue
				}
				tried = true
				if err := validate(t, schema, file.Data); err == nil {
					t.Errorf("%s fits the schema", file.Name)
				}
			}
			if !tried {
				t.Error("there is nothing to hold against a schema")
			}
		})
	}
}

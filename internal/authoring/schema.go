package authoring

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"guildhall/internal/dataset"
	"guildhall/internal/lesson"
)

// Schema is a JSON Schema, draft 7: the newest that editors of YAML understand whole.
type Schema map[string]any

// PackSchema describes pack.yaml.
func PackSchema() Schema {
	return root("pack.yaml of a Guildhall pack", "pack", lesson.HeaderType(), packKeys())
}

// DatasetSchema describes dataset.yaml.
func DatasetSchema() Schema {
	return root("dataset.yaml of a Guildhall dataset", "dataset", reflect.TypeFor[dataset.Manifest](), datasetKeys())
}

// Text writes the schema as a file.
func (s Schema) Text() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(s); err != nil {
		return nil, fmt.Errorf("write a schema: %w", err)
	}
	return out.Bytes(), nil
}

func root(title, name string, of reflect.Type, keys keyBook) Schema {
	schema := schemaOf(of, "", keys)
	schema["$schema"] = "http://json-schema.org/draft-07/schema#"
	schema["title"] = title
	schema["$id"] = "guildhall:" + name
	return schema
}

// schemaOf describes a type of Go as YAML is decoded into it. path names the place: "tables[].columns[].type".
func schemaOf(of reflect.Type, path string, keys keyBook) Schema {
	var schema Schema
	switch of.Kind() {
	case reflect.Pointer:
		return schemaOf(of.Elem(), path, keys)
	case reflect.Struct:
		schema = object(of, path, keys)
	case reflect.Map:
		schema = Schema{"type": "object", "additionalProperties": schemaOf(of.Elem(), join(path, "*"), keys)}
	case reflect.Slice:
		schema = Schema{"type": "array", "items": schemaOf(of.Elem(), path+"[]", keys)}
	case reflect.Bool:
		schema = Schema{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		schema = Schema{"type": "integer"}
	case reflect.String:
		schema = Schema{"type": "string"}
	default: // any value that YAML can write
		schema = Schema{}
	}
	for _, rule := range keys[path].rules {
		rule(schema)
	}
	if about := keys[path].about; about != "" {
		schema["description"] = about
	}
	return schema
}

func object(of reflect.Type, path string, keys keyBook) Schema {
	properties, required := Schema{}, []string{}
	for key, field := range fields(of) {
		at := join(path, key.name)
		properties[key.name] = schemaOf(field, at, keys)
		if key.required || keys[at].must {
			required = append(required, key.name)
		}
	}
	schema := Schema{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		schema["required"] = required
	}
	return schema
}

// key is how a field is written in YAML.
type key struct {
	name     string
	required bool
}

// fields yields the fields of a struct in their order.
func fields(of reflect.Type) func(yield func(key, reflect.Type) bool) {
	return func(yield func(key, reflect.Type) bool) {
		for i := range of.NumField() {
			field := of.Field(i)
			name, options, _ := strings.Cut(field.Tag.Get("yaml"), ",")
			if name == "" || name == "-" {
				continue
			}
			if !yield(key{name, options == "required"}, field.Type) {
				return
			}
		}
	}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

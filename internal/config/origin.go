package config

import (
	"fmt"
	"os"
	"strings"
)

// Origin says who decided a setting.
type Origin string

// The origins, from the one that wins to the one that is left when nobody said anything.
const (
	FromFlag        Origin = "flag"
	FromEnvironment Origin = "environment"
	FromFile        Origin = "file"
	FromDefault     Origin = "default"
)

// Value is a setting as it stands.
type Value struct {
	Name   string // as in the settings file, parts joined by dots
	Value  string
	Origin Origin
	// Where is the flag, the environment variable or the file; "" for a default.
	Where string
}

// Explain lists every setting with its value and who decided it, in the order of the settings. It fails as Load does.
func Explain(file string, flags Flags) ([]Value, error) {
	v, err := gather(file, flags)
	if err != nil {
		return nil, err
	}
	if _, err := decode(v, file); err != nil {
		return nil, err
	}
	values := make([]Value, 0, len(defaults()))
	for _, s := range defaults() {
		value := Value{Name: s.name, Value: written(v.Get(s.name)), Origin: FromDefault}
		_, given := flags[s.name]
		_, set := os.LookupEnv(variable(s.name))
		switch {
		case given:
			value.Origin, value.Where = FromFlag, "--"+strings.ReplaceAll(s.name, "_", "-")
		case set && os.Getenv(variable(s.name)) != "":
			value.Origin, value.Where = FromEnvironment, variable(s.name)
		case v.InConfig(s.name):
			value.Origin, value.Where = FromFile, file
		}
		values = append(values, value)
	}
	return values, nil
}

// variable is the environment variable of a setting.
func variable(name string) string {
	return "GUILDHALL_" + strings.ToUpper(strings.ReplaceAll(name, ".", "_"))
}

// written is a value as a person writes it.
func written(value any) string {
	if text := fmt.Sprint(value); text != "map[]" {
		return text
	}
	return ""
}

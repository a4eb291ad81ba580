package config

import (
	"fmt"
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
	_, values, err := gather(file, flags)
	return values, err
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

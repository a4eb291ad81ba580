package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"
)

// UnknownSettingError says that there is no setting of a name, or none that can be set one by one, and which there are.
type UnknownSettingError struct {
	Name  string
	Known []string
}

func (e *UnknownSettingError) Error() string {
	return fmt.Sprintf("there is no setting %q that can be set here; choose one of %s", e.Name, strings.Join(e.Known, ", "))
}

// Settable lists the settings that Set takes: all but the keys, which are lists and are written in the file by hand.
func Settable() []string {
	var names []string
	for _, s := range defaults() {
		if s.name != "keys" {
			names = append(names, s.name)
		}
	}
	return names
}

// Set writes one setting to the file, which it makes if need be; comments and everything else in it stay. A value that the program could
// not act on is a *FileError, a name that is none an *UnknownSettingError, and neither changes the file.
func Set(file, name, value string) error {
	if !slices.Contains(Settable(), name) {
		return &UnknownSettingError{Name: name, Known: Settable()}
	}
	before, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read the settings: %w", err)
	}
	if len(before) > maxFile {
		return &FileError{File: file, Why: fmt.Sprintf("it holds more than %d KiB", maxFile>>10)}
	}
	line, err := assignment(name, value)
	if err != nil {
		return &FileError{File: file, Why: err.Error()}
	}
	after, err := merged(string(before), name, line)
	if err != nil {
		return &FileError{File: file, Why: cause(err)}
	}
	return replace(file, after)
}

// assignment is the setting as YAML, after its value was read as what the setting is.
func assignment(name, value string) (string, error) {
	kind := defaults()[slices.IndexFunc(defaults(), func(s setting) bool { return s.name == name })].value
	switch kind.(type) {
	case bool:
		truth, ok := map[string]bool{"true": true, "on": true, "yes": true, "false": false, "off": false, "no": false}[strings.ToLower(value)]
		if !ok {
			return "", fmt.Errorf("%s is %q; choose on or off", name, value)
		}
		return fmt.Sprint(truth), nil
	case int:
		if strings.Trim(value, "0123456789") != "" || value == "" {
			return "", fmt.Errorf("%s is %q; write a whole number", name, value)
		}
		return value, nil
	case time.Duration:
		if _, err := time.ParseDuration(value); err != nil {
			return "", fmt.Errorf("%s is %q; write a time such as 5s or 1m30s", name, value)
		}
		return value, nil
	}
	quoted, err := yaml.Marshal(value)
	return strings.TrimSpace(string(quoted)), err
}

// merged is a settings file with one setting in it.
func merged(text, name, value string) (string, error) {
	nested := ""
	parts := strings.Split(name, ".")
	for i, part := range parts {
		nested += strings.Repeat("  ", i) + part + ":"
		if i < len(parts)-1 {
			nested += "\n"
		}
	}
	nested += " " + value + "\n"
	file, err := parser.ParseBytes([]byte(text), parser.ParseComments)
	if err != nil {
		return "", err
	}
	path, err := yaml.PathString("$." + name)
	if err != nil {
		return "", err
	}
	if old, err := path.FilterFile(file); err == nil {
		fresh, err := parser.ParseBytes([]byte(value), 0)
		if err != nil {
			return "", err
		}
		if comment := old.GetComment(); comment != nil {
			if err := fresh.Docs[0].Body.SetComment(comment); err != nil {
				return "", err
			}
		}
		if err := path.ReplaceWithNode(file, fresh.Docs[0].Body); err != nil {
			return "", err
		}
		return strings.TrimRight(file.String(), "\n") + "\n", nil
	}
	above, err := yaml.PathString("$." + parts[0])
	if err != nil {
		return "", err
	}
	if _, err := above.FilterFile(file); len(parts) > 1 && err == nil {
		if err := above.MergeFromReader(file, strings.NewReader(parts[1]+": "+value+"\n")); err != nil {
			return "", err
		}
		return strings.TrimRight(file.String(), "\n") + "\n", nil
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return text + nested, nil
}

// replace puts a file in the place of another at once, after it was read as the program reads it.
func replace(file, text string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return fmt.Errorf("make the folder of the settings: %w", err)
	}
	fresh, err := os.CreateTemp(filepath.Dir(file), "config-*.yaml")
	if err != nil {
		return fmt.Errorf("write the settings: %w", err)
	}
	defer func() { _ = os.Remove(fresh.Name()) }() // it is gone when all went well
	_, err = fresh.WriteString(text)
	if closed := fresh.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("write the settings: %w", err)
	}
	if err := Check(fresh.Name()); err != nil {
		var broken *FileError
		if errors.As(err, &broken) {
			broken.File = file
		}
		return err
	}
	if err := os.Rename(fresh.Name(), file); err != nil {
		return fmt.Errorf("write the settings: %w", err)
	}
	return nil
}

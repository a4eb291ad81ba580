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
	"github.com/spf13/viper"

	"guildhall/internal/i18n"
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
// not act on, or a file that it cannot, is a *BrokenError, a name that is none an *UnknownSettingError, and neither changes the file.
func Set(file, name, value string) error {
	if !slices.Contains(Settable(), name) {
		return &UnknownSettingError{Name: name, Known: Settable()}
	}
	before, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read the settings: %w", err)
	}
	if len(before) > maxFile {
		return &BrokenError{Origin: FromFile, Where: file, Why: i18n.New("config.why-large", i18n.Args{"Limit": maxFile >> 10})}
	}
	line, err := assignment(name, value)
	if err != nil {
		return err
	}
	after, err := merged(string(before), name, line)
	if err != nil {
		return &BrokenError{Origin: FromFile, Where: file, Why: i18n.New("config.why-yaml", i18n.Args{"Line": ""})}
	}
	return replace(file, after)
}

// assignment is the setting as YAML, after its value was read as what the setting is.
func assignment(name, value string) (string, error) {
	at := slices.IndexFunc(defaults(), func(s setting) bool { return s.name == name })
	read, why := defaults()[at].read(value)
	if !why.IsZero() {
		return "", &BrokenError{Why: why}
	}
	if lasts, is := read.(time.Duration); is {
		read = lasts.String()
	}
	text, err := yaml.Marshal(read)
	return strings.TrimSpace(string(text)), err
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
	if err := check(fresh.Name()); err != nil {
		var broken *BrokenError
		if errors.As(err, &broken) {
			broken.Where = file
		}
		return err
	}
	if err := os.Rename(fresh.Name(), file); err != nil {
		return fmt.Errorf("write the settings: %w", err)
	}
	return nil
}

// check reads a settings file alone, whatever the environment says.
func check(file string) error {
	v := viper.New()
	if err := readFile(v, file); err != nil {
		return err
	}
	for _, s := range defaults() {
		if !v.InConfig(s.name) {
			continue
		}
		if _, why := s.read(v.Get(s.name)); !why.IsZero() {
			return &BrokenError{Origin: FromFile, Where: file, Why: why}
		}
	}
	return nil
}

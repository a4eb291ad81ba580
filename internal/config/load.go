package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/viper"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// Flags are the settings that the command line gave, by setting name; only those that were really given.
type Flags map[string]any

// Load gathers the settings: flags win over the environment (GUILDHALL_THEME and so on), that over the file, and that
// over the defaults. A missing file is no fault; what the program cannot act on is a *BrokenError that names who gave it.
func Load(file string, flags Flags) (Config, error) {
	v, _, err := gather(file, flags)
	if err != nil {
		return Config{}, err
	}
	var config Config
	if err := v.Unmarshal(&config); err != nil {
		return Config{}, fmt.Errorf("read the settings: %w", err) // their values have been read, so this is the program's fault
	}
	return config, nil
}

// gather puts defaults, file, environment and flags on top of each other, and reads the value of every setting. The values are
// returned as they stand, too, in the order of the settings.
func gather(file string, flags Flags) (*viper.Viper, []Value, error) {
	v := viper.New()
	v.SetEnvPrefix("GUILDHALL")
	v.SetEnvKeyReplacer(strings.NewReplacer(".", "_"))
	v.AutomaticEnv()
	if err := readFile(v, file); err != nil {
		return nil, nil, err
	}
	for name, value := range flags {
		v.Set(name, value)
	}
	var values []Value
	for _, s := range defaults() {
		origin, where := originOf(v, s.name, file, flags)
		given := s.value
		if origin != FromDefault {
			given = v.Get(s.name)
		}
		value, why := s.read(given)
		if !why.IsZero() {
			return nil, nil, &BrokenError{Origin: origin, Where: where, Why: why}
		}
		v.Set(s.name, value)
		values = append(values, Value{Name: s.name, Value: written(value), Origin: origin, Where: where})
	}
	return v, values, nil
}

// originOf tells who decides a setting.
func originOf(v *viper.Viper, name, file string, flags Flags) (Origin, string) {
	_, given := flags[name]
	switch {
	case given:
		return FromFlag, "--" + strings.ReplaceAll(name, "_", "-")
	case os.Getenv(variable(name)) != "":
		return FromEnvironment, variable(name)
	case v.InConfig(name):
		return FromFile, file
	}
	return FromDefault, ""
}

// maxFile is how many bytes a settings file may hold; a full one has fewer than two thousand.
const maxFile = 64 << 10

// readFile reads a settings file, and refuses settings that there are not: a misspelt one would be a silent nothing.
func readFile(v *viper.Viper, file string) error {
	broken := func(key string, args i18n.Args) error {
		return &BrokenError{Origin: FromFile, Where: file, Why: i18n.New(key, args)}
	}
	// A file whose folder does not exist, or is no folder, is not there either.
	info, err := os.Stat(file)
	switch {
	case err != nil && !errors.Is(err, fs.ErrPermission):
		return nil
	case err == nil && info.Size() > maxFile:
		return broken("config.why-large", i18n.Args{"Limit": maxFile >> 10})
	}
	v.SetConfigFile(file)
	err = v.ReadInConfig()
	var unread *fs.PathError
	switch {
	case errors.As(err, &unread):
		return broken("config.why-unreadable", i18n.Args{"Problem": result.Safe(unread.Err.Error())})
	case err != nil:
		return broken("config.why-yaml", i18n.Args{"Line": lineOf(err)})
	}
	for _, name := range v.AllKeys() {
		if name != keysName && !strings.HasPrefix(name, keysName+".") && !slices.ContainsFunc(defaults(), func(s setting) bool { return s.name == name }) {
			return broken("config.why-unknown", i18n.Args{"Setting": shortened(name)})
		}
	}
	return nil
}

// lineOf finds the line that an error of the YAML library names; "" when it names none.
func lineOf(err error) string {
	found := regexp.MustCompile(`line (\d+)`).FindStringSubmatch(err.Error())
	if found == nil {
		return ""
	}
	return found[1]
}

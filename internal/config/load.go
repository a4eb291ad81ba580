package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/go-viper/mapstructure/v2"
	"github.com/spf13/viper"
)

// Flags are the settings that the command line gave, by setting name; only those that were really given.
type Flags map[string]any

// FileError is a fault in the settings file, with what to do about it.
type FileError struct {
	File string
	Why  string
}

func (e *FileError) Error() string {
	return fmt.Sprintf("%s: %s; mend the file, or delete it to start from the defaults", e.File, e.Why)
}

// Load gathers the settings: flags win over the environment (GUILDHALL_THEME and so on), that over the file, and that
// over the defaults. A missing file is no fault; a broken one is a *FileError.
func Load(file string, flags Flags) (Config, error) {
	v, err := gather(file, flags)
	if err != nil {
		return Config{}, err
	}
	return decode(v, file)
}

// Check reads a settings file alone, and fails with a *FileError where the program could not act on it.
func Check(file string) error {
	v := viper.New()
	if err := readFile(v, file); err != nil {
		return err
	}
	for _, s := range defaults() {
		v.SetDefault(s.name, s.value)
	}
	_, err := decode(v, file)
	return err
}

// gather puts defaults, file, environment and flags on top of each other.
func gather(file string, flags Flags) (*viper.Viper, error) {
	v := viper.New()
	v.SetEnvPrefix("GUILDHALL")
	v.SetEnvKeyReplacer(strings.NewReplacer(".", "_"))
	v.AutomaticEnv()
	for _, s := range defaults() {
		v.SetDefault(s.name, s.value)
	}
	if err := readFile(v, file); err != nil {
		return nil, err
	}
	for name, value := range flags {
		v.Set(name, value)
	}
	return v, nil
}

// decode makes the settings of what was gathered.
func decode(v *viper.Viper, file string) (Config, error) {
	var config Config
	if err := v.Unmarshal(&config, rejectUnknown); err != nil {
		return Config{}, &FileError{File: file, Why: cause(err)}
	}
	return config, check(config, file)
}

// maxFile is how many bytes a settings file may hold; a full one has fewer than two thousand.
const maxFile = 64 << 10

func readFile(v *viper.Viper, file string) error {
	// A file whose folder does not exist, or is no folder, is not there either.
	info, err := os.Stat(file)
	switch {
	case err != nil && !errors.Is(err, fs.ErrPermission):
		return nil
	case err == nil && info.Size() > maxFile:
		return &FileError{File: file, Why: fmt.Sprintf("it holds more than %d KiB", maxFile>>10)}
	}
	v.SetConfigFile(file)
	if err := v.ReadInConfig(); err != nil {
		return &FileError{File: file, Why: cause(err)}
	}
	return nil
}

// rejectUnknown makes a misspelt setting an error instead of a silent nothing.
func rejectUnknown(c *mapstructure.DecoderConfig) { c.ErrorUnused = true }

// check refuses values that no part of the program could act on.
func check(c Config, file string) error {
	switch {
	case !slices.Contains(Themes(), c.Theme):
		return &FileError{File: file, Why: fmt.Sprintf("the theme %q is unknown; choose one of %s", c.Theme, strings.Join(Themes(), ", "))}
	case !slices.Contains([]string{"auto", "on", "off"}, c.ASCII):
		return &FileError{File: file, Why: fmt.Sprintf("ascii is %q; choose auto, on or off", c.ASCII)}
	case c.Limits.Time <= 0, c.Limits.PlaygroundTime <= 0, c.Limits.MemoryMB <= 0, c.Limits.ProcessMB <= 0,
		c.Limits.Rows <= 0, c.Limits.ResultMB <= 0, c.Limits.Workers <= 0:
		return &FileError{File: file, Why: "every limit must be greater than 0"}
	}
	return nil
}

// cause keeps an error to the one line that tells what is wrong: the libraries put headings above it.
func cause(err error) string {
	lines := strings.Split(strings.TrimSpace(err.Error()), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}

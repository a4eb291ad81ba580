package cli

import (
	"errors"
	"slices"

	"guildhall/internal/config"
	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
)

// desk is the learner's settings for the faces that offer them.
type desk struct{ app *app }

// offered are the settings that the bootcamp itself offers; the others are for `guildhall config` and the file.
func offered() []string {
	return []string{"plain", "theme", "reduced_motion", "language", "editor", "ascii"}
}

// Settings lists the settings with who decided them.
func (d desk) Settings() ([]trainer.Setting, error) {
	values, err := config.Explain(d.app.settingsFile(), d.app.given)
	if err != nil {
		return nil, d.app.broken(err)
	}
	var all []trainer.Setting
	for _, name := range offered() {
		at := slices.IndexFunc(values, func(v config.Value) bool { return v.Name == name })
		value := values[at]
		all = append(all, trainer.Setting{
			Name: name, Value: value.Value, Origin: originOf(value), Choices: choicesOf(name),
			Fixed: value.Origin == config.FromFlag || value.Origin == config.FromEnvironment,
		})
	}
	return all, nil
}

// originOf says who decided a setting.
func originOf(value config.Value) i18n.Message {
	return i18n.New("cli.origin."+string(value.Origin), i18n.Args{"Where": result.Safe(value.Where)})
}

// choicesOf are the values that a setting may have; nil when any text will do.
func choicesOf(name string) []string {
	switch name {
	case "plain", "reduced_motion":
		return []string{"true", "false"}
	case "theme":
		return config.Themes()
	case "ascii":
		return []string{config.Auto, "on", "off"}
	case "language":
		languages, err := i18n.Languages()
		if err != nil {
			return nil
		}
		return append([]string{config.Auto}, languages...)
	}
	return nil
}

// Change stores a setting.
func (d desk) Change(name, value string) error {
	file := d.app.settingsFile()
	if file == "" {
		return d.app.environment("cli.config.not-stored", &config.NoHomeError{})
	}
	err := config.Set(file, name, value)
	var unknown *config.UnknownSettingError
	switch {
	case err == nil:
		d.app.settings = nil
		return nil
	case errors.As(err, &unknown):
		return misused("cli.config.unknown", i18n.Args{"Name": result.Safe(unknown.Name), "Known": unknown.Known})
	}
	return d.app.broken(err)
}

// Words are those of the language that is set now.
func (d desk) Words() (*i18n.Printer, error) {
	if _, err := d.app.configuration(); err != nil {
		return nil, err
	}
	return d.app.words, nil
}

// broken ends a command because of a setting that the program cannot act on, which is a fault of usage, or because the settings
// could not be stored, which is one of the machine.
func (a *app) broken(err error) error {
	var broken *config.BrokenError
	if errors.As(err, &broken) {
		return &failure{code: exitUsage, message: broken.Message(), cause: err}
	}
	return a.environment("cli.config.failed", err)
}

package cli

import (
	"runtime"
	"strings"

	"github.com/spf13/pflag"

	"guildhall/internal/config"
	"guildhall/internal/i18n"
)

// language is the language that the settings ask for, or that of the locale.
func (a *app) language(settings config.Config) string {
	if settings.Language == config.Auto {
		return i18n.FromLocale(a.getenv)
	}
	return settings.Language
}

// speak turns to the learner's language before the arguments are read, so that the help of a command is in it too. Whatever is wrong
// with the settings is said when a command needs them.
func (a *app) speak(args []string) error {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.ParseErrorsAllowlist.UnknownFlags = true
	flags.Usage = func() {}
	asked := flags.String("language", "", "")
	_ = flags.Parse(args)
	given := config.Flags{}
	if *asked != "" {
		given["language"] = *asked
	}
	language := i18n.FromLocale(a.getenv)
	if settings, err := config.Load(a.settingsFile(), given); err == nil {
		language = a.language(settings)
	}
	words, err := i18n.NewPrinter(language)
	if err != nil {
		words, err = i18n.NewPrinter(i18n.BaseLanguage)
	}
	a.words = words
	return err
}

// isUTF8 reports whether the environment's locale is UTF-8, in the order in which systems look: LC_ALL, LC_CTYPE, LANG. Where none is
// set the answer is yes on Windows and macOS, whose terminals are, and yes elsewhere too unless the locale says otherwise.
func isUTF8(getenv func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		locale := strings.ToLower(getenv(name))
		if locale == "" {
			continue
		}
		return strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8") || runtime.GOOS == "windows"
	}
	return true
}

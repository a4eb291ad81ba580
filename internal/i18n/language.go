package i18n

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// UnknownLanguageError says that the program does not speak a language, and which it speaks.
type UnknownLanguageError struct {
	Language string
	Known    []string
}

func (e *UnknownLanguageError) Error() string {
	return fmt.Sprintf("the language %q is not available; choose one of %s", e.Language, strings.Join(e.Known, ", "))
}

// Languages lists the languages that the program offers, in alphabetical order: those that have the words of every area. A language
// that has some of them can be asked for by name all the same, so that whoever translates it can see their work.
func Languages() ([]string, error) {
	offered, _, err := languages(words)
	return offered, err
}

// NativeName is what a language calls itself, such as "català"; "" for one that the program has no words in.
func NativeName(lang string) string {
	return map[string]string{"ca": "català", "en": "English", "es": "español", "fr": "français"}[lang]
}

// FromLocale is the language of the environment's locale, in the order in which systems look: LC_ALL, LC_MESSAGES, LANG. Where that is
// none that the program offers, it is the base language.
func FromLocale(getenv func(string) string) string {
	offered, _, err := languages(words)
	if err != nil {
		return BaseLanguage
	}
	return fromLocale(getenv, offered)
}

func fromLocale(getenv func(string) string, offered []string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := getenv(name)
		if locale == "" {
			continue
		}
		name, _, _ := strings.Cut(locale, ".")
		name, _, _ = strings.Cut(name, "@")
		if lang, err := baseOf(strings.ReplaceAll(name, "_", "-")); err == nil && slices.Contains(offered, lang) {
			return lang
		}
		return BaseLanguage
	}
	return BaseLanguage
}

// baseOf is the language of a BCP 47 tag without its region, as two or three letters.
func baseOf(tag string) (string, error) {
	parsed, err := language.Parse(tag)
	if err != nil {
		return "", fmt.Errorf("read the language %q: %w", tag, err)
	}
	base, _ := parsed.Base()
	return base.String(), nil
}

// languages tells which languages have the words of every area, and which have words at all.
func languages(words fs.FS) (offered, begun []string, err error) {
	entries, err := fs.ReadDir(words, "words")
	if err != nil {
		return nil, nil, fmt.Errorf("list languages: %w", err)
	}
	areas := map[string]int{}
	for _, entry := range entries {
		if parts := strings.Split(entry.Name(), "."); len(parts) == 3 {
			areas[parts[1]]++
		}
	}
	for lang, n := range areas {
		begun = append(begun, lang)
		if n == areas[BaseLanguage] {
			offered = append(offered, lang)
		}
	}
	slices.Sort(begun)
	slices.Sort(offered)
	return offered, begun, nil
}

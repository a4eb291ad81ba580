package i18n

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// UnknownLanguageError says that the program does not speak a language, and which it speaks.
type UnknownLanguageError struct {
	Language string
	Known    []string
}

func (e *UnknownLanguageError) Error() string {
	return fmt.Sprintf("the language %q is not available; choose one of %s", e.Language, strings.Join(e.Known, ", "))
}

// Languages lists the languages the program speaks, in alphabetical order.
func Languages() ([]string, error) { return languages(words) }

func languages(words fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(words, "words")
	if err != nil {
		return nil, fmt.Errorf("list languages: %w", err)
	}
	var found []string
	for _, entry := range entries {
		parts := strings.Split(entry.Name(), ".")
		if len(parts) == 3 && !slices.Contains(found, parts[1]) {
			found = append(found, parts[1])
		}
	}
	slices.Sort(found)
	return found, nil
}

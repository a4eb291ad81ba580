package i18n

import "strings"

// setApart keeps the signs that French sets apart on the line of their word.
var setApart = strings.NewReplacer("« ", "«\u00a0", " »", "\u00a0»", " :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?")

// unbroken puts spaces at which no line may be broken where a language asks for them, so that translators need not type them. What
// stands between backticks is code, to be copied as it is.
func unbroken(words, lang string) string {
	if lang != "fr" {
		return words
	}
	parts := strings.Split(words, "`")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = setApart.Replace(parts[i])
	}
	return strings.Join(parts, "`")
}

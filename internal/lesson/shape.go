package lesson

import "strings"

// validID reports whether the text matches ^[a-z0-9][a-z0-9-]{1,62}$, the shape of every id in a pack.
func validID(text string) bool {
	if len(text) < 2 || len(text) > 63 || text[0] == '-' {
		return false
	}
	return only(text, func(c byte) bool { return lower(c) || digit(c) || c == '-' })
}

func only(text string, allowed func(byte) bool) bool {
	for i := range len(text) {
		if !allowed(text[i]) {
			return false
		}
	}
	return true
}

func lower(c byte) bool { return 'a' <= c && c <= 'z' }
func digit(c byte) bool { return '0' <= c && c <= '9' }
func alnum(c byte) bool { return lower(c|0x20) || digit(c) }

// validVersion reports whether the text is a semantic version (semver.org, 2.0.0).
func validVersion(text string) bool {
	text, build, hasBuild := strings.Cut(text, "+")
	if hasBuild && !dotted(build, false) {
		return false
	}
	core, pre, hasPre := strings.Cut(text, "-")
	if hasPre && !dotted(pre, true) {
		return false
	}
	numbers := strings.Split(core, ".")
	if len(numbers) != 3 {
		return false
	}
	for _, n := range numbers {
		if n == "" || len(n) > 9 || !only(n, digit) || len(n) > 1 && n[0] == '0' {
			return false
		}
	}
	return true
}

// dotted checks the identifiers of a pre-release or build; those of a pre-release have no leading zeros.
func dotted(text string, plainNumbers bool) bool {
	for word := range strings.SplitSeq(text, ".") {
		if word == "" || !only(word, func(c byte) bool { return alnum(c) || c == '-' }) {
			return false
		}
		if plainNumbers && len(word) > 1 && word[0] == '0' && only(word, digit) {
			return false
		}
	}
	return true
}

// validLanguage reports whether the text has the shape of a BCP 47 tag: a language of two or three letters, then
// subtags of up to eight letters and digits.
func validLanguage(text string) bool {
	for i, subtag := range strings.Split(text, "-") {
		if subtag == "" || len(subtag) > 8 || !only(subtag, alnum) {
			return false
		}
		if i == 0 && (len(subtag) < 2 || len(subtag) > 3 || !only(subtag, func(c byte) bool { return !digit(c) })) {
			return false
		}
	}
	return true
}

// validLicence reports whether the text has the shape of an SPDX licence id or expression.
func validLicence(text string) bool {
	words := strings.Fields(strings.NewReplacer("(", " ", ")", " ").Replace(text))
	for i, word := range words {
		operator := word == "AND" || word == "OR" || word == "WITH"
		if operator != (i%2 == 1) {
			return false
		}
		if !alnum(word[0]) || !only(word, func(c byte) bool { return alnum(c) || strings.IndexByte("-.+:", c) >= 0 }) {
			return false
		}
	}
	return len(words)%2 == 1
}

// validCode reports whether the text has the shape of a finding's code: LOG-74, or GH- and words.
func validCode(text string) bool {
	prefix, rest, ok := strings.Cut(text, "-")
	if !ok || rest == "" {
		return false
	}
	switch prefix {
	case "SYN", "SEM", "LOG", "COM":
		return len(rest) <= 3 && only(rest, digit)
	case "GH":
		return len(rest) <= 60 && only(rest, func(c byte) bool { return alnum(c) || c == '-' })
	}
	return false
}

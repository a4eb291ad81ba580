package engine

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// maxText is the longest text that may be submitted.
const maxText = 16 * megabyte

// checkText refuses what cannot be handed to DuckDB as it stands.
func checkText(text string) *result.QueryError {
	refuse := func(offset int, message string) *result.QueryError {
		return &result.QueryError{Class: "Parser", Subtype: "SYNTAX_ERROR", Message: message, Offset: offset}
	}
	if len(text) > maxText {
		failure := stopped(result.SizeLimit, 0)
		failure.Message = "The text is longer than DuckDB is given here."
		return failure
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return refuse(at, "The text holds a NUL character.")
	}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError && size == 1 {
			return refuse(at, "The text is not UTF-8 from here on.")
		}
		at += size
	}
	return nil
}

// plainSpaces replaces the blanks of Unicode outside quotes by as many ASCII spaces as they have bytes. DuckDB replaces
// each by one, after which its positions would not be those of the text.
func plainSpaces(text string) string {
	var b strings.Builder
	for _, token := range sqltext.Lex(text) {
		part := token.Text(text)
		if token.Kind != sqltext.Whitespace {
			b.WriteString(part)
			continue
		}
		for _, r := range part {
			if r < utf8.RuneSelf {
				b.WriteByte(byte(r))
			} else {
				b.WriteString(strings.Repeat(" ", utf8.RuneLen(r)))
			}
		}
	}
	return b.String()
}

// report is an error as DuckDB writes it in JSON.
type report struct {
	Type       string `json:"exception_type"`
	Message    string `json:"exception_message"`
	Subtype    string `json:"error_subtype"`
	Position   string `json:"position"`
	Name       string `json:"name"`
	Candidates string `json:"candidates"`
}

// readError turns DuckDB's message about a text into a QueryError. The message is JSON, or JSON behind the words
// "Parser Error: ", or, where DuckDB forgets its own setting, plain text such as "Invalid Input Error: …". A parser's
// position counts characters, any other bytes.
func readError(message, text string) *result.QueryError {
	failure := &result.QueryError{Offset: -1}
	var found report
	class, rest, hasClass := strings.Cut(message, " Error: ")
	switch {
	case json.Unmarshal([]byte(message), &found) == nil:
	case hasClass && json.Unmarshal([]byte(rest), &found) == nil:
	case hasClass && len(class) < 40:
		found = report{Type: class, Message: rest}
	default:
		found = report{Message: message}
	}
	found.Message = clip(found.Message, maxMessage)
	failure.Class, failure.Subtype, failure.Name = found.Type, found.Subtype, clip(found.Name, maxName)
	failure.Message = cleanMessage(found.Message, text)
	if failure.Candidates = splitCandidates(found.Candidates); failure.Candidates == nil {
		failure.Candidates = appendedCandidates(found.Message)
	}
	if at, err := strconv.Atoi(found.Position); err == nil {
		failure.Offset = byteOffset(text, at, found.Type == "Parser")
	}
	classify(failure)
	return failure
}

// Nobody reads a longer message or name, and one that SQL makes as long as it likes must not hold up a screen. Bytes.
const (
	maxMessage = 4 << 10
	maxName    = 1 << 10
)

// clip cuts a text to a number of bytes and marks that.
func clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most] + "…"
}

// clipped bounds an error that came from a worker, which may not have done so.
func clipped(failure *result.QueryError) {
	failure.Message, failure.Class = clip(failure.Message, maxMessage), clip(failure.Class, maxName)
	failure.Subtype, failure.Name = clip(failure.Subtype, maxName), clip(failure.Name, maxName)
	failure.Candidates = failure.Candidates[:min(len(failure.Candidates), maxCandidates)]
	for i, name := range failure.Candidates {
		failure.Candidates[i] = clip(name, maxName)
	}
}

// maxCandidates is how many names are suggested at most; DuckDB has a handful.
const maxCandidates = 50

// readFailure returns the QueryError inside an error of this package.
func readFailure(err error) *result.QueryError {
	var failure *result.QueryError
	if errors.As(err, &failure) {
		return failure
	}
	return &result.QueryError{Message: err.Error(), Offset: -1}
}

// classify tells limits and the sandbox from mistakes.
func classify(failure *result.QueryError) {
	message := strings.ToLower(failure.Message)
	switch {
	case failure.Class == "Out of Memory", strings.Contains(message, "bad_alloc"),
		strings.Contains(message, "failed to allocate"), strings.Contains(message, "could not allocate"),
		strings.Contains(message, "allocation failure"):
		*failure = *stopped(result.MemoryLimit, 0)
	case strings.Contains(message, "file too large"):
		*failure = *stopped(result.SizeLimit, 0)
	case strings.Contains(message, "no space left"):
		*failure = *stopped(result.DiskFull, 0)
	case failure.Class == "Permission":
		failure.Cause = result.Blocked
		failure.Class = result.FileAccess
		failure.Message = "SQL here reads and writes no files and reaches no network: use the tables of the lesson."
	}
}

// byteOffset turns a position into an offset in the text; -1 when it lies outside.
func byteOffset(text string, at int, characters bool) int {
	if at < 0 {
		return -1
	}
	if !characters {
		if at > len(text) {
			return -1
		}
		for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
			at--
		}
		return at
	}
	for offset := range text {
		if at == 0 {
			return offset
		}
		at--
	}
	if at == 0 {
		return len(text)
	}
	return -1
}

// splitCandidates cuts DuckDB's list at the commas that are not inside brackets.
func splitCandidates(list string) []string {
	var candidates []string
	depth, start := 0, 0
	for i, r := range list {
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				candidates = append(candidates, strings.TrimSpace(list[start:i]))
				start = i + 1
			}
		}
	}
	if last := strings.TrimSpace(list[start:]); last != "" {
		candidates = append(candidates, last)
	}
	return candidates
}

// appendedCandidates reads the names that DuckDB suggests at the end of a message when it has no field for them, such as
// "Candidate bindings: : \"district\"" or "Did you mean: \"name\", \"id\"". It doubles no quotes inside a name.
func appendedCandidates(message string) []string {
	for line := range strings.Lines(message) {
		heading, list, found := strings.Cut(strings.TrimSpace(line), ": ")
		if !found || !strings.HasPrefix(heading, "Candidate ") && heading != "Did you mean" {
			continue
		}
		list = strings.TrimPrefix(list, ": ")
		if len(list) < 2 || list[0] != '"' || list[len(list)-1] != '"' {
			continue
		}
		return strings.Split(list[1:len(list)-1], `", "`)
	}
	return nil
}

// cleanMessage keeps DuckDB's sentence: without the line it quotes, the candidates and stack that it appends, and
// paths of this machine.
func cleanMessage(message, text string) string {
	for _, mark := range []string{"\n\nLINE ", "\nCandidate ", "\n\nCandidate ", "\n\tCandidate ", "\nDid you mean ", "\nDid you mean: ", "\n\nStack Trace", "\nThis error signals "} {
		message, _, _ = strings.Cut(message, mark)
	}
	if folder, err := os.Getwd(); err == nil {
		message = strings.ReplaceAll(message, folder+string(filepath.Separator), "")
	}
	return strings.TrimSpace(cutPaths(message, text))
}

// cutPaths removes absolute paths, except those that the text itself names.
func cutPaths(message, text string) string {
	return absolutePath().ReplaceAllStringFunc(message, func(path string) string {
		if strings.Contains(text, strings.Trim(path, `"'`)) {
			return path
		}
		return `"…"`
	})
}

// absolutePath is compiled when the first error has to be read, and not at the start of every process.
var absolutePath = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`"(?:/|[A-Za-z]:[\\/])[^"\n]*"|'(?:/|[A-Za-z]:[\\/])[^'\n]*'`)
})

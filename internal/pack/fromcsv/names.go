package fromcsv

import (
	"strconv"
	"strings"
	"unicode"

	"guildhall/internal/sqltext"
)

// longestName is how many letters a column's name may have (dataset.yaml's own limit).
const longestName = 63

// names gives every column a name of its own, as near as possible to what the header says.
func (n *notes) names(header record, width int) []string {
	names := make([]string, width)
	taken := map[string]bool{}
	for i := range names {
		said := header.field(i)
		name := cleanName(said)
		if name == "" {
			name = "column_" + strconv.Itoa(i+1)
			if len(header.fields) > 0 {
				n.add(Changed, "blank-name", []int{header.line}, map[string]any{"Number": i + 1, "Name": name})
			}
		} else if name != said {
			n.add(Changed, "name-spelling", []int{header.line}, map[string]any{"Said": strconv.Quote(said), "Name": strconv.Quote(name)})
		}
		if free := freeName(name, taken); free != name {
			n.add(Changed, "duplicate-name", []int{header.line}, map[string]any{"Said": strconv.Quote(name), "Number": i + 1, "Name": strconv.Quote(free)})
			name = free
		}
		taken[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

// cleanName is a header's text without what no column's name may hold.
func cleanName(text string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r == '"' || r == unicode.ReplacementChar:
			return -1
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, text)
	letters := []rune(oneLine(name))
	return strings.TrimSpace(string(letters[:min(len(letters), longestName)]))
}

// freeName adds a number to a name that is taken, whatever its case.
func freeName(name string, taken map[string]bool) string {
	free := name
	for number := 2; taken[strings.ToLower(free)]; number++ {
		suffix := "_" + strconv.Itoa(number)
		letters := []rune(name)
		free = strings.TrimSpace(string(letters[:min(len(letters), longestName-len(suffix))])) + suffix
	}
	return free
}

// bareName is a name that SQL reads without quotes; case does not count in DuckDB.
var bareName = pattern(`^[\pL_][\pL\pN_]*$`)

// reserved reports whether DuckDB's grammar keeps the word for itself.
func reserved(word string) bool { return sqltext.KeywordClass(word) == sqltext.Reserved }

// SQLName writes the name of a column as SQL must: bare, or in double quotes. Names have no double quotes in them.
func SQLName(name string) string {
	if bareName().MatchString(name) && !reserved(name) {
		return name
	}
	return `"` + name + `"`
}

// quotedNames notes the columns that SQL can only name in double quotes.
func (n *notes) quotedNames(names []string) {
	var said, easier []string
	for _, name := range names {
		if SQLName(name) == name {
			continue
		}
		simple := identifier(name, "_", "column")
		if reserved(simple) {
			simple += "_1"
		}
		said, easier = append(said, name), append(easier, simple)
	}
	if len(said) > 0 {
		n.add(Decide, "quoted-names", nil, map[string]any{"Columns": examples(said), "Easier": examples(easier)})
	}
}

// identifier makes a name of small letters, digits and one kind of joint, for tables, ids and folders. fallback stands for a text
// without letters.
func identifier(text, joint, fallback string) string {
	var out strings.Builder
	for _, r := range strings.ToLower(unaccented(text)) {
		if (r >= 'a' && r <= 'z') || (r >= '0' && r <= '9') {
			out.WriteRune(r)
		} else if out.Len() > 0 && !strings.HasSuffix(out.String(), joint) {
			out.WriteString(joint)
		}
	}
	name := strings.Trim(out.String(), joint)
	if name == "" {
		return fallback
	}
	if name[0] < 'a' {
		name = fallback + joint + name
	}
	if len(name) < 2 {
		name += joint + "1"
	}
	return strings.Trim(name[:min(len(name), longestName)], joint)
}

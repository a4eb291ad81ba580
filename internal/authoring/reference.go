package authoring

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"guildhall/internal/dataset"
	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// Fault is an example of a problem that a check of a pack finds.
type Fault struct {
	Severity, Code, Message, Mend string
}

// Reference writes the page that lists what authors can write and what they can be told. faults are examples, the first of each code
// counts; say turns the judge's messages into words.
func Reference(faults []Fault, say func(i18n.Message) string) string {
	var page strings.Builder
	page.WriteString("# Reference for authors\n\nWritten from the code by `go test ./internal/authoring -update`; do not edit.\n")
	keyTable(&page, "pack.yaml", "", lesson.HeaderType(), packKeys())
	keyTable(&page, "Front matter of a lesson", "", lesson.FrontType(), frontKeys())
	keyTable(&page, "Front matter of a translation",
		"What a translation does not say is its base's. `guildhall pack fmt DIR --write --renew-translations` renews `translates`.\n\n", lesson.TranslatedFrontType(), frontKeys())
	keyTable(&page, "dataset.yaml", "", reflect.TypeFor[dataset.Manifest](), datasetKeys())
	divTable(&page)
	typeTable(&page, say)
	attributeTable(&page)
	page.WriteString("\n## SQL features\n\nFor `require`, `forbid` and the `sql` of a skill:\n\n")
	for _, feature := range lesson.Features() {
		fmt.Fprintf(&page, "- `%s`\n", feature)
	}
	page.WriteString("- `function:NAME`, as in `function:count`\n")
	faultList(&page, faults)
	page.WriteString("\n## What the judge says\n\nFor `{.wrong code=…}`. Dots stand for names and values; " +
		"[findings.md](../findings.md) has a query for each.\n")
	for _, entry := range grade.Catalogue() {
		fmt.Fprintf(&page, "\n**%s**: %s\n", entry.Code, entry.Name)
		if len(entry.Messages) > 0 {
			page.WriteString("\n")
		}
		for _, message := range entry.Messages {
			fmt.Fprintf(&page, "- %s\n", strings.ReplaceAll(say(message), "\n", " "))
		}
	}
	return page.String()
}

// keyTable lists the keys of a YAML file.
func keyTable(page *strings.Builder, title, words string, of reflect.Type, keys keyBook) {
	fmt.Fprintf(page, "\n## %s\n\n%s| key | value | meaning |\n|---|---|---|\n", title, words)
	keyRows(page, of, "", keys)
}

func keyRows(page *strings.Builder, of reflect.Type, path string, keys keyBook) {
	for key, field := range fields(of) {
		at := join(path, key.name)
		needed := ""
		if key.required || keys[at].must {
			needed = ", required"
		}
		fmt.Fprintf(page, "| `%s` | %s%s | %s |\n", at, kindName(field), needed, cell(keys[at].about))
		inner := field
		for inner.Kind() == reflect.Slice || inner.Kind() == reflect.Map || inner.Kind() == reflect.Pointer {
			switch inner.Kind() {
			case reflect.Slice:
				at += "[]"
			case reflect.Map:
				at = join(at, "*")
			}
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct {
			keyRows(page, inner, at, keys)
		}
	}
}

func kindName(of reflect.Type) string {
	switch of.Kind() {
	case reflect.Pointer:
		return kindName(of.Elem())
	case reflect.Struct:
		return "mapping"
	case reflect.Map:
		return "mapping by id"
	case reflect.Slice:
		if of.Elem().Kind() == reflect.Slice {
			return "list of lists"
		}
		return "list"
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64:
		return "whole number"
	case reflect.String:
		return "text"
	}
	return "any value"
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

func divTable(page *strings.Builder) {
	page.WriteString("\n## Divs\n\nAn exercise takes five colons, every other div three. A blank line stands before and after every line of colons; " +
		"`guildhall pack fmt` mends both.\n\n| div | meaning | attributes |\n|---|---|---|\n")
	divs := lesson.DescribeDivs()
	for _, name := range slices.Sorted(maps.Keys(divs)) {
		attributes := "none"
		switch {
		case name == "exercise":
			attributes = "see below"
		case len(divs[name]) > 0:
			attributes = code(divs[name])
		}
		fmt.Fprintf(page, "| `%s` | %s | %s |\n", name, divNotes()[name], attributes)
	}
}

func code(words []string) string { return "`" + strings.Join(words, "`, `") + "`" }

func typeTable(page *strings.Builder, say func(i18n.Message) string) {
	page.WriteString("\n## Types of exercises\n\nA number after a part says how often it may stand: `1` once, `0-1` at most once, `1+` at least once, `0+` any number.\n\n" +
		"| type | the learner | answered by | parts | attributes |\n|---|---|---|---|---|\n")
	for _, d := range lesson.DescribeTypes() {
		var parts []string
		for _, part := range d.Parts {
			parts = append(parts, fmt.Sprintf("`%s` %s", part.Name, times(part)))
		}
		list := "no list"
		if !d.List.IsZero() {
			list = say(d.List)
		}
		fmt.Fprintf(page, "| `%s` | %s | %s | %s | %s |\n", d.Type, typeNotes()[d.Type], cell(list), strings.Join(parts, ", "), code(d.Attributes))
	}
}

func times(part lesson.PartDescription) string {
	switch {
	case part.Most == 0:
		return fmt.Sprintf("%d+", part.Least)
	case part.Least == part.Most:
		return fmt.Sprint(part.Most)
	}
	return fmt.Sprintf("%d-%d", part.Least, part.Most)
}

func attributeTable(page *strings.Builder) {
	page.WriteString("\n## Attributes of exercises\n\n| attribute | values | default | meaning |\n|---|---|---|---|\n")
	notes := attributeNotes()
	for _, name := range lesson.ExerciseAttributes() {
		n := notes[name]
		fmt.Fprintf(page, "| `%s` | %s | %s | %s |\n", name, cell(n.values), n.fallback, cell(n.about))
	}
}

// faultList lists every code of a problem with the first example of it.
func faultList(page *strings.Builder, faults []Fault) {
	page.WriteString("\n## What a check says\n\n`guildhall pack check` prints these codes, and `--json` gives them to scripts. Errors stop a pack from being built and installed; " +
		"warnings do not. Each has the message of one case and what it says to do.\n")
	first := map[string]Fault{}
	for _, f := range faults {
		if _, known := first[f.Code]; !known {
			first[f.Code] = f
		}
	}
	for _, name := range slices.Sorted(maps.Keys(first)) {
		f := first[name]
		text, more, _ := strings.Cut(f.Message, "\n")
		fmt.Fprintf(page, "\n**%s** (%s)\n\n> %s\n", f.Code, f.Severity, text)
		if more != "" {
			fmt.Fprintf(page, ">\n> ```text\n> %s\n> ```\n", strings.ReplaceAll(more, "\n", "\n> "))
		}
		if f.Mend != "" {
			fmt.Fprintf(page, "\nWhat to do: %s\n", f.Mend)
		}
	}
}

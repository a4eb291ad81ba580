package authoring

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// Snippet is a piece of a lesson that an editor inserts. In its body ${1:text} is a gap that the author fills, and ${1|a,b|} a choice.
type Snippet struct {
	Prefix      string   `json:"prefix"`
	Description string   `json:"description"`
	Scope       string   `json:"scope"`
	Body        []string `json:"body"`
}

// Snippets returns the snippets by name.
func Snippets() map[string]Snippet {
	all := map[string]Snippet{}
	add := func(name, prefix, about, body string) {
		all[name] = Snippet{Prefix: prefix, Description: about, Scope: "markdown", Body: strings.Split(body, "\n")}
	}
	add("Lesson", "gh-lesson", "The beginning of a lesson", "---\ntitle: ${1:A title}\nminutes: ${2:20}\nobjectives:\n  - ${3:What the learner can do afterwards}\ndataset: ${4:service-requests}\nteaches:\n  - ${5:select}\n---\n\n${0:Text.}")
	for _, ex := range exerciseSnippets() {
		add("Exercise: "+ex.name, "gh-"+ex.name, ex.about, exercise(ex.attributes, ex.prompt, ex.parts))
	}
	for _, d := range divSnippets() {
		add("Div: "+d.name, "gh-"+d.name, d.about, d.body)
	}
	return all
}

// SnippetFile writes the snippets as VS Code reads them (.code-snippets).
func SnippetFile() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(Snippets()); err != nil {
		return nil, fmt.Errorf("write the snippets: %w", err)
	}
	return out.Bytes(), nil
}

type exerciseSnippet struct{ name, about, attributes, prompt, parts string }

func exercise(attributes, prompt, parts string) string {
	return fmt.Sprintf("::::: {.exercise #${1:an-id} %s}\n\n%s\n\n%s\n:::::\n", attributes, prompt, parts)
}

// sql is a div with one SQL block, and words after it.
func sql(class, query, words string) string {
	text := "::: " + class + "\n\n```sql\n" + query + "\n```\n"
	if words != "" {
		text += "\n" + words + "\n"
	}
	return text + "\n:::\n"
}

func exerciseSnippets() []exerciseSnippet {
	prompt := "${2:What is asked?}"
	solution := sql("solution", "SELECT ${4:count(*)}\nFROM ${5:requests}", "")
	return []exerciseSnippet{
		{"sql", "The learner writes a query", "type=sql points=10 order=${3|keys,none,strict|}", prompt, solution + "\n" + sql("wrong", "SELECT ${6:NULL}", "${7:What the learner is told who writes this.}")},
		{"change", "The learner changes data in a private copy", "type=change points=10", prompt, sql("solution", "DELETE FROM ${4:requests} WHERE ${5:closed_at IS NULL}", "") + "\n" + sql("check", "SELECT count(*) FROM ${4:requests}", "")},
		{"parsons", "The learner puts lines in order", "type=parsons points=10 order=${3|none,keys,strict|}", prompt, sql("solution", "SELECT ${4:count(*)}\nFROM ${5:requests}\nWHERE ${6:closed_at IS NULL}", "")},
		{"choice", "The learner picks one answer, or several", "type=choice points=5", prompt, "- [ ] ${3:Wrong}\n\n  > ${4:Why it is not this.}\n\n- [x] ${5:Right}\n"},
		{"number", "The learner types a number", "type=number points=5", prompt, solution + "\n::: {.near value=${6:50}}\n\n${7:What the learner is told who types this.}\n\n:::\n"},
		{"text", "The learner types a short answer", "type=text points=5", prompt, "- `${3:answer}`\n- `/${4:answers?}/`\n"},
		{"arrange", "The learner puts items in order", "type=arrange points=5", prompt, "1. ${3:First}\n2. ${4:Second}\n3. ${5:Third}\n"},
		{"classify", "The learner gives each item a label", "type=classify points=5", prompt, "- ${3:One thing} => ${4:label}\n- ${5:Another} => ${6:other label}\n"},
		{"reflect", "The learner writes and compares", "type=reflect points=5 min_words=${3:30}", prompt, "::: model\n\n${4:A model answer.}\n\n:::\n"},
	}
}

type divSnippet struct {
	name, about, body string
	part              bool // of an exercise
}

func divSnippets() []divSnippet {
	words := func(class string) string { return "::: " + class + "\n\n${1:Text.}\n\n:::\n" }
	return []divSnippet{
		{"note", "A callout", words("note"), false},
		{"warning", "A warning", words("warning"), false},
		{"source", "What the source talk said", words("source"), false},
		{"trainer", "Notes that learners never see", words("trainer"), false},
		{"shown", "SQL that is shown, not run", sql("shown", "${1:SELECT 1}", ""), false},
		{"fails", "SQL that must fail", sql("fails", "${1:SELECT nothing}", ""), false},
		{"chart", "A chart of a query", sql(`{.chart kind=${1|bar,column,line,scatter|} x=${2:district} y=${3:n} title="${4:Title}" alt="${5:What the chart shows, in a sentence.}"}`, "SELECT ${2:district}, count(*) AS ${3:n}\nFROM ${6:requests}\nGROUP BY ${2:district}", ""), false},
		{"solution", "A further solution", sql(`{.solution title="${1:Another way}"}`, "${2:SELECT 1}", ""), true},
		{"wrong", "A wrong answer with its message", sql("wrong", "${1:SELECT 1}", "${2:What the learner is told.}"), true},
		{"wrong-code", "A wrong answer with the code that it must get", sql("{.wrong code=${1:LOG-74}}", "${2:SELECT 1}", ""), true},
		{"starter", "What stands in the editor", sql("starter", "SELECT ____\nFROM ${1:requests}", ""), true},
		{"hint", "A hint", "::: {.hint title=\"${1:Which rows?}\"}\n\n${2:Text.}\n\n:::\n", true},
		{"explain", "What is shown after success", words("explain"), true},
		{"reveal", "SQL that is run once the exercise is answered", sql("reveal", "${1:SELECT 1}", ""), true},
	}
}

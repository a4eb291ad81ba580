package i18n

import (
	"regexp"
	"testing"
)

// usage is what an editor of each language would mark, in sentences whose code and placeholders are an X.
var usage = map[string][]struct {
	mistake *regexp.Regexp
	why     string
}{
	"fr": {
		{regexp.MustCompile(`[\pL\d)»][;?!]|[\pL\d)»]:(\s|$)|«\S|\S»`), "a space stands before ; : ? ! and inside « »"},
		{regexp.MustCompile(`(?i)(^|\P{L})(tu|ton|tes|toi|choisis|écris|essaie|regarde)(\P{L}|$)`), "the learner is vous"},
	},
	"es": {
		{regexp.MustCompile(`^[^¿]*\pL\?|^[^¡]*!`), "a question begins with ¿"},
		{regexp.MustCompile(`(?i)(^|\P{L})(tú|tus?|puedes|quieres|contigo)(\P{L}|$)`), "the learner is usted"},
		{regexp.MustCompile(`[\pL\d] [;:?!](\s|$)`), "no space stands before a stop"},
	},
	"ca": {
		{regexp.MustCompile(`\pLl\.l\pL|ŀ`), "the middle dot of l·l is ·"},
		{regexp.MustCompile(`(?i)(^|\P{L})(tu|teus?|tev[ae]s?|pots|vols|saps)(\P{L}|$)`), "the learner is vós"},
		{regexp.MustCompile(`[\pL\d] [;:?!](\s|$)|[¿¡]`), "no space stands before a stop, and nothing before a question"},
	},
}

// noProse is what stands in a sentence and is none: places, what stands in straight quotes, SQL, paths, settings, and divs of the pack
// format.
var noProse = regexp.MustCompile("\"[^\"]*\"|[a-z]+: \\[[^]]*\\]|{{[^}]*}}|`[^`]*`|\\S*[/_=]\\S*|::: \\S+|[a-z]+: [a-z]+ ")

// TestUsage: each language keeps its own signs, and one way of addressing the learner.
func TestUsage(t *testing.T) {
	read := 0
	for _, file := range wordsFiles(t) {
		for key, forms := range file.sentences {
			for _, text := range forms {
				read++
				for _, rule := range usage[file.lang] {
					if found := rule.mistake.FindString(noProse.ReplaceAllString(text, "X")); found != "" {
						t.Errorf("%s: %s has %q, and %s: %s", file.name, key, found, rule.why, text)
					}
				}
			}
		}
	}
	if read < 4000 {
		t.Errorf("only %d sentences were read", read)
	}
}

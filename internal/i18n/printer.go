package i18n

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed words/*.yaml
var words embed.FS

// BaseLanguage is the language every key exists in; a word that another language lacks is said in it.
const BaseLanguage = "en"

// Printer says messages in one language. It reads an area's words when the first of them is said, so that starting costs
// nothing for words that are not needed yet. Several goroutines may use it at once.
type Printer struct {
	language string
	words    fs.FS
	spelling *spelling

	mu        sync.Mutex
	bundle    *goi18n.Bundle
	localizer *goi18n.Localizer
	loaded    map[string]error // by area: the outcome of reading its words
}

// NewPrinter returns a Printer for a BCP 47 language such as "en" or "ca-ES"; the region is ignored. A language the program has no
// words in is an *UnknownLanguageError.
func NewPrinter(lang string) (*Printer, error) { return newPrinter(lang, words) }

func newPrinter(lang string, words fs.FS) (*Printer, error) {
	offered, begun, err := languages(words)
	if err != nil {
		return nil, err
	}
	base, err := baseOf(lang)
	if err != nil || !slices.Contains(begun, base) {
		return nil, &UnknownLanguageError{Language: lang, Known: offered}
	}
	bundle := goi18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	p := &Printer{
		language:  base,
		words:     words,
		bundle:    bundle,
		localizer: goi18n.NewLocalizer(bundle, base, BaseLanguage),
		loaded:    map[string]error{},
	}
	p.spelling = newSpelling(base, p.say)
	return p, nil
}

// Language is the language this Printer speaks, as its two or three letters.
func (p *Printer) Language() string { return p.language }

// Text says the message with the key. The one Args, if given, fill its places.
func (p *Printer) Text(key string, args ...Args) string {
	message := Message{Key: key}
	if len(args) > 0 {
		message.Args = args[0]
	}
	return p.Say(message)
}

// Say says a message. Arguments that are messages themselves are said first. A key that has no words is said as
// "‹key›", so that the gap is seen and nothing fails for it.
func (p *Printer) Say(m Message) string {
	if m.Key == "" {
		return m.Literal
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.say(m)
}

func (p *Printer) say(m Message) string {
	if m.Key == "" {
		return m.Literal
	}
	if err := p.load(areaOf(m.Key)); err != nil {
		return "‹" + m.Key + "›"
	}
	data := make(map[string]any, len(m.Args))
	for name, value := range m.Args {
		data[name] = p.resolve(value)
	}
	config := &goi18n.LocalizeConfig{MessageID: m.Key, TemplateData: data, TemplateParser: p.spelling}
	if count, ok := data["Count"]; ok {
		config.PluralCount = count
	}
	// A word said in the base language, or in another plural form, comes with an error as well; only a word that nobody has is a gap.
	text, err := p.localizer.Localize(config)
	if err != nil && text == "" {
		return "‹" + m.Key + "›"
	}
	return text
}

// resolve says arguments that are messages; a list of messages becomes a list in prose.
func (p *Printer) resolve(value any) any {
	switch value := value.(type) {
	case Message:
		return p.say(value)
	case []Message:
		said := make([]string, len(value))
		for i, m := range value {
			said[i] = p.say(m)
		}
		return strings.Join(said, ", ")
	default:
		return value
	}
}

// load reads an area's words in this language and in the base language, once.
func (p *Printer) load(area string) error {
	if err, done := p.loaded[area]; done {
		return err
	}
	err := p.read(area, BaseLanguage)
	if err == nil && p.language != BaseLanguage {
		// A language that lacks a whole area, or whose words cannot be read, falls back to the base language, as it does for a key.
		_ = p.read(area, p.language)
	}
	p.loaded[area] = err
	return err
}

func (p *Printer) read(area, lang string) error {
	name := "words/" + area + "." + lang + ".yaml"
	source, err := fs.ReadFile(p.words, name)
	if err != nil {
		return fmt.Errorf("read words: %w", err)
	}
	if _, err := p.bundle.ParseMessageFileBytes([]byte(unbroken(string(source), lang)), name); err != nil {
		return fmt.Errorf("parse words %s: %w", name, err)
	}
	return nil
}

// areaOf returns the part of a key that names its file.
func areaOf(key string) string {
	area, _, _ := strings.Cut(key, ".")
	return area
}

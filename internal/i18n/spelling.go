package i18n

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	gotemplate "text/template"
	"text/template/parse"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n/template"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// spelling is how a language writes what stands in the places of its sentences. As the parser of the templates it sees to it that every
// number and date that is printed passes through write, while conditions of a template still see the number itself.
type spelling struct {
	numbers *message.Printer
	say     func(Message) string // says a message while another is being said
}

func newSpelling(lang string, say func(Message) string) *spelling {
	return &spelling{numbers: message.NewPrinter(language.Make(lang)), say: say}
}

// Cacheable says that a template need be parsed only once.
func (s *spelling) Cacheable() bool { return true }

// Parse reads a template.
func (s *spelling) Parse(source, _, _ string) (template.ParsedTemplate, error) {
	if !strings.Contains(source, "{{") {
		return sentence(source), nil
	}
	parsed, err := gotemplate.New("").Funcs(gotemplate.FuncMap{"write": s.write}).Parse(source)
	if err != nil {
		return nil, fmt.Errorf("read a sentence: %w", err)
	}
	writeEach(parsed.Tree, parsed.Root)
	return places{parsed}, nil
}

// write is how a value is written in a sentence. Texts stand as they are: data keeps the spelling it has.
func (s *spelling) write(value any) any {
	switch v := value.(type) {
	case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64:
		return s.numbers.Sprint(number.Decimal(v))
	case float32, float64:
		return s.numbers.Sprint(number.Decimal(v))
	case time.Time:
		return s.say(dayOf(v))
	}
	return value
}

// writeEach puts every value that a template prints through write.
func writeEach(tree *parse.Tree, node parse.Node) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			writeEach(tree, child)
		}
	case *parse.ActionNode:
		if len(n.Pipe.Decl) == 0 {
			name := parse.NewIdentifier("write").SetTree(tree).SetPos(n.Pos)
			n.Pipe.Cmds = append(n.Pipe.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: n.Pos, Args: []parse.Node{name}})
		}
	case *parse.IfNode:
		writeEach(tree, n.List)
		writeEach(tree, n.ElseList)
	case *parse.RangeNode:
		writeEach(tree, n.List)
		writeEach(tree, n.ElseList)
	case *parse.WithNode:
		writeEach(tree, n.List)
		writeEach(tree, n.ElseList)
	}
}

// sentence is a template without places.
type sentence string

// Execute says the sentence.
func (s sentence) Execute(any) (string, error) { return string(s), nil }

// places is a template with places to fill.
type places struct{ template *gotemplate.Template }

// Execute fills the places.
func (p places) Execute(data any) (string, error) {
	var said bytes.Buffer
	if err := p.template.Execute(&said, data); err != nil {
		return "", fmt.Errorf("fill a sentence: %w", err)
	}
	return said.String(), nil
}

// months are the keys of the names of the months, January first.
func months() []string {
	return []string{
		"date.january", "date.february", "date.march", "date.april", "date.may", "date.june",
		"date.july", "date.august", "date.september", "date.october", "date.november", "date.december",
	}
}

// dayOf is the message for a day in prose. The year is no quantity: it is a text, so that it is not grouped.
func dayOf(t time.Time) Message {
	return New("date.day", Args{"Day": t.Day(), "Month": New(months()[t.Month()-1], nil), "Year": strconv.Itoa(t.Year())})
}

package corpus

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"guildhall/internal/lesson"
)

// Exercise is a question with answers of known worth.
type Exercise struct {
	Dataset string // its id, or several with a space between
	ID      string
	Prompt  string
	Order   lesson.Order
	Right   []Answer // the first is the reference
	Wrong   []Answer
}

// Answer is one answer and what is known of it.
type Answer struct {
	SQL string
	// Codes are the codes that name the cause of a wrong answer; one of them must be found. Style is a few words on a right one.
	Codes []string
	Style string
	// Hidden says that a wrong answer returns the right rows on the sample.
	Hidden bool
	File   string
	Line   int // 1-based
}

// Read reads every .sql file of a folder.
func Read(fsys fs.FS, dir string) ([]*Exercise, error) {
	files, err := fs.Glob(fsys, path.Join(dir, "*.sql"))
	if err != nil {
		return nil, fmt.Errorf("list the corpus: %w", err)
	}
	var all []*Exercise
	for _, file := range files {
		source, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("read the corpus: %w", err)
		}
		exercises, err := Parse(path.Base(file), string(source))
		if err != nil {
			return nil, err
		}
		all = append(all, exercises...)
	}
	return all, nil
}

// Parse reads one file. An error names the file and the line.
func Parse(file, source string) ([]*Exercise, error) {
	p := parser{file: file}
	for i, line := range strings.Split(strings.ReplaceAll(source, "\r\n", "\n"), "\n") {
		p.line = i + 1
		if err := p.read(line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, p.line, err)
		}
	}
	p.endAnswer()
	for _, ex := range p.exercises {
		if len(ex.Right) == 0 || ex.Prompt == "" || p.dataset == "" {
			return nil, fmt.Errorf("%s: exercise %q needs a dataset, a prompt and a right answer", file, ex.ID)
		}
	}
	return p.exercises, nil
}

type parser struct {
	file      string
	line      int
	dataset   string
	exercises []*Exercise
	open      *Answer // whose SQL is being read
	wrong     bool
}

func (p *parser) read(line string) error {
	mark, rest, _ := strings.Cut(strings.TrimPrefix(line, "-- "), " ")
	rest = strings.TrimSpace(rest)
	if !strings.HasPrefix(line, "-- ") {
		return p.text(line)
	}
	switch mark {
	case "dataset:":
		p.dataset = rest
		return nil
	case "#":
		p.endAnswer()
		p.exercises = append(p.exercises, &Exercise{Dataset: p.dataset, ID: rest, Order: lesson.OrderAuto})
		return nil
	case "?", "order:", "+", "!", "!~":
	default:
		return nil // a comment
	}
	if len(p.exercises) == 0 {
		return fmt.Errorf("%q stands before the first exercise", mark)
	}
	ex := p.exercises[len(p.exercises)-1]
	switch mark {
	case "?":
		ex.Prompt = strings.TrimSpace(ex.Prompt + " " + rest)
	case "order:":
		ex.Order = lesson.Order(rest)
	case "+":
		p.endAnswer()
		p.open, p.wrong = &Answer{Style: rest, File: p.file, Line: p.line}, false
	default:
		return p.mistake(ex, rest, mark == "!~")
	}
	return nil
}

// mistake begins a wrong answer: an edit of the reference, or SQL of its own on the lines that follow.
func (p *parser) mistake(ex *Exercise, text string, hidden bool) error {
	p.endAnswer()
	label, edit, _ := strings.Cut(text, ":")
	answer := Answer{Codes: strings.Split(strings.TrimSpace(label), "|"), Hidden: hidden, File: p.file, Line: p.line}
	if edit = strings.TrimSpace(edit); edit == "" {
		p.open, p.wrong = &answer, true
		return nil
	}
	if len(ex.Right) == 0 {
		return fmt.Errorf("an edit stands before the reference")
	}
	answer.SQL = ex.Right[0].SQL
	for _, step := range strings.Split(edit, " ;; ") {
		before, after, ok := strings.Cut(step+" ", " => ")
		if !ok || !strings.Contains(answer.SQL, before) {
			return fmt.Errorf("the edit %q does not fit the reference", step)
		}
		answer.SQL = strings.Replace(answer.SQL, before, strings.TrimSpace(after), 1)
	}
	ex.Wrong = append(ex.Wrong, answer)
	return nil
}

func (p *parser) text(line string) error {
	if p.open != nil {
		p.open.SQL += line + "\n"
		return nil
	}
	if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "--") {
		return fmt.Errorf("SQL that belongs to no answer")
	}
	return nil
}

func (p *parser) endAnswer() {
	if p.open == nil {
		return
	}
	p.open.SQL = strings.TrimSpace(p.open.SQL)
	ex := p.exercises[len(p.exercises)-1]
	if p.wrong {
		ex.Wrong = append(ex.Wrong, *p.open)
	} else {
		ex.Right = append(ex.Right, *p.open)
	}
	p.open = nil
}

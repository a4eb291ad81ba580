package scaffold

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
)

//go:embed template
var templates embed.FS

// Pack is what a new pack is called.
type Pack struct {
	ID    string
	Title string
}

// TitleOf makes a title of a folder's name: "allotment-waiting_list" becomes "Allotment waiting list".
func TitleOf(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	title := []rune(strings.Join(words, " "))
	if len(title) == 0 {
		return "New pack"
	}
	title[0] = unicode.ToUpper(title[0])
	return string(title)
}

// Tour returns the files of a pack with an exercise of every type and a small dataset of its own, by slash-separated name.
func Tour(p Pack) (map[string][]byte, error) {
	return fill("template/tour", map[string]string{"PACK-ID": p.ID, "PACK-TITLE": p.Title})
}

// Data names what a lesson on the trainer's own data speaks of. Table and Column are as SQL writes them, quoted where they must be.
type Data struct {
	Dataset string // its id
	Table   string
	Column  string // one that rows are put in order by
}

// OnData returns the files of a pack with one short lesson on a dataset, which the caller adds.
func OnData(p Pack, d Data) (map[string][]byte, error) {
	return fill("template/data", map[string]string{
		"PACK-ID": p.ID, "PACK-TITLE": p.Title, "DATASET-ID": d.Dataset, "TABLE-NAME": d.Table, "FIRST-COLUMN": d.Column,
	})
}

// fill reads the files below a folder of the templates and puts the names in.
func fill(folder string, names map[string]string) (map[string][]byte, error) {
	var pairs []string
	for placeholder, name := range names {
		pairs = append(pairs, placeholder, name)
	}
	filler := strings.NewReplacer(pairs...)
	files := map[string][]byte{}
	err := fs.WalkDir(templates, folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := templates.ReadFile(name)
		files[strings.TrimPrefix(name, folder+"/")] = []byte(filler.Replace(string(text)))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the templates: %w", err)
	}
	return files, nil
}

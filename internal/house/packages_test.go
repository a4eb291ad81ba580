package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "guildhall"

// source is a package as its files say, tests left out.
type source struct {
	path     string // from the module's root, slash-separated
	imports  []string
	comments []string // package comments
}

// within reports whether the package is the folder or lies below it.
func (s source) within(folder string) bool {
	return s.path == folder || strings.HasPrefix(s.path, folder+"/")
}

// packages reads every package of the module.
func packages(t *testing.T) []source {
	t.Helper()
	root := filepath.Join("..", "..")
	found := map[string]*source{}
	walk := func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		if entry.IsDir() {
			if name == "testdata" || (strings.HasPrefix(name, ".") && file != root) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		return read(found, root, file)
	}
	if err := filepath.WalkDir(root, walk); err != nil {
		t.Fatal(err)
	}
	var all []source
	for _, pkg := range found {
		all = append(all, *pkg)
	}
	slices.SortFunc(all, func(a, b source) int { return strings.Compare(a.path, b.path) })
	if len(all) == 0 {
		t.Fatal("no package found: the test looks in the wrong place")
	}
	return all
}

func read(found map[string]*source, root, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return err
	}
	folder, err := filepath.Rel(root, filepath.Dir(file))
	if err != nil {
		return err
	}
	folder = filepath.ToSlash(folder)
	pkg := found[folder]
	if pkg == nil {
		pkg = &source{path: folder}
		found[folder] = pkg
	}
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return err
		}
		pkg.imports = append(pkg.imports, imported)
	}
	if comment := packageComment(parsed); comment != "" {
		pkg.comments = append(pkg.comments, comment)
	}
	return nil
}

func packageComment(file *ast.File) string {
	if file.Doc == nil {
		return ""
	}
	return file.Doc.Text()
}

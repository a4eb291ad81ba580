package house

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestOtherSystemsTypeCheck: code for macOS and Windows cannot be built without their C compilers, but it can be read as the compiler
// does. What is found on every system comes from not running cgo; what is found on one alone is a fault.
func TestOtherSystemsTypeCheck(t *testing.T) {
	own := typeErrors(t, runtime.GOOS, runtime.GOARCH)
	for _, system := range []struct{ os, arch string }{{"darwin", "arm64"}, {"windows", "amd64"}} {
		t.Run(system.os, func(t *testing.T) {
			for _, fault := range typeErrors(t, system.os, system.arch) {
				if !slices.Contains(own, fault) {
					t.Error(fault)
				}
			}
		})
	}
}

// listed is a package as `go list` tells of it.
type listed struct {
	ImportPath, Dir   string
	GoFiles, CgoFiles []string
	ImportMap         map[string]string
}

// typeErrors checks every package of the module for a system, and what they import without its function bodies.
func typeErrors(t *testing.T, system, arch string) []string {
	t.Helper()
	var faults []string
	files := token.NewFileSet()
	known := map[string]*types.Package{"unsafe": types.Unsafe}
	for _, p := range dependencies(t, system, arch) {
		own := strings.HasPrefix(p.ImportPath, module)
		config := types.Config{
			FakeImportC: true, IgnoreFuncBodies: !own, Sizes: types.SizesFor("gc", arch), Importer: importer{known, p.ImportMap},
			Error: func(err error) {
				if own {
					faults = append(faults, err.Error())
				}
			},
		}
		// The errors were heard one by one; a package that has some is still good to import.
		known[p.ImportPath], _ = config.Check(p.ImportPath, files, parsed(t, files, p), nil)
	}
	return faults
}

// dependencies lists the packages that the program is made of on a system, each after those that it imports.
func dependencies(t *testing.T, system, arch string) []listed {
	t.Helper()
	list := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=ImportPath,Dir,GoFiles,CgoFiles,ImportMap", module+"/...")
	list.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+arch, "CGO_ENABLED=1")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatalf("list the packages for %s: %v", system, err)
	}
	var all []listed
	for stream := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := stream.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		if p.ImportPath != "unsafe" {
			all = append(all, p)
		}
	}
}

func parsed(t *testing.T, files *token.FileSet, p listed) []*ast.File {
	t.Helper()
	var read []*ast.File
	for _, name := range slices.Concat(p.GoFiles, p.CgoFiles) {
		file, err := parser.ParseFile(files, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, file)
	}
	return read
}

// importer finds the packages that were checked before, under the names that an import may have for them.
type importer struct {
	known map[string]*types.Package
	names map[string]string
}

func (i importer) Import(path string) (*types.Package, error) {
	if real, ok := i.names[path]; ok {
		path = real
	}
	if found := i.known[path]; found != nil {
		return found, nil
	}
	return nil, fmt.Errorf("%s was not listed before its importer", path)
}

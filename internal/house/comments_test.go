package house

import (
	"path"
	"strings"
	"testing"
)

// A package says once what it is for, at the top of one of its files.
func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	for _, pkg := range packages(t) {
		if len(pkg.comments) != 1 {
			t.Errorf("%s has %d package comments, want exactly one", pkg.path, len(pkg.comments))
			continue
		}
		opening := "Package " + path.Base(pkg.path) + " "
		if strings.HasPrefix(pkg.path, "cmd/") {
			opening = "Command " + path.Base(pkg.path) + " "
		}
		if !strings.HasPrefix(pkg.comments[0], opening) {
			t.Errorf("%s: the package comment begins %.30q, want %q", pkg.path, pkg.comments[0], opening)
		}
	}
}

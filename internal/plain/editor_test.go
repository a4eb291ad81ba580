package plain

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// The editor gets the text as it stands, and what it leaves becomes the answer. One that fails changes nothing.
func TestEditor(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editor of this test is a shell script")
	}
	editor := filepath.Join(t.TempDir(), "editor")
	script := "#!/bin/sh\ntest \"$1\" = fail && exit 1\nsed 's/____/open_requests/' \"$2\" > \"$2.new\" && mv \"$2.new\" \"$2\"\n"
	if err := os.WriteFile(editor, []byte(script), 0o755); err != nil { //nolint:gosec // it has to be executable
		t.Fatal(err)
	}
	tests := []struct {
		editor      string
		interactive bool
		want        string
	}{
		{editor + " wait", true, "1. SELECT district, open_requests 2. FROM"},
		{editor + " fail", true, "Your text is as it was."},
		{"/nowhere/at/all", true, "Your text is as it was."},
		{"", true, "No editor can be opened here."},
		{editor + " wait", false, "No editor can be opened here."},
	}
	for _, test := range tests {
		s := newSeat(t)
		var out bytes.Buffer
		options := s.options(strings.NewReader("open\nlist\nsubmit\n"), &out, Start{Pack: s.pack.ID, Exercise: "open-by-district"})
		options.Editor, options.Interactive = test.editor, test.interactive
		if err := Run(t.Context(), options); err != nil {
			t.Fatal(err)
		}
		// Long sentences are wrapped.
		if said := strings.ReplaceAll(out.String(), "\n", " "); !strings.Contains(said, test.want) {
			t.Errorf("%q, interactive %v: %q was not said:\n%s", test.editor, test.interactive, test.want, out.String())
		}
	}
}

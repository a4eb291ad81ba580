package editor

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestOutside(t *testing.T) {
	script := filepath.Join(t.TempDir(), "ed")
	content := "#!/bin/sh\n[ \"$1\" = --fail ] && exit 3\nprintf 'SELECT 2\\n' >> \"$1\"\n"
	if err := os.WriteFile(script, []byte(content), 0o700); err != nil {
		t.Fatal(err)
	}
	o := &outside{ctx: t.Context(), words: []string{script}, text: "SELECT 1;"}
	if err := o.Run(); err != nil {
		t.Fatal(err)
	}
	if o.text != "SELECT 1;\nSELECT 2" {
		t.Errorf("came back with %q", o.text)
	}
	for _, words := range [][]string{{script, "--fail"}, {filepath.Join(t.TempDir(), "missing")}} {
		o := &outside{ctx: t.Context(), words: words, text: "SELECT 1"}
		if err := o.Run(); err == nil || o.text != "SELECT 1" {
			t.Errorf("%v: error %v, text %q: want an error and the text as it was", words, err, o.text)
		}
	}
	msg, ok := Outside(t.Context(), "", "x", 7)().(OutsideMsg)
	if !ok || !errors.Is(msg.Err, ErrNoOutside) || msg.Req != 7 {
		t.Errorf("without an editor: %#v", msg)
	}
}

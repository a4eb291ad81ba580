package lesson

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestRenewed changes the one line of a translation, however untidy the rest of the file is.
func TestRenewed(t *testing.T) {
	fsys := onePack(sloppy)
	base, _ := Parse(fsys)
	hash := base.Lessons[0].Hash
	old := strings.Repeat("0", 32)
	before := strings.Replace(sloppy, "minutes: 5", "translates: \""+old+"\"", 1)
	fsys["01-first.ca.md"] = &fstest.MapFile{Data: []byte(before)}
	changed := Renewed(fsys)
	if len(changed) != 1 || changed[0].File != "01-first.ca.md" {
		t.Fatalf("changed %v", changed)
	}
	after := string(changed[0].After)
	if want := strings.Replace(before, "translates: \""+old+"\"", "translates: "+yamlScalar(hash), 1); after != want {
		t.Errorf("got:\n%s", after)
	}
	fsys["01-first.ca.md"].Data = []byte(after)
	if again := Renewed(fsys); len(again) > 0 {
		t.Errorf("renewed twice: %v", again)
	}
}

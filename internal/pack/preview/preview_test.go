package preview

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"guildhall/internal/lesson"
	"guildhall/internal/pack/scaffold"
)

// folder writes the tour pack to disk.
func folder(t testing.TB) string {
	t.Helper()
	files, err := scaffold.Tour(scaffold.Pack{ID: "tour", Title: "Tour"})
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "tour")
	if err := scaffold.Write(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// replace changes a text of a file and saves it by renaming, as editors do.
func replace(t testing.TB, file, from, to string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), from) {
		t.Fatalf("%q does not stand in %s", from, file)
	}
	draft := filepath.Join(filepath.Dir(file), ".draft")
	if err := os.WriteFile(draft, []byte(strings.Replace(string(text), from, to, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(draft, file); err != nil {
		t.Fatal(err)
	}
}

func title(t *testing.T, p *Pack) string {
	t.Helper()
	found, err := p.Pack(context.Background(), "tour")
	if err != nil {
		t.Fatal(err)
	}
	return found.Lessons[0].Title
}

// A save that breaks the pack keeps the last good version; the next good one takes its place.
func TestReload(t *testing.T) {
	dir := folder(t)
	p := New("tour", os.DirFS(dir))
	if len(p.Problems()) > 0 || title(t, p) != "Which fountains give water?" {
		t.Fatalf("%v, %q", p.Problems(), title(t, p))
	}
	file := filepath.Join(dir, "01-first-lesson.md")
	replace(t, file, "title: Which fountains give water?", "title: Second")
	replace(t, file, "::::: {.exercise #working-fountains", "::::: {.exercise #Working!")
	problems := p.Reload()
	if len(problems) == 0 || problems[0].File != "01-first-lesson.md" || problems[0].Line == 0 || problems[0].Severity != lesson.Error {
		t.Fatalf("problems: %v", problems)
	}
	if title(t, p) != "Which fountains give water?" {
		t.Errorf("a broken version is shown: %q", title(t, p))
	}
	replace(t, file, "#Working!", "#working-fountains")
	if problems := p.Reload(); len(problems) > 0 || title(t, p) != "Second" {
		t.Errorf("%v, %q", problems, title(t, p))
	}
	replace(t, filepath.Join(dir, "datasets", "fountains", "dataset.yaml"), "type: BOOLEAN", "type: BOOL_EAN")
	if problems := p.Reload(); len(problems) == 0 || problems[0].File != "datasets/fountains/dataset.yaml" {
		t.Errorf("problems of the dataset: %v", problems)
	}
}

// A pack that was never whole is shown as far as it can be understood.
func TestBrokenFromTheBeginning(t *testing.T) {
	dir := folder(t)
	replace(t, filepath.Join(dir, "01-first-lesson.md"), "minutes: 30", "minutes: 300")
	p := New("tour", os.DirFS(dir))
	if len(p.Problems()) == 0 || title(t, p) == "" {
		t.Errorf("%v, %q", p.Problems(), title(t, p))
	}
	if _, err := p.Pack(context.Background(), "other"); err == nil {
		t.Error("another pack was found")
	}
}

// Every way of saving is seen: by renaming, in place, a new file in a new folder, taking a file away.
func TestWatch(t *testing.T) {
	dir := folder(t)
	ctx, stop := context.WithCancel(context.Background())
	changed, done := make(chan struct{}, 100), make(chan struct{})
	go func() {
		Watch(ctx, dir, func() { changed <- struct{}{} })
		close(done)
	}()
	// The first change tells that the watch has begun: it is made until it is seen.
	begun := false
	for i := 0; i < 100 && !begun; i++ {
		replace(t, filepath.Join(dir, "pack.yaml"), "# The head", "# The  head")
		replace(t, filepath.Join(dir, "pack.yaml"), "# The  head", "# The head")
		select {
		case <-changed:
			begun = true
		case <-time.After(100 * time.Millisecond):
		}
	}
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"in place", func() error { return os.WriteFile(filepath.Join(dir, "pack.yaml"), []byte("x"), 0o600) }},
		{"a new folder", func() error { return os.MkdirAll(filepath.Join(dir, "images", "new"), 0o755) }},
		{"a file in it", func() error { return os.WriteFile(filepath.Join(dir, "images", "new", "a.png"), []byte("x"), 0o600) }},
		{"taken away", func() error { return os.Remove(filepath.Join(dir, "pack.yaml")) }},
	} {
		time.Sleep(2 * mostSettle)
		for len(changed) > 0 {
			<-changed
		}
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if step.name == "a new folder" {
			continue // an empty folder changes nothing
		}
		select {
		case <-changed:
		case <-time.After(30 * time.Second):
			t.Fatalf("%s was not seen", step.name)
		}
	}
	stop()
	<-done
}

// From the end of a save to the pack read again, with its problems known.
func BenchmarkSaveToRead(b *testing.B) {
	dir := folder(b)
	p := New("tour", os.DirFS(dir))
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	read := make(chan struct{}, 1)
	go Watch(ctx, dir, func() {
		p.Reload()
		read <- struct{}{}
	})
	time.Sleep(100 * time.Millisecond)
	file := filepath.Join(dir, "01-first-lesson.md")
	texts := [2]string{"A council keeps a list", "Every council keeps a list"}
	for i := 0; b.Loop(); i++ {
		replace(b, file, texts[i%2], texts[(i+1)%2])
		<-read
	}
}

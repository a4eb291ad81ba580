package tuitest

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"testing"

	"guildhall/internal/lesson"
	"guildhall/internal/trainer"
)

//go:embed pack
var packFiles embed.FS

// PackID is the id of the fixture pack.
const PackID = "counting-basics"

// Pack parses the fixture pack: a lesson with every kind of block, a short one, and one that is long.
func Pack(t testing.TB) *lesson.Pack {
	t.Helper()
	files, err := fs.Sub(packFiles, "pack")
	if err != nil {
		t.Fatal(err)
	}
	pack, problems := lesson.Parse(files)
	for _, p := range problems {
		if p.Severity == lesson.Error {
			t.Fatalf("the fixture pack: %v", p)
		}
	}
	return pack
}

// Library is a trainer.Library of packs in memory.
type Library struct {
	All    []*lesson.Pack
	Broken []trainer.PackEntry
}

// Packs lists the packs.
func (l *Library) Packs(context.Context) ([]trainer.PackEntry, error) {
	var entries []trainer.PackEntry
	for _, p := range l.All {
		entries = append(entries, trainer.PackEntry{ID: p.ID, Title: p.Title, Description: p.Description, Version: p.Version, Source: "bundled"})
	}
	return append(entries, l.Broken...), nil
}

// Pack finds a pack.
func (l *Library) Pack(_ context.Context, id string) (*lesson.Pack, error) {
	for _, p := range l.All {
		if p.ID == id {
			return p, nil
		}
	}
	return nil, fmt.Errorf("no pack %q", id)
}

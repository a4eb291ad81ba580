package variant

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"guildhall/internal/dataset"
	"guildhall/internal/engine"
)

// store keeps the variants of each exercise in a folder named by their hash, with a list of what they are.
type store struct {
	dir string

	mu    sync.Mutex
	sound map[string]bool // hashes whose files were looked at in this process
}

func newStore(dir string) *store { return &store{dir: dir, sound: map[string]bool{}} }

const (
	indexFile  = "index.json"
	tempPrefix = "tmp-"
	hashDigits = 24 // of a folder's name: as good as unique
	// keptFolders is how many exercises, and how many answers, keep their variants: a large course, at one to two megabytes each.
	keptFolders = 200
	// staleAfter is when an unfinished folder is taken for left behind.
	staleAfter = time.Hour
)

// entry is a Variant on disk.
type entry struct {
	Kind  Kind              `json:"kind"`
	Files []file            `json:"files"` // in the order of the datasets
	Rows  map[string][]Kind `json:"rows,omitempty"`
	Ways  []string          `json:"ways,omitempty"`
}

type file struct {
	Name string `json:"name"`
	Sum  uint32 `json:"sum"` // CRC-32: it tells damage, not malice
}

func (s *store) folder(hash string) string { return filepath.Join(s.dir, hash[:hashDigits]) }

// load finds the variants of a hash, whole as they were made.
func (s *store) load(hash string, sets []*dataset.Dataset) ([]Variant, bool) {
	folder := s.folder(hash)
	text, err := os.ReadFile(filepath.Join(folder, indexFile))
	if err != nil {
		return nil, false
	}
	var entries []entry
	if json.Unmarshal(text, &entries) != nil {
		return nil, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	found := make([]Variant, 0, len(entries))
	for _, e := range entries {
		if len(e.Files) != len(sets) || !s.sound[hash] && !e.whole(folder) {
			delete(s.sound, hash)
			return nil, false
		}
		found = append(found, e.variant(folder, sets))
	}
	if !s.sound[hash] {
		now := time.Now()
		_ = os.Chtimes(folder, now, now) // only pruning looks at it
		s.sound[hash] = true
	}
	return found, true
}

func (e entry) whole(folder string) bool {
	return !slices.ContainsFunc(e.Files, func(f file) bool {
		sum, err := checksum(filepath.Join(folder, f.Name))
		return err != nil || sum != f.Sum
	})
}

func (e entry) variant(folder string, sets []*dataset.Dataset) Variant {
	v := Variant{Kind: e.Kind, rows: e.Rows, ways: e.Ways}
	for i, f := range e.Files {
		v.Databases = append(v.Databases, engine.Database{Name: sets[i].ID, Path: filepath.Join(folder, f.Name)})
	}
	return v
}

func checksum(path string) (uint32, error) {
	content, err := os.ReadFile(path)
	return crc32.ChecksumIEEE(content), err
}

// begin makes a folder to work in.
func (s *store) begin() (string, error) {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return "", fmt.Errorf("make a folder for variants: %w", err)
	}
	folder, err := os.MkdirTemp(s.dir, tempPrefix)
	if err != nil {
		return "", fmt.Errorf("make a folder for variants: %w", err)
	}
	return folder, nil
}

func (s *store) abandon(folder string) { _ = os.RemoveAll(folder) }

// publish lists what was made and moves it into place. When another process was faster, its variants are used: they are the
// same.
func (s *store) publish(folder, hash string, made []Variant, sets []*dataset.Dataset) ([]Variant, error) {
	entries := make([]entry, 0, len(made))
	used := map[string]bool{indexFile: true}
	for _, v := range made {
		e := entry{Kind: v.Kind, Rows: v.rows, Ways: v.ways}
		for _, database := range v.Databases {
			sum, err := checksum(database.Path)
			if err != nil {
				return nil, fmt.Errorf("read a variant: %w", err)
			}
			e.Files = append(e.Files, file{Name: filepath.Base(database.Path), Sum: sum})
			used[filepath.Base(database.Path)] = true
		}
		entries = append(entries, e)
	}
	if err := s.finish(folder, entries, used); err != nil {
		return nil, fmt.Errorf("keep the variants: %w", err)
	}
	if found, ok := s.moved(folder, hash, sets); ok {
		s.prune()
		return found, nil
	}
	return nil, fmt.Errorf("keep the variants: %s cannot be used", s.folder(hash))
}

// finish removes what was made and not kept, and writes the list.
func (s *store) finish(folder string, entries []entry, used map[string]bool) error {
	made, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range made {
		if !used[e.Name()] {
			if err := os.RemoveAll(filepath.Join(folder, e.Name())); err != nil {
				return err
			}
		}
	}
	text, err := json.Marshal(entries)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, indexFile), text, 0o600)
}

// moved renames the finished folder into place and reads it back from there.
func (s *store) moved(folder, hash string, sets []*dataset.Dataset) ([]Variant, bool) {
	target := s.folder(hash)
	if os.Rename(folder, target) != nil {
		if found, ok := s.load(hash, sets); ok {
			s.abandon(folder)
			return found, true
		}
		// What stands there is damaged.
		_ = os.RemoveAll(target)
		if os.Rename(folder, target) != nil {
			s.abandon(folder)
			return nil, false
		}
	}
	return s.load(hash, sets)
}

// prune removes the folders that were used longest ago, and those that nobody finished.
func (s *store) prune() {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return
	}
	var kept []fs.FileInfo
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			continue
		}
		if strings.HasPrefix(e.Name(), tempPrefix) {
			if time.Since(info.ModTime()) > staleAfter {
				s.abandon(filepath.Join(s.dir, e.Name()))
			}
			continue
		}
		kept = append(kept, info)
	}
	slices.SortFunc(kept, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	for _, info := range kept[min(len(kept), keptFolders):] {
		if err := os.RemoveAll(filepath.Join(s.dir, info.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return
		}
	}
}

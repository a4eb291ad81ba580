package check

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Notebook is a Memory in one file for each pack. What was not asked for in a month is forgotten.
type Notebook struct {
	file  string
	today string

	mu      sync.Mutex
	entries map[string]entry
	changed bool
	saved   time.Time // when it was last put on disk, or opened
}

// saveEvery is how much of a long check may be lost when the program is killed.
const saveEvery = 5 * time.Second

// entry is what was found, and the day when it was last asked for (YYYY-MM-DD).
type entry struct {
	Found json.RawMessage `json:"found"`
	Used  string          `json:"used"`
}

// forgetAfter is for how many days an entry is kept that nobody asks for.
const forgetAfter = 30

// OpenNotebook reads a pack's notebook. A file that is not there, or is damaged, holds nothing.
func OpenNotebook(file string, now time.Time) *Notebook {
	n := &Notebook{file: file, today: now.Format(time.DateOnly), entries: map[string]entry{}, saved: time.Now()}
	text, err := os.ReadFile(file)
	if err != nil || json.Unmarshal(text, &n.entries) != nil || n.entries == nil {
		n.entries = map[string]entry{}
	}
	oldest := now.AddDate(0, 0, -forgetAfter).Format(time.DateOnly)
	for key, e := range n.entries {
		if e.Used < oldest {
			delete(n.entries, key)
		}
	}
	return n
}

// Recall gives what is written under a key.
func (n *Notebook) Recall(key string) ([]byte, bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	e, ok := n.entries[key]
	if ok && e.Used != n.today {
		e.Used, n.changed = n.today, true
		n.entries[key] = e
	}
	return e.Found, ok
}

// Keep writes under a key, and now and then saves what was kept, so that a program that is killed has not worked in vain.
func (n *Notebook) Keep(key string, text []byte) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.entries[key] = entry{Found: text, Used: n.today}
	n.changed = true
	if time.Since(n.saved) >= saveEvery {
		_ = n.save() // Save tells when it still cannot be written
	}
}

// Save puts the notebook on disk in one step; of two that are saved at once the later wins.
func (n *Notebook) Save() error {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.save()
}

func (n *Notebook) save() error {
	if !n.changed {
		return nil
	}
	n.saved = time.Now()
	text, err := json.Marshal(n.entries)
	if err != nil {
		return fmt.Errorf("write the notebook: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(n.file), 0o700); err != nil {
		return fmt.Errorf("write the notebook: %w", err)
	}
	temp, err := os.CreateTemp(filepath.Dir(n.file), ".notebook-*")
	if err != nil {
		return fmt.Errorf("write the notebook: %w", err)
	}
	_, err = temp.Write(text)
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), n.file)
	}
	if err != nil {
		if gone := os.Remove(temp.Name()); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
		return fmt.Errorf("write the notebook: %w", err)
	}
	n.changed = false
	return nil
}

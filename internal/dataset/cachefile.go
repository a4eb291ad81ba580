package dataset

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// cache is the folder of prepared files: one folder for each dataset id, and in it, for each hash, the DuckDB file and a
// note of its size and checksum that tells a damaged one.
type cache struct {
	dir string

	mu    sync.Mutex
	sound map[string]stamp // files whose checksum was right, as they were then
}

// stamp is what a file looks like from outside.
type stamp struct {
	size     int64
	modified time.Time
}

const (
	fileSuffix = ".duckdb"
	noteSuffix = ".sum"
	tempPrefix = "tmp-"
	lockName   = "lock"
)

func (c *cache) folder(d *Dataset) string { return filepath.Join(c.dir, d.ID) }

// file returns where the prepared file of the dataset lies, or would.
func (c *cache) file(d *Dataset) string {
	const digits = 24 // of the hash: as good as unique, and file names stay short
	return filepath.Join(c.folder(d), d.Hash[:digits]+fileSuffix)
}

// isSound reports whether the file is there, whole and as it was built. Only the first look in this process reads it.
func (c *cache) isSound(file string) bool {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	now := stamp{info.Size(), info.ModTime()}
	c.mu.Lock()
	known := c.sound[file] == now
	c.mu.Unlock()
	if known {
		return true
	}
	note, err := os.ReadFile(noteOf(file))
	if err != nil {
		return false
	}
	sum, err := checksum(file)
	if err != nil || sum != string(note) {
		return false
	}
	touch(noteOf(file))
	c.remember(file, now)
	return true
}

func (c *cache) remember(file string, seen stamp) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sound == nil {
		c.sound = map[string]stamp{}
	}
	c.sound[file] = seen
}

// discard takes a file out of the cache, so that it is built again.
func (c *cache) discard(file string) error {
	c.mu.Lock()
	delete(c.sound, file)
	c.mu.Unlock()
	err := os.Remove(noteOf(file))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// publish moves a file that was just built to its place, durably: whoever finds it with its note finds all of it.
func (c *cache) publish(built, file string) error {
	sum, err := checksum(built)
	if err != nil {
		return err
	}
	if err := syncPath(built); err != nil {
		return err
	}
	note := built + noteSuffix
	if err := writeSynced(note, sum); err != nil {
		return err
	}
	if err := os.Rename(built, file); err != nil {
		return err
	}
	if err := os.Rename(note, noteOf(file)); err != nil {
		return err
	}
	syncFolder(filepath.Dir(file))
	return nil
}

func noteOf(file string) string { return strings.TrimSuffix(file, fileSuffix) + noteSuffix }

// checksum describes a file's bytes well enough to notice damage; it is no defence against somebody who may write here.
func checksum(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	hash := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	size, err := io.Copy(hash, f)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("size %d crc32c %08x\n", size, hash.Sum32()), nil
}

func writeSynced(file, text string) error {
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		return err
	}
	return syncPath(file)
}

func syncPath(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncFolder makes renames in a folder durable where the system can; where it cannot, a file lost in a power cut is built
// again.
func syncFolder(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// touch marks a file as used now, for pruning. A folder that does not allow it is pruned by age of building instead.
func touch(file string) {
	now := time.Now()
	_ = os.Chtimes(file, now, now)
}

package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"guildhall/internal/engine"
)

// recipe counts the ways in which prepared files have been built: another number, and every cached file is built anew.
const recipe = 1

// seal sets the hash of the dataset's content.
func (d *Dataset) seal(manifest []byte) error {
	hash := sha256.New()
	fmt.Fprintf(hash, "recipe %d duckdb %s manifest %d\n", recipe, engine.Version(), len(manifest))
	hash.Write(manifest)
	for _, table := range d.Tables {
		if err := d.hashFile(hash, table.File); err != nil {
			return fmt.Errorf("read %s: %w", table.File, err)
		}
	}
	d.Hash = hex.EncodeToString(hash.Sum(nil))
	return nil
}

func (d *Dataset) hashFile(hash io.Writer, name string) error {
	file, err := d.files.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	content := sha256.New()
	if _, err := io.Copy(content, newLimited(file, d.limit)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(hash, "file %q %x\n", name, content.Sum(nil))
	return err
}

package pack

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
)

// HarmError is an archive or folder that breaks the limits of packs, or whose pack.yaml cannot be read.
type HarmError struct {
	File     string
	Problems []lesson.Problem // never empty
}

func (e *HarmError) Error() string {
	return fmt.Sprintf("%s is no pack that can be used: %s", e.File, e.Problems[0].Error())
}

// Message says it to the user.
func (e *HarmError) Message() i18n.Message {
	return i18n.New("pack.harmful", i18n.Args{"File": e.File, "Problem": e.Problems[0].Said()})
}

// ImportReport is the name of the file, beside a manifest, that says what was found in the files that a dataset was made of.
const ImportReport = "import-report.md"

// ChecksumSuffix is what the name of an archive's checksum file ends in; the file is in the form of sha256sum.
const ChecksumSuffix = ".sha256"

// Build writes the pack in a folder as one archive, with its checksum beside it in output.sha256, and returns the
// checksum (SHA-256, hex). The same files give the same bytes, whenever and wherever they are built with the same
// Guildhall: names sorted, no times, no owners. Errors: *HarmError when the folder holds what a pack may not.
func Build(ctx context.Context, folder, output string) (checksum string, err error) {
	g := newGuard()
	names, err := listFiles(folder, g)
	if err != nil {
		return "", fmt.Errorf("build pack: %w", err)
	}
	header, problems := lesson.ParseHeader(lesson.Ordinary(os.DirFS(folder)))
	if first, broken := firstError(problems); broken {
		g.problems = append(g.problems, first)
	}
	if len(g.problems) > 0 {
		return "", &HarmError{File: folder, Problems: g.problems}
	}
	var archive bytes.Buffer
	writer := zip.NewWriter(&archive)
	writer.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.BestCompression)
	})
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if err := addFile(writer, folder, header.ID, name); err != nil {
			return "", fmt.Errorf("build pack: add %s: %w", name, err)
		}
	}
	if err := writer.Close(); err != nil {
		return "", fmt.Errorf("build pack: %w", err)
	}
	sum := sha256.Sum256(archive.Bytes())
	checksum = hex.EncodeToString(sum[:])
	if err := replaceFile(output, archive.Bytes()); err != nil {
		return "", fmt.Errorf("build pack: %w", err)
	}
	line := checksum + "  " + filepath.Base(output) + "\n"
	if err := replaceFile(output+ChecksumSuffix, []byte(line)); err != nil {
		return "", fmt.Errorf("build pack: %w", err)
	}
	return checksum, nil
}

func addFile(writer *zip.Writer, folder, id, name string) error {
	text, err := readWithin(folder, name)
	if err != nil {
		return err
	}
	header := &zip.FileHeader{Name: id + "/" + name, Method: zip.Deflate}
	header.SetMode(0o644)
	// The oldest time that a zip can hold, so that archives do not differ by when they were built.
	header.Modified = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	out, err := writer.CreateHeader(header)
	if err != nil {
		return err
	}
	_, err = out.Write(text)
	return err
}

// replaceFile writes a file so that there is the old one or all of the new one, never a part.
func replaceFile(file string, text []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(file), ".guildhall-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp.Name()) }()
	_, err = temp.Write(text)
	if err == nil {
		err = temp.Sync()
	}
	if err == nil {
		err = temp.Chmod(0o644)
	}
	if err = errors.Join(err, temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), file)
}

// Verified is what Verify found in an archive.
type Verified struct {
	ID       string
	Version  string
	Checksum string // SHA-256 of the archive, hex
	// Expected is what the checksum file beside the archive says; "" when there is none.
	Expected string
	Problems []lesson.Problem
}

// OK reports whether the archive is whole and harmless.
func (v Verified) OK() bool {
	_, broken := firstError(v.Problems)
	return !broken
}

// Verify checks an archive without installing it: that it is the one its checksum file speaks of, that it breaks none of
// the limits, and that its pack.yaml can be read. An error is what the machine could not do.
func Verify(ctx context.Context, file string) (Verified, error) {
	var v Verified
	var err error
	if v.Checksum, err = fileChecksum(file); err != nil {
		return v, fmt.Errorf("verify pack: %w", err)
	}
	if v.Expected, err = expectedChecksum(file); err != nil {
		return v, fmt.Errorf("verify pack: %w", err)
	}
	if v.Expected != "" && v.Expected != v.Checksum {
		v.Problems = append(v.Problems, fault(filepath.Base(file), "wrong-checksum", nil))
	}
	folder, err := os.MkdirTemp("", "guildhall-verify-")
	if err != nil {
		return v, fmt.Errorf("verify pack: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	harm, err := unpackZip(ctx, file, folder)
	if err != nil {
		return v, fmt.Errorf("verify pack: %w", err)
	}
	v.Problems = append(v.Problems, harm...)
	if len(harm) > 0 {
		return v, nil
	}
	header, problems := lesson.ParseHeader(os.DirFS(folder))
	v.ID, v.Version = header.ID, header.Version
	v.Problems = append(v.Problems, problems...)
	return v, nil
}

func fileChecksum(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

func expectedChecksum(file string) (string, error) {
	text, err := os.ReadFile(file + ChecksumSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	sum, _, _ := strings.Cut(string(text), " ")
	return strings.ToLower(strings.TrimSpace(sum)), nil
}

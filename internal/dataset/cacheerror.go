package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// CacheError says that the folder of prepared datasets cannot be used.
type CacheError struct {
	Dir string
	Err error
}

func (e *CacheError) Error() string { return fmt.Sprintf("dataset cache %s: %v", e.Dir, e.Err) }

func (e *CacheError) Unwrap() error { return e.Err }

// Full reports whether the disk has no room left.
func (e *CacheError) Full() bool { return isDiskFull(e.Err) }

// ReadOnly reports whether the folder may not be written to.
func (e *CacheError) ReadOnly() bool {
	return errors.Is(e.Err, fs.ErrPermission) || errors.Is(e.Err, syscall.EROFS)
}

// Message says what happened and what to do next.
func (e *CacheError) Message() i18n.Message {
	args := i18n.Args{"Folder": e.Dir}
	switch {
	case e.Full():
		return i18n.New("dataset.cache-full", args)
	case e.ReadOnly():
		return i18n.New("dataset.cache-read-only", args)
	}
	return i18n.New("dataset.cache-unusable", args)
}

// isDiskFull also knows what comes of it in DuckDB, which loses the number of the error. A file that is built may have any size, so
// nothing but the disk can be too small for it.
func isDiskFull(err error) bool {
	var failure *result.QueryError
	if errors.As(err, &failure) && (failure.Limit == result.SizeLimit || failure.Limit == result.DiskFull) {
		return true
	}
	for _, number := range diskFull {
		if errors.Is(err, number) {
			return true
		}
	}
	return err != nil && strings.Contains(err.Error(), "No space left on device")
}

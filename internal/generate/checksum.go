package generate

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// ChecksumsPath is where the checksums of all data files lie below the datasets folder.
const ChecksumsPath = "checksums.txt"

// Checksums returns one line for each file, "SHA-256 of the text, two spaces, path", in the order given.
func Checksums(files []File) []byte {
	var b strings.Builder
	for _, f := range files {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(f.Text), f.Path)
	}
	return []byte(b.String())
}

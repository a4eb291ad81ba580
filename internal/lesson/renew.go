package lesson

import (
	"cmp"
	"io/fs"
	"regexp"
	"slices"
)

var translatesLine = regexp.MustCompile(`(?m)^translates:[^\r\n]*`)

// Renewed returns the translations of a pack that were made from an older base, each saying that it was made from its base as it is now.
// That line alone changes: whoever has just compared two texts wants to see no other difference.
func Renewed(fsys fs.FS) []Rewritten {
	pack, _ := Parse(fsys)
	var changed []Rewritten
	for _, translated := range pack.Translations {
		for id, l := range translated {
			base := pack.Lesson(id)
			if base == nil || l.Translates == "" || l.Translates == base.Hash {
				continue
			}
			source, err := fs.ReadFile(fsys, l.File) // Parse has read it, so it is not too large
			at := translatesLine.FindIndex(source)
			if err != nil || at == nil {
				continue
			}
			after := slices.Concat(source[:at[0]], []byte("translates: "+yamlScalar(base.Hash)), source[at[1]:])
			changed = append(changed, Rewritten{File: l.File, Before: source, After: after})
		}
	}
	slices.SortFunc(changed, func(a, b Rewritten) int { return cmp.Compare(a.File, b.File) })
	return changed
}

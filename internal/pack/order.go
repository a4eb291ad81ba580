package pack

import (
	"cmp"
	"maps"
	"slices"
)

// inOrder puts each pack behind the packs it needs, as far as they are there; packs that do not depend on each other go by title, then
// by id. Packs that need each other in a circle stand where the first of them would.
func inOrder(found map[string]place) []place {
	byTitle := slices.SortedFunc(maps.Values(found), func(a, b place) int {
		return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	var ordered []place
	placed := map[string]bool{}
	var put func(p place)
	put = func(p place) {
		if placed[p.ID] {
			return
		}
		placed[p.ID] = true
		for _, id := range p.needs {
			if needed, ok := found[id]; ok {
				put(needed)
			}
		}
		ordered = append(ordered, p)
	}
	for _, p := range byTitle {
		put(p)
	}
	return ordered
}

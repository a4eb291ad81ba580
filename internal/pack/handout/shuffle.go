package handout

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"guildhall/internal/lesson"
)

// shuffled returns the values in an order that is the same in every handout and is never the given one, where there is another.
func shuffled[T comparable](ex *lesson.Exercise, values []T) []T {
	seed := fnv.New64a()
	_, _ = seed.Write([]byte(ex.ID)) // a hash takes everything
	random := rand.New(rand.NewPCG(seed.Sum64(), 1))
	out := slices.Clone(values)
	random.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	if len(out) > 1 && slices.Equal(out, values) {
		out = append(out[1:], out[0])
	}
	return out
}

// itemsFor returns the items in the order in which learners meet them on paper.
func itemsFor(ex *lesson.Exercise) []lesson.Item {
	if !ex.Shuffle {
		return ex.Items
	}
	return shuffled(ex, ex.Items)
}

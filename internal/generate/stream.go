package generate

import (
	"hash/fnv"
	"math/bits"
	"math/rand/v2"
	"sort"
)

// stream is a source of random whole numbers of its own for one table, so that a change to one table
// leaves the others as they were. Only the generator's raw output is used: that is what its authors
// promise never to change.
type stream struct{ source *rand.PCG }

// newStream returns the stream that belongs to a table's name.
func newStream(table string) *stream {
	h := fnv.New64a()
	h.Write([]byte(table))
	return &stream{source: rand.NewPCG(Seed, h.Sum64())}
}

// below returns a number from 0 to n-1; n must be positive.
func (s *stream) below(n int) int {
	high, _ := bits.Mul64(s.source.Uint64(), uint64(n))
	return int(high)
}

// between returns a number from low to high, both included.
func (s *stream) between(low, high int) int { return low + s.below(high-low+1) }

// chance reports true in so many of a thousand cases.
func (s *stream) chance(perMille int) bool { return s.below(1000) < perMille }

// pick returns one of the items.
func pick[T any](s *stream, items []T) T { return items[s.below(len(items))] }

// lottery draws indexes in proportion to their weights.
type lottery []int // running totals

// newLottery prepares a lottery; at least one weight must be positive, none negative.
func newLottery(weights []int) lottery {
	totals, sum := make(lottery, len(weights)), 0
	for i, w := range weights {
		sum += w
		totals[i] = sum
	}
	return totals
}

// draw returns an index.
func (l lottery) draw(s *stream) int {
	ticket := s.below(l[len(l)-1])
	return sort.SearchInts(l, ticket+1)
}

// skewed holds every twentieth quantile, in thousandths of the median, of a log-normal distribution
// with sigma 0.9: most cases are quick and a few take very long, as waiting times do. The outermost
// two are the quantiles 0.5 % and 99.5 %.
var skewed = [...]int{
	98, 228, 315, 394, 469, 545, 624, 707, 796, 893, 1000,
	1120, 1256, 1414, 1603, 1834, 2134, 2541, 3171, 4395, 10200,
}

// waiting returns a skewed number whose median is the one given.
func (s *stream) waiting(median int) int {
	at := s.below((len(skewed) - 1) * 1000)
	i, part := at/1000, at%1000
	perMille := skewed[i] + (skewed[i+1]-skewed[i])*part/1000
	return median * perMille / 1000
}

// wobble returns n changed by up to so many thousandths up or down, the middle likelier than the ends.
func (s *stream) wobble(n, perMille int) int {
	shift := (s.between(-perMille, perMille) + s.between(-perMille, perMille)) / 2
	return n + n*shift/1000
}

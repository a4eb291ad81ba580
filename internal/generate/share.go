package generate

import "sort"

// share divides a total in proportion to the weights so that the parts add up to it exactly: what
// rounding down leaves over goes to the largest remainders, the earlier one first where they are equal.
// With no positive weight every part is 0.
func share(total int, weights []int) []int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	parts := make([]int, len(weights))
	if sum == 0 {
		return parts
	}
	order := make([]int, len(weights))
	rest := make([]int, len(weights))
	left := total
	for i, w := range weights {
		parts[i], rest[i], order[i] = total*w/sum, total*w%sum, i
		left -= parts[i]
	}
	sort.SliceStable(order, func(a, b int) bool { return rest[order[a]] > rest[order[b]] })
	for _, i := range order[:left] {
		parts[i]++
	}
	return parts
}

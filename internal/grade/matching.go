package grade

// maximumMatching pairs left and right nodes of a graph so that as many as possible have a partner (Hopcroft and Karp,
// 1973, O(edges·√nodes)). edges lists the right neighbours of each left node; the answer gives each right node's left
// partner, or -1.
func maximumMatching(edges [][]int, right int) []int {
	partner := make([]int, right) // of right nodes
	for i := range partner {
		partner[i] = -1
	}
	mate := make([]int, len(edges)) // of left nodes
	for i := range mate {
		mate[i] = -1
	}
	level := make([]int, len(edges))
	for layer(edges, mate, partner, level) {
		next := make([]int, len(edges))
		for i := range edges {
			if mate[i] < 0 {
				augment(i, edges, mate, partner, level, next)
			}
		}
	}
	return partner
}

// layer numbers left nodes by their distance from free ones and reports whether a free right node can be reached.
func layer(edges [][]int, mate, partner, level []int) bool {
	var queue []int
	for i := range edges {
		level[i] = -1
		if mate[i] < 0 {
			level[i] = 0
			queue = append(queue, i)
		}
	}
	found := false
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range edges[i] {
			k := partner[j]
			if k < 0 {
				found = true
			} else if level[k] < 0 {
				level[k] = level[i] + 1
				queue = append(queue, k)
			}
		}
	}
	return found
}

// augment follows a path from a free left node to a free right node, without recursion because paths can be long, and
// flips it.
func augment(start int, edges [][]int, mate, partner, level, next []int) {
	path := []int{start}
	for len(path) > 0 {
		i := path[len(path)-1]
		if next[i] == len(edges[i]) {
			level[i] = -1
			path = path[:len(path)-1]
			continue
		}
		j := edges[i][next[i]]
		k := partner[j]
		if k < 0 {
			for n := len(path) - 1; n >= 0; n-- {
				left := path[n]
				j = edges[left][next[left]]
				mate[left], partner[j] = j, left
				next[left]++
			}
			return
		}
		if level[k] == level[i]+1 {
			path = append(path, k)
			continue
		}
		next[i]++
	}
}

package grade

import (
	"math"

	"guildhall/internal/lesson"
)

// floatSlack is how far apart two floats may lie, relative to the larger of them and 1, and still be the same number: room
// for sums taken in another order, far less than a mistake makes.
const floatSlack = 1e-9

// narrowSlack takes its place where a column is a FLOAT, which keeps seven digits. ::float is how other databases ask for a
// fraction, and is no mistake.
const narrowSlack = 1e-6

// nearness is the rule for numbers that are compared loosely.
type nearness struct {
	absolute, relative float64
	narrow             bool // a FLOAT takes part
}

func nearnessOf(t lesson.Tolerance) nearness {
	return nearness{absolute: t.Absolute, relative: t.Relative}
}

// said reports whether the exercise's author set a tolerance.
func (n nearness) said() bool { return n.absolute > 0 || n.relative > 0 }

// close reports whether a learner's number may stand for the expected one. Both are finite.
func (n nearness) close(expected, actual float64) bool {
	return math.Abs(expected-actual) <= n.width(expected, actual)
}

func (n nearness) width(expected, actual float64) float64 {
	slack := floatSlack
	if n.narrow {
		slack = narrowSlack
	}
	slack *= max(1, math.Abs(expected), math.Abs(actual))
	if !n.said() {
		return slack
	}
	return max(n.absolute, n.relative*math.Abs(expected)) + slack
}

// apart reports whether no number at or below a can be close to one at or above b, with a ≤ b neighbours in a sorted
// list of both sides' numbers. For numbers x ≤ a and y ≥ b that are close, every number between them is at least half the
// larger one while the relative tolerance is below one half, so twice the width at a and b bounds the gap.
func (n nearness) apart(a, b float64) bool {
	if n.relative >= 0.5 {
		return false
	}
	return b-a > 2*max(n.width(a, b), n.width(b, a))
}

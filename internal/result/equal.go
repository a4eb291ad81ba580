package result

import (
	"math"
	"slices"
)

// Equal reports whether two values are the same in kind and content, with no conversion between kinds: 2 and 2.0
// differ, NULL equals NULL, NaN equals NaN. It is for tests and for finding identical rows, not for judging answers.
func (v Value) Equal(other Value) bool {
	if v.kind != other.kind || v.cut != other.cut || v.text != other.text ||
		v.scale != other.scale || v.months != other.months || v.days != other.days || v.zoned != other.zoned {
		return false
	}
	if v.number != other.number && (v.kind != Float || !sameFloat(v.Float(), other.Float())) {
		return false
	}
	return slices.Equal(v.Names(), other.Names()) && slices.EqualFunc(v.Items(), other.Items(), Value.Equal)
}

func sameFloat(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

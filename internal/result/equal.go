package result

import (
	"math"
	"slices"
)

// Equal reports whether two values are the same in kind and content, with no conversion between kinds: 2 and 2.0
// differ, NULL equals NULL, NaN equals NaN. It is for tests and for finding identical rows, not for judging answers.
func (v Value) Equal(other Value) bool {
	if v.kind != other.kind || v.cut != other.cut || v.number != other.number || v.text != other.text ||
		v.scale != other.scale || v.months != other.months || v.days != other.days || v.zoned != other.zoned {
		return false
	}
	if v.float != other.float && !(math.IsNaN(v.float) && math.IsNaN(other.float)) {
		return false
	}
	return slices.Equal(v.names, other.names) && slices.EqualFunc(v.items, other.items, Value.Equal)
}

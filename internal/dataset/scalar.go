package dataset

import (
	"math/big"
	"strconv"

	"guildhall/internal/result"
)

// Scalar turns a value of a manifest (an entry of values, a min or a max) into the text of a value of the type, as a data
// file would spell it, or says why it does not fit.
func (t Type) Scalar(value any) (text string, wrong Misfit) {
	switch v := value.(type) {
	case string:
		if t.Number() || t.Kind == result.Bool {
			return "", t.misfit("yaml-text", v)
		}
		text = v
	case bool:
		if t.Kind != result.Bool {
			return "", t.misfit("yaml-truth", strconv.FormatBool(v))
		}
		text = strconv.FormatBool(v)
	case nil:
		return "", t.misfit("yaml-empty", "")
	default:
		number, ok := numberText(value)
		if !ok {
			return "", t.misfit("yaml-nested", "")
		}
		if !t.Number() {
			return "", t.misfit("yaml-number", number)
		}
		text = number
	}
	if wrong := t.Misfit(text); !wrong.IsZero() {
		return "", wrong
	}
	return text, Misfit{}
}

// numberText spells a number as decoded from YAML without exponent.
func numberText(value any) (string, bool) {
	switch v := value.(type) {
	case int:
		return strconv.Itoa(v), true
	case int64:
		return strconv.FormatInt(v, 10), true
	case uint64:
		return strconv.FormatUint(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), true
	}
	return "", false
}

// less reports whether text a stands for a smaller value of an Ordered type than text b. Dates and times in ISO spelling
// order as texts do.
func (t Type) less(a, b string) bool {
	if !t.Number() {
		return a < b
	}
	x, okX := new(big.Rat).SetString(a)
	y, okY := new(big.Rat).SetString(b)
	return okX && okY && x.Cmp(y) < 0
}

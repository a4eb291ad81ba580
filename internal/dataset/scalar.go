package dataset

import (
	"fmt"
	"math/big"
	"strconv"

	"guildhall/internal/result"
)

// Scalar turns a value of a manifest (an entry of values, a min or a max) into the text of a value of the type, as a data
// file would spell it. wrong is "" when it fits; otherwise it says why not.
func (t Type) Scalar(value any) (text, wrong, mend string) {
	quote := "Put it in quotes."
	switch v := value.(type) {
	case string:
		if t.Number() || t.Kind == result.Bool {
			return "", fmt.Sprintf("%q is a text, and the column is %s.", v, t.Name), "Write it without quotes."
		}
		text = v
	case bool:
		if t.Kind != result.Bool {
			return "", fmt.Sprintf("%t is a truth value in YAML, and the column is %s.", v, t.Name), quote
		}
		text = strconv.FormatBool(v)
	case nil:
		return "", "An empty value cannot be listed.", "NULL is allowed unless the column says not_null: take it out."
	default:
		number, ok := numberText(value)
		if !ok {
			return "", "A list or mapping is no value.", "Write one value."
		}
		if !t.Number() {
			return "", fmt.Sprintf("%s is a number in YAML, and the column is %s.", number, t.Name), quote
		}
		text = number
	}
	if why, how := t.Misfit(text); why != "" {
		return "", fmt.Sprintf("%q %s", text, why), how
	}
	return text, "", ""
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

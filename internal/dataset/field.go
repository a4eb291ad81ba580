package dataset

import (
	"encoding/json"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"

	"guildhall/internal/result"
)

// Misfit says why a text of a data file is no value of the type, and how to mend it; the first is "" when it fits. The
// rules are narrower than DuckDB's casts, which would round 2.5 to a whole number and read 0x10 and 2024/1/5: data that
// teaches has one spelling for each value.
func (t Type) Misfit(text string) (wrong, mend string) {
	if t.List {
		return "", ""
	}
	switch t.Kind {
	case result.Bool:
		return misfitBool(text)
	case result.Whole:
		return t.misfitWhole(text)
	case result.Decimal:
		return t.misfitDecimal(text)
	case result.Float:
		return misfitFloat(text)
	case result.Date:
		return misfitLayout(text, "is not a date.", "Write dates as 2024-12-31.", time.DateOnly)
	case result.Time:
		return misfitLayout(text, "is not a time of day.", "Write times as 23:59 or 23:59:59.",
			"15:04", time.TimeOnly, "15:04:05.999999")
	case result.Timestamp:
		return misfitLayout(text, "is not a date with a time.", "Write it as 2024-12-31 23:59:59, without a zone.",
			timestampLayouts...)
	case result.Instant:
		return misfitLayout(text, "is not a date with a time and a zone.", "Write it as 2024-12-31 23:59:59+00:00.",
			instantLayouts...)
	case result.Text:
		return t.misfitText(text)
	}
	return "", ""
}

func (t Type) misfitText(text string) (wrong, mend string) {
	switch {
	case t.Name == "UUID" && !uuidPattern.MatchString(text):
		return "is not a UUID.", "Write it as 8-4-4-4-12 hexadecimal digits, or declare the column VARCHAR."
	case t.Name == "JSON" && !json.Valid([]byte(text)):
		return "is not JSON.", "Correct it, or declare the column VARCHAR."
	}
	return "", ""
}

var (
	timestampLayouts = []string{
		time.DateTime, "2006-01-02T15:04:05", "2006-01-02 15:04", "2006-01-02T15:04", time.DateOnly,
	}
	instantLayouts = []string{
		"2006-01-02 15:04:05Z07:00", time.RFC3339, "2006-01-02 15:04:05Z07", "2006-01-02T15:04:05Z07", "2006-01-02 15:04Z07:00",
	}
	wholePattern   = regexp.MustCompile(`^[+-]?[0-9]+$`)
	decimalPattern = regexp.MustCompile(`^[+-]?([0-9]+)(?:\.([0-9]*))?$|^[+-]?()\.([0-9]+)$`)
	floatPattern   = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$`)
	uuidPattern    = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	commaPattern   = regexp.MustCompile(`^[+-]?[0-9. ]*,[0-9]+$`)
)

// wholeBits gives the size of the whole types that do not fit the name's letters; negative stands for signed.
func wholeBits(name string) (bits uint, signed bool) {
	unsigned := strings.HasPrefix(name, "U")
	switch strings.TrimPrefix(name, "U") {
	case "TINYINT":
		bits = 8
	case "SMALLINT":
		bits = 16
	case "INTEGER":
		bits = 32
	case "BIGINT":
		bits = 64
	default:
		bits = 128
	}
	return bits, !unsigned
}

func misfitBool(text string) (wrong, mend string) {
	switch strings.ToLower(text) {
	case "true", "false":
		return "", ""
	}
	return "is neither true nor false.", "Write true or false."
}

func (t Type) misfitWhole(text string) (wrong, mend string) {
	if !wholePattern.MatchString(text) {
		if floatPattern.MatchString(text) {
			return "is not a whole number.", "Declare the column DECIMAL or DOUBLE, or write whole numbers."
		}
		return "is not a whole number.", "Write digits only; leave the field empty where nothing is known."
	}
	n, ok := new(big.Int).SetString(strings.TrimPrefix(text, "+"), 10)
	if !ok {
		return "is not a whole number.", "Write digits only."
	}
	bits, signed := wholeBits(t.Name)
	low, high := new(big.Int), new(big.Int).Lsh(big.NewInt(1), bits)
	if signed {
		high.Rsh(high, 1)
		low.Neg(high)
	}
	if n.Cmp(low) < 0 || n.Cmp(high) >= 0 {
		return "is too large for " + t.Name + ".", "Declare the column with a wider type, such as BIGINT."
	}
	return "", ""
}

func (t Type) misfitDecimal(text string) (wrong, mend string) {
	parts := decimalPattern.FindStringSubmatch(text)
	if parts == nil {
		return misfitNumber(text)
	}
	whole := strings.TrimLeft(parts[1], "0")
	fraction := strings.TrimRight(parts[2]+parts[4], "0")
	if len(fraction) > t.Scale {
		return "has more than " + strconv.Itoa(t.Scale) + " digits after the point.", "Declare a DECIMAL with a larger scale, or round the data."
	}
	if len(whole) > t.Width-t.Scale {
		return "is too large for " + t.Name + ".", "Declare a DECIMAL with a larger width."
	}
	return "", ""
}

func misfitFloat(text string) (wrong, mend string) {
	if !floatPattern.MatchString(text) {
		return misfitNumber(text)
	}
	if _, err := strconv.ParseFloat(text, 64); err != nil {
		return "is too large for a number.", "Check the figure."
	}
	return "", ""
}

func misfitNumber(text string) (wrong, mend string) {
	if commaPattern.MatchString(text) {
		return "has a decimal comma.", "Write decimals with a point: 1.5, and no separator of thousands."
	}
	return "is not a number.", "Write digits and a decimal point; leave the field empty where nothing is known."
}

func misfitLayout(text, wrong, mend string, layouts ...string) (string, string) {
	for _, layout := range layouts {
		if _, err := time.Parse(layout, text); err == nil {
			return "", ""
		}
	}
	return wrong, mend
}

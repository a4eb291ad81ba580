package dataset

import (
	"encoding/json"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// Misfit says why a text, or a value of a manifest, is no value of a type, and how to mend it. The zero Misfit is for one that fits.
type Misfit struct {
	name string // behind "dataset.misfit." in the key
	args i18n.Args
}

// IsZero reports whether the value fits.
func (m Misfit) IsZero() bool { return m.name == "" }

// Wrong says what is wrong.
func (m Misfit) Wrong() i18n.Message { return i18n.New("dataset.misfit."+m.name, m.args) }

// Mend says what to do.
func (m Misfit) Mend() i18n.Message { return i18n.New("dataset.misfit."+m.name+".mend", m.args) }

// misfit makes the Misfit of a name; "" is for what fits.
func (t Type) misfit(name, value string) Misfit {
	if name == "" {
		return Misfit{}
	}
	return Misfit{name: name, args: i18n.Args{"Value": shown(value), "Type": t.Name, "Scale": t.Scale}}
}

// Misfit says why a text of a data file is no value of the type. The rules are narrower than DuckDB's casts, which would round 2.5 to a
// whole number and read 0x10 and 2024/1/5: data that teaches has one spelling for each value.
func (t Type) Misfit(text string) Misfit { return t.misfit(t.misfitName(text), text) }

func (t Type) misfitName(text string) string {
	if t.List {
		return ""
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
		return misfitLayout(text, "date", time.DateOnly)
	case result.Time:
		return misfitLayout(text, "time", "15:04", time.TimeOnly, "15:04:05.999999")
	case result.Timestamp:
		return misfitLayout(text, "timestamp", timestampLayouts...)
	case result.Instant:
		return misfitLayout(text, "instant", instantLayouts...)
	case result.Text:
		return t.misfitText(text)
	}
	return ""
}

func (t Type) misfitText(text string) string {
	switch {
	case t.Name == "UUID" && !uuidPattern.MatchString(text):
		return "uuid"
	case t.Name == "JSON" && !json.Valid([]byte(text)):
		return "json"
	}
	return ""
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

func misfitBool(text string) string {
	switch strings.ToLower(text) {
	case "true", "false":
		return ""
	}
	return "truth"
}

func (t Type) misfitWhole(text string) string {
	if !wholePattern.MatchString(text) {
		if floatPattern.MatchString(text) {
			return "not-whole"
		}
		return "whole"
	}
	n, ok := new(big.Int).SetString(strings.TrimPrefix(text, "+"), 10)
	if !ok {
		return "whole"
	}
	bits, signed := wholeBits(t.Name)
	low, high := new(big.Int), new(big.Int).Lsh(big.NewInt(1), bits)
	if signed {
		high.Rsh(high, 1)
		low.Neg(high)
	}
	if n.Cmp(low) < 0 || n.Cmp(high) >= 0 {
		return "whole-too-large"
	}
	return ""
}

func (t Type) misfitDecimal(text string) string {
	parts := decimalPattern.FindStringSubmatch(text)
	if parts == nil {
		return misfitNumber(text)
	}
	whole := strings.TrimLeft(parts[1], "0")
	fraction := strings.TrimRight(parts[2]+parts[4], "0")
	if len(fraction) > t.Scale {
		return "scale"
	}
	if len(whole) > t.Width-t.Scale {
		return "decimal-too-large"
	}
	return ""
}

func misfitFloat(text string) string {
	if !floatPattern.MatchString(text) {
		return misfitNumber(text)
	}
	if _, err := strconv.ParseFloat(text, 64); err != nil {
		return "float-too-large"
	}
	return ""
}

func misfitNumber(text string) string {
	if commaPattern.MatchString(text) {
		return "decimal-comma"
	}
	return "number"
}

func misfitLayout(text, name string, layouts ...string) string {
	for _, layout := range layouts {
		if _, err := time.Parse(layout, text); err == nil {
			return ""
		}
	}
	return name
}

package generate

import (
	"fmt"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding"
)

// kind is a type of columns: its leaf in a Parquet file, and the way from text to a stored value and back.
type kind struct {
	leaf     parquet.Node
	encoding encoding.Encoding
	store    func(text string) (parquet.Value, error)
	show     func(parquet.Value) string
}

// kindOf returns what a type stands for, by the name that manifests give it.
func kindOf(name string) (kind, error) {
	switch name {
	case "VARCHAR":
		return kind{parquet.String(), &parquet.RLEDictionary, storeText, showText}, nil
	case "BOOLEAN":
		return kind{parquet.Leaf(parquet.BooleanType), &parquet.Plain, storeTruth, showTruth}, nil
	case "INTEGER":
		return kind{parquet.Int(32), &parquet.DeltaBinaryPacked, storeInteger, showInteger}, nil
	case "BIGINT":
		return kind{parquet.Int(64), &parquet.DeltaBinaryPacked, storeBigint, showBigint}, nil
	case "DOUBLE":
		return kind{parquet.Leaf(parquet.DoubleType), &parquet.RLEDictionary, storeDouble, showDouble}, nil
	case "DATE":
		return kind{parquet.Date(), &parquet.DeltaBinaryPacked, storeDate, showDate}, nil
	case "TIMESTAMP":
		leaf := parquet.TimestampAdjusted(parquet.Microsecond, false) // on the city's clock, in no zone
		return kind{leaf, &parquet.DeltaBinaryPacked, storeTimestamp, showTimestamp}, nil
	}
	if width, scale, ok := decimalParameters(name); ok {
		leaf := parquet.Decimal(scale, width, parquet.Int64Type)
		return kind{leaf, &parquet.RLEDictionary, storeDecimal(width, scale), showDecimal(scale)}, nil
	}
	return kind{}, fmt.Errorf("no column can be %q", name)
}

// decimalParameters reads DECIMAL(width,scale); wider ones do not fit 64 bits.
func decimalParameters(name string) (width, scale int, ok bool) {
	if _, err := fmt.Sscanf(name, "DECIMAL(%d,%d)", &width, &scale); err != nil {
		return 0, 0, false
	}
	return width, scale, width <= 18 && 0 <= scale && scale <= width && name == decimalName(width, scale)
}

func decimalName(width, scale int) string { return fmt.Sprintf("DECIMAL(%d,%d)", width, scale) }

// typeName is the way back from kindOf: the name of the type of a leaf in a Parquet file.
func typeName(leaf parquet.Type) (string, error) {
	logical := leaf.LogicalType()
	switch {
	case logical == nil && leaf.Kind() == parquet.Boolean:
		return "BOOLEAN", nil
	case logical == nil && leaf.Kind() == parquet.Double:
		return "DOUBLE", nil
	case logical == nil:
	case logical.UTF8 != nil:
		return "VARCHAR", nil
	case logical.Integer != nil && logical.Integer.IsSigned && logical.Integer.BitWidth == 32:
		return "INTEGER", nil
	case logical.Integer != nil && logical.Integer.IsSigned && logical.Integer.BitWidth == 64:
		return "BIGINT", nil
	case logical.Date != nil:
		return "DATE", nil
	case logical.Timestamp != nil && logical.Timestamp.Unit.Micros != nil && !logical.Timestamp.IsAdjustedToUTC:
		return "TIMESTAMP", nil
	case logical.Decimal != nil && leaf.Kind() == parquet.Int64:
		return decimalName(int(logical.Decimal.Precision), int(logical.Decimal.Scale)), nil
	}
	return "", fmt.Errorf("no type is stored as %s", leaf)
}

func storeText(s string) (parquet.Value, error) { return parquet.ByteArrayValue([]byte(s)), nil }

func showText(v parquet.Value) string { return string(v.ByteArray()) }

func storeTruth(s string) (parquet.Value, error) {
	b, err := strconv.ParseBool(s)
	return parquet.BooleanValue(b), err
}

func showTruth(v parquet.Value) string { return strconv.FormatBool(v.Boolean()) }

func storeInteger(s string) (parquet.Value, error) {
	n, err := strconv.ParseInt(s, 10, 32)
	return parquet.Int32Value(int32(n)), err
}

func showInteger(v parquet.Value) string { return strconv.Itoa(int(v.Int32())) }

func storeBigint(s string) (parquet.Value, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	return parquet.Int64Value(n), err
}

func showBigint(v parquet.Value) string { return strconv.FormatInt(v.Int64(), 10) }

// storeDouble is the one place with floating point. Reading a decimal number is rounded alike on every processor.
func storeDouble(s string) (parquet.Value, error) {
	f, err := strconv.ParseFloat(s, 64)
	return parquet.DoubleValue(f), err
}

func showDouble(v parquet.Value) string { return strconv.FormatFloat(v.Double(), 'f', -1, 64) }

func storeDate(s string) (parquet.Value, error) {
	at, err := time.Parse(time.DateOnly, s)
	return parquet.Int32Value(int32(at.Unix() / int64(day))), err
}

func showDate(v parquet.Value) string { return date(moment(v.Int32()) * day).text }

func storeTimestamp(s string) (parquet.Value, error) {
	at, err := time.Parse(time.DateTime, s)
	return parquet.Int64Value(at.UnixMicro()), err
}

func showTimestamp(v parquet.Value) string {
	return time.UnixMicro(v.Int64()).UTC().Format("2006-01-02 15:04:05.999999")
}

func storeDecimal(width, scale int) func(string) (parquet.Value, error) {
	return func(s string) (parquet.Value, error) {
		var r reading
		n := r.scaled(s, scale)
		if len(strconv.Itoa(max(n, -n))) > width {
			r.fail(fmt.Errorf("%q has more than %d digits", s, width))
		}
		return parquet.Int64Value(int64(n)), r.err
	}
}

// showDecimal writes every decimal place, as DECIMAL has them.
func showDecimal(scale int) func(parquet.Value) string {
	return func(v parquet.Value) string {
		n, sign := v.Int64(), ""
		if n < 0 {
			n, sign = -n, "-"
		}
		s := fmt.Sprintf("%0*d", scale+1, n)
		if scale == 0 {
			return sign + s
		}
		return sign + s[:len(s)-scale] + "." + s[len(s)-scale:]
	}
}

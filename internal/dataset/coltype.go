package dataset

import (
	"slices"
	"strconv"
	"strings"

	"guildhall/internal/result"
)

// Type is a DuckDB type that a column may be declared with.
type Type struct {
	Name  string      // as DuckDB writes it: INTEGER, DECIMAL(10,2), VARCHAR[]
	Kind  result.Kind // of the elements, for a list
	Width int         // DECIMAL: digits in all
	Scale int         // DECIMAL: digits after the point
	List  bool
}

// plainTypes are the types without parameters, by DuckDB's own name.
var plainTypes = map[string]result.Kind{
	"BOOLEAN": result.Bool,
	"TINYINT": result.Whole, "SMALLINT": result.Whole, "INTEGER": result.Whole, "BIGINT": result.Whole,
	"HUGEINT": result.Whole, "UTINYINT": result.Whole, "USMALLINT": result.Whole, "UINTEGER": result.Whole,
	"UBIGINT": result.Whole, "UHUGEINT": result.Whole,
	"FLOAT": result.Float, "DOUBLE": result.Float,
	"VARCHAR": result.Text, "UUID": result.Text, "JSON": result.Text,
	"DATE": result.Date, "TIME": result.Time, "TIMESTAMP": result.Timestamp,
	"TIMESTAMP WITH TIME ZONE": result.Instant,
	"INTERVAL":                 result.Interval,
	"BLOB":                     result.Blob,
}

// typeAliases are other names that DuckDB knows for the same types.
var typeAliases = map[string]string{
	"BOOL": "BOOLEAN", "INT1": "TINYINT", "INT2": "SMALLINT", "SHORT": "SMALLINT", "INT": "INTEGER", "INT4": "INTEGER",
	"INT8": "BIGINT", "LONG": "BIGINT", "REAL": "FLOAT", "FLOAT4": "FLOAT", "FLOAT8": "DOUBLE",
	"TEXT": "VARCHAR", "STRING": "VARCHAR", "CHAR": "VARCHAR", "DATETIME": "TIMESTAMP",
	"TIMESTAMPTZ": "TIMESTAMP WITH TIME ZONE", "NUMERIC": "DECIMAL", "DEC": "DECIMAL",
}

// DuckDB's limits and default for DECIMAL without parameters.
const (
	maxDecimalWidth     = 38
	defaultDecimalWidth = 18
	defaultDecimalScale = 3
)

// ParseType reads a type's name in any case, or an alias of it. It reports false for a type that columns cannot have.
func ParseType(text string) (Type, bool) {
	name := strings.ToUpper(strings.Join(strings.Fields(text), " "))
	element, list := strings.CutSuffix(name, "[]")
	base, parameters, parametrised := strings.Cut(strings.TrimSpace(element), "(")
	base = strings.TrimSpace(base)
	if canonical, ok := typeAliases[base]; ok {
		base = canonical
	}
	t := Type{Name: base, List: list}
	switch kind, plain := plainTypes[base]; {
	case base == "DECIMAL":
		if !t.decimal(parameters, parametrised) {
			return Type{}, false
		}
	case !plain || parametrised:
		return Type{}, false
	default:
		t.Kind = kind
	}
	if list {
		t.Name += "[]"
	}
	return t, true
}

// decimal fills in the parameters of a DECIMAL, given the text after its opening parenthesis.
func (t *Type) decimal(parameters string, parametrised bool) bool {
	t.Kind, t.Width, t.Scale = result.Decimal, defaultDecimalWidth, defaultDecimalScale
	if parametrised {
		inner, closed := strings.CutSuffix(parameters, ")")
		if !closed {
			return false
		}
		width, scale, two := strings.Cut(inner, ",")
		var err error
		if t.Width, err = strconv.Atoi(strings.TrimSpace(width)); err != nil {
			return false
		}
		t.Scale = 0
		if two {
			if t.Scale, err = strconv.Atoi(strings.TrimSpace(scale)); err != nil {
				return false
			}
		}
	}
	if t.Width < 1 || t.Width > maxDecimalWidth || t.Scale < 0 || t.Scale > t.Width {
		return false
	}
	t.Name = "DECIMAL(" + strconv.Itoa(t.Width) + "," + strconv.Itoa(t.Scale) + ")"
	return true
}

// TypeNames lists the names that a column's type may have, sorted, for suggestions.
func TypeNames() []string {
	names := []string{"DECIMAL"}
	for name := range plainTypes {
		names = append(names, name)
	}
	for name := range typeAliases {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Ordered reports whether values of the type have a smallest and a largest that a manifest may promise.
func (t Type) Ordered() bool {
	switch t.Kind {
	case result.Whole, result.Decimal, result.Float, result.Date, result.Time, result.Timestamp, result.Instant:
		return !t.List
	}
	return false
}

// Number reports whether values of the type are numbers.
func (t Type) Number() bool {
	return !t.List && (t.Kind == result.Whole || t.Kind == result.Decimal || t.Kind == result.Float)
}

// DuckType returns the column's type, parsed. The zero Type stands for a type that ReadManifest has refused.
func (c *Column) DuckType() Type {
	t, _ := ParseType(c.Type)
	return t
}

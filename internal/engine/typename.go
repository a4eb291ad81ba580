package engine

import (
	"fmt"
	"strings"

	bindings "github.com/duckdb/duckdb-go-bindings"
)

// shownEnumWords is how many words of an ENUM its type name lists. DESCRIBE lists all, of which nobody reads more.
const shownEnumWords = 20

// typeName writes a type as DESCRIBE prints it.
func typeName(logical bindings.LogicalType) string {
	if alias := bindings.LogicalTypeGetAlias(logical); alias != "" {
		return alias
	}
	switch bindings.GetTypeId(logical) {
	case bindings.TypeDecimal:
		return fmt.Sprintf("DECIMAL(%d,%d)", bindings.DecimalWidth(logical), bindings.DecimalScale(logical))
	case bindings.TypeEnum:
		return enumName(logical)
	case bindings.TypeList:
		return childName(bindings.ListTypeChildType(logical)) + "[]"
	case bindings.TypeArray:
		return fmt.Sprintf("%s[%d]", childName(bindings.ArrayTypeChildType(logical)), bindings.ArrayTypeArraySize(logical))
	case bindings.TypeMap:
		return "MAP(" + childName(bindings.MapTypeKeyType(logical)) + ", " + childName(bindings.MapTypeValueType(logical)) + ")"
	case bindings.TypeStruct:
		var fields []string
		for i := range bindings.StructTypeChildCount(logical) {
			name := fieldName(bindings.StructTypeChildName(logical, i))
			fields = append(fields, name+" "+childName(bindings.StructTypeChildType(logical, i)))
		}
		return "STRUCT(" + strings.Join(fields, ", ") + ")"
	case bindings.TypeUnion:
		var members []string
		for i := range bindings.UnionTypeMemberCount(logical) {
			name := fieldName(bindings.UnionTypeMemberName(logical, i))
			members = append(members, name+" "+childName(bindings.UnionTypeMemberType(logical, i)))
		}
		return "UNION(" + strings.Join(members, ", ") + ")"
	}
	return plainTypeName(bindings.GetTypeId(logical))
}

func plainTypeName(id bindings.Type) string {
	names := map[bindings.Type]string{
		bindings.TypeSQLNull: `"NULL"`, bindings.TypeBoolean: "BOOLEAN",
		bindings.TypeTinyInt: "TINYINT", bindings.TypeSmallInt: "SMALLINT", bindings.TypeInteger: "INTEGER",
		bindings.TypeBigInt: "BIGINT", bindings.TypeHugeInt: "HUGEINT", bindings.TypeBigNum: "BIGNUM",
		bindings.TypeUTinyInt: "UTINYINT", bindings.TypeUSmallInt: "USMALLINT", bindings.TypeUInteger: "UINTEGER",
		bindings.TypeUBigInt: "UBIGINT", bindings.TypeUHugeInt: "UHUGEINT",
		bindings.TypeFloat: "FLOAT", bindings.TypeDouble: "DOUBLE",
		bindings.TypeVarchar: "VARCHAR", bindings.TypeUUID: "UUID", bindings.TypeBit: "BIT", bindings.TypeBlob: "BLOB",
		bindings.TypeDate: "DATE", bindings.TypeTime: "TIME", bindings.TypeTimeNS: "TIME_NS",
		bindings.TypeTimeTZ:    "TIME WITH TIME ZONE",
		bindings.TypeTimestamp: "TIMESTAMP", bindings.TypeTimestampS: "TIMESTAMP_S",
		bindings.TypeTimestampMS: "TIMESTAMP_MS", bindings.TypeTimestampNS: "TIMESTAMP_NS",
		bindings.TypeTimestampTZ: "TIMESTAMP WITH TIME ZONE", bindings.TypeInterval: "INTERVAL",
		bindings.TypeVariant: "VARIANT", bindings.TypeGeometry: "GEOMETRY",
	}
	if name, ok := names[id]; ok {
		return name
	}
	return "value of an unknown type"
}

// childName takes the logical type over and destroys it.
func childName(logical bindings.LogicalType) string {
	defer bindings.DestroyLogicalType(&logical)
	return typeName(logical)
}

// fieldName quotes a name that is not plain, as DESCRIBE does.
func fieldName(name string) string {
	for i, r := range name {
		if r != '_' && (r < 'a' || r > 'z') && (i == 0 || r < '0' || r > '9') {
			return quoteName(name)
		}
	}
	return name
}

func enumName(logical bindings.LogicalType) string {
	words := enumWords(logical, shownEnumWords)
	for i, word := range words {
		words[i] = quoteText(word)
	}
	if int(bindings.EnumDictionarySize(logical)) > len(words) {
		words = append(words, "…")
	}
	return "ENUM(" + strings.Join(words, ", ") + ")"
}

func enumWords(logical bindings.LogicalType, most int) []string {
	words := make([]string, min(most, int(bindings.EnumDictionarySize(logical))))
	for i := range words {
		words[i] = bindings.EnumDictionaryValue(logical, bindings.IdxT(i))
	}
	return words
}

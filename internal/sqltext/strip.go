package sqltext

import "strings"

// noise are members that say where or how something was written, or that are the same in every tree from a parser.
var noise = []string{
	"query_location", "export_state", "delim_flipped", "duplicate_eliminated_columns", "named_param_map", "extension_info",
	"is_operator", "materialized",
}

// folded are members whose texts are names: DuckDB compares them without case.
var folded = map[string]bool{
	"alias": true, "column_names": true, "table_name": true, "function_name": true, "relation_name": true, "schema": true,
	"catalog": true, "schema_name": true, "catalog_name": true, "using_columns": true, "column_name_alias": true, "key": true,
	"aliases": true, "exclude_list": true, "cte_name": true,
}

// strip removes, in place, what says how a tree was written rather than what it means, and folds names to lower case.
func strip(n Node) {
	n.Walk(func(n Node) bool {
		for _, key := range noise {
			delete(n, key)
		}
		for key, value := range n {
			if folded[key] {
				n[key] = foldNames(value)
			}
		}
		return true
	})
}

func foldNames(value any) any {
	switch value := value.(type) {
	case string:
		return strings.ToLower(value)
	case []any:
		for i := range value {
			value[i] = foldNames(value[i])
		}
		return value
	default:
		return value
	}
}

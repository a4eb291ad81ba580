package sqltext

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
)

// compareValues orders JSON values; it stops at the first difference, so that sorting operands stays cheap in deep trees.
func compareValues(a, b any) int {
	if rank := cmp.Compare(rankOf(a), rankOf(b)); rank != 0 {
		return rank
	}
	switch a := a.(type) {
	case string:
		return cmp.Compare(a, b.(string))
	case json.Number:
		return cmp.Compare(a, b.(json.Number))
	case bool:
		return cmp.Compare(fromBool(a), fromBool(b.(bool)))
	case []any:
		return slices.CompareFunc(a, b.([]any), compareValues)
	case map[string]any, Node:
		return compareNodes(asNode(a), asNode(b))
	default:
		return 0
	}
}

func compareNodes(a, b Node) int {
	keysA, keysB := slices.Sorted(maps.Keys(a)), slices.Sorted(maps.Keys(b))
	if keys := slices.Compare(keysA, keysB); keys != 0 {
		return keys
	}
	for _, key := range keysA {
		if values := compareValues(a[key], b[key]); values != 0 {
			return values
		}
	}
	return 0
}

// sortNodes sorts nodes and drops those that say the same when only one of them is needed.
func sortNodes(nodes []Node, unique bool) []Node {
	slices.SortStableFunc(nodes, compareNodes)
	if unique {
		nodes = slices.CompactFunc(nodes, func(a, b Node) bool { return compareNodes(a, b) == 0 })
	}
	return nodes
}

func rankOf(value any) int {
	switch value.(type) {
	case nil:
		return 0
	case bool:
		return 1
	case json.Number:
		return 2
	case string:
		return 3
	case []any:
		return 4
	default:
		return 5
	}
}

func fromBool(b bool) int {
	if b {
		return 1
	}
	return 0
}

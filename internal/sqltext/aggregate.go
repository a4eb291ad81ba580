package sqltext

import (
	"maps"
	"slices"
	"strings"
)

// IsAggregate reports whether DuckDB has an aggregate function of this name, in any case.
func IsAggregate(name string) bool { return aggregates[strings.ToLower(name)] }

// Aggregates lists the names of DuckDB's aggregate functions in alphabetical order.
func Aggregates() []string { return slices.Sorted(maps.Keys(aggregates)) }

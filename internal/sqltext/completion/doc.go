// Package completion finds the words that may stand at a place in a query that is still being written. It reads the query by its tokens,
// because a query that is being written seldom parses: which tables it names, under which aliases, which columns its WITH tables and
// subqueries give. What it finds is put before what DuckDB itself suggests.
package completion

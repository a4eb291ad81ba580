// Package steps shows a query taken apart: the clauses in the order in which they are carried out, and for the chosen one what it did
// to the rows.
package steps

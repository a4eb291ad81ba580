// Package result holds what a query returned, as typed values that can be compared, drawn and exported, and makes any
// text safe to draw on a terminal. It knows nothing of how a query is run, judged or shown.
package result

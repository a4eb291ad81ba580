// Package diagnose finds out why a query that returns the wrong rows is wrong: it compares its syntax tree with the
// reference's, and tries each difference as a mend until the result becomes right.
package diagnose

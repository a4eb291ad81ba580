// Package steps takes a query apart in the order in which a database works: FROM, each JOIN, WHERE, GROUP BY, HAVING,
// windows, QUALIFY, SELECT, DISTINCT, ORDER BY, LIMIT. For each clause it runs the query up to there and tells what the clause
// did to the rows. It works on the syntax tree, through a session that somebody else opened, and draws nothing.
package steps

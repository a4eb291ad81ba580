// Package engine runs SQL that nobody trusts: in DuckDB, in worker processes of the same executable that have limits,
// no files but the prepared datasets and no network, and that can be killed. DuckDB is never opened in the process that
// imports this package. It knows nothing of lessons, judging or screens.
//
// The worker is the program itself, started with the environment variable GUILDHALL_WORKER, which an init function of
// this package sees before main runs; so it works alike in the binary, under "go run" and in test binaries.
package engine

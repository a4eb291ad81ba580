// Package mutant makes small faults: from the syntax tree of a reference it makes queries that differ in one place, as a learner's
// might. An exercise judges well when its data tells every one of them from the reference. The package edits trees; it runs
// nothing and knows no judge.
package mutant

// Package reader is the screen of one lesson: its text at a comfortable measure, examples that are run and edited in place, charts,
// exercises where they stand, contents, search and the place where the learner stopped. It judges nothing and knows no database.
package reader

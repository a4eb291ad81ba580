// Package lesson says what a lesson pack is: it turns the files of format 1 into values and every fault in them into a
// Problem with its place and its mend. It runs no SQL and knows no database, learner or screen.
package lesson

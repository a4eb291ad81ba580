// Package data is the screen that says what datasets hold: tables, columns with their meaning and what a look at all rows shows,
// sample rows, and where the data comes from. It counts nothing itself: that is the trainer's.
package data

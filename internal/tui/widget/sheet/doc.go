// Package sheet shows a result with everything that learners do with one: look at a cell, sort and filter the view, copy, draw it as a
// chart, write it to a file. It knows results and the keys of screens, not where results come from.
package sheet

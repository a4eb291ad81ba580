// Package progress is the screen of what a learner has done: time and attempts of the last weeks, skills and lessons, drawn as bars with
// the words beside. It shows what the trainer tells.
package progress

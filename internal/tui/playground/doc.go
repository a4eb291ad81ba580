// Package playground is the screen for free queries: an editor, a result with its chart and its export, the datasets to choose from and
// the learner's own tables, which stay. Nothing is graded here. It runs nothing itself: that is the trainer's.
package playground

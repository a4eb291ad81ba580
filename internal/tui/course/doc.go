// Package course is the screen of one pack: its modules and lessons, with how far the learner is and what the chosen lesson is for.
package course

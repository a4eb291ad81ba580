// Package trainer holds the use cases that every face shares: open, run, submit, hint, skip, next, resume. It knows
// lessons, the judge and the learner's record through interfaces, and no screen, command or database.
package trainer

// Package grade is the judge: is an answer right, and if not, why. It sees an exercise, an answer and a way to run SQL,
// and returns a Verdict. It never sees a learner, a store or a screen, and a wrong answer is never an error.
package grade

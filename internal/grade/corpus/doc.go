// Package corpus reads the corpus that the judge is measured with: exercises with answers that are known to be right, and
// answers that are known to be wrong and why. The files say at their top how they are written.
package corpus

// Package check tells a trainer, before the class does, what is wrong with a pack: it runs every example, every solution and every
// wrong answer through the same judge that learners meet, and collects every problem with its place and its mend. It shows
// nothing and changes nothing.
package check

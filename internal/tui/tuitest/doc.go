// Package tuitest gives tests of screens a learner: a small pack, a trainer over it whose queries are answered from a list, styles and
// words, and keys to press. Only tests import it.
package tuitest

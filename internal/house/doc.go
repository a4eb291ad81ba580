// Package house holds the tests that keep the house in order: who may import whom, and that every package says what it
// is for. It has no code of its own.
package house

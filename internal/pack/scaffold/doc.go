// Package scaffold makes new packs: one with an exercise of every type that teaches the format by its comments, and one that begins
// with the trainer's own data.
package scaffold

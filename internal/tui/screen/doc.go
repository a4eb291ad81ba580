// Package screen says what a screen is and how it speaks with the root: one rectangle, a key map that the footer, the help and
// the command palette are made of, and messages to go elsewhere or to say something. It knows no particular screen.
package screen

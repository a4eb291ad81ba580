// Package plain is the bootcamp as a dialogue of lines, for screen readers, braille displays, logs and pipes. Whatever the full
// screen can do can be done here by typing words and numbers. It only ever appends lines of text: no control sequence, no
// drawing, no line that is written over. It knows no screen, engine or store, only the use cases.
package plain

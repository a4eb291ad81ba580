// Package editor is the text editor for SQL: tokens in colour, undo, selection, clipboard, find, completion and marks under
// what is wrong. The cost of a key press does not grow with the text. It knows SQL by its words only: it never runs any,
// and completions, colours, keys and words come from whoever owns it.
package editor

// Package theme turns a palette of named colours into styles named by what they mean: good, muted, focused, keyword. It is the
// only place that names a colour, so that a theme, a terminal with 16 colours and one with none are each a single choice. It
// knows no screen and no widget, and it keeps nothing between calls.
package theme

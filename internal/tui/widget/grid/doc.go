// Package grid shows a result as a table that is looked at through a window: a million rows cost no more to draw than ten. The
// header and the first column stay where they are, the chosen cell can be inspected. It knows results and styles, not where
// results come from.
package grid

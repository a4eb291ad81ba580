// Package plot is what a chart shows before anybody draws it: the points in a result, round axes and ranges. The terminal and paper draw
// the same ones.
package plot

// Package chart draws a small result in text: bars, columns, a line, a histogram or a scatter of points, each with a sentence that
// says the same in words. Bars and columns always start at zero. It knows results and styles, no lesson's text and no screen.
package chart

package chart

import "strings"

// canvas is a grid of dots, several to a cell, or one to a cell in ASCII.
type canvas struct {
	width, height int // in cells
	dotsX, dotsY  int // dots in a cell
	cells         [][]byte
	ascii         string
}

// fine is a canvas of braille dots; coarse has one mark to a cell.
func fine(width, height int) *canvas { return newCanvas(width, height, 2, 4, "") }

func coarse(width, height int, mark string) *canvas { return newCanvas(width, height, 1, 1, mark) }

func newCanvas(width, height, dotsX, dotsY int, mark string) *canvas {
	c := &canvas{width: width, height: height, dotsX: dotsX, dotsY: dotsY, ascii: mark, cells: make([][]byte, height)}
	for i := range c.cells {
		c.cells[i] = make([]byte, width)
	}
	return c
}

// size is the number of dots across and up.
func (c *canvas) size() (across, up int) { return c.width * c.dotsX, c.height * c.dotsY }

// set marks a dot; (0, 0) is at the bottom left.
func (c *canvas) set(x, y int) {
	across, up := c.size()
	if x < 0 || y < 0 || x >= across || y >= up {
		return
	}
	y = up - 1 - y
	// The bits of the braille patterns from U+2800, by column and row.
	bits := [2][4]byte{{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}}
	c.cells[y/c.dotsY][x/c.dotsX] |= bits[x%c.dotsX][y%c.dotsY]
}

// join marks the dots between two (Bresenham, 1965).
func (c *canvas) join(x0, y0, x1, y1 int) {
	dx, dy := abs(x1-x0), -abs(y1-y0)
	stepX, stepY := sign(x1-x0), sign(y1-y0)
	for e := dx + dy; ; {
		c.set(x0, y0)
		if x0 == x1 && y0 == y1 {
			return
		}
		twice := 2 * e
		if twice >= dy {
			e += dy
			x0 += stepX
		}
		if twice <= dx {
			e += dx
			y0 += stepY
		}
	}
}

// lines draws the canvas, top first.
func (c *canvas) lines() []string {
	lines := make([]string, c.height)
	for i, row := range c.cells {
		var out strings.Builder
		for _, dots := range row {
			switch {
			case dots == 0:
				out.WriteByte(' ')
			case c.ascii != "":
				out.WriteString(c.ascii)
			default:
				out.WriteRune(0x2800 + rune(dots))
			}
		}
		lines[i] = strings.TrimRight(out.String(), " ")
	}
	return lines
}

func abs(n int) int { return max(n, -n) }

func sign(n int) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}

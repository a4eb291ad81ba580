// Package frame fits drawn text into rectangles: cut, pad, window, put over. It measures in cells and keeps the styles in the text.
package frame

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"guildhall/internal/tui/theme"
)

// Cut shortens one line to a width, ending in an ellipsis where something is lost.
func Cut(line string, width int, styles theme.Styles) string {
	if ansi.StringWidth(line) <= width {
		return line
	}
	return ansi.Truncate(line, max(width, 0), styles.Symbols.Ellipsis)
}

// Fit cuts or pads one line to exactly a width.
func Fit(line string, width int, styles theme.Styles) string {
	line = Cut(line, width, styles)
	return line + strings.Repeat(" ", max(width-ansi.StringWidth(line), 0))
}

// Between puts one text at the left and one at the right of a line; where both do not fit, the right one gives way.
func Between(left, right string, width int, styles theme.Styles) string {
	gap := width - ansi.StringWidth(left) - ansi.StringWidth(right)
	if gap < 0 {
		return Fit(left, width, styles)
	}
	return left + strings.Repeat(" ", gap) + right
}

// Window is the part of lines that starts at top and is height long, filled up with empty lines.
func Window(lines []string, top, height int) []string {
	out := make([]string, height)
	for i := range out {
		if at := top + i; at >= 0 && at < len(lines) {
			out[i] = lines[at]
		}
	}
	return out
}

// Follow moves the top of a window so that the lines from first to last, or at least first, are in it.
func Follow(top, height, first, last int) int {
	if last >= top+height {
		top = last - height + 1
	}
	return max(min(top, first), 0)
}

// Arrows say, after a title, that there is more above or below what is seen.
func Arrows(above, below bool, styles theme.Styles) string {
	text := ""
	if above {
		text += " " + styles.Symbols.Up
	}
	if below {
		text += " " + styles.Symbols.Down
	}
	return text
}

// Margin sets lines in from the left.
func Margin(lines []string, cells int) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		if line != "" {
			out[i] = strings.Repeat(" ", cells) + line
		}
	}
	return out
}

// Bar draws how much of something is done, from 0 to 1.
func Bar(share float64, width int, styles theme.Styles) string {
	full := int(min(max(share, 0), 1)*float64(width) + 0.5)
	if share > 0 && full == 0 {
		full = 1
	}
	if share < 1 && full == width {
		full = width - 1
	}
	return styles.Full.Render(strings.Repeat(styles.Symbols.Full, full)) +
		styles.Empty.Render(strings.Repeat(styles.Symbols.Empty, width-full))
}

// Box draws a border with a title round lines, width cells wide in all.
func Box(title string, lines []string, width int, focused bool, styles theme.Styles) []string {
	look := styles.Line
	if focused {
		look = styles.LineFocused
	}
	b := styles.Symbols.Border
	head := ""
	if title != "" {
		head = " " + Cut(title, width-6, styles) + " "
	}
	inner := width - 2
	out := make([]string, 0, len(lines)+2)
	rest := max(inner-1-ansi.StringWidth(head), 0)
	out = append(out, look.Render(b.TopLeft+b.Top)+head+look.Render(strings.Repeat(b.Top, rest)+b.TopRight))
	for _, line := range lines {
		out = append(out, look.Render(b.Left)+" "+Fit(line, inner-2, styles)+" "+look.Render(b.Right))
	}
	return append(out, look.Render(b.BottomLeft+strings.Repeat(b.Bottom, inner)+b.BottomRight))
}

// Over puts a block of lines over a screen, its top left corner at x and y.
func Over(screen, block []string, x, y int) []string {
	out := append([]string(nil), screen...)
	for i, line := range block {
		at := y + i
		if at < 0 || at >= len(out) {
			continue
		}
		under := out[at]
		width := ansi.StringWidth(line)
		left := ansi.Truncate(under, x, "")
		left += strings.Repeat(" ", max(x-ansi.StringWidth(left), 0))
		right := ""
		if ansi.StringWidth(under) > x+width {
			right = ansi.TruncateLeft(under, x+width, "")
		}
		out[at] = left + line + right
	}
	return out
}

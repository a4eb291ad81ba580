package handout

import (
	"image/color"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The least contrast that the guidelines for accessible content (WCAG 2.2, 1.4.3 and 1.4.11) ask for.
const (
	leastForText     = 4.5
	leastForGraphics = 3
)

var (
	declaration = regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
	property    = regexp.MustCompile(`([a-z-]+):\s*([^;]*?(#[0-9a-f]{6}|#[0-9a-f]{3})[^;]*)`)
)

// Any box may stand in any other, so every colour in the foreground is held against every background of the stylesheet.
func TestContrast(t *testing.T) {
	texts, graphics, backgrounds := map[string]string{}, map[string]string{}, map[string]string{}
	for _, rule := range declaration.FindAllStringSubmatch(style, -1) {
		for _, p := range property.FindAllStringSubmatch(rule[2], -1) {
			where, hue := strings.TrimSpace(rule[1])+" "+p[1], p[3]
			switch {
			case p[1] == "background":
				backgrounds[where] = hue
			case p[1] == "color", strings.HasSuffix(where, "text fill"):
				texts[where] = hue
			default: // borders, strokes and the fill of marks
				graphics[where] = hue
			}
		}
	}
	if len(texts) < 4 || len(graphics) < 15 || len(backgrounds) < 8 {
		t.Fatalf("%d texts, %d graphics and %d backgrounds were found", len(texts), len(graphics), len(backgrounds))
	}
	within(t, texts, backgrounds, leastForText)
	within(t, graphics, backgrounds, leastForGraphics)
}

func within(t *testing.T, fronts, backs map[string]string, least float64) {
	t.Helper()
	for front, hue := range fronts {
		for back, ground := range backs {
			if got := contrast(parsed(t, hue), parsed(t, ground)); got < least {
				t.Errorf("%s %s on %s %s has a contrast of %.2f, want %.1f", front, hue, back, ground, got, least)
			}
		}
	}
}

// parsed reads a colour of three or six hexadecimal digits.
func parsed(t *testing.T, hue string) color.RGBA {
	t.Helper()
	digits := strings.TrimPrefix(hue, "#")
	if len(digits) == 3 {
		digits = strings.Join([]string{digits[:1], digits[:1], digits[1:2], digits[1:2], digits[2:], digits[2:]}, "")
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	return color.RGBA{R: uint8(n >> 16), G: uint8(n >> 8 & 0xff), B: uint8(n & 0xff), A: 0xff}
}

func contrast(a, b color.RGBA) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

func luminance(c color.RGBA) float64 {
	part := func(v uint8) float64 {
		share := float64(v) / 255
		if share <= 0.04045 {
			return share / 12.92
		}
		return math.Pow((share+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

package data

import (
	"strconv"
	"strings"

	"guildhall/internal/dataset"
	"guildhall/internal/result"
)

// percent writes a share from 0 to 1 so that something is never 0 and never all.
func percent(share float64) string {
	switch {
	case share <= 0:
		return "0"
	case share >= 1:
		return "100"
	case share < 0.01:
		return "< 1"
	case share > 0.99:
		return "> 99"
	}
	return strconv.FormatFloat(share*100, 'f', 0, 64)
}

// longestValue is how much of a value is shown in a sentence.
const longestValue = 24

// short writes a value for a sentence: no more digits than anybody reads, and only the beginning of a long text.
func short(v result.Value) string {
	text := v.String()
	if v.Kind() == result.Float {
		text = strconv.FormatFloat(v.Float(), 'f', -1, 64)
		if whole, part, ok := strings.Cut(text, "."); ok && len(part) > 2 {
			text = strconv.FormatFloat(v.Float(), 'f', 2, 64)
			if len(whole) > 4 {
				text = strconv.FormatFloat(v.Float(), 'f', 0, 64)
			}
		}
	}
	letters := []rune(result.Safe(text))
	if len(letters) > longestValue {
		return string(letters[:longestValue-1]) + "…"
	}
	return string(letters)
}

// histogram draws bars of one line, the fullest at full height. A bar with few rows is never invisible.
func histogram(bins []dataset.Bin, ascii bool) string {
	steps := []rune("▁▂▃▄▅▆▇█")
	if ascii {
		steps = []rune("_.:-=+*#")
	}
	most := int64(1)
	for _, bin := range bins {
		most = max(most, bin.Rows)
	}
	var out strings.Builder
	for _, bin := range bins {
		if bin.Rows == 0 {
			out.WriteByte(' ')
			continue
		}
		out.WriteRune(steps[int(float64(bin.Rows)/float64(most)*float64(len(steps)-1)+0.5)])
	}
	return out.String()
}

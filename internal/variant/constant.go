package variant

import (
	"encoding/json"
	"strconv"
	"strings"

	"guildhall/internal/sqltext"
)

// constant spells a constant of a tree as SQL text without quotes: 1.5, North, 2024-01-01. Casts and signs are looked through.
func constant(n sqltext.Node) (string, bool) {
	switch n.Class() {
	case "CAST":
		return constant(n.Child("child"))
	case "FUNCTION":
		children := n.List("children")
		if n.Text("function_name") == "-" && len(children) == 1 {
			text, ok := constant(children[0])
			return "-" + text, ok
		}
		return "", false
	case "CONSTANT":
		return written(n.Child("value"))
	}
	return "", false
}

func written(value sqltext.Node) (string, bool) {
	if value == nil || value.Flag("is_null") {
		return "", false
	}
	switch content := value["value"].(type) {
	case string:
		return content, true
	case bool:
		return strconv.FormatBool(content), true
	case json.Number:
		text := content.String()
		if value.Child("type").Text("id") == "DECIMAL" {
			scale, _ := value.Child("type").Child("type_info")["scale"].(json.Number)
			digits, _ := strconv.Atoi(scale.String())
			text = point(text, digits)
		}
		return text, true
	}
	return "", false
}

// point puts a decimal point into an unscaled number.
func point(digits string, scale int) string {
	sign := ""
	if rest, negative := strings.CutPrefix(digits, "-"); negative {
		sign, digits = "-", rest
	}
	if scale == 0 {
		return sign + digits
	}
	if missing := scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	at := len(digits) - scale
	return sign + digits[:at] + "." + digits[at:]
}

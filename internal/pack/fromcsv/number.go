package fromcsv

import (
	"regexp"
	"strconv"
	"strings"
)

// The spellings of numbers. Hard and thin spaces and apostrophes between thousands have become plain spaces when these are tried.
var (
	plainNumber   = pattern(`^[+-]?([0-9]+(\.[0-9]+)?|\.[0-9]+)$`)
	scientific    = pattern(`^[+-]?[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]{1,3}$`)
	commaDecimal  = pattern(`^[+-]?[0-9]+,[0-9]+$`)
	dotThousands  = pattern(`^[+-]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$`)
	commaThousand = pattern(`^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)
	spaceThousand = pattern(`^[+-]?[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?$`)
	// eitherWay could be a thousand or a decimal: 1,234 and 1.234.
	eitherWay   = pattern(`^[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}$`)
	leadingZero = pattern(`^0[0-9]+$`)
	onlyDigits  = pattern(`^[0-9]+$`)
	withSymbol  = pattern(`^([£€$] ?[+-]?[0-9][0-9., ]*|[+-]?[0-9][0-9., ]*( ?[%£€$]| (EUR|GBP|USD)))$`)
)

// numberLike reports whether a text is a number in some spelling.
func numberLike(text string) bool {
	text = plainSpaces(text)
	for _, spelling := range []func() *regexp.Regexp{plainNumber, scientific, commaDecimal, dotThousands, commaThousand, spaceThousand} {
		if spelling().MatchString(text) {
			return true
		}
	}
	return false
}

// plainSpaces turns every joint between thousands into a space, and the printed minus into the typed one.
func plainSpaces(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "'", " ", "’", " ", "\u2212", "-").Replace(text)
}

// numberStyle is how a column writes its numbers.
type numberStyle int

const (
	noNumbers    numberStyle = iota
	pointStyle               // 1,234.5
	commaStyle               // 1.234,5
	unclearStyle             // 1,234 or 1.234 and nothing that tells what the mark stands for
)

// styleOf finds the one way to read all texts of a column as numbers.
func styleOf(texts []string, delimiter byte) numberStyle {
	point, comma, unclear, marked := true, true, true, false
	for _, text := range texts {
		text = plainSpaces(text)
		p := plainNumber().MatchString(text) || scientific().MatchString(text) || commaThousand().MatchString(text)
		c := commaDecimal().MatchString(text) || dotThousands().MatchString(text)
		if spaceThousand().MatchString(text) {
			p, c = !strings.Contains(text, ","), !strings.Contains(text, ".")
		}
		whole := !strings.ContainsAny(text, ".,eE")
		point, comma = point && p, comma && (c || (whole && p))
		if strings.ContainsAny(text, ".,") {
			marked = true
			unclear = unclear && eitherWay().MatchString(text)
		}
	}
	switch {
	case len(texts) == 0 || (!point && !comma):
		return noNumbers
	case !marked:
		return pointStyle
	case unclear && (point && comma || unclearAlone(texts, delimiter)):
		return unclearStyle
	case point:
		return pointStyle
	}
	return commaStyle
}

// unclearAlone reports whether marks that could be either kind stand in a file that does not tell: 1.234 is a decimal where commas
// delimit, and anybody's guess where semicolons do; 1,234 is a guess everywhere.
func unclearAlone(texts []string, delimiter byte) bool {
	for _, text := range texts {
		if strings.Contains(text, ",") || (delimiter == ';' && strings.Contains(text, ".")) {
			return true
		}
	}
	return false
}

// plain writes a number with digits and a point alone.
func (s numberStyle) plain(text string) string {
	text = strings.ReplaceAll(plainSpaces(text), " ", "")
	if s == commaStyle {
		text = strings.ReplaceAll(text, ".", "")
		return strings.Replace(text, ",", ".", 1)
	}
	return strings.ReplaceAll(text, ",", "")
}

// The most digits that DuckDB's numeric types hold without loss.
const (
	digitsOfInteger = 9
	digitsOfBigint  = 18
	digitsOfHugeint = 38
)

// numberType is the narrowest of the usual types that holds plain numbers: INTEGER, BIGINT, HUGEINT, DECIMAL or DOUBLE. "" when
// none holds them without loss: such digits are names, not quantities.
func numberType(texts []string) string {
	whole, fraction, float := 0, 0, false
	for _, text := range texts {
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return "" // larger than any number
		}
		float = float || strings.ContainsAny(text, "eE")
		digits, decimals, _ := strings.Cut(strings.TrimLeft(text, "+-"), ".")
		whole = max(whole, len(strings.TrimLeft(digits, "0")))
		fraction = max(fraction, len(decimals))
	}
	switch {
	case float:
		return "DOUBLE"
	case fraction > 0:
		return decimalType(whole, fraction)
	case whole <= digitsOfInteger:
		return "INTEGER"
	case whole <= digitsOfBigint:
		return "BIGINT"
	case whole <= digitsOfHugeint:
		return "HUGEINT"
	}
	return ""
}

// decimalType is DuckDB's DECIMAL for so many digits before and behind the point, with room for larger figures to come.
func decimalType(whole, fraction int) string {
	switch {
	case whole+fraction <= digitsOfBigint:
		return "DECIMAL(" + strconv.Itoa(digitsOfBigint) + "," + strconv.Itoa(fraction) + ")"
	case whole+fraction <= digitsOfHugeint:
		return "DECIMAL(" + strconv.Itoa(digitsOfHugeint) + "," + strconv.Itoa(fraction) + ")"
	}
	return "DOUBLE"
}

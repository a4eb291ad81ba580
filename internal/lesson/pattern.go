package lesson

import (
	"errors"
	"fmt"
	"regexp/syntax"
)

// MaxPatternSize is how large a regular expression of an accepted answer may be, as PatternSize measures it. Matching takes a
// time in proportion to this and to the length of the answer, and ten short repetitions can be a hundred thousand steps long.
const MaxPatternSize = 1000

// ErrPatternTooLarge is what PatternSize answers to an expression beyond MaxPatternSize.
var ErrPatternTooLarge = errors.New("it repeats too much")

// PatternSize measures a regular expression in RE2 syntax without building it: roughly the steps that it is long when every
// repetition is written out.
func PatternSize(pattern string) (int, error) {
	if len(pattern) > MaxPatternSize {
		return 0, fmt.Errorf("%w: it has %d bytes", ErrPatternTooLarge, len(pattern))
	}
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 0, err
	}
	size := stepsOf(parsed)
	if size > MaxPatternSize {
		return size, fmt.Errorf("%w: written out it is %d steps long, and %d are allowed", ErrPatternTooLarge, size, MaxPatternSize)
	}
	return size, nil
}

// stepsOf counts the steps of an expression. The parser allows no more than a thousand repetitions inside each other, so the
// number stays small enough to count in.
func stepsOf(expression *syntax.Regexp) int {
	within := 0
	for _, part := range expression.Sub {
		within += stepsOf(part)
	}
	switch expression.Op {
	case syntax.OpRepeat:
		return max(expression.Min, expression.Max, 1) * (within + 1)
	case syntax.OpLiteral:
		return len(expression.Rune)
	default:
		return within + 1
	}
}

package grade

import (
	"context"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/result"
)

// judgeNumber judges a typed number against the one the author wrote, or the one that the solution computes.
func judgeNumber(ctx context.Context, ex *lesson.Exercise, answer string, open Opener) (Verdict, error) {
	typed, err := typedNumber(ex, answer)
	if err != nil {
		return Verdict{}, err
	}
	q, err := numberQuestion(ctx, ex, open)
	if err != nil {
		return Verdict{}, err
	}
	v := Verdict{Outcome: Correct, Checked: q.checked}
	if q.right(typed) {
		return v, nil
	}
	v.Outcome = Incorrect
	for _, near := range ex.Near {
		for _, slip := range readNumber(near.Value) {
			if q.same(slip.value, typed) {
				v.Findings = []Finding{{Code: "GH-NEAR", Kind: Diagnosis, Message: i18n.Literally(near.Message)}}
				return v, nil
			}
		}
	}
	v.Findings = []Finding{q.describe(typed)}
	return v, nil
}

// typedNumber reads the learner's number; one that can be read two ways is asked about.
func typedNumber(ex *lesson.Exercise, answer string) (numeral, error) {
	found := readNumber(answer)
	switch {
	case len(found) == 0:
		return numeral{}, notAnAttempt("GH-NO-NUMBER", i18n.Args{"Unit": ex.Unit})
	case len(found) > 1:
		return numeral{}, notAnAttempt("GH-TWO-WAYS", i18n.Args{
			"Answer": strings.TrimSpace(answer), "Whole": found[0].value.FloatString(0), "Fraction": found[1].value.FloatString(found[1].digits),
			"Longer": found[1].value.FloatString(found[1].digits + 1),
		})
	case found[0].unit != "" && !sameUnit(found[0].unit, ex.Unit):
		return numeral{}, notAnAttempt("GH-UNIT", i18n.Args{"Unit": ex.Unit, "Typed": found[0].unit})
	}
	return found[0], nil
}

// sameUnit compares units loosely: in any case, with or without a plural s.
func sameUnit(typed, unit string) bool {
	stem := func(s string) string {
		s = strings.TrimSuffix(folded(s), "s")
		for sign, names := range map[string][]string{"€": {"euro", "eur"}, "£": {"pound", "gbp"}, "$": {"dollar", "usd"}} {
			if slices.Contains(names, s) {
				return sign
			}
		}
		return s
	}
	return stem(typed) == stem(unit)
}

// question is a number exercise with its answer at hand.
type question struct {
	answer  *big.Rat
	digits  int // after the decimal mark, as the author wrote them; -1 when the answer was computed
	percent bool
	float   bool
	near    nearness
	checked Checked
}

func numberQuestion(ctx context.Context, ex *lesson.Exercise, open Opener) (question, error) {
	q := question{near: nearnessOf(ex.Tolerance), percent: isPercent(ex.Unit)}
	q.checked.Compare = append([]i18n.Message{phrase("number", nil)}, tolerancePhrases(q.near)...)
	if ex.Answer != "" {
		found := readNumber(ex.Answer)
		if len(found) == 0 {
			return q, fault("GH-FAULT-ANSWER", "fault.answer-no-number", i18n.Args{"Answer": ex.Answer})
		}
		// An author writes a decimal point: of two readings the fraction is meant.
		written := found[len(found)-1]
		q.answer, q.digits = written.value, written.digits
		if written.percent && !q.percent {
			q.answer = new(big.Rat).Quo(q.answer, big.NewRat(100, 1))
		}
		return q, nil
	}
	if len(ex.Solutions) == 0 {
		return q, fault("GH-FAULT-ANSWER", "fault.no-answer", i18n.Args{"ID": ex.ID})
	}
	cell, err := computeNumber(ctx, ex, open)
	if err != nil {
		return q, err
	}
	q.checked.Datasets, q.digits = 1, -1
	return q, q.take(cell)
}

// computeNumber runs the solution of a number exercise.
func computeNumber(ctx context.Context, ex *lesson.Exercise, open Opener) (result.Value, error) {
	session, err := open.Open(ctx, ex)
	if err != nil {
		return result.Value{}, fmt.Errorf("open the databases of exercise %s: %w", ex.ID, err)
	}
	defer func() { _ = session.Close() }()
	outcome, err := session.Query(ctx, ex.Solutions[0].SQL, 2)
	if err != nil {
		return result.Value{}, referenceFault(err)
	}
	if outcome.Set == nil || len(outcome.Set.Rows) != 1 || len(outcome.Set.Columns) != 1 {
		return result.Value{}, fault("GH-FAULT-ANSWER", "fault.not-one-number", nil)
	}
	return outcome.Set.Rows[0][0], nil
}

// take makes a computed cell the answer.
func (q *question) take(cell result.Value) error {
	switch cell.Kind() {
	case result.Whole:
		q.answer = new(big.Rat).SetInt(cell.Big())
		return nil
	case result.Decimal:
		power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(cell.Scale())), nil)
		q.answer = new(big.Rat).SetFrac(cell.Big(), power)
		return nil
	case result.Float:
		q.float = true
		if q.answer = new(big.Rat).SetFloat64(cell.Float()); q.answer != nil {
			return nil
		}
	}
	return fault("GH-FAULT-ANSWER", "fault.solution-no-number", i18n.Args{"Value": shown(cell)})
}

func isPercent(unit string) bool {
	_, percent := readUnit("", unit)
	return percent
}

// right reports whether a typed number is the answer. 42 % is 0.42, unless the answer counts percents.
func (q question) right(typed numeral) bool { return q.same(q.answer, typed) }

// same compares a number of the author's with a typed one.
func (q question) same(expected *big.Rat, typed numeral) bool {
	if q.equal(expected, typed.value) {
		return true
	}
	return typed.percent && !q.percent && q.equal(expected, new(big.Rat).Quo(typed.value, big.NewRat(100, 1)))
}

func (q question) equal(expected, typed *big.Rat) bool {
	if expected.Cmp(typed) == 0 {
		return true
	}
	if !q.float && !q.near.said() {
		return false
	}
	e, _ := expected.Float64()
	a, _ := typed.Float64()
	return q.near.close(e, a)
}

// describe names a slip that the number itself shows.
func (q question) describe(typed numeral) Finding {
	answer, _ := q.answer.Float64()
	value, _ := typed.value.Float64()
	switch {
	case q.off(typed, -1):
		return diagnosis("GH-SIGN/number", nil)
	case (q.off(typed, 100) || q.off(typed, 0.01)) && (q.percent || typed.percent || math.Abs(answer) <= 1 || math.Abs(value) <= 1):
		return diagnosis("GH-PERCENT/number", nil)
	}
	for _, factor := range []float64{10, 100, 1000} {
		if q.off(typed, factor) || q.off(typed, 1/factor) {
			code := "GH-FACTOR/large"
			if math.Abs(value) < math.Abs(answer) {
				code = "GH-FACTOR"
			}
			return diagnosis(code, i18n.Args{"Factor": strconv.FormatFloat(factor, 'f', -1, 64)})
		}
	}
	if q.roundsTo(typed) {
		return diagnosis("GH-ROUNDED/number", nil)
	}
	if q.digits >= 0 && q.digits < typed.digits && roundRat(typed.value, q.digits).Cmp(q.answer) == 0 {
		return diagnosis("GH-UNROUNDED/number", i18n.Args{"Count": q.digits})
	}
	if relative := math.Abs(value-answer) / max(math.Abs(answer), 1e-300); relative <= 0.1 {
		return diagnosis("GH-CLOSE", nil)
	}
	return diagnosis("GH-WRONG-NUMBER", nil)
}

// off reports whether the typed number is the answer times a factor.
func (q question) off(typed numeral, factor float64) bool {
	if q.answer.Sign() == 0 {
		return false
	}
	return q.equal(new(big.Rat).Mul(q.answer, ratio(factor)), typed.value)
}

func ratio(factor float64) *big.Rat {
	if factor < 1 && factor > 0 {
		return big.NewRat(1, int64(math.Round(1/factor)))
	}
	return big.NewRat(int64(factor), 1)
}

// roundsTo reports whether the typed number is the answer with fewer digits.
func (q question) roundsTo(typed numeral) bool {
	return roundRat(q.answer, typed.digits).Cmp(typed.value) == 0
}

// roundRat rounds half away from zero.
func roundRat(x *big.Rat, digits int) *big.Rat {
	rounded, _ := new(big.Rat).SetString(x.FloatString(digits))
	return rounded
}

// trimFloat writes a float without needless digits.
func trimFloat(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }

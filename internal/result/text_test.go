package result

import (
	"math"
	"math/big"
	"testing"
)

func TestString(t *testing.T) {
	tests := []struct {
		value Value
		want  string
	}{
		{Value{}, ""},
		{NewBool(false), "false"},
		{NewWhole(math.MinInt64), "-9223372036854775808"},
		{NewBigWhole(new(big.Int).Lsh(big.NewInt(1), 100)), "1267650600228229401496703205376"},
		{NewDecimal(big.NewInt(-5), 2), "-0.05"},
		{NewDecimal(big.NewInt(100), 2), "1.00"},
		{NewDecimal(big.NewInt(7), 0), "7"},
		{NewFloat(0.1), "0.1"},
		{NewFloat32(0.1), "0.1"},
		{NewFloat(math.Copysign(0, -1)), "-0.0"},
		{NewFloat(1e15), "1000000000000000.0"},
		{NewFloat(1e16), "1e+16"},
		{NewFloat(0.00001), "1e-05"},
		{NewFloat(math.Inf(-1)), "-inf"},
		{NewCutText("begin"), "begin…"},
		{NewDate(0), "1970-01-01"},
		{NewDate(-719529), "0002-12-31 (BC)"},
		{NewDate(math.MaxInt32), "infinity"},
		{NewTime(86_400_000_000), "24:00:00"},
		{NewTimestamp(-1), "1969-12-31 23:59:59.999999"},
		{NewInstant(0), "1970-01-01 00:00:00+00"},
		{NewZonedTime(0, -(5*3600 + 30*60)), "00:00:00-05:30"},
		{NewInterval(0, 0, 0), "00:00:00"},
		{NewInterval(-14, 1, 0), "-1 year -2 months 1 day"},
		{NewInterval(0, 0, -1_500_000), "-00:00:01.5"},
		{NewBlob([]byte("a\x00'")), `a\x00\x27`},
		{NewList([]Value{NewWhole(1), {}, NewText("x")}), "[1, NULL, x]"},
		{NewList([]Value{NewWhole(1)}).Cut(), "[1…]"},
		{NewStruct([]string{"it's"}, []Value{NewWhole(1)}), "{'it''s': 1}"},
		{NewMap([]Value{NewText("k"), NewWhole(1)}), "{k=1}"},
	}
	for _, test := range tests {
		if got := test.value.String(); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestEqual(t *testing.T) {
	same := []Value{
		{}, NewWhole(2), NewFloat(2), NewFloat(math.NaN()), NewText("2"), NewDecimal(big.NewInt(2), 0), NewDecimal(big.NewInt(2), 1),
		NewList([]Value{NewWhole(2)}), NewMap([]Value{NewWhole(2), NewWhole(2)}), NewStruct([]string{"a"}, []Value{NewWhole(2)}),
		NewStruct([]string{"b"}, []Value{NewWhole(2)}), NewInterval(1, 0, 0), NewInterval(0, 30, 0), NewCutText("2"),
	}
	for i, a := range same {
		for j, b := range same {
			if got := a.Equal(b); got != (i == j) {
				t.Errorf("%v = %v: %v", a, b, got)
			}
		}
	}
	if !NewFloat(0).Equal(NewFloat(math.Copysign(0, -1))) {
		t.Error("zero has two signs")
	}
}

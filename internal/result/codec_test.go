package result

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func samples() []Value {
	huge, _ := new(big.Int).SetString("-170141183460469231731687303715884105728", 10)
	return []Value{
		{}, NewBool(true), NewWhole(-3), NewBigWhole(huge), NewDecimal(huge, 38), NewDecimal(big.NewInt(5), 2), NewFloat(1.5),
		NewFloat32(0.1), NewText("Gràcia"), NewCutText("cut"), NewDate(-5), NewTime(1), NewZonedTime(5, -3600), NewTimestamp(7),
		NewInstant(-7), NewInterval(1, -2, 3), NewBlob([]byte{0, 255}), NewList([]Value{NewWhole(1), {}}).Cut(),
		NewStruct([]string{"a", "b"}, []Value{NewText("x"), NewList(nil)}), NewMap([]Value{NewText("k"), NewWhole(1)}),
	}
}

func TestCodec(t *testing.T) {
	var b []byte
	for _, value := range samples() {
		b = AppendValue(b, value)
	}
	r := NewReader(b)
	for _, want := range samples() {
		got := r.Value()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if got.String() != want.String() || got.IsCut() != want.IsCut() {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if r.Err() != nil || r.Len() != 0 {
		t.Errorf("%v, %d bytes left", r.Err(), r.Len())
	}
	r.Value()
	if r.Err() == nil {
		t.Error("reading beyond the end gave no error")
	}
}

func FuzzReader(f *testing.F) {
	for _, value := range samples() {
		f.Add(AppendValue(nil, value))
	}
	f.Add([]byte{byte(List), 0, 255, 255, 255, 255, 15})
	f.Fuzz(func(t *testing.T, b []byte) {
		r := NewReader(b)
		for r.Err() == nil && r.Len() > 0 {
			value := r.Value()
			_ = value.String()
			_ = value.Big()
			_ = value.AppendJSON(nil)
			if r.Err() != nil {
				return
			}
			again := NewReader(AppendValue(nil, value)).Value()
			if !again.Equal(value) {
				t.Fatalf("%v became %v", value, again)
			}
		}
	})
}

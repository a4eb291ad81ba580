package generate

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestShare(t *testing.T) {
	for name, c := range map[string]struct {
		total   int
		weights []int
		want    []int
	}{
		"even":               {10, []int{1, 1}, []int{5, 5}},
		"largest remainder":  {10, []int{1, 2, 4}, []int{1, 3, 6}},
		"earlier wins a tie": {5, []int{1, 1, 1}, []int{2, 2, 1}},
		"nothing to share":   {0, []int{3, 4}, []int{0, 0}},
		"no weight":          {0, []int{0, 0}, []int{0, 0}},
		"zero weight":        {7, []int{0, 2}, []int{0, 7}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, share(c.total, c.weights)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLotteryKeepsToItsWeights(t *testing.T) {
	s, l := newStream("test"), newLottery([]int{0, 1, 0, 3, 0})
	drawn := make([]int, 5)
	for range 40000 {
		drawn[l.draw(s)]++
	}
	if drawn[0]+drawn[2]+drawn[4] > 0 {
		t.Errorf("a weight of zero was drawn: %v", drawn)
	}
	if drawn[1] < 9600 || drawn[1] > 10400 {
		t.Errorf("a quarter of the weight was drawn %d times in 40,000", drawn[1])
	}
}

func TestWaitingHasItsMedian(t *testing.T) {
	s, below := newStream("test"), 0
	for range 20000 {
		if s.waiting(100000) < 100000 {
			below++
		}
	}
	if below < 9800 || below > 10200 {
		t.Errorf("%d of 20,000 below the median", below)
	}
}

func TestStreamsDiffer(t *testing.T) {
	if newStream("a").below(1<<40) == newStream("b").below(1<<40) {
		t.Error("two tables draw the same numbers")
	}
}

func TestScaled(t *testing.T) {
	for n, want := range map[int]string{4138000: "41.38", -218: "-0.00218", 100000: "1", -7394012: "-73.94012", 5: "0.00005"} {
		if got := scaled(n, 5).text; got != want {
			t.Errorf("scaled(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestCSVTellsNullFromEmptyText(t *testing.T) {
	table := newTable("a", "b", "c")
	table.add(cell{}, text(""), text("x,\"y\""))
	table.add(text("Hackney "), text("plain"), whole(-3))
	want := "a,b,c\n,\"\",\"x,\"\"y\"\"\"\n\"Hackney \",plain,-3\n"
	if diff := cmp.Diff(want, string(table.csv())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFactsThatCannotBeReadAreAnError(t *testing.T) {
	var r reading
	r.scaled("1.2345", 2)
	if r.err == nil {
		t.Error("digits were dropped without an error")
	}
	r = reading{}
	r.whole("many")
	if r.err == nil {
		t.Error("a word passed for a number")
	}
}

package trainer

import (
	"slices"
	"testing"

	"guildhall/internal/lesson"
	"guildhall/internal/progress"
)

// Attempts keep only the seed, so what a seed means must not change.
func TestShuffleIsForEver(t *testing.T) {
	want := []int{4, 3, 0, 2, 5, 1}
	if got := shuffle(6, 42); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestShuffleIsFair(t *testing.T) {
	const rounds = 60_000
	counts := map[[3]int]int{}
	for i := range rounds {
		counts[[3]int(shuffle(3, seedFor(7, progress.Ref{Pack: "p", Exercise: "e"}, i)))]++
	}
	for order, n := range counts {
		if n < rounds/6*9/10 || n > rounds/6*11/10 {
			t.Errorf("%v came %d times of %d", order, n, rounds)
		}
	}
	if len(counts) != 6 {
		t.Errorf("%d of 6 orders came", len(counts))
	}
}

func TestDisplay(t *testing.T) {
	items := func(texts ...string) (all []lesson.Item) {
		for _, text := range texts {
			all = append(all, lesson.Item{Text: text})
		}
		return all
	}
	parsons := &lesson.Exercise{
		Type: lesson.Parsons, Distractors: []string{"WHERE b"},
		Solutions: []lesson.Solution{{SQL: "SELECT a\nFROM t\n\nWHERE a\n"}, {SQL: "FROM t\nSELECT a\nWHERE a"}},
	}
	lines := ParsonsLines(parsons)
	if !slices.Equal(lines, []string{"SELECT a", "FROM t", "WHERE a", "WHERE b"}) {
		t.Errorf("%q", lines)
	}
	arrange := &lesson.Exercise{Type: lesson.Arrange, Items: items("one", "two", "three"), Also: [][]int{{1, 0, 2}}}
	pair := &lesson.Exercise{Type: lesson.Arrange, Items: items("one", "two")}
	twins := &lesson.Exercise{Type: lesson.Arrange, Items: items("same", "same", "other")}
	fixed := &lesson.Exercise{Type: lesson.Choice, Items: items("a", "b", "none of these")}
	for seed := range int64(500) {
		if order := Display(parsons, lines, seed); assembled(parsons, lines, order) {
			t.Fatalf("seed %d shows the lines solved: %v", seed, order)
		}
		for _, ex := range []*lesson.Exercise{arrange, pair, twins} {
			if order := Display(ex, nil, seed); arranged(ex, order) {
				t.Fatalf("seed %d shows the items solved: %v", seed, order)
			}
		}
		if order := Display(fixed, nil, seed); !slices.Equal(order, []int{0, 1, 2}) {
			t.Fatalf("a list that must not be shuffled was: %v", order)
		}
	}
	if Display(&lesson.Exercise{Type: lesson.SQL}, nil, 1) != nil {
		t.Error("SQL has no list")
	}
	every := &lesson.Exercise{Type: lesson.Arrange, Items: items("one", "two"), Also: [][]int{{1, 0}}}
	if order := Display(every, nil, 1); len(order) != 2 {
		t.Errorf("an exercise that every order solves is shown as %v", order)
	}
}

// The same exercise looks the same until it is answered, and different afterwards.
func TestSeedFollowsAnswers(t *testing.T) {
	d := newDesk()
	seed := func() int64 {
		opened, err := d.Exercise(t.Context(), "basics", "second")
		if err != nil {
			t.Fatal(err)
		}
		if len(opened.Display) != len(opened.Exercise.Items) {
			t.Errorf("%d of %d items are shown", len(opened.Display), len(opened.Exercise.Items))
		}
		return opened.Seed
	}
	first := seed()
	if second := seed(); second != first {
		t.Error("the items were shuffled anew though nothing was answered")
	}
	d.submit(t, "second", "incorrect")
	if third := seed(); third == first {
		t.Error("the items were not shuffled after an answer")
	}
}

func TestSeedFor(t *testing.T) {
	ref := progress.Ref{Pack: "basics", Exercise: "second"}
	seeds := map[int64]bool{}
	for base := range int64(10) {
		for attempts := range 10 {
			seeds[seedFor(base, ref, attempts)] = true
		}
	}
	if len(seeds) != 100 {
		t.Errorf("%d of 100 seeds differ", len(seeds))
	}
}

package trainer

import (
	"context"
	"errors"
	"slices"
	"testing"

	"guildhall/internal/progress"
)

// shoebox is a Past in memory that can be made to fail.
type shoebox struct {
	queries []progress.Query
	err     error
}

func (s *shoebox) KeepQuery(_ context.Context, q progress.Query) error {
	if s.err == nil {
		s.queries = append(s.queries, q)
	}
	return s.err
}

func (s *shoebox) Queries(context.Context) ([]progress.Query, error) {
	return slices.Clone(s.queries), s.err
}

// What was run is there in the next session too, for the datasets that it was about.
func TestRanAcrossSessions(t *testing.T) {
	kept := &shoebox{}
	session := func() *Trainer { return New(Deps{Past: kept}) }
	first := session()
	first.KeepQuery(t.Context(), "basics", []string{"areas"}, "SELECT 1\n")
	first.KeepQuery(t.Context(), "", []string{"bikes"}, "SELECT 2")
	first.KeepQuery(t.Context(), "basics", []string{"areas"}, "   ")
	second := session()
	second.KeepQuery(t.Context(), "", []string{"areas", "bikes"}, "SELECT 3")
	second.KeepQuery(t.Context(), "", []string{"bikes"}, "SELECT 1")
	for name, c := range map[string]struct {
		datasets []string
		want     []string
	}{
		"all":   {nil, []string{"SELECT 2", "SELECT 3", "SELECT 1"}},
		"areas": {[]string{"areas"}, []string{"SELECT 1", "SELECT 3"}},
		"trees": {[]string{"trees"}, nil},
	} {
		if got := second.Ran(t.Context(), c.datasets); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestRanWithoutADisk(t *testing.T) {
	broken := New(Deps{Past: &shoebox{err: errors.New("disk full")}})
	broken.KeepQuery(t.Context(), "", nil, "SELECT 1")
	if got := broken.Ran(t.Context(), nil); !slices.Equal(got, []string{"SELECT 1"}) {
		t.Errorf("this session's queries are %q", got)
	}
}

// A query is kept before its result is there, and what was answered in an exercise as well.
func TestTriesAndAnswersAreKept(t *testing.T) {
	d := newDesk()
	if _, err := d.Try(t.Context(), "basics", []string{"areas"}, "SELECT 7"); err != nil {
		t.Fatal(err)
	}
	d.submit(t, "first", "right")
	if got := d.Ran(t.Context(), nil); !slices.Equal(got, []string{"SELECT 7", "right"}) {
		t.Errorf("kept %q", got)
	}
}

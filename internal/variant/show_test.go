package variant

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/dataset"
	"guildhall/internal/result"
)

// Of a table that is too long to be shown, the rows that a shown row points to must be there: without them nobody can work the example out.
func TestPartnersAreShown(t *testing.T) {
	agreements := &copied{table: &table{def: &dataset.Table{Name: "agreements", Key: []string{"agreement_id"}}}, columns: []result.Column{{Name: "agreement_id"}}}
	for n := range 20 {
		agreements.values = append(agreements.values, []result.Value{result.NewWhole(int64(n))})
		agreements.kept = append(agreements.kept, n)
	}
	deliveries := &copied{
		table: &table{def: &dataset.Table{Name: "deliveries", Key: []string{"delivery_id"}}}, columns: []result.Column{{Name: "delivery_id"}, {Name: "agreement_id"}},
		values: [][]result.Value{{result.NewWhole(1), result.NewWhole(17)}, {result.NewWhole(2), result.NewWhole(19)}, {result.NewWhole(3), {}}},
		kept:   []int{0, 1, 2},
	}
	c := &Copy{rows: []*copied{agreements, deliveries}}
	if diff := cmp.Diff([]int{0, 1, 2, 3, 17, 19}, c.special(agreements)); diff != "" {
		t.Errorf("rows shown (-want +got):\n%s", diff)
	}
}

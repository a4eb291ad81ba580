package sqltext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEqual(t *testing.T) {
	all := trees(t)
	block := 0
	first := map[int]string{}
	seen := map[string]int{} // block by fingerprint
	for _, line := range lines(t, "equal.sql") {
		switch {
		case strings.HasPrefix(line, "#"):
			continue
		case line == "":
			block++
			continue
		}
		tree := treeOf(t, all, line)
		fingerprint := Fingerprint(tree)
		if other, ok := seen[fingerprint]; ok && other != block {
			t.Errorf("taken for equal:\n%s\n%s", first[other], line)
		}
		if first[block] == "" {
			first[block] = line
		} else if reference := treeOf(t, all, first[block]); !Equal(reference, tree) {
			diff := cmp.Diff(Normalize(reference).Query(), Normalize(tree).Query())
			t.Errorf("taken for different:\n%s\n%s\n%s", first[block], line, diff)
		}
		seen[fingerprint] = block
	}
	if block < 20 {
		t.Fatalf("only %d blocks read", block)
	}
}

// Normalising leaves the tree that it is given alone, and twice is the same as once for everything it prints.
func TestNormalizeLeavesTheTreeAlone(t *testing.T) {
	for query, tree := range trees(t) {
		before := tree.Encode()
		Normalize(tree)
		if tree.Encode() != before {
			t.Errorf("Normalize changes its argument: %s", query)
		}
	}
}

func TestNormalizeInKnowsColumns(t *testing.T) {
	all := trees(t)
	qualified := treeOf(t, all, "SELECT b.x, c.y FROM b JOIN c ON b.id = c.b_id WHERE c.k = 1")
	bare := treeOf(t, all, "SELECT x, y FROM c JOIN b ON b.id = b_id WHERE k = 1")
	if Equal(qualified, bare) {
		t.Error("bare columns of a join are resolved without knowing the tables")
	}
	schema := Schema{"b": {"id", "x"}, "c": {"b_id", "y", "k"}}
	if diff := cmp.Diff(NormalizeIn(qualified, schema).Query(), NormalizeIn(bare, schema).Query()); diff != "" {
		t.Errorf("known columns are not resolved:\n%s", diff)
	}
}

// Whatever JSON is given, decoding refuses or everything works on it.
func FuzzTree(f *testing.F) {
	f.Add(`{"statements":[{"node":{"type":"SELECT_NODE","select_list":[{"class":"OPERATOR","type":"OPERATOR_NOT","children":[]}]}}]}`)
	f.Add(`{"statements":[{"node":{"type":"SELECT_NODE","from_table":{"type":"JOIN","using_columns":["a"],"ref_type":"REGULAR"}}}]}`)
	f.Add(`{"statements":[{"node":{"type":"SET_OPERATION_NODE"}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		tree, err := DecodeTree(text)
		if err != nil {
			return
		}
		Features(tree)
		OrderKeys(tree)
		HasOuterLimit(tree)
		if one, two := Fingerprint(tree), Fingerprint(tree); one != two {
			t.Errorf("fingerprints differ:\n%s\n%s", one, two)
		}
	})
}

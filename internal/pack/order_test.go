package pack

import (
	"strings"
	"testing"
)

func TestPacksStandBehindWhatTheyNeed(t *testing.T) {
	tests := map[string]struct {
		packs map[string][]string // id, which is the title too, and what it needs
		want  string
	}{
		"by title":            {map[string][]string{"c": nil, "a": nil, "b": nil}, "a b c"},
		"needs go first":      {map[string][]string{"a": {"z"}, "b": {"a"}, "z": nil}, "z a b"},
		"missing needs":       {map[string][]string{"a": {"gone"}, "b": nil}, "a b"},
		"circles still stand": {map[string][]string{"a": {"b"}, "b": {"a"}}, "b a"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			found := map[string]place{}
			for id, needs := range test.packs {
				found[id] = place{Entry: Entry{ID: id, Title: id}, needs: needs}
			}
			var ids []string
			for _, p := range inOrder(found) {
				ids = append(ids, p.ID)
			}
			if got := strings.Join(ids, " "); got != test.want {
				t.Errorf("order = %q, want %q", got, test.want)
			}
		})
	}
}

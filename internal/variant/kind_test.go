package variant

import (
	"strings"
	"testing"

	"guildhall/internal/i18n"
)

func TestEveryKindHasWords(t *testing.T) {
	printer, err := i18n.NewPrinter("en")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]Kind{}
	for _, k := range []Kind{
		Rich, Duplicates, Strings, Shuffle, TimeShift, Remap, Orphans, Ties, Boundary, Chains, Subsample, Jitter, Equal, Nulls, Reordered, Empty,
	} {
		said := printer.Say(k.Reason())
		if strings.Contains(said, "variant.") || seen[said] != "" {
			t.Errorf("%s says %q", k, said)
		}
		seen[said] = k
	}
	if said := printer.Say(Kind("").Reason()); seen[said] != Rich {
		t.Errorf("no kind says %q", said)
	}
}

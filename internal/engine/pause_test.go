package engine

import (
	"testing"
	"time"
)

// TestPauseAfter: each failure in a row doubles the pause, up to a bound, however many there are.
func TestPauseAfter(t *testing.T) {
	want := []time.Duration{0, 50, 100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000}
	for failures, milliseconds := range want {
		if got := pauseAfter(failures); got != milliseconds*time.Millisecond {
			t.Errorf("after %d failures %v", failures, got)
		}
	}
	if got := pauseAfter(1_000_000); got != longestPause {
		t.Errorf("after a million failures %v", got)
	}
}

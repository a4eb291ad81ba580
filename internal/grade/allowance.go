package grade

import (
	"context"
	"time"
)

// allowance ends a context when judging one answer has taken long enough.
type allowance struct {
	whole time.Duration
	timer *time.Timer
}

// allow returns a context that ends with its parent, and after so much time. The function gives it up.
func allow(ctx context.Context, whole time.Duration) (context.Context, *allowance, func()) {
	limited, cancel := context.WithCancel(ctx)
	a := &allowance{whole: whole, timer: time.AfterFunc(whole, cancel)}
	return limited, a, func() {
		a.timer.Stop()
		cancel()
	}
}

// beside does what is no work of the answer's: it takes none of the time, and the answer has all of it again afterwards.
func (a *allowance) beside(do func()) {
	if !a.timer.Stop() {
		return // it is over
	}
	do()
	a.timer.Reset(a.whole)
}

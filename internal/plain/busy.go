package plain

import (
	"context"
	"time"
)

// How long something may take before the learner is told that it goes on, and how often after that.
const (
	patience = 700 * time.Millisecond
	reminder = 10 * time.Second
)

// await does what may take long: it says so with the words of a key when it does, and the learner can stop it.
func await[T any](ctx context.Context, d *dialogue, key string, do func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	began := time.Now()
	go func() {
		value, err := do(ctx)
		done <- outcome{value, err}
	}()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	reminded := false
	for {
		if err := d.flush(); err != nil {
			cancel()
			<-done
			var none T
			return none, err
		}
		select {
		case o := <-done:
			return o.value, o.err
		case <-timer.C:
			if reminded {
				d.say("plain.running.still", map[string]any{"Count": int(time.Since(began).Round(time.Second) / time.Second)})
			} else {
				d.say(key)
			}
			reminded = true
			timer.Reset(reminder)
		case <-d.Interrupts:
			d.say("plain.stopping")
			cancel()
		}
	}
}

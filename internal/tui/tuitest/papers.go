package tuitest

import (
	"bytes"
	"context"
	"io"
	"sync"
)

// Papers is a trainer.Papers in memory.
type Papers struct {
	// Err is what writing fails with.
	Err error

	mu    sync.Mutex
	files map[string]string
}

// Keep keeps a file; one of the same name is replaced.
func (p *Papers) Keep(_ context.Context, name string, _ bool, write func(io.Writer) error) (string, error) {
	if p.Err != nil {
		return "", p.Err
	}
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return "", err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.files == nil {
		p.files = map[string]string{}
	}
	p.files[name] = out.String()
	return "/home/learner/files/" + name, nil
}

// File is the text of a file that was kept; "" when there is none of that name.
func (p *Papers) File(name string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.files[name]
}

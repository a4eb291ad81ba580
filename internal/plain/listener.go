package plain

import (
	"bufio"
	"errors"
	"io"
)

// longestLine bounds a line in bytes; what is longer is cut.
const longestLine = 1 << 20

// heard is a line of the learner with its line end, or why there is none.
type heard struct {
	text string
	err  error
}

// listener reads lines one at a time and only when asked, so that an editor can have the terminal in between, and so that the dialogue
// can be interrupted while it waits.
type listener struct {
	requests chan struct{}
	lines    chan heard
	waiting  bool
}

func listen(in io.Reader) *listener {
	l := &listener{requests: make(chan struct{}, 1), lines: make(chan heard, 1)}
	go l.serve(bufio.NewReader(in))
	return l
}

func (l *listener) serve(in *bufio.Reader) {
	for range l.requests {
		text, err := readLine(in)
		l.lines <- heard{text: text, err: err}
	}
}

// next asks for a line, unless one is on its way.
func (l *listener) next() <-chan heard {
	if !l.waiting {
		l.waiting = true
		l.requests <- struct{}{}
	}
	return l.lines
}

// heard says that the line has arrived.
func (l *listener) heard() { l.waiting = false }

// close lets the reading end. A reader that is blocked goes with the process.
func (l *listener) close() { close(l.requests) }

func readLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line) < longestLine {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return string(line), err
		}
	}
}

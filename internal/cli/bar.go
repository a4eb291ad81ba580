package cli

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// bar shows on a terminal how far something is, once it has taken a while. Elsewhere it shows nothing.
type bar struct {
	out   io.Writer // nil where it shows nothing
	wide  int       // columns of the terminal
	what  string
	began time.Time
	first *time.Timer // draws the bar when nothing is done after a while

	mu          sync.Mutex
	done, total int
	drawn       bool
}

// barAfter is how long nobody needs a bar.
const barAfter = 300 * time.Millisecond

func newBar(out io.Writer, what string) *bar {
	b := &bar{what: what, began: time.Now()}
	if file, ok := out.(*os.File); ok && term.IsTerminal(file.Fd()) && os.Getenv("TERM") != "dumb" {
		b.out, b.wide = out, 80
		if columns, _, err := term.GetSize(file.Fd()); err == nil && columns > 0 {
			b.wide = columns
		}
		b.first = time.AfterFunc(barAfter, b.draw)
	}
	return b
}

// show notes how far it is and draws the bar anew.
func (b *bar) show(done, total int) {
	b.mu.Lock()
	b.done, b.total = done, total
	b.mu.Unlock()
	if time.Since(b.began) >= barAfter {
		b.draw()
	}
}

func (b *bar) draw() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.out == nil || b.total == 0 {
		return
	}
	figures := fmt.Sprintf(" %*d/%d", len(strconv.Itoa(b.total)), b.done, b.total)
	// It stays on one line, with the last column free: else every step would leave a line behind.
	width := min(24, b.wide-1-len(" []")-ansi.StringWidth(b.what)-len(figures))
	line := b.what + figures
	if width > 0 {
		filled := width * b.done / b.total
		line = b.what + " [" + strings.Repeat("#", filled) + strings.Repeat(".", width-filled) + "]" + figures
	}
	fmt.Fprint(b.out, "\r"+ansi.Truncate(line, b.wide-1, ""))
	b.drawn = true
}

// clear takes the bar away, so that what is printed next begins on a clean line. It shows nothing afterwards.
func (b *bar) clear() {
	if b.first != nil {
		b.first.Stop()
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.drawn {
		fmt.Fprint(b.out, "\r\x1b[2K")
	}
	b.out = nil
}

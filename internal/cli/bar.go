package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
)

// bar shows on a terminal how far something is, once it has taken a while. Elsewhere it shows nothing.
type bar struct {
	out   io.Writer // nil where it shows nothing
	what  string
	began time.Time
	drawn bool
}

// barAfter is how long nobody needs a bar.
const barAfter = 300 * time.Millisecond

func newBar(out io.Writer, what string) *bar {
	b := &bar{what: what, began: time.Now()}
	if file, ok := out.(*os.File); ok && term.IsTerminal(file.Fd()) && os.Getenv("TERM") != "dumb" {
		b.out = out
	}
	return b
}

// show draws the bar anew.
func (b *bar) show(done, total int) {
	const width = 24
	if b.out == nil || total == 0 || time.Since(b.began) < barAfter {
		return
	}
	filled := width * done / total
	fmt.Fprintf(b.out, "\r%s [%s%s] %d/%d", b.what, strings.Repeat("#", filled), strings.Repeat(".", width-filled), done, total)
	b.drawn = true
}

// clear takes the bar away, so that what is printed next begins on a clean line.
func (b *bar) clear() {
	if b.drawn {
		fmt.Fprint(b.out, "\r\x1b[2K")
		b.drawn = false
	}
}

package lesson

import "strings"

// fence is an open code fence: everything up to its end is text, whatever it looks like.
type fence struct {
	char   byte
	length int
	line   int // index of the line that opened it
}

// openFence reads a line as the beginning of a fenced code block (CommonMark 0.31, section 4.5) and returns the text
// after the fence too.
func openFence(line string) (fence, string, bool) {
	body := strings.TrimLeft(line, " ")
	if len(line)-len(body) > 3 || len(body) < 3 || (body[0] != '`' && body[0] != '~') {
		return fence{}, "", false
	}
	length := len(body) - len(strings.TrimLeft(body, body[:1]))
	info := strings.TrimSpace(body[length:])
	if length < 3 || body[0] == '`' && strings.Contains(info, "`") {
		return fence{}, "", false
	}
	return fence{char: body[0], length: length}, info, true
}

// closes reports whether the line ends the fence.
func (f fence) closes(line string) bool {
	other, info, ok := openFence(line)
	return ok && other.char == f.char && other.length >= f.length && info == ""
}

// swallows reports whether the line looks like another block's beginning, so that this one's end was forgotten: a fence
// that should hold it as text would have to be longer.
func (f fence) swallows(line string) bool {
	other, info, ok := openFence(line)
	return ok && other.char == f.char && other.length >= f.length && info != "" && !strings.ContainsAny(info, " \t")
}

package result

import (
	"bytes"
	"unicode/utf8"
)

// SafeJSON returns a JSON text that means the same and acts on no terminal: in its strings, characters that Safe would make
// visible are written as escapes.
func SafeJSON(text []byte) []byte {
	if isPlainJSON(text) {
		return text
	}
	out := bytes.NewBuffer(make([]byte, 0, len(text)+64))
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r < 0x7f && r != utf8.RuneError { // below a blank there are only the line ends and tabs between values
			out.WriteByte(text[0])
		} else {
			quoted := appendJSONText(nil, string(r))
			out.Write(quoted[1 : len(quoted)-1])
		}
		text = text[size:]
	}
	return out.Bytes()
}

func isPlainJSON(text []byte) bool {
	for _, b := range text {
		if b >= 0x7f {
			return false
		}
	}
	return true
}

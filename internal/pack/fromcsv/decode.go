package fromcsv

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode turns a file's bytes into text with line feeds alone, and notes what it took them for.
func (n *notes) decode(raw []byte) (string, error) {
	name, from, rest := encodingOf(raw)
	text := string(rest)
	if from != nil {
		decoded, err := from.NewDecoder().Bytes(rest)
		if err != nil {
			return "", errors.Join(errNotText, err)
		}
		text = string(decoded)
		n.add(Changed, "encoding", nil, map[string]any{"Encoding": name})
	} else if len(rest) < len(raw) {
		n.add(Changed, "byte-order-mark", nil, nil)
	}
	if count := strings.Count(text, "\x00"); count > 0 {
		text = strings.ReplaceAll(text, "\x00", "")
		n.add(Changed, "nul", nil, map[string]any{"Count": count})
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), nil
}

var errNotText = errors.New("the file is not text")

// encodingOf tells how bytes are encoded, and returns them without a byte order mark; a nil encoding is UTF-8. What is not UTF-8 is
// taken for Windows-1252, which holds Latin-1 and is what spreadsheets of Western Europe write.
func encodingOf(raw []byte) (name string, from encoding.Encoding, rest []byte) {
	little, big := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		if utf8.Valid(raw[3:]) {
			return "UTF-8", nil, raw[3:]
		}
		return "Windows-1252", charmap.Windows1252, raw[3:]
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return "UTF-16", little, raw[2:]
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return "UTF-16", big, raw[2:]
	}
	even, odd := zeros(raw)
	switch half := min(len(raw), zerosLooked) / 2; {
	case half > 1 && odd > half/2 && even < half/10+1:
		return "UTF-16", little, raw
	case half > 1 && even > half/2 && odd < half/10+1:
		return "UTF-16", big, raw
	case utf8.Valid(raw):
		return "UTF-8", nil, raw
	}
	return "Windows-1252", charmap.Windows1252, raw
}

// zerosLooked is how many bytes are looked at to recognise UTF-16 without a mark.
const zerosLooked = 4096

// zeros counts the zero bytes at even and at odd places.
func zeros(raw []byte) (even, odd int) {
	for i, b := range raw[:min(len(raw), zerosLooked)] {
		if b != 0 {
			continue
		}
		if i%2 == 0 {
			even++
		} else {
			odd++
		}
	}
	return even, odd
}

package engine

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// A frame on the wire is four bytes of length, one byte of kind, and the payload. The length does not count itself.
const (
	frameHead = 5
	// maxFrame bounds a frame in either direction; a submitted text may take most of one.
	maxFrame = 48 * megabyte
)

type frameKind byte

const (
	frameRequest frameKind = 'Q' // JSON, to the worker
	frameHello   frameKind = 'H' // JSON, from the worker when it is ready
	frameTurned  frameKind = 'T' // empty: the databases of the request are attached
	frameColumns frameKind = 'C' // JSON
	frameRows    frameKind = 'R' // binary, a batch of rows
	frameDone    frameKind = 'D' // JSON, the end of an answer
)

var errProtocol = errors.New("the worker broke the protocol")

// writeFrame writes one frame in a single Write, so that frames of two goroutines cannot mix when the writer locks.
func writeFrame(w io.Writer, kind frameKind, payload []byte) error {
	if len(payload) >= maxFrame {
		return fmt.Errorf("frame of %d bytes: %w", len(payload), errProtocol)
	}
	frame := make([]byte, frameHead, frameHead+len(payload))
	binary.BigEndian.PutUint32(frame, uint32(len(payload)+1))
	frame[4] = byte(kind)
	if _, err := w.Write(append(frame, payload...)); err != nil {
		return fmt.Errorf("write frame: %w", err)
	}
	return nil
}

// readFrame reads one frame. Memory grows with what arrives, not with what the length promises. io.EOF means that the
// other side ended between frames.
func readFrame(r io.Reader) (frameKind, []byte, error) {
	var head [frameHead]byte
	if _, err := io.ReadFull(r, head[:1]); err != nil {
		return 0, nil, io.EOF
	}
	if _, err := io.ReadFull(r, head[1:]); err != nil {
		return 0, nil, fmt.Errorf("frame cut short: %w", errProtocol)
	}
	length := binary.BigEndian.Uint32(head[:4])
	if length == 0 || length > maxFrame {
		return 0, nil, fmt.Errorf("frame of %d bytes: %w", length, errProtocol)
	}
	var payload bytes.Buffer
	if n, err := io.CopyN(&payload, r, int64(length-1)); err != nil {
		return 0, nil, fmt.Errorf("frame cut short at %d of %d bytes: %w", n, length, errProtocol)
	}
	return frameKind(head[4]), payload.Bytes(), nil
}

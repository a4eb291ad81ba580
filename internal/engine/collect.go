package engine

import (
	"encoding/binary"
	"time"

	bindings "github.com/duckdb/duckdb-go-bindings"

	"guildhall/internal/result"
)

const (
	// batchSize is when a batch of rows is closed; it can be one row longer.
	batchSize = 256 << 10
	// maxBatch is how far the bytes sent may exceed the limit on the bytes kept: the heads of the batches.
	maxBatch = megabyte
	// maxRow keeps a row inside a frame.
	maxRow = maxFrame - megabyte
	// valueWeight is what each value counts beside its bytes on the wire, since the parent keeps it in a struct.
	valueWeight = 16
)

// held is a result as the worker keeps it until it knows that no later statement has another one.
type held struct {
	columns   []result.Column
	batches   [][]byte
	total     int64
	truncated bool
}

// collect reads a result up to the limits, and then only counts, for as long as counting is worth it.
func (r *run) collect(res *bindings.Result, text string) (*held, *result.QueryError) {
	shapes, err := newColumns(res)
	if err != nil {
		return nil, readFailure(err)
	}
	limits := r.worker.job.Limits
	h := &held{columns: shapes.describe(res)}
	b := batcher{columns: shapes, held: h, rows: r.rows, bytes: limits.Bytes, cell: limits.Cell}
	var full time.Time
	for {
		chunk := bindings.FetchChunk(*res)
		if chunk.Ptr == nil {
			break
		}
		size := uint64(bindings.DataChunkGetSize(chunk))
		b.add(chunk, size)
		bindings.DestroyDataChunk(&chunk)
		h.total += int64(size)
		if !h.truncated {
			continue
		}
		if full.IsZero() {
			full = time.Now()
		}
		if r.tiredOfCounting(full, limits) {
			h.total = -1
			b.flush()
			return h, nil
		}
	}
	if message := bindings.ResultError(res); message != "" {
		return nil, readError(message, text)
	}
	b.flush()
	return h, nil
}

// tiredOfCounting reports whether to give up the exact count: it has had its time, or is about to use up the query's.
func (r *run) tiredOfCounting(full time.Time, limits Limits) bool {
	return time.Since(full) > limits.Count || time.Since(r.began) > limits.Time/10*8
}

// batcher encodes rows until a limit is reached.
type batcher struct {
	columns columns
	held    *held
	rows    int   // that may still be kept
	bytes   int64 // that may still be kept
	cell    int
	batch   []byte
	count   int // rows in batch
}

func (b *batcher) add(chunk bindings.DataChunk, size uint64) {
	if b.held.truncated || size == 0 {
		return
	}
	b.columns.bind(chunk)
	for row := range size {
		if b.rows == 0 {
			b.held.truncated = true
			return
		}
		before := len(b.batch)
		for _, column := range b.columns {
			room := min(b.cell, maxRow)
			b.batch = result.AppendValue(b.batch, column.value(row, &room))
		}
		weight := len(b.batch) - before
		b.bytes -= int64(weight + valueWeight*len(b.columns))
		if b.bytes < 0 || weight > maxRow {
			b.batch = b.batch[:before]
			b.held.truncated = true
			return
		}
		b.rows--
		b.count++
		if len(b.batch) >= batchSize {
			b.flush()
		}
	}
}

func (b *batcher) flush() {
	if b.count == 0 {
		return
	}
	head := binary.AppendUvarint(nil, uint64(b.count))
	b.held.batches = append(b.held.batches, append(head, b.batch...))
	b.batch, b.count = b.batch[:0], 0
}

// send writes the result to the parent.
func (h *held) send(w *worker) error {
	if err := w.write(frameColumns, h.columns); err != nil {
		return err
	}
	for _, batch := range h.batches {
		if err := writeFrame(w.replies, frameRows, batch); err != nil {
			return err
		}
	}
	return nil
}

package engine

import (
	"encoding/json"
	"fmt"

	"guildhall/internal/result"
)

// operation names what a request asks for.
type operation string

const (
	opOpen      operation = "open"
	opQuery     operation = "query"
	opTree      operation = "tree"
	opSQL       operation = "sql"
	opComplete  operation = "complete"
	opBuild     operation = "build"
	opClose     operation = "close"
	opInterrupt operation = "interrupt" // of the request with the same sequence number; has no answer
)

// request is what the parent sends.
type request struct {
	Seq       uint64     `json:"seq"`
	Op        operation  `json:"op"`
	Text      string     `json:"text,omitempty"`
	Rows      int        `json:"rows,omitempty"`
	Turn      bool       `json:"turn,omitempty"` // to the databases, before anything else
	Databases []Database `json:"databases,omitempty"`
	Job       *Job       `json:"job,omitempty"`
	Builds    []Build    `json:"builds,omitempty"`
}

// hello is what a worker says first.
type hello struct {
	Protocol int    `json:"protocol"`
	DuckDB   string `json:"duckdb"`
}

// protocolVersion tells a worker of another build of the program, started while the file was replaced.
const protocolVersion = 1

// done ends an answer. Exactly one of Failure and Fault is set when there is no result.
type done struct {
	Seq     uint64             `json:"seq"`
	Failure *result.QueryError `json:"failure,omitempty"` // what the SQL caused
	Fault   string             `json:"fault,omitempty"`   // what the engine could not do
	Damaged bool               `json:"damaged,omitempty"` // the fault is a database file's
	Worn    bool               `json:"worn,omitempty"`    // nothing more should be asked of this worker
	Unbegun bool               `json:"unbegun,omitempty"` // this worker could not; another one may be asked the same
	Outcome outcome            `json:"outcome"`
	Text    string             `json:"text,omitempty"`
	Words   []Completion       `json:"words,omitempty"`
}

// outcome is a result.Outcome without its rows.
type outcome struct {
	Statements int   `json:"statements"`
	Answered   int   `json:"answered"`
	Changed    int64 `json:"changed"`
	Total      int64 `json:"total"`
	Truncated  bool  `json:"truncated,omitempty"`
}

// answer is a whole answer as the parent collected it.
type answer struct {
	done
	set *result.Set
}

// collector puts the frames of one answer together and refuses what an honest worker would not send.
type collector struct {
	seq    uint64
	bytes  int64         // of rows that may still come
	rows   int           // that may still come
	turned chan struct{} // closed when the databases asked for are there; nil when none were, or they are
	answer answer
}

// add takes one frame and reports whether it was the last one of the answer.
func (c *collector) add(kind frameKind, payload []byte) (last bool, err error) {
	switch kind {
	case frameColumns:
		var columns []result.Column
		if err := json.Unmarshal(payload, &columns); err != nil {
			return false, fmt.Errorf("columns: %w", errProtocol)
		}
		if c.answer.set != nil {
			return false, fmt.Errorf("columns twice: %w", errProtocol)
		}
		for i := range columns {
			columns[i].Name, columns[i].Type = clip(columns[i].Name, maxName), clip(columns[i].Type, maxMessage)
		}
		c.answer.set = &result.Set{Columns: columns}
		return false, nil
	case frameRows:
		return false, c.addRows(payload)
	case frameTurned:
		if c.turned == nil {
			return false, fmt.Errorf("databases that nobody asked for: %w", errProtocol)
		}
		close(c.turned)
		c.turned = nil
		return false, nil
	case frameDone:
		if err := json.Unmarshal(payload, &c.answer.done); err != nil {
			return false, fmt.Errorf("end of answer: %w", errProtocol)
		}
		return true, c.finish()
	}
	return false, fmt.Errorf("frame of kind %q: %w", kind, errProtocol)
}

func (c *collector) addRows(payload []byte) error {
	set := c.answer.set
	c.bytes -= int64(len(payload))
	if set == nil || len(set.Columns) == 0 || c.bytes < 0 {
		return fmt.Errorf("rows that nobody asked for: %w", errProtocol)
	}
	reader := result.NewReader(payload)
	count := reader.Uint()
	if count > uint64(c.rows) || count > uint64(len(payload)) {
		return fmt.Errorf("%d rows: %w", count, errProtocol)
	}
	c.rows -= int(count)
	for range count {
		row := make([]result.Value, len(set.Columns))
		for i := range row {
			row[i] = reader.Value()
			if reader.Err() != nil {
				return fmt.Errorf("row %d: %w", len(set.Rows), errProtocol)
			}
		}
		set.Rows = append(set.Rows, row)
	}
	if reader.Len() > 0 {
		return fmt.Errorf("bytes after the rows: %w", errProtocol)
	}
	return nil
}

func (c *collector) finish() error {
	end := &c.answer.done
	if end.Seq != c.seq {
		return fmt.Errorf("answer to another request: %w", errProtocol)
	}
	if failure := end.Failure; failure != nil {
		failure.Offset = max(-1, failure.Offset)
		clipped(failure)
		return nil //nolint:nilerr // a refused query is an answer, and the answer has come whole
	}
	set := c.answer.set
	if set == nil {
		return nil
	}
	kept := int64(len(set.Rows))
	set.Total, set.Truncated = end.Outcome.Total, end.Outcome.Truncated
	if set.Total >= 0 && (set.Total < kept || set.Truncated != (set.Total > kept)) {
		return fmt.Errorf("a total of %d for %d rows: %w", set.Total, kept, errProtocol)
	}
	return nil
}

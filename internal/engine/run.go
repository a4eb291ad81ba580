package engine

import (
	"time"

	bindings "github.com/duckdb/duckdb-go-bindings"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// run is the state of one query request: a text of one or more statements.
type run struct {
	worker  *worker
	began   time.Time
	rows    int
	held    *held
	outcome outcome
}

// query runs a text and sends the result of its last statement that has one.
func (w *worker) query(text string, rows int, end *done) error {
	pieces := sqltext.Split(plainSpaces(text))
	if len(pieces) == 0 {
		return &result.QueryError{Class: "Parser", Subtype: "EMPTY", Message: "There is no statement to run.", Offset: -1}
	}
	r := run{worker: w, began: time.Now(), rows: rows, outcome: outcome{Answered: -1, Changed: -1}}
	for i, piece := range pieces {
		if failure := r.piece(piece, i); failure != nil {
			failure.Statement = i
			if failure.Offset >= 0 {
				failure.Offset += piece.Start
			}
			end.Outcome.Statements = i
			return failure
		}
		r.outcome.Statements++
	}
	end.Outcome = r.outcome
	if r.held == nil {
		return nil
	}
	end.Outcome.Total, end.Outcome.Truncated = r.held.total, r.held.truncated
	return r.held.send(w)
}

// piece gates and runs one statement.
func (r *run) piece(piece sqltext.Piece, index int) *result.QueryError {
	s := newStatement(piece.Text)
	if failure := r.worker.gate(s, maxNesting); failure != nil {
		return failure
	}
	var extracted bindings.ExtractedStatements
	count := bindings.ExtractStatements(r.worker.current.conn, piece.Text, &extracted)
	defer bindings.DestroyExtracted(&extracted)
	switch {
	case count == 0:
		return readError(bindings.ExtractStatementsError(extracted), piece.Text)
	case count > 1 && !s.mayExpand():
		return blocked(result.SeveralAtOnce)
	}
	for i := range count {
		if r.worker.stopping() {
			return interrupted(index)
		}
		if failure := r.one(extracted, i, s, index); failure != nil {
			if count > 1 {
				_ = r.worker.current.exec("ROLLBACK") // DuckDB may have begun a transaction for the parts
			}
			return failure
		}
	}
	return nil
}

// maxNesting is how deep EXPLAIN and PREPARE may lie in each other.
const maxNesting = 4

// gate decides whether a statement may be prepared at all, and looks into those that carry another one.
func (w *worker) gate(s statement, nesting int) *result.QueryError {
	if failure := s.refuse(); failure != nil {
		return failure
	}
	inner, carries := s.inner()
	if !carries {
		return nil
	}
	if nesting == 0 {
		return blocked(result.TooManyInside)
	}
	failure := w.gate(inner, nesting-1)
	if failure == nil {
		failure = w.gateByType(inner)
	}
	if failure != nil && failure.Offset >= 0 {
		_, failure.Offset = inner.sql()
	}
	return failure
}

// gateByType prepares a carried statement without running it. One that cannot be prepared alone is left to the outer
// statement, which then cannot be prepared either, or is an expanded PIVOT whose parts are gated when they run.
func (w *worker) gateByType(s statement) *result.QueryError {
	text, _ := s.sql()
	var extracted bindings.ExtractedStatements
	count := bindings.ExtractStatements(w.current.conn, text, &extracted)
	defer bindings.DestroyExtracted(&extracted)
	if count > 1 && !s.mayExpand() {
		return blocked(result.SeveralAtOnce)
	}
	for i := range count {
		var prepared bindings.PreparedStatement
		kind := bindings.StatementTypeInvalid
		if bindings.PrepareExtractedStatement(w.current.conn, extracted, i, &prepared) == bindings.StateSuccess {
			kind = bindings.PreparedStatementType(prepared) // which has no type, and crashes, when it was not prepared
		}
		bindings.DestroyPrepare(&prepared)
		if kind != bindings.StatementTypeInvalid && !passes(kind) {
			return blocked(kindName(kind))
		}
	}
	return nil
}

// one prepares, gates by type and executes one statement as DuckDB understands it.
func (r *run) one(extracted bindings.ExtractedStatements, i bindings.IdxT, s statement, index int) *result.QueryError {
	conn := r.worker.current.conn
	var prepared bindings.PreparedStatement
	defer func() { bindings.DestroyPrepare(&prepared) }()
	if bindings.PrepareExtractedStatement(conn, extracted, i, &prepared) == bindings.StateError {
		return readError(bindings.PrepareError(prepared), s.text)
	}
	kind := bindings.PreparedStatementType(prepared)
	if !passes(kind) && !s.passesAsVariable(kind) {
		return blocked(kindName(kind))
	}
	// Tables of a private job are copies, which are made anew for the next databases: changed rows go with them.
	if leavesTraces(kind) && (!r.worker.job.Private || !changesRows(kind)) {
		r.worker.changed = true
	}
	if mayGrow(kind) && !r.worker.hasRoom() {
		return stopped(result.SizeLimit, 0)
	}
	var pending bindings.PendingResult
	defer func() { bindings.DestroyPending(&pending) }()
	// The streaming call is marked as deprecated, but DuckDB has no other to read a result before all of it is in memory.
	if bindings.PendingPreparedStreaming(prepared, &pending) == bindings.StateError {
		return readError(bindings.PendingError(pending), s.text)
	}
	var res bindings.Result
	defer bindings.DestroyResult(&res)
	if bindings.ExecutePending(pending, &res) == bindings.StateError {
		return readError(bindings.ResultError(&res), s.text)
	}
	return r.take(&res, s, index)
}

// take reads what a statement gave: rows, or the number of rows it changed.
func (r *run) take(res *bindings.Result, s statement, index int) *result.QueryError {
	switch bindings.ResultReturnType(*res) {
	case bindings.ResultTypeQueryResult:
		held, failure := r.collect(res, s.text)
		if failure != nil {
			return failure
		}
		r.held, r.outcome.Answered = held, index
	case bindings.ResultTypeChangedRows:
		chunk := bindings.FetchChunk(*res)
		if chunk.Ptr == nil {
			return nil
		}
		defer bindings.DestroyDataChunk(&chunk)
		if bindings.DataChunkGetSize(chunk) > 0 && bindings.ColumnType(res, 0) == bindings.TypeBigInt {
			vector := bindings.DataChunkGetVector(chunk, 0)
			r.outcome.Changed = *(*int64)(bindings.VectorGetData(vector))
		}
	}
	return nil
}

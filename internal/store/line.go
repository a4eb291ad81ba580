package store

import (
	"time"

	"guildhall/internal/progress"
)

// exportVersion is the newest form of exports that Import reads and the one that Export writes.
const exportVersion = 1

// line is one line of an export: a JSON object with one of these members. The first line is a header, the last an end, so that a file
// that was cut short is told from a whole one.
type line struct {
	Header   *headerLine   `json:"guildhall_progress,omitempty"`
	Attempt  *attemptLine  `json:"attempt,omitempty"`
	Draft    *draftLine    `json:"draft,omitempty"`
	Hints    *hintsLine    `json:"hints,omitempty"`
	Position *positionLine `json:"position,omitempty"`
	Query    *queryLine    `json:"query,omitempty"`
	End      *endLine      `json:"end,omitempty"`
}

type headerLine struct {
	Version  int       `json:"version"`
	Learner  string    `json:"learner"`
	Exported time.Time `json:"exported"`
}

// endLine counts the lines between header and end.
type endLine struct {
	Lines int `json:"lines"`
}

type attemptLine struct {
	ID          string    `json:"id"`
	At          time.Time `json:"at"`
	Pack        string    `json:"pack"`
	Exercise    string    `json:"exercise"`
	Lesson      string    `json:"lesson"`
	PackVersion string    `json:"pack_version"`
	ContentHash string    `json:"content_hash"`
	Answer      string    `json:"answer"`
	Verdict     string    `json:"verdict"`
	Code        string    `json:"code,omitempty"`
	Score       int       `json:"score"`
	Hints       int       `json:"hints"`
	Seed        int64     `json:"seed"`
	ElapsedMS   float64   `json:"elapsed_ms"`
	Face        string    `json:"face"`
}

type draftLine struct {
	Pack     string    `json:"pack"`
	Exercise string    `json:"exercise"`
	Text     string    `json:"text"`
	Cursor   int       `json:"cursor"`
	Updated  time.Time `json:"updated"`
}

type hintsLine struct {
	Pack     string `json:"pack"`
	Exercise string `json:"exercise"`
	Seen     int    `json:"seen"`
}

type positionLine struct {
	Pack     string    `json:"pack"`
	Lesson   string    `json:"lesson"`
	Block    int       `json:"block"`
	Line     int       `json:"line"`
	Screen   string    `json:"screen"`
	Exercise string    `json:"exercise,omitempty"`
	End      bool      `json:"end,omitempty"`
	Updated  time.Time `json:"updated"`
}

type queryLine struct {
	Pack     string    `json:"pack,omitempty"`
	Datasets []string  `json:"datasets"`
	SQL      string    `json:"sql"`
	At       time.Time `json:"at"`
}

func lineOfAttempt(a progress.Attempt) line {
	return line{Attempt: &attemptLine{
		ID: a.ID, At: a.At, Pack: a.Ref.Pack, Exercise: a.Ref.Exercise, Lesson: a.Lesson, PackVersion: a.PackVersion,
		ContentHash: a.ContentHash, Answer: a.Answer, Verdict: a.Verdict, Code: a.Code, Score: a.Score, Hints: a.Hints,
		Seed: a.Seed, ElapsedMS: float64(a.Elapsed.Microseconds()) / 1000, Face: a.Face,
	}}
}

func (l *attemptLine) attempt() progress.Attempt {
	return progress.Attempt{
		ID: l.ID, At: l.At, Ref: progress.Ref{Pack: l.Pack, Exercise: l.Exercise}, Lesson: l.Lesson,
		PackVersion: l.PackVersion, ContentHash: l.ContentHash, Answer: l.Answer, Verdict: l.Verdict, Code: l.Code,
		Score: l.Score, Hints: l.Hints, Seed: l.Seed, Elapsed: elapsed(l.ElapsedMS), Face: l.Face,
	}
}

// elapsed reads milliseconds; what no duration holds becomes negative, which is refused.
func elapsed(ms float64) time.Duration {
	const most = float64(1<<62) / float64(time.Millisecond)
	if ms != ms || ms < 0 || ms > most {
		return -1
	}
	return time.Duration(ms*1000+0.5) * time.Microsecond
}

func lineOfDraft(d progress.Draft) line {
	return line{Draft: &draftLine{
		Pack: d.Ref.Pack, Exercise: d.Ref.Exercise, Text: d.Text, Cursor: d.Cursor, Updated: d.Updated,
	}}
}

func (l *draftLine) draft() progress.Draft {
	return progress.Draft{
		Ref: progress.Ref{Pack: l.Pack, Exercise: l.Exercise}, Text: l.Text, Cursor: l.Cursor, Updated: l.Updated,
	}
}

func lineOfHints(s progress.Standing) line {
	return line{Hints: &hintsLine{Pack: s.Ref.Pack, Exercise: s.Ref.Exercise, Seen: s.Hints}}
}

func lineOfPosition(p progress.Position) line {
	return line{Position: &positionLine{
		Pack: p.Pack, Lesson: p.Lesson, Block: p.Block, Line: p.Line, Screen: p.Screen, Exercise: p.Exercise, End: p.End,
		Updated: p.Updated,
	}}
}

func (l *positionLine) position() progress.Position {
	return progress.Position{
		Pack: l.Pack, Lesson: l.Lesson, Block: l.Block, Line: l.Line, Screen: l.Screen, Exercise: l.Exercise, End: l.End,
		Updated: l.Updated,
	}
}

func lineOfQuery(q progress.Query) line {
	return line{Query: &queryLine{Pack: q.Pack, Datasets: q.Datasets, SQL: q.SQL, At: q.At}}
}

func (l *queryLine) query() progress.Query {
	return progress.Query{Pack: l.Pack, Datasets: l.Datasets, SQL: l.SQL, At: l.At}
}

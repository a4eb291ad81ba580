package editor

// past walks through the queries that were run, oldest first.
type past struct {
	queries []string
	at      int    // the query that is shown; as many as there are for the one being written
	draft   string // what was being written when the walk began
}

// SetPast gives the queries that were run, oldest first, for the keys that bring them back. A walk that has begun goes on from its end.
func (e *Editor) SetPast(queries []string) {
	e.past = past{queries: queries, at: len(queries)}
}

// older gives the query before the one shown, and newer the one after it; false at the end.
func (p *past) older(now string) (string, bool) {
	for p.at > 0 {
		if p.at == len(p.queries) {
			p.draft = now
		}
		p.at--
		if p.queries[p.at] != now {
			return p.queries[p.at], true
		}
	}
	return "", false
}

func (p *past) newer() (string, bool) {
	if p.at >= len(p.queries) {
		return "", false
	}
	p.at++
	if p.at == len(p.queries) {
		return p.draft, true
	}
	return p.queries[p.at], true
}

// recall shows what the walk came to, as a step that can be undone. At either end it stays.
func (e *Editor) recall(sql string, ok bool) {
	if !ok {
		return
	}
	e.Replace(sql)
	e.cursor = e.text.end()
	e.anchor = e.cursor
	e.moved()
}

package playground

// past walks through the queries that were run, oldest first.
type past struct {
	queries []string
	at      int    // the query that is shown; as many as there are for the one being written
	draft   string // what was being written when the walk began
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

// renew takes in that another query was run.
func (p *past) renew(queries []string) { p.queries, p.at, p.draft = queries, len(queries), "" }

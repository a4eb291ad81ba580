package generate

import (
	"cmp"
	"slices"
)

// link makes some requests the reopening of an earlier one of the same kind in the same area.
func (m *requestMaker) link(all []request) {
	type matter struct{ kind, areaID string }
	earlier := map[matter]request{}
	for i := range all {
		r := &all[i]
		if r.area == nil {
			continue
		}
		this := matter{r.kind.name, r.area.id}
		before, found := earlier[this]
		if found && before.closed > 0 && before.closed < r.created && m.stream.chance(60) {
			r.reopenedFrom = before.id
		}
		earlier[this] = *r
	}
}

// misdate plants closings that lie before their request: some were entered as a date without a time,
// others by a computer whose clock was five hours slow.
func (m *requestMaker) misdate(all []request) {
	for i := range all {
		r := &all[i]
		quick := r.closed > 0 && r.closed-r.created < 12*hour && r.channel != letters
		if !quick || !m.stream.chance(25) {
			continue
		}
		r.closed = r.created.midnight()
		if m.stream.chance(500) {
			r.closed = r.created - 5*hour + moment(m.stream.below(int(2*hour)))
		}
	}
}

// The repeats: two rows in a hundred carry the number of another. Beginners look at the first rows
// first, so those are spared.
const (
	requestRows = 40000
	spared      = 100
)

// repeat adds rows that were sent twice, most of them unchanged and the others in an earlier
// state, when the request was still open.
func (m *requestMaker) repeat(all []request) []request {
	again := map[int]bool{}
	rows := slices.Clone(all)
	for len(rows) < requestRows {
		r := all[m.stream.between(spared, len(all)-1)]
		if again[r.id] {
			continue
		}
		again[r.id] = true
		if r.closed > 0 && m.stream.chance(300) {
			r.closed, r.status, r.resolution = 0, "In progress", cell{}
		}
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(a, b request) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.closed, b.closed))
	})
	return rows
}

// requestsTable writes the requests.
func requestsTable(requests []request) *table {
	t := newTable("request_id BIGINT", "city VARCHAR", "created_at TIMESTAMP", "closed_at TIMESTAMP", "due_at TIMESTAMP",
		"agency VARCHAR", "request_type VARCHAR", "descriptor VARCHAR", "channel VARCHAR", "status VARCHAR", "area_name VARCHAR",
		"area_id VARCHAR", "postcode VARCHAR", "lat DOUBLE", "lon DOUBLE", "reopened_from BIGINT", "resolution VARCHAR")
	for _, r := range requests {
		var areaID, lat, lon, reopened cell
		if r.area != nil {
			areaID = text(r.area.id)
		}
		if r.located {
			lat, lon = scaled(r.lat, 5), scaled(r.lon, 5)
		}
		if r.reopenedFrom > 0 {
			reopened = whole(r.reopenedFrom)
		}
		t.add(whole(r.id), text(r.city), timestamp(r.created), timestampOrNull(r.closed), timestampOrNull(r.due),
			text(r.kind.agency), text(r.kind.name), r.descriptor, text(r.channel), text(r.status), text(r.areaName),
			areaID, textOrNull(r.postcode), lat, lon, reopened, r.resolution)
	}
	return t
}

func timestampOrNull(m moment) cell {
	if m == 0 {
		return cell{}
	}
	return timestamp(m)
}

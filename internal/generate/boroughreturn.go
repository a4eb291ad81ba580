package generate

import (
	"fmt"
	"strings"
	"time"
)

// boroughReturn is the file that one borough sends to the city.
type boroughReturn struct {
	path  string
	table *table
}

// The periods of the returns: eight calendar quarters.
const (
	returnYear     = 2023
	returnQuarters = 8
)

// missedBins are the things that boroughs mean by a missed bin.
var missedBins = []string{
	"Bins not collected on the day", "Bins that residents reported", "Bins not collected within 48 hours of a report", "Streets not collected at all",
}

// returnLayouts are the headers that boroughs use for the same six things, in their own order. The last
// one leaves the definition out.
var returnLayouts = [][]string{
	{"borough", "period", "measure", "value", "definition", "submitted_on"},
	{"period", "measure", "borough", "definition", "submitted_on", "value"},
	{"borough", "quarter", "indicator", "figure", "definition", "sent_on"},
	{"measure", "period", "value", "borough", "submitted_on"},
}

// returnNames maps a layout's own headers to the common ones.
var returnNames = map[string]string{"quarter": "period", "indicator": "measure", "figure": "value", "sent_on": "submitted_on"}

// makeBoroughReturns draws a return for each borough of London. Every number in them is invented.
func makeBoroughReturns(g gazetteer) []boroughReturn {
	s := newStream("borough_returns")
	var returns []boroughReturn
	for n, borough := range g.tops(london) {
		headers := returnLayouts[n%len(returnLayouts)]
		t := newTable(headers...)
		r := returnMaker{stream: s, borough: borough, financial: n%3 == 1, grouped: n%5 == 2, meaning: s.below(len(missedBins))}
		for quarter := range returnQuarters {
			for _, line := range r.quarter(quarter) {
				cells := make([]cell, len(headers))
				for i, header := range headers {
					name := header
					if common, own := returnNames[header]; own {
						name = common
					}
					cells[i] = line[name]
				}
				t.add(cells...)
			}
		}
		name := strings.ReplaceAll(strings.ToLower(borough.name), " ", "_")
		returns = append(returns, boroughReturn{path: "borough-returns/" + name + ".csv", table: t})
	}
	return returns
}

// stackedReturns puts the returns under each other by the common names, as the city's data office does. Values, periods and
// meanings stay as the boroughs wrote them.
func stackedReturns(returns []boroughReturn) *table {
	t := newTable(returnLayouts[0]...)
	for _, r := range returns {
		at := map[string]int{}
		for i, header := range r.table.columns {
			if common, own := returnNames[header]; own {
				header = common
			}
			at[header] = i
		}
		for _, row := range r.table.rows {
			stacked := make([]cell, len(t.columns))
			for i, name := range t.columns {
				if own, sent := at[name]; sent {
					stacked[i] = row[own]
				}
			}
			t.add(stacked...)
		}
	}
	return t
}

// returnMaker knows one borough's habits.
type returnMaker struct {
	stream    *stream
	borough   *area
	financial bool // counts its quarters from April
	grouped   bool // writes 1,204 for 1204
	meaning   int  // of missedBins
}

// quarter returns the lines of one quarter: missed bins, potholes from each of two depots, library visits.
// Two depots may well report the same number: those lines repeat, and both are true.
func (r *returnMaker) quarter(index int) []map[string]cell {
	people := r.borough.population
	year, quarter := returnYear+index/4, index%4
	sent := on(year, time.Month(quarter*3+4), 1) + moment(r.stream.between(5, 60))*day
	bins := r.stream.wobble(people/[]int{150, 260, 700, 9000}[r.meaning]+1, 200)
	depot := r.stream.wobble(people/2200+1, 300)
	other := r.stream.wobble(people/2200+1, 300)
	if r.stream.chance(120) {
		other = depot
	}
	visits := r.stream.wobble(people*9/10, 150)
	return []map[string]cell{
		r.line(year, quarter, sent, "Missed bins", bins, missedBins[r.meaning]),
		r.line(year, quarter, sent, "Potholes filled", depot, "Potholes filled by one depot"),
		r.line(year, quarter, sent, "Potholes filled", other, "Potholes filled by one depot"),
		r.line(year, quarter, sent, "Library visits", visits, "People counted at the door"),
	}
}

func (r *returnMaker) line(year, quarter int, sent moment, measure string, value int, definition string) map[string]cell {
	period := fmt.Sprintf("%d Q%d", year, quarter+1)
	if r.financial {
		first := year
		if quarter == 0 {
			first--
		}
		period = fmt.Sprintf("%d/%02d Q%d", first, (first+1)%100, (quarter+3)%4+1)
	}
	written := fmt.Sprint(value)
	if r.grouped && value >= 1000 {
		written = fmt.Sprintf("%d,%03d", value/1000, value%1000)
	}
	if r.stream.chance(15) {
		written = "n/a"
	}
	submitted := date(sent)
	if sent >= governanceToday {
		submitted = cell{}
	}
	return map[string]cell{
		"borough": text(r.borough.name), "period": text(period), "measure": text(measure), "value": text(written),
		"definition": text(definition), "submitted_on": submitted,
	}
}

package fromcsv

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// dateOrder says which of a date's numbers is which.
type dateOrder int

const (
	yearFirst dateOrder = iota // 2024-12-31, 2024/12/31
	named                      // 31 December 2024: the month has a name
	slashed                    // 31/12/2024 or 12/31/2024: the column must tell
)

// date is a text read as a date. For slashed ones a and b are its first two numbers, as written; else a is the month and b the day.
type date struct {
	order       dateOrder
	year, a, b  int
	shortYear   bool // 31/12/24: which century?
	clock       string
	punctuation string
}

var (
	clockPart  = `(?:[ T]+([0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?))?`
	isoDate    = pattern(`^([0-9]{4})([-/.])([0-9]{1,2})[-/.]([0-9]{1,2})` + clockPart + `$`)
	slashDate  = pattern(`^([0-9]{1,2})([-/.])([0-9]{1,2})[-/.]([0-9]{2}|[0-9]{4})` + clockPart + `$`)
	dayMonth   = pattern(`^([0-9]{1,2})(?:st|nd|rd|th)?[ -]+([A-Za-z]{3,9})\.?,?[ -]+([0-9]{4})` + clockPart + `$`)
	monthDay   = pattern(`^([A-Za-z]{3,9})\.?[ -]+([0-9]{1,2})(?:st|nd|rd|th)?,?[ -]+([0-9]{4})` + clockPart + `$`)
	monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
)

// parseDate reads a text as a date, with a time of day or without.
func parseDate(text string) (date, bool) {
	if m := isoDate().FindStringSubmatch(text); m != nil {
		d := date{order: yearFirst, year: number(m[1]), a: number(m[3]), b: number(m[4]), clock: m[5], punctuation: m[2]}
		return d, d.exists()
	}
	if m := slashDate().FindStringSubmatch(text); m != nil {
		d := date{order: slashed, year: number(m[4]), a: number(m[1]), b: number(m[3]), shortYear: len(m[4]) == 2, clock: m[5], punctuation: m[2]}
		return d, d.exists() || d.turned().exists()
	}
	if m := dayMonth().FindStringSubmatch(text); m != nil {
		d := date{order: named, year: number(m[3]), a: monthNumber(m[2]), b: number(m[1]), clock: m[4]}
		return d, d.exists()
	}
	if m := monthDay().FindStringSubmatch(text); m != nil {
		d := date{order: named, year: number(m[3]), a: monthNumber(m[1]), b: number(m[2]), clock: m[4]}
		return d, d.exists()
	}
	return date{}, false
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // the patterns let digits through alone, four at most
	return n
}

// monthNumber reads an English month, whole or its first three letters or more; 0 for none.
func monthNumber(name string) int {
	for i, month := range monthNames {
		if strings.HasPrefix(month, strings.ToLower(name)) {
			return i + 1
		}
	}
	return 0
}

// turned exchanges day and month.
func (d date) turned() date {
	d.a, d.b = d.b, d.a
	return d
}

// exists reports whether the calendar has the day, with a as the month, and the clock the time.
func (d date) exists() bool {
	day := time.Date(d.year, time.Month(d.a), d.b, 0, 0, 0, 0, time.UTC)
	return d.a >= 1 && d.a <= 12 && d.b >= 1 && day.Day() == d.b && d.clockExists()
}

func (d date) clockExists() bool {
	if d.clock == "" {
		return true
	}
	_, err := time.Parse("15:04:05.999999", d.wholeClock())
	return err == nil
}

// wholeClock writes the time of day with two digits for the hour, and seconds.
func (d date) wholeClock() string {
	clock := d.clock
	if strings.IndexByte(clock, ':') == 1 {
		clock = "0" + clock
	}
	if strings.Count(clock, ":") == 1 {
		clock += ":00"
	}
	return clock
}

// iso writes the date, and its time where there is one, as datasets spell them; a is the month.
func (d date) iso() string {
	text := fmt.Sprintf("%04d-%02d-%02d", d.year, d.a, d.b)
	if d.clock != "" {
		text += " " + d.wholeClock()
	}
	return text
}

// dateStyle is how a column of dates can be read.
type dateStyle int

const (
	noDates       dateStyle = iota
	datesRead               // every text is a date beyond doubt
	datesUnclear            // 03/04/2024: no row tells which is the month
	datesClash              // some rows put the day first and others the month
	datesTwoDigit           // years of two digits
)

// readDates reads a column of texts as dates, and writes them in ISO form when there is no doubt.
func readDates(texts []string) (style dateStyle, iso []string) {
	days, months, slashes, short := 0, 0, 0, 0
	dates := make([]date, len(texts))
	for i, text := range texts {
		d, ok := parseDate(text)
		if !ok {
			return noDates, nil
		}
		dates[i] = d
		if d.order != slashed {
			continue
		}
		slashes++
		if d.shortYear {
			short++
		}
		if !d.exists() {
			days++ // the second number is no month: the day comes second only when turned
		} else if !d.turned().exists() {
			months++
		}
	}
	switch {
	case len(texts) == 0:
		return noDates, nil
	case short > 0:
		return datesTwoDigit, nil
	case days > 0 && months > 0:
		return datesClash, nil
	case slashes > 0 && days == 0 && months == 0:
		return datesUnclear, nil
	}
	for _, d := range dates {
		if d.order == slashed && days > 0 {
			d = d.turned()
		}
		iso = append(iso, d.iso())
	}
	return datesRead, iso
}

// spelling names the way a date is written, for counting ways.
func (d date) spelling() string {
	return fmt.Sprint(d.order, d.punctuation)
}

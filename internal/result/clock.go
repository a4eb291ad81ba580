package result

import (
	"fmt"
	"time"
)

// appendDate writes a day of the proleptic Gregorian calendar. time.Time covers every date that DuckDB has.
func appendDate(b []byte, days int64) []byte {
	switch days {
	case endlessDays:
		return append(b, "infinity"...)
	case -endlessDays:
		return append(b, "-infinity"...)
	}
	year, month, day := time.Unix(days*86_400, 0).UTC().Date()
	if year <= 0 {
		return fmt.Appendf(b, "%04d-%02d-%02d (BC)", 1-year, month, day)
	}
	return fmt.Appendf(b, "%04d-%02d-%02d", year, month, day)
}

func appendTimestamp(b []byte, micros int64, zone string) []byte {
	switch micros {
	case endlessMicros:
		return append(b, "infinity"...)
	case -endlessMicros:
		return append(b, "-infinity"...)
	}
	days, rest := micros/microsPerDay, micros%microsPerDay
	if rest < 0 {
		days, rest = days-1, rest+microsPerDay
	}
	b = appendDate(b, days)
	b = append(b, ' ')
	b = appendTime(b, rest)
	return append(b, zone...)
}

// appendTime writes hours, minutes and seconds, with a fraction only where there is one.
func appendTime(b []byte, micros int64) []byte {
	seconds, fraction := micros/microsPerSecond, micros%microsPerSecond
	b = fmt.Appendf(b, "%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	if fraction == 0 {
		return b
	}
	b = fmt.Appendf(b, ".%06d", fraction)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

func (v Value) appendClock(b []byte) []byte {
	b = appendTime(b, v.number)
	if !v.zoned {
		return b
	}
	sign, offset := '+', v.days
	if offset < 0 {
		sign, offset = '-', -offset
	}
	b = fmt.Appendf(b, "%c%02d", sign, offset/3600)
	if offset%3600 != 0 {
		b = fmt.Appendf(b, ":%02d", offset/60%60)
	}
	if offset%60 != 0 {
		b = fmt.Appendf(b, ":%02d", offset%60)
	}
	return b
}

func (v Value) appendInterval(b []byte) []byte {
	start := len(b)
	b = appendUnit(b, start, int64(v.months/12), "year")
	b = appendUnit(b, start, int64(v.months%12), "month")
	b = appendUnit(b, start, int64(v.days), "day")
	if v.number == 0 && len(b) > start {
		return b
	}
	if len(b) > start {
		b = append(b, ' ')
	}
	micros := uint64(v.number)
	if v.number < 0 {
		b, micros = append(b, '-'), -micros
	}
	return appendTime(b, int64(micros&(1<<63-1)))
}

func appendUnit(b []byte, start int, count int64, unit string) []byte {
	if count == 0 {
		return b
	}
	if len(b) > start {
		b = append(b, ' ')
	}
	b = fmt.Appendf(b, "%d %s", count, unit)
	if count != 1 && count != -1 {
		b = append(b, 's')
	}
	return b
}

package progress

import "time"

// DateLayout is how days are written.
const DateLayout = time.DateOnly

// sitting is the longest pause that still counts as time spent on the bootcamp. A longer one ends the sitting. It is
// a choice, not a measurement: reading a lesson of ordinary length takes about as long.
const sitting = 15 * time.Minute

// Day is one day's activity in the learner's own time zone.
type Day struct {
	Date     string // YYYY-MM-DD
	Attempts int
	Correct  int
	Minutes  int // estimated from the gaps between attempts
}

// Spent estimates the time that led up to an attempt: the gap since the previous one, when both belong to one sitting;
// otherwise the time the exercise was open, at least a minute and never longer than a sitting.
func Spent(previous time.Time, a Attempt) time.Duration {
	if gap := a.At.Sub(previous); !previous.IsZero() && gap >= 0 && gap <= sitting {
		return gap
	}
	return min(max(a.Elapsed, time.Minute), sitting)
}

// Week is the time spent lately.
type Week struct {
	Minutes int // in the last seven days, today included
	Streak  int // days in a row with activity, up to today or yesterday
	Correct int // right answers in the last seven days
}

// WeekOf adds up the days, in any order, as seen from today in the learner's own time zone.
func WeekOf(days []Day, today time.Time) Week {
	var week Week
	active := map[string]bool{}
	first := today.AddDate(0, 0, -6).Format(DateLayout)
	last := today.Format(DateLayout)
	for _, day := range days {
		if day.Attempts > 0 {
			active[day.Date] = true
		}
		if day.Date >= first && day.Date <= last {
			week.Minutes += day.Minutes
			week.Correct += day.Correct
		}
	}
	at := today
	if !active[last] {
		at = today.AddDate(0, 0, -1)
	}
	for active[at.Format(DateLayout)] {
		week.Streak++
		at = at.AddDate(0, 0, -1)
	}
	return week
}

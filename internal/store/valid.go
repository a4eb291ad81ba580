package store

import (
	"errors"
	"fmt"
	"regexp"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"guildhall/internal/progress"
)

// What comes from outside, an import or a damaged file, is believed only within these bounds.

// longestName is in bytes; ids of packs, lessons and exercises are far shorter.
const longestName = 255

const (
	mostPoints = 100 // that an exercise can give, as packs are written
	mostHints  = 1000
)

func firstMoment() time.Time { return time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC) }
func lastMoment() time.Time  { return time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC) }

// identifier is what names a pack or an exercise in a lesson pack.
func identifier(s string) bool { return identifierPattern.MatchString(s) }

var identifierPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,62}$`)

func validAttempt(a progress.Attempt) error {
	id, err := uuid.Parse(a.ID)
	switch {
	case err != nil || id.String() != a.ID:
		return fmt.Errorf("id %.40q is no UUID in lower case", a.ID)
	case !validVerdict(a.Verdict):
		return fmt.Errorf("unknown verdict %.40q", a.Verdict)
	case a.Score < 0 || a.Score > mostPoints:
		return fmt.Errorf("score %d is not from 0 to %d", a.Score, mostPoints)
	case a.Elapsed < 0:
		return errors.New("a negative time")
	case !validName(a.Lesson) || !validName(a.PackVersion) || !validName(a.ContentHash) || !validName(a.Code) || !validName(a.Face):
		return errors.New("a name that is too long or no UTF-8")
	}
	if err := validHints(a.Ref, a.Hints); err != nil {
		return err
	}
	return errors.Join(validTime(a.At), validText(a.Answer))
}

func validVerdict(verdict string) bool {
	switch verdict {
	case progress.VerdictCorrect, "incorrect", "coincidence", "query_error", "blocked", "stopped", progress.VerdictPackFault,
		progress.VerdictSkipped, progress.VerdictRevealed:
		return true
	}
	return false
}

func validDraft(d progress.Draft) error {
	if d.Cursor < 0 || d.Cursor > len(d.Text) {
		return fmt.Errorf("cursor %d lies outside the draft", d.Cursor)
	}
	return errors.Join(validRef(d.Ref), validTime(d.Updated), validText(d.Text))
}

func validHints(ref progress.Ref, seen int) error {
	if seen < 0 || seen > mostHints {
		return fmt.Errorf("%d hints are not from 0 to %d", seen, mostHints)
	}
	return validRef(ref)
}

func validPosition(p progress.Position) error {
	switch {
	case !identifier(p.Pack):
		return fmt.Errorf("pack %.80q is no id", p.Pack)
	case p.Lesson == "" || !validName(p.Lesson) || !validName(p.Screen) || !validName(p.Exercise):
		return errors.New("a name that is missing, too long or no UTF-8")
	case p.Block < 0 || p.Line < 0:
		return errors.New("a place before the lesson's beginning")
	}
	return validTime(p.Updated)
}

func validQuery(q progress.Query) error {
	if q.Pack != "" && !identifier(q.Pack) {
		return fmt.Errorf("pack %.80q is no id", q.Pack)
	}
	for _, id := range q.Datasets {
		if !identifier(id) {
			return fmt.Errorf("dataset %.80q is no id", id)
		}
	}
	return errors.Join(validTime(q.At), validText(q.SQL))
}

func validRef(ref progress.Ref) error {
	if !identifier(ref.Pack) || !identifier(ref.Exercise) {
		return fmt.Errorf("%.80q is no exercise", ref.Pack+"/"+ref.Exercise)
	}
	return nil
}

func validTime(t time.Time) error {
	if t.Before(firstMoment()) || t.After(lastMoment()) {
		return fmt.Errorf("the time %s cannot be right", t.Format(time.RFC3339))
	}
	return nil
}

func validText(text string) error {
	if len(text) > longest {
		return fmt.Errorf("a text of %d bytes, more than %d", len(text), longest)
	}
	if !utf8.ValidString(text) {
		return errors.New("a text that is no UTF-8")
	}
	return nil
}

func validName(name string) bool { return len(name) <= longestName && utf8.ValidString(name) }

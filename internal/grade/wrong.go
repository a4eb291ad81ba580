package grade

import (
	"context"
	"errors"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// authorsMessage returns the message the author wrote for this answer: for one that differs only in how it is written,
// by sqltext.Normalize, or, where there is no tree, for one of the same words. right says that the answer returns what it
// should: then a wrong answer that reads like a solution, and is wrong for a name only, is passed over.
func (j *judging) authorsMessage(ctx context.Context, right bool) (Finding, bool, error) {
	judged := j.answered
	if judged == "" {
		judged = j.answer
	}
	answer, err := fingerprint(ctx, j.session, judged)
	if err != nil {
		return Finding{}, false, err
	}
	if right {
		for _, solution := range j.ex.Solutions {
			accepted, err := fingerprint(ctx, j.session, solution.SQL)
			if err != nil || accepted == answer {
				return Finding{}, false, err
			}
		}
	}
	for _, wrong := range j.ex.Wrong {
		if wrong.Message == "" {
			continue
		}
		other, err := fingerprint(ctx, j.session, wrong.SQL)
		if err != nil {
			return Finding{}, false, err
		}
		if answer == other {
			return authored(wrong.Message), true, nil
		}
	}
	return Finding{}, false, nil
}

// fingerprint is equal for statements that differ only in how they are written.
func fingerprint(ctx context.Context, s Session, sql string) (string, error) {
	tree, err := treeOf(ctx, s, sql)
	if errors.Is(err, errNoTree) {
		return plainWords(sql), nil
	}
	if err != nil {
		return "", err
	}
	return sqltext.Fingerprint(tree), nil
}

// authored is a finding in the author's own words.
func authored(message string) Finding {
	return Finding{Code: "GH-AUTHOR", Kind: Diagnosis, Message: i18n.Literally(message)}
}

// plainWords is a statement as its words in capitals, strings and quoted names left as they are. A semicolon at the end
// does not count.
func plainWords(sql string) string {
	s := read(strings.TrimRight(sql, "; \t\r\n"))
	words := make([]string, len(s.tokens))
	for i := range s.tokens {
		words[i] = s.raw(i)
		switch s.kind(i) {
		case sqltext.String, sqltext.DollarString, sqltext.QuotedIdentifier:
		default:
			words[i] = s.word(i)
		}
	}
	return "words " + strings.Join(words, " ")
}

package grade

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/sqltext"
)

// authorsMessage returns the message the author wrote for this answer: for one with the same syntax tree whatever its
// aliases and layout, or, where there is no tree, with the same words.
func (j *judging) authorsMessage(ctx context.Context) (Finding, bool, error) {
	answer, err := fingerprint(ctx, j.session, j.answer)
	if err != nil {
		return Finding{}, false, err
	}
	for _, wrong := range j.ex.Wrong {
		if wrong.Message == "" {
			continue
		}
		other, err := fingerprint(ctx, j.session, wrong.SQL)
		if err != nil {
			return Finding{}, false, err
		}
		if bytes.Equal(answer, other) {
			return authored(wrong.Message), true, nil
		}
	}
	return Finding{}, false, nil
}

// fingerprint is equal for statements that mean the same to an author of messages.
func fingerprint(ctx context.Context, s Session, sql string) ([]byte, error) {
	tree, err := treeOf(ctx, s, sql)
	if errors.Is(err, errNoTree) {
		return plainWords(sql), nil
	}
	if err != nil {
		return nil, err
	}
	var prints []byte
	for _, query := range tree.Queries() {
		prints = append(append(prints, bare(query).Encode()...), ';')
	}
	return prints, nil
}

// bare is a copy of a tree without positions and aliases of output columns.
func bare(n sqltext.Node) sqltext.Node {
	n = n.Clone()
	n.Walk(func(n sqltext.Node) bool {
		delete(n, "query_location")
		if n.Class() != "" {
			delete(n, "alias")
		}
		return true
	})
	return n
}

// authored is a finding in the author's own words.
func authored(message string) Finding {
	return Finding{Code: "GH-AUTHOR", Kind: Diagnosis, Message: i18n.Literally(message)}
}

// plainWords is a statement as its words in capitals, strings and quoted names left as they are. A semicolon at the end
// does not count.
func plainWords(sql string) []byte {
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
	return []byte("words " + strings.Join(words, " "))
}

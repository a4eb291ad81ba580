package engine

import (
	"encoding/json"
	"errors"
	"strings"

	"guildhall/internal/result"
)

// tree serialises statements: see Session.Tree.
func (w *worker) tree(text string) (string, error) {
	rows, err := w.current.ask("SELECT json_serialize_sql($1::VARCHAR)::VARCHAR", text)
	if err != nil {
		return "", err
	}
	tree := rows[0][0].Text()
	var status struct {
		Error    bool   `json:"error"`
		Type     string `json:"error_type"`
		Message  string `json:"error_message"`
		Subtype  string `json:"error_subtype"`
		Position string `json:"position"`
	}
	if !strings.HasPrefix(strings.ReplaceAll(tree[:min(20, len(tree))], " ", ""), `{"error":true`) {
		return tree, nil
	}
	if err := json.Unmarshal([]byte(tree), &status); err != nil {
		return "", errors.New("json_serialize_sql gave no JSON")
	}
	// The words for the type are lower case here, and the position counts characters if it is a parser's.
	class := strings.ToUpper(status.Type[:min(1, len(status.Type))]) + status.Type[min(1, len(status.Type)):]
	message, err := json.Marshal(report{
		Type: class, Message: status.Message, Subtype: status.Subtype, Position: status.Position,
	})
	if err != nil {
		return "", err
	}
	return "", readError(string(message), text)
}

// sql writes a tree as a statement: see Session.SQL.
func (w *worker) sql(tree string) (string, error) {
	rows, err := w.current.ask("SELECT json_deserialize_sql($1::JSON)", tree)
	if err != nil {
		return "", err
	}
	return rows[0][0].Text(), nil
}

// complete asks DuckDB for the words that may follow: see Session.Complete.
func (w *worker) complete(before string) ([]Completion, error) {
	rows, err := w.current.ask("SELECT suggestion, suggestion_start, suggestion_type FROM sql_auto_complete($1)", before)
	if err != nil {
		var failure *result.QueryError
		if errors.As(err, &failure) && failure.Class == "Parser" {
			return nil, nil // a text that cannot be read has no completions
		}
		return nil, err
	}
	words := make([]Completion, 0, len(rows))
	for _, row := range rows {
		start, _ := row[1].Int64()
		words = append(words, Completion{Text: row[0].Text(), Start: int(start), Kind: row[2].Text()})
	}
	return words, nil
}

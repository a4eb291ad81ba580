package grade

import (
	"context"
	"errors"
	"fmt"

	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// errNoTree says that DuckDB has no syntax tree for a text: it is no SELECT, or cannot be parsed.
var errNoTree = errors.New("no syntax tree")

// treeOf returns the syntax tree of a text's SELECT statements.
func treeOf(ctx context.Context, s Session, sql string) (*sqltext.Tree, error) {
	written, err := s.Tree(ctx, sql)
	if isQueryError(err) {
		return nil, errNoTree
	}
	if err != nil {
		return nil, fmt.Errorf("read syntax tree: %w", err)
	}
	tree, err := sqltext.DecodeTree(written)
	var syntax *sqltext.SyntaxError
	if errors.Is(err, sqltext.ErrNotSelect) || errors.As(err, &syntax) {
		return nil, errNoTree
	}
	return tree, err
}

func isQueryError(err error) bool {
	var refused *result.QueryError
	return errors.As(err, &refused)
}

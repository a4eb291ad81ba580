package editor

import (
	"strings"

	"charm.land/lipgloss/v2"

	"guildhall/internal/sqltext"
	"guildhall/internal/tui/theme"
)

// ink is what switches a style on in a terminal. Styles are turned into it once, because drawing each word through a style
// would take most of the time of a key press.
type ink string

const inkOff = "\x1b[m"

func newInk(style lipgloss.Style) ink {
	on, _, found := strings.Cut(style.Render("x"), "x")
	if !found {
		return ""
	}
	return ink(on)
}

// inks are the editor's styles as ink.
type inks struct {
	tokens                         [sqltext.Invalid + 1]ink
	types, function, unclosed      ink
	bracket, bracketLone           ink
	number, numberHere, here       ink
	selection, match, matchCurrent ink
}

func newInks(styles theme.Editor) inks {
	k := inks{
		types: newInk(styles.Type), function: newInk(styles.Function), unclosed: newInk(styles.Unclosed),
		bracket: newInk(styles.Bracket), bracketLone: newInk(styles.BracketLone),
		number: newInk(styles.LineNumber), numberHere: newInk(styles.LineHere), here: newInk(styles.CurrentLine),
		selection: newInk(styles.Selection), match: newInk(styles.Match), matchCurrent: newInk(styles.MatchCurrent),
	}
	text, comment := newInk(styles.Text), newInk(styles.Comment)
	str := newInk(styles.String)
	k.tokens = [...]ink{
		sqltext.Whitespace: text, sqltext.LineComment: comment, sqltext.BlockComment: comment,
		sqltext.Keyword: newInk(styles.Keyword), sqltext.Identifier: text, sqltext.QuotedIdentifier: newInk(styles.Quoted),
		sqltext.String: str, sqltext.DollarString: str, sqltext.Number: newInk(styles.Number),
		sqltext.Operator: newInk(styles.Operator), sqltext.Punctuation: newInk(styles.Operator),
		sqltext.Parameter: newInk(styles.Parameter), sqltext.Blank: newInk(styles.Blank), sqltext.Invalid: newInk(styles.Squiggle),
	}
	return k
}

// typeWords are the keywords that name types.
const typeWords = " bigint bit boolean char character dec decimal float int integer interval numeric real smallint time timestamp varchar "

// of chooses the ink of a token of a line.
func (k *inks) of(line string, tokens []sqltext.Token, i int) ink {
	token := tokens[i]
	calls := token.End < len(line) && line[token.End] == '('
	switch token.Kind {
	case sqltext.Identifier:
		if calls {
			return k.function
		}
	case sqltext.Keyword:
		class := sqltext.KeywordClass(token.Text(line))
		switch {
		case class == sqltext.ColumnName && strings.Contains(typeWords, " "+strings.ToLower(token.Text(line))+" "):
			return k.types
		case calls && (class == sqltext.ColumnName || class == sqltext.TypeFunction):
			return k.function
		}
	}
	return k.tokens[token.Kind]
}

package plain

import (
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
)

// spell reads SQL symbol by symbol, a line at a time: "count, open bracket, star, close bracket".
func (d *dialogue) spell(sql string) {
	if strings.TrimSpace(sql) == "" {
		d.say("plain.sheet.empty")
		return
	}
	var state sqltext.State
	for i, line := range split(sql) {
		var tokens []sqltext.Token
		tokens, state = sqltext.LexLine(line, state)
		var words []string
		for _, token := range tokens {
			words = append(words, d.spoken(token, token.Text(line))...)
		}
		if len(words) > 0 {
			d.item("", d.text("plain.spell.line", i18n.Args{"Number": i + 1, "Words": strings.Join(words, ", ")}))
		}
	}
}

// spoken is a token in words.
func (d *dialogue) spoken(token sqltext.Token, text string) []string {
	switch token.Kind {
	case sqltext.Whitespace:
		return nil
	case sqltext.Keyword, sqltext.Number:
		return []string{result.Safe(text)}
	case sqltext.Blank:
		return []string{d.text("plain.symbol.blank")}
	case sqltext.String, sqltext.QuotedIdentifier, sqltext.DollarString:
		return d.quoted(text)
	case sqltext.LineComment, sqltext.BlockComment:
		return []string{d.text("plain.spell.comment", i18n.Args{"Text": result.Safe(strings.Trim(text, "-/* "))})}
	default:
		return d.symbols(text)
	}
}

// quoted says the quotation marks and reads what is between them.
func (d *dialogue) quoted(text string) []string {
	mark := "plain.symbol.quote"
	if strings.HasPrefix(text, `"`) {
		mark = "plain.symbol.double-quote"
	}
	inner := strings.Trim(text, `'"$`)
	words := []string{d.text(mark)}
	if inner == "" {
		words = append(words, d.text("plain.empty"))
	} else {
		words = append(words, d.symbols(inner)...)
	}
	if len(text) > 1 && strings.HasSuffix(text, text[:1]) {
		words = append(words, d.text(mark))
	}
	return words
}

// symbols cuts a text into runs of letters and the names of the signs between them. Two signs that mean one thing are said as one.
func (d *dialogue) symbols(text string) []string {
	names := symbolNames()
	var words []string
	var run strings.Builder
	end := func() {
		if plain := strings.TrimSpace(run.String()); plain != "" {
			words = append(words, result.Safe(plain))
		}
		run.Reset()
	}
	for len(text) > 0 {
		size := 2
		name, ok := names[text[:min(2, len(text))]]
		if !ok || len(text) < 2 {
			size = 1
			name, ok = names[text[:1]]
		}
		if ok {
			end()
			words = append(words, d.text("plain.symbol."+name))
		} else {
			run.WriteString(text[:size])
		}
		text = text[size:]
	}
	end()
	return words
}

// symbolNames gives the key of each sign's name.
func symbolNames() map[string]string {
	return map[string]string{
		"(": "open-bracket", ")": "close-bracket", "[": "open-square", "]": "close-square", "{": "open-brace", "}": "close-brace",
		",": "comma", ";": "semicolon", ".": "point", ":": "colon", "*": "star", "+": "plus", "-": "minus", "/": "slash", "%": "percent",
		"=": "equals", "<": "less", ">": "greater", "<=": "at-most", ">=": "at-least", "<>": "not-equal", "!=": "not-equal",
		"||": "joined-with", "::": "as-type", "->": "arrow", "'": "quote", `"`: "double-quote", "_": "underscore", "?": "question",
		"$": "dollar", "#": "hash", "@": "at", "&": "and", "|": "bar", "~": "tilde", "^": "caret", "!": "exclamation", "==": "equals",
		"`": "backtick", `\`: "backslash",
	}
}

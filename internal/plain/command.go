package plain

import (
	"context"
	"strings"

	"guildhall/internal/i18n"
	"guildhall/internal/result"
)

// command is a word, or a few, that the learner can type. Its words are in plain.command.NAME, separated by commas, the one that
// help names first; what it does is said in plain.command.NAME.help.
type command struct {
	name string
	// run does it and returns the state that follows; arg is what stands behind the command's words.
	run func(ctx context.Context, arg string) (state, error)
	// takes reports whether a text may stand behind the command's words; nil means that nothing may.
	takes func(arg string) bool
}

// numbered accepts an argument that begins with a number, so that SQL that begins with a command's word stays SQL.
func numbered(arg string) bool { return arg != "" && arg[0] >= '0' && arg[0] <= '9' }

// anything accepts every argument.
func anything(string) bool { return true }

// everywhere are the commands that always work. What a state offers under the same words comes first.
func (d *dialogue) everywhere(here state) []command {
	stay := func(do func()) func(context.Context, string) (state, error) {
		return func(context.Context, string) (state, error) {
			do()
			return here, nil
		}
	}
	return []command{
		{name: "again", run: stay(d.again)},
		{name: "where", run: stay(here.where)},
		{name: "help", run: stay(func() { d.help(here) })},
		{name: "home", run: func(context.Context, string) (state, error) { return &home{d: d}, nil }},
		{name: "quit", run: func(ctx context.Context, _ string) (state, error) { return d.quit(ctx, here) }},
	}
}

// answer finds what a line means: a command of the state, one that works everywhere, or something for the state.
func (d *dialogue) answer(ctx context.Context, here state, line string) (state, error) {
	for _, c := range append(here.commands(), d.everywhere(here)...) {
		if arg, ok := d.match(c, line); ok {
			return c.run(ctx, arg)
		}
	}
	return here.take(ctx, line)
}

// match reports whether a line calls a command, and with what behind it.
func (d *dialogue) match(c command, line string) (arg string, ok bool) {
	for _, spelling := range d.spellings(c) {
		rest, ok := behind(line, spelling)
		if ok && (rest == "" || c.takes != nil && c.takes(rest)) {
			return rest, true
		}
	}
	return "", false
}

// behind cuts words off the beginning of a line, whatever their case and the spaces between them.
func behind(line, words string) (rest string, ok bool) {
	rest = strings.TrimSpace(line)
	for _, word := range strings.Fields(words) {
		first := rest
		if at := strings.IndexAny(rest, " \t"); at >= 0 {
			first = rest[:at]
		}
		if !strings.EqualFold(first, word) {
			return "", false
		}
		rest = strings.TrimSpace(rest[len(first):])
	}
	return rest, true
}

// spellings are the ways to type a command.
func (d *dialogue) spellings(c command) []string {
	var all []string
	for _, words := range strings.Split(d.text("plain.command."+c.name), ",") {
		all = append(all, strings.TrimSpace(words))
	}
	return all
}

// help lists what can be typed here.
func (d *dialogue) help(here state) {
	d.say("plain.help")
	for _, c := range append(here.commands(), d.everywhere(here)...) {
		does := d.text("plain.command." + c.name + ".help")
		d.item("- ", d.text("plain.help.command", i18n.Args{"Words": d.spellings(c)[0], "Does": does}))
	}
}

// unknown says that a line was not understood.
func (d *dialogue) unknown(line string) {
	if line == "" {
		return
	}
	short := []rune(result.Safe(line))
	if len(short) > 40 {
		short = append(short[:40], '…')
	}
	d.remark("plain.unknown", map[string]any{"Line": string(short)})
}

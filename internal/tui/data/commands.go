package data

import (
	"context"
	"errors"
	"regexp"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/dataset"
	"guildhall/internal/result"
	"guildhall/internal/sqltext"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
)

// loadedMsg brings the datasets.
type loadedMsg struct {
	request uint64
	sets    []trainer.DatasetInfo
	err     error
}

// profiledMsg brings what a look at all rows of a table showed.
type profiledMsg struct {
	request uint64
	at      entry
	profile dataset.Profile
	err     error
}

// sampledMsg brings sample rows.
type sampledMsg struct {
	request uint64
	outcome result.Outcome
	err     error
}

func (d *Data) load() tea.Cmd {
	d.request = d.env.Request()
	request, ctx, t, pack := d.request, d.env.Context, d.trainer, d.target.Pack
	return func() tea.Msg {
		sets, err := t.Datasets(ctx, pack)
		return loadedMsg{request: request, sets: sets, err: err}
	}
}

// begin stops what was awaited and returns the context and the number of the next request.
func (d *Data) begin() (context.Context, uint64) {
	d.Cancel()
	ctx, cancel := context.WithCancel(d.env.Context)
	d.cancel, d.awaited = cancel, d.env.Request()
	return ctx, d.awaited
}

// finish ends the awaited request and reports whether it was this one.
func (d *Data) finish(request uint64) bool {
	if request != d.awaited {
		return false
	}
	d.cancel()
	d.cancel, d.awaited = nil, 0
	return true
}

// look begins to look at all rows of the chosen table, unless that was done.
func (d *Data) look() tea.Cmd {
	set, table, ok := d.current()
	if !ok || table == nil {
		d.Cancel()
		return nil
	}
	at := d.entries[d.chosen]
	if _, known := d.profiles[at]; known {
		return nil
	}
	ctx, request := d.begin()
	t, pack, id, name := d.trainer, d.target.Pack, set.ID, table.Name
	return func() tea.Msg {
		profile, err := t.Profile(ctx, pack, id, name)
		return profiledMsg{request: request, at: at, profile: profile, err: err}
	}
}

func (d *Data) profiledWith(msg profiledMsg) {
	if !d.finish(msg.request) {
		return
	}
	if !errors.Is(msg.err, context.Canceled) {
		d.profiles[msg.at] = profiled{profile: msg.profile, err: msg.err}
	}
	d.layout()
}

// sample reads rows of the chosen table.
func (d *Data) sample() tea.Cmd {
	set, table, _ := d.current()
	ctx, request := d.begin()
	t, pack, id, name := d.trainer, d.target.Pack, set.ID, table.Name
	return func() tea.Msg {
		outcome, err := t.Sample(ctx, pack, id, name, sampleRows)
		return sampledMsg{request: request, outcome: outcome, err: err}
	}
}

func (d *Data) sampledWith(msg sampledMsg) tea.Cmd {
	if !d.finish(msg.request) {
		return nil
	}
	if msg.err != nil {
		d.rows = false
		if errors.Is(msg.err, context.Canceled) {
			return nil
		}
		return screen.ReportError(msg.err)
	}
	d.sampled = true
	d.sheet.SetResult(msg.outcome.Set, msg.outcome.Elapsed)
	d.layout()
	return nil
}

// plainName is a name that needs no quotes.
var plainName = regexp.MustCompile(`^[a-z_][a-z0-9_]*$`)

// startingQuery is what the playground begins with.
func startingQuery(table string) string {
	if !plainName.MatchString(table) || sqltext.KeywordClass(table) >= sqltext.TypeFunction {
		table = sqltext.Quote(table)
	}
	return "SELECT *\nFROM " + table + "\nLIMIT 20"
}

package data

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"guildhall/internal/dataset"
	"guildhall/internal/result"
	"guildhall/internal/trainer"
	"guildhall/internal/tui/screen"
	"guildhall/internal/tui/widget/sheet"
)

// Trainer is what the screen needs.
type Trainer interface {
	Datasets(ctx context.Context, pack string) ([]trainer.DatasetInfo, error)
	Profile(ctx context.Context, pack, dataset, table string) (dataset.Profile, error)
	Sample(ctx context.Context, pack, dataset, table string, rows int) (result.Outcome, error)
	sheet.Keeper
}

// pane is a part of the screen that can have the focus.
type pane int

const (
	listPane pane = iota
	aboutPane
)

// entry is a line of the list: a dataset, or one of its tables.
type entry struct {
	set   int // index into sets
	table int // index into the set's tables; -1 for the dataset itself
}

// profiled is what came of looking at all rows of a table.
type profiled struct {
	profile dataset.Profile
	err     error
}

// Data is the screen.
type Data struct {
	env     *screen.Env
	trainer Trainer
	target  screen.ToData

	width, height int
	request       uint64
	loaded        bool
	err           error
	sets          []trainer.DatasetInfo
	entries       []entry
	chosen        int
	listTop       int
	focus         pane

	profiles map[entry]profiled
	awaited  uint64             // request of the profile or the rows that are awaited; 0 when none are
	cancel   context.CancelFunc // stops what is awaited; nil when nothing is

	aboutTop int
	rows     bool // sample rows are shown instead of what is known
	sampled  bool // they have arrived
	sheet    *sheet.Sheet
}

// New returns the screen; nothing is read before Init's command runs.
func New(env *screen.Env, t Trainer, target screen.ToData) *Data {
	return &Data{env: env, trainer: t, target: target, profiles: map[entry]profiled{}, sheet: sheet.New(env, t)}
}

// Init reads which datasets there are.
func (d *Data) Init() tea.Cmd { return d.load() }

// Update takes a message in.
func (d *Data) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loadedMsg:
		return d.loadedWith(msg)
	case profiledMsg:
		d.profiledWith(msg)
	case sampledMsg:
		return d.sampledWith(msg)
	case screen.RestyledMsg:
		d.sheet.Restyle()
	case screen.ActMsg:
		return d.act(msg.Action)
	case tea.KeyPressMsg:
		return d.press(msg)
	case tea.MouseMsg:
		return d.point(msg)
	}
	return nil
}

// Resize gives the screen its rectangle.
func (d *Data) Resize(width, height int) {
	d.width, d.height = width, height
	d.layout()
}

// Capturing reports whether a filter of the sample rows is being typed.
func (d *Data) Capturing() bool { return d.rows && d.sheet.Capturing() }

// Title names the dataset.
func (d *Data) Title() (title, aside string) {
	if set, _, ok := d.current(); ok && set.Synthetic {
		return d.env.Text("data.title"), d.env.Text("data.synthetic")
	}
	return d.env.Text("data.title"), ""
}

// Cancel stops the look at the rows of a table.
func (d *Data) Cancel() bool {
	if d.cancel == nil {
		return false
	}
	d.cancel()
	return true
}

// Close stops what runs.
func (d *Data) Close() tea.Cmd {
	d.Cancel()
	return nil
}

// current is the chosen dataset and, unless the dataset itself is chosen, its table.
func (d *Data) current() (set trainer.DatasetInfo, table *trainer.TableInfo, ok bool) {
	if d.chosen >= len(d.entries) {
		return trainer.DatasetInfo{}, nil, false
	}
	at := d.entries[d.chosen]
	set = d.sets[at.set]
	if at.table >= 0 {
		table = &set.Tables[at.table]
	}
	return set, table, true
}

func (d *Data) loadedWith(msg loadedMsg) tea.Cmd {
	if msg.request != d.request {
		return nil
	}
	d.loaded, d.err, d.sets = true, msg.err, msg.sets
	open := 0
	for i, set := range d.sets {
		if len(d.target.Datasets) > 0 && set.ID == d.target.Datasets[0] {
			open = i
		}
	}
	d.unfold(entry{open, -1})
	return d.choose(d.chosen)
}

// unfold lists every dataset, and the tables of the one that an entry belongs to; the entry is chosen.
func (d *Data) unfold(at entry) {
	d.entries, d.chosen = nil, 0
	for i, set := range d.sets {
		d.entries = append(d.entries, entry{i, -1})
		if i != at.set {
			continue
		}
		d.chosen = len(d.entries) + at.table
		for t := range set.Tables {
			d.entries = append(d.entries, entry{i, t})
		}
	}
}

// choose turns to another line of the list and begins to look at its table.
func (d *Data) choose(i int) tea.Cmd {
	if len(d.entries) == 0 {
		return nil
	}
	d.unfold(d.entries[max(min(i, len(d.entries)-1), 0)])
	d.aboutTop, d.rows, d.sampled = 0, false, false
	d.layout()
	return d.look()
}

// sampleRows is how many rows are shown of a table.
const sampleRows = 100

// showRows shows sample rows of the chosen table, or what is known of it again.
func (d *Data) showRows() tea.Cmd {
	_, table, ok := d.current()
	if !ok || table == nil {
		return nil
	}
	d.rows = !d.rows
	if !d.rows {
		d.layout()
		return d.look()
	}
	d.setFocus(aboutPane)
	if d.sampled {
		return nil
	}
	d.sheet.SetResult(nil, 0)
	return d.sample()
}

// play leads to the playground, with a query to start from.
func (d *Data) play() tea.Cmd {
	set, table, ok := d.current()
	if !ok || !set.Broken.IsZero() || len(set.Tables) == 0 {
		return nil
	}
	if table == nil {
		table = &set.Tables[0]
	}
	used := []string{set.ID}
	for _, id := range d.target.Datasets {
		if !slices.Contains(used, id) && len(d.target.Datasets) > 1 {
			used = append(used, id)
		}
	}
	return screen.Open(screen.ToPlayground{Pack: d.target.Pack, Datasets: used, SQL: startingQuery(table.Name)})
}

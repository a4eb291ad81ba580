package variant

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/lesson"
)

// recipe counts the ways in which variants have been made: another number, and all are made anew.
const recipe = 14

// dice decides what is left to chance. It is counted apart from the recipe, so that another way of making one thing does not throw the
// rest anew.
const dice = 13

// mostVariants is how many variants an exercise may have, but for empty ones: more cost time and reveal next to nothing.
const mostVariants = 15

// Engine is what the builder needs of the engine.
type Engine interface {
	Open(ctx context.Context, job engine.Job) (*engine.Session, error)
	BuildAll(ctx context.Context, builds []engine.Build) error
}

// Builder makes variants and keeps them in a folder. Several goroutines and processes may use one folder at once.
type Builder struct {
	engine    Engine
	exercises *store
	answers   *store // databases for one answer, of which there are many

	mu      sync.Mutex
	working map[string]*sync.Mutex // by hash: nobody makes what another is making
}

// NewBuilder returns a builder that keeps its files in dir, which it creates when it is first needed.
func NewBuilder(e Engine, dir string) *Builder {
	return &Builder{engine: e, exercises: newStore(filepath.Join(dir, "exercises")), answers: newStore(filepath.Join(dir, "answers")), working: map[string]*sync.Mutex{}}
}

// Sample is what the variants of an exercise are relatives of.
type Sample struct {
	Datasets []*dataset.Dataset // of the exercise, in its order
	Paths    []string           // their prepared files
	AsOf     string             // as for an engine.Job
}

// Variant is one hidden database of an exercise.
type Variant struct {
	Kind      Kind
	Databases []engine.Database // in the order of the sample's datasets
	rows      map[string][]Kind // by table's full name: what made each row, by row number; "" for one of the sample
	ways      []string          // ways to write the reference that must agree for it to say anything; none for statements
}

// judged reports whether answers of the exercise's type run on variants at all.
func judged(ex *lesson.Exercise) bool {
	if ex.Variants == lesson.VariantsOff || len(ex.Solutions) == 0 {
		return false
	}
	return ex.Type == lesson.SQL || ex.Type == lesson.Parsons || ex.Type == lesson.Change
}

// Variants returns the hidden databases of an exercise and makes them first when they are not in the folder: the same ones for
// the same exercise and data, always. An exercise without variants has none. An error is what the machine could not do, or the
// context's.
func (b *Builder) Variants(ctx context.Context, ex *lesson.Exercise, sample Sample) ([]Variant, error) {
	if !judged(ex) {
		return nil, nil
	}
	return b.kept(ctx, ex, sample, nil)
}

// Known returns the variants of an exercise when they are in the folder already, or when there are none to be made.
func (b *Builder) Known(ex *lesson.Exercise, sample Sample) ([]Variant, bool) {
	if !judged(ex) {
		return nil, true
	}
	return b.exercises.load(fingerprint(recipe, ex, sample, nil), sample.Datasets)
}

// kept finds the variants of an exercise in the folder, or of one answer to it, and makes them first when they are not there.
func (b *Builder) kept(ctx context.Context, ex *lesson.Exercise, sample Sample, beyond *Beyond) ([]Variant, error) {
	hash, store := fingerprint(recipe, ex, sample, beyond), b.exercises
	if beyond != nil {
		store = b.answers
	}
	if found, ok := store.load(hash, sample.Datasets); ok {
		return found, nil
	}
	turn := b.turn(hash)
	turn.Lock()
	defer turn.Unlock()
	if found, ok := store.load(hash, sample.Datasets); ok {
		return found, nil
	}
	folder, err := store.begin()
	if err != nil {
		return nil, err
	}
	made, err := b.make(ctx, ex, sample, beyond, folder)
	if err != nil {
		store.abandon(folder)
		return nil, fmt.Errorf("make the variants of %s: %w", ex.ID, err)
	}
	return store.publish(folder, hash, made, sample.Datasets)
}

func (b *Builder) turn(hash string) *sync.Mutex {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.working[hash] == nil {
		b.working[hash] = &sync.Mutex{}
	}
	return b.working[hash]
}

// fingerprint names everything that the variants depend on, beside a number.
func fingerprint(number int, ex *lesson.Exercise, sample Sample, beyond *Beyond) string {
	hash := sha256.New()
	add := func(text string) { fmt.Fprintf(hash, "%d %s\n", len(text), text) }
	add(fmt.Sprintf("recipe %d %s %s", number, ex.Type, ex.Variants))
	add(sample.AsOf)
	if beyond != nil {
		add(beyond.signature())
	}
	for _, set := range sample.Datasets {
		add(set.Hash)
	}
	for _, solution := range ex.Solutions {
		add(solution.SQL)
		add(solution.Reading)
	}
	for _, check := range ex.Check {
		add(check)
	}
	_, _ = io.WriteString(hash, string(ex.Order))
	return hex.EncodeToString(hash.Sum(nil))
}

// make makes the variants of an exercise in a folder, or those of one answer to it.
func (b *Builder) make(ctx context.Context, ex *lesson.Exercise, sample Sample, beyond *Beyond, folder string) ([]Variant, error) {
	var g *guard
	var made []candidate
	err := b.onSample(ctx, sample, func(session *engine.Session) (err error) {
		g, made, err = design(ctx, session, ex, sample, beyond)
		return err
	})
	if err != nil {
		return nil, err
	}
	written, err := writeAll(ctx, b.engine, worldsOf(made), sample.Datasets, folder)
	if err != nil {
		return nil, err
	}
	return b.admitted(ctx, g, made, written, sample)
}

// onSample runs a function on a session that has the sample attached.
func (b *Builder) onSample(ctx context.Context, sample Sample, run func(*engine.Session) error) error {
	job := engine.Job{AsOf: sample.AsOf}
	for i, set := range sample.Datasets {
		job.Databases = append(job.Databases, engine.Database{Name: set.ID, Path: sample.Paths[i]})
	}
	return b.on(ctx, job, run)
}

// patience is how long one query of the builder may take. It is far beyond any: which variants there are must not depend on how busy the
// machine is.
const patience = time.Minute

// on runs a function on a session of a job.
func (b *Builder) on(ctx context.Context, job engine.Job, run func(*engine.Session) error) error {
	job.Limits.Time = patience
	session, err := b.engine.Open(ctx, job)
	if err != nil {
		return fmt.Errorf("open databases: %w", err)
	}
	defer func() { _ = session.Close() }() // what was read is read
	return run(session)
}

// design reads what the exercise asks and makes the rows of every variant, or of those for one answer.
func design(ctx context.Context, session Session, ex *lesson.Exercise, sample Sample, beyond *Beyond) (*guard, []candidate, error) {
	s := newSchema(sample.Datasets)
	if beyond != nil {
		s.free = beyond.free
	}
	g, rows, err := s.survey(ctx, session, ex, beyond)
	if err != nil {
		return nil, nil, err
	}
	number, _ := hex.DecodeString(fingerprint(dice, ex, sample, beyond)[:16])
	seed := binary.BigEndian.Uint64(number)
	asked := g.question.steer
	base := &world{schema: s, steer: asked, focus: asked, rng: rand.New(rand.NewPCG(seed, 0)), rows: rows}
	base.prime()
	var made []candidate
	if beyond == nil {
		made = candidates(base, ex.Variants, seed)
	} else {
		base.steer = asked.and(beyond.steer)
		made = steered(base, seed, beyond)
	}
	if err := enforce(ctx, session, worldsOf(made)); err != nil {
		return nil, nil, err
	}
	for _, c := range made {
		c.world.repair()
		c.world.keep(false)
		c.world.reorder()
	}
	return g, made, nil
}

// survey reads the references, what holds in the sample although nothing promises it, and the rows that variants begin with.
func (s *schema) survey(ctx context.Context, session Session, ex *lesson.Exercise, beyond *Beyond) (*guard, [][]row, error) {
	q, err := s.ask(ctx, session, ex)
	if err != nil {
		return nil, nil, err
	}
	if beyond != nil {
		for _, t := range beyond.tables {
			s.tables[t].used = true
		}
	}
	for _, find := range []func(context.Context, Session) error{s.naturalKeys, s.grains} {
		if err := find(ctx, session); err != nil {
			return nil, nil, err
		}
	}
	g := &guard{schema: s, question: q}
	if ex.Type != lesson.Change {
		if g.shapes, err = q.shapes(ctx, session); err != nil {
			return nil, nil, err
		}
	}
	rows, err := s.sample(ctx, session, q.witnesses, g.shapes)
	if err != nil {
		return nil, nil, err
	}
	for _, find := range []func(context.Context, Session, [][]row) error{s.dependencies, s.echoes} {
		if err := find(ctx, session, rows); err != nil {
			return nil, nil, err
		}
	}
	return g, rows, nil
}

func worldsOf(made []candidate) []*world {
	worlds := make([]*world, len(made))
	for i := range made {
		worlds[i] = made[i].world
	}
	return worlds
}

// admitted keeps the variants on which the reference says something that luck has no part in.
func (b *Builder) admitted(ctx context.Context, g *guard, made []candidate, written []files, sample Sample) ([]Variant, error) {
	if len(written) == 0 {
		return nil, nil
	}
	changes := g.question.ex.Type == lesson.Change
	job := engine.Job{AsOf: sample.AsOf, Databases: written[0].databases, Private: changes, Limits: engine.Limits{Threads: 1}}
	digests := make([][]string, len(written))
	err := b.on(ctx, job, func(session *engine.Session) (err error) {
		for i, f := range written {
			if digests[i], err = g.speaks(ctx, session, f.databases, made[i].empty); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	steady := func(int) (bool, error) { return true, nil }
	if changes {
		return g.kept(made, written, digests, steady)
	}
	var kept []Variant
	// Rows in another order are another session's: there, bare names mean the reversed tables.
	job.Databases = written[0].backwards()
	err = b.on(ctx, job, func(session *engine.Session) (err error) {
		steady = func(i int) (bool, error) { return g.stable(ctx, session, written[i], digests[i]) }
		kept, err = g.kept(made, written, digests, steady)
		return err
	})
	return kept, err
}

// kept are the first candidates that say something and are steady: at most mostVariants, besides the empty ones.
func (g *guard) kept(made []candidate, written []files, digests [][]string, steady func(int) (bool, error)) ([]Variant, error) {
	var kept []Variant
	for i, f := range written {
		if digests[i] == nil || !made[i].empty && len(kept) >= mostVariants {
			continue
		}
		ok, err := steady(i)
		if err != nil {
			return nil, err
		}
		if w := made[i].world; ok {
			kept = append(kept, Variant{Kind: w.kind, Databases: f.databases, rows: w.origins(), ways: g.question.ways()})
		}
	}
	return kept, nil
}

// origins tells what made each row, by table.
func (w *world) origins() map[string][]Kind {
	all := map[string][]Kind{}
	for t, table := range w.tables {
		kinds := make([]Kind, len(w.rows[t]))
		for i, r := range w.rows[t] {
			kinds[i] = r.kind
		}
		if slices.ContainsFunc(kinds, func(k Kind) bool { return k != "" }) {
			all[table.quoted()] = kinds
		}
	}
	return all
}

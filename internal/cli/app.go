package cli

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"

	"guildhall/datasets"
	"guildhall/internal/config"
	"guildhall/internal/dataset"
	"guildhall/internal/engine"
	"guildhall/internal/grade"
	"guildhall/internal/i18n"
	"guildhall/internal/lab"
	"guildhall/internal/pack"
	"guildhall/internal/store"
	"guildhall/internal/trainer"
	"guildhall/internal/variant"
	"guildhall/lessons"
)

// app holds the parts of the program, each made when a command first needs it: `guildhall version` opens no store, and
// `guildhall list` starts no engine.
type app struct {
	streams Streams
	words   *i18n.Printer
	getenv  func(string) string
	given   config.Flags // settings that the command line gave
	bare    bool         // started without arguments: the bootcamp opens, and no help can be asked for
	face    string       // how the learner works: "cli" unless a command says otherwise

	settings *config.Config
	folders  *config.Folders
	packs    *pack.Library
	catalog  *dataset.Catalog
	engine   *engine.Engine
	lab      lab.Options // what bench was made of
	bench    *lab.Lab
	workers  int // processes that run queries, where a command wants more than the settings say
	record   *store.Store
	notice   *store.Notice // what the learner must be told about the record
	coach    *trainer.Trainer
	// preparing hears how far a dataset's preparation is; the full screen puts its own in.
	preparing lab.Preparing
}

// close gives back what was opened.
func (a *app) close() {
	if a.engine != nil {
		_ = a.engine.Close()
	}
	if a.record != nil {
		_ = a.record.Close()
	}
}

// places tells the program's folders.
func (a *app) places() (config.Folders, error) {
	if a.folders != nil {
		return *a.folders, nil
	}
	folders, err := config.FindFolders(a.getenv)
	if err != nil {
		return config.Folders{}, err
	}
	a.folders = &folders
	return folders, nil
}

// settingsFile is the file of the settings; "" without a home folder.
func (a *app) settingsFile() string {
	folders, err := a.places()
	if err != nil {
		return ""
	}
	return folders.File()
}

// configuration gathers the settings, once, and turns to their language.
func (a *app) configuration() (config.Config, error) {
	if a.settings != nil {
		return *a.settings, nil
	}
	settings, err := config.Load(a.settingsFile(), a.given)
	if err != nil {
		return config.Config{}, a.broken(err)
	}
	words, err := i18n.NewPrinter(a.language(settings))
	if err != nil {
		return config.Config{}, a.broken(err)
	}
	a.words, a.settings = words, &settings
	return settings, nil
}

// library is the packs that are bundled and installed.
func (a *app) library() *pack.Library {
	if a.packs == nil {
		installed := ""
		if folders, err := a.places(); err == nil {
			installed = folders.Packs()
		}
		a.packs = pack.NewLibrary(lessons.FS, installed)
	}
	return a.packs
}

func (a *app) datasets() *dataset.Catalog {
	if a.catalog == nil {
		a.catalog = dataset.NewCatalog(datasets.FS)
	}
	return a.catalog
}

// laboratory is where SQL runs. It starts no process before the first query.
func (a *app) laboratory() (*lab.Lab, error) {
	if a.bench != nil {
		return a.bench, nil
	}
	settings, err := a.configuration()
	if err != nil {
		return nil, err
	}
	cache, err := a.cache()
	if err != nil {
		return nil, err
	}
	limits := limitsOf(settings)
	a.engine = engine.New(engine.Options{Workers: max(a.workers, settings.Limits.Workers), Limits: limits, Dir: workerFolder(cache)})
	a.lab = lab.Options{
		Engine:    a.engine,
		Preparer:  dataset.NewPreparer(a.engine, cache),
		Catalog:   a.datasets(),
		Grader:    grade.New(),
		Variants:  variant.NewBuilder(a.engine, filepath.Join(cache, "_variants")), // no dataset is called that
		Files:     func(id string) (fs.FS, error) { return a.library().FS(context.Background(), id) },
		Preparing: a.prepares,
		Limits:    limits,
		Workspace: a.workspace(),
	}
	a.bench = lab.New(a.lab)
	return a.bench, nil
}

// labOf is a laboratory for one pack that is not in the library, on the engine of the other.
func (a *app) labOf(files fs.FS) (*lab.Lab, error) {
	if _, err := a.laboratory(); err != nil {
		return nil, err
	}
	options := a.lab
	options.Files, options.Workspace = func(string) (fs.FS, error) { return files, nil }, ""
	return lab.New(options), nil
}

// workspace is the file of the learner's own tables; without a home folder there is none.
func (a *app) workspace() string {
	folders, err := a.places()
	if err != nil {
		return ""
	}
	return folders.Workspace()
}

// papers is the folder for files that the learner asks for; nil without a home folder.
func (a *app) papers() trainer.Papers {
	folders, err := a.places()
	if err != nil {
		return nil
	}
	return papers{dir: folders.Papers}
}

// cache is the folder of prepared databases. Without a home folder they go where temporary files go: prepared anew at worst.
func (a *app) cache() (string, error) {
	folders, err := a.places()
	if err == nil {
		return folders.Databases(), nil
	}
	dir, err := os.MkdirTemp("", "guildhall-")
	if err != nil {
		return "", a.environment("cli.no-temporary", err)
	}
	return dir, nil
}

// workerFolder is where worker processes have their folders: on the volume of the prepared databases, so that these can be linked
// into them and no query sees a real path. Where it cannot be made, the system's folder for temporary files must do.
func workerFolder(cache string) string {
	dir := filepath.Join(filepath.Dir(cache), "workers")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return ""
	}
	return dir
}

// prepares hands the progress of a preparation to whoever listens.
func (a *app) prepares(dataset string, done, total int) {
	if a.preparing != nil {
		a.preparing(dataset, done, total)
	}
}

func limitsOf(settings config.Config) engine.Limits {
	return engine.Limits{
		Time:    settings.Limits.Time,
		Memory:  int64(settings.Limits.MemoryMB) << 20,
		Process: int64(settings.Limits.ProcessMB) << 20,
		Bytes:   int64(settings.Limits.ResultMB) << 20,
		Rows:    settings.Limits.Rows,
	}
}

// progress opens the learner's record, or one in memory when that cannot be; the learner is told.
func (a *app) progress(ctx context.Context) (*store.Store, error) {
	if a.record != nil {
		return a.record, nil
	}
	path := ""
	if folders, err := a.places(); err == nil {
		path = folders.Progress()
	}
	record, notice, err := store.OpenSession(ctx, path, store.Options{})
	if err != nil {
		return nil, a.environment("cli.progress.unreadable", err)
	}
	a.record, a.notice = record, notice
	return record, nil
}

// trainer is the use cases, for commands that narrate on standard error.
func (a *app) trainer(ctx context.Context) (*trainer.Trainer, error) {
	t, err := a.quietTrainer(ctx)
	if err == nil && a.notice != nil {
		a.warn(a.words.Say(a.notice.Message))
		a.notice = nil
	}
	return t, err
}

// quietTrainer leaves the notice about the record for somebody else to say.
func (a *app) quietTrainer(ctx context.Context) (*trainer.Trainer, error) {
	if a.coach != nil {
		return a.coach, nil
	}
	bench, err := a.laboratory()
	if err != nil {
		return nil, err
	}
	settings, err := a.configuration()
	if err != nil {
		return nil, err
	}
	record, err := a.progress(ctx)
	if err != nil {
		return nil, err
	}
	face := a.face
	if face == "" {
		face = "cli"
	}
	a.coach = trainer.New(trainer.Deps{
		Library:  shelf{a.library(), a.language(settings)},
		Workshop: bench,
		Record:   record,
		Explorer: bench,
		Stepper:  bench,
		Readier:  bench,
		Past:     record,
		Papers:   a.papers(),
		Seed:     record.Seed,
		Face:     face,
	})
	return a.coach, nil
}

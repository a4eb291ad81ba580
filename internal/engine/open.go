package engine

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"guildhall/internal/result"
)

// open makes a fresh instance the current one, with the job's databases in it and everything else shut.
func (w *worker) open(job Job) error {
	if err := w.close(); err != nil {
		return err
	}
	w.job = job
	file := int64(0)
	if job.Workspace != "" {
		file = job.Limits.Workspace
	}
	if err := limitJob(job.Limits.Process, file); err != nil {
		return err
	}
	if err := w.renew(); err != nil {
		return err
	}
	if err := w.furnish(); err != nil {
		return errors.Join(err, w.close())
	}
	return nil
}

// renew takes the spare instance, or opens one.
func (w *worker) renew() (err error) {
	w.current, w.spare = w.spare, nil
	if w.current == nil {
		if w.current, err = openInstance(); err != nil {
			return err
		}
	}
	w.changed = false
	w.aim(&w.current.conn)
	return nil
}

// close ends the current instance, which writes the workspace, and empties the folder.
func (w *worker) close() error {
	w.over = false
	if w.current == nil {
		return nil
	}
	w.aim(nil)
	w.current.close()
	w.current = nil
	return w.empty()
}

// finish ends the job. The learner's own tables must be written before anybody is told; all else is thrown away when nobody waits.
func (w *worker) finish() error {
	if w.current != nil && w.job.Workspace == "" {
		w.aim(nil)
		w.over = true
		return nil
	}
	return w.close()
}

// empty removes the links of a job, and nothing behind them.
func (w *worker) empty() error {
	entries, err := os.ReadDir(w.folder)
	if err != nil {
		return fmt.Errorf("empty the worker's folder: %w", err)
	}
	for _, entry := range entries {
		if err := os.RemoveAll(filepath.Join(w.folder, entry.Name())); err != nil {
			return fmt.Errorf("empty the worker's folder: %w", err)
		}
	}
	return nil
}

// furnish brings the databases in and then shuts the doors. The order matters: temp_directory empties
// allowed_directories, nothing outside can be attached once external access is off, and nothing can be set once the
// configuration is locked.
func (w *worker) furnish() error {
	if err := w.current.setUp(w.job); err != nil {
		return err
	}
	paths, err := w.attachAll()
	if err != nil {
		return err
	}
	if w.job.Workspace != "" {
		path, err := w.attachWorkspace()
		if err != nil {
			return err
		}
		paths = append(paths, path, path+".wal")
	}
	lock := "SET search_path = " + quoteText(w.searchPath()) + ";" + seal(paths)
	if err := w.current.exec(lock); err != nil {
		return fmt.Errorf("lock DuckDB: %w", err)
	}
	return nil
}

// setUp sets what does not depend on a job's databases, and nothing where the instance has it all.
func (i *instance) setUp(job Job) error {
	if set := settings(job.Limits); set != i.settings {
		if err := i.exec(set); err != nil {
			return fmt.Errorf("set up DuckDB: %w", err)
		}
		i.settings = set
	}
	if i.asOf != job.AsOf {
		if err := i.exec(clock(job.AsOf)); err != nil {
			return fmt.Errorf("set the clock: %w", err)
		}
		i.asOf = job.AsOf
	}
	return nil
}

func settings(limits Limits) string {
	return fmt.Sprintf(`SET TimeZone = 'UTC'; SET threads = %d; SET memory_limit = '%d MiB'; SET temp_directory = '';
		SET autoinstall_known_extensions = false; SET autoload_known_extensions = false;
		SET allow_community_extensions = false;`, limits.Threads, max(1, limits.Memory/megabyte))
}

// seal lets DuckDB open only the given files from now on, and fixes the configuration.
func seal(paths []string) string {
	quoted := make([]string, len(paths))
	for i, path := range paths {
		quoted[i] = quoteText(path)
	}
	return fmt.Sprintf(`SET allowed_paths = [%s]; SET enable_external_access = false; SET errors_as_json = true;
		SET lock_configuration = true;`, strings.Join(quoted, ", "))
}

func (w *worker) searchPath() string {
	names := []string{"memory.main"}
	if w.job.Workspace != "" {
		names = []string{workspaceName + ".main", "memory.main"}
	}
	for _, database := range w.job.Databases {
		names = append(names, quoteName(database.Name)+".main")
	}
	return strings.Join(names, ",")
}

// attachAll attaches the job's databases and returns the paths that DuckDB must be allowed to open again.
func (w *worker) attachAll() (paths []string, err error) {
	for _, database := range w.job.Databases {
		path, err := w.bring(database)
		if err != nil {
			return nil, err
		}
		paths = append(paths, path)
		if w.job.Private {
			paths = append(paths, path+".wal") // DuckDB looks for it when it opens the file again
		}
	}
	return paths, nil
}

// bring links and attaches one database and returns its path.
func (w *worker) bring(database Database) (path string, err error) {
	path, err = link(database.Path, database.Name)
	if err == nil {
		err = w.attach(database.Name, path)
	}
	if err != nil {
		return "", &attachError{name: database.Name, err: err}
	}
	return path, nil
}

// attachError says which database could not be attached.
type attachError struct {
	name string
	err  error
}

func (e *attachError) Error() string { return fmt.Sprintf("attach database %q: %v", e.name, e.err) }
func (e *attachError) Unwrap() error { return e.err }

// attach attaches a file under a name; for a private job, a copy of it.
func (w *worker) attach(name, path string) error {
	if !w.job.Private {
		return w.current.exec(fmt.Sprintf("ATTACH %s AS %s (READ_ONLY)", quoteText(path), quoteName(name)))
	}
	source := quoteName(name + " source")
	if err := w.current.exec(fmt.Sprintf("ATTACH %s AS %s (READ_ONLY); ATTACH ':memory:' AS %s", quoteText(path), source, quoteName(name))); err != nil {
		return err
	}
	// DuckDB looks up the names of the search path when it prepares this: they must all be there.
	return w.current.exec(fmt.Sprintf("COPY FROM DATABASE %s TO %s; DETACH %[1]s", source, quoteName(name)))
}

// unbegunError says that the job of a request could not be opened, so that nothing of what was asked has happened.
type unbegunError struct{ err error }

func (e *unbegunError) Error() string { return e.err.Error() }
func (e *unbegunError) Unwrap() error { return e.err }

func unbegun(err error) error {
	if err == nil {
		return nil
	}
	return &unbegunError{err}
}

// turn puts other files under the names of the job and tells the parent, whose clock for the query starts then.
func (w *worker) turn(databases []Database) error {
	if err := w.use(databases); err != nil {
		return unbegun(err)
	}
	return writeFrame(w.replies, frameTurned, nil)
}

// use puts other files under the same names. An instance in which nothing was created or set can be kept, which
// saves most of the time when an answer is tried on many variants.
func (w *worker) use(databases []Database) error {
	w.job.Databases = databases
	if w.changed {
		job := w.job
		return w.open(job)
	}
	for _, database := range databases {
		if err := w.current.exec("DETACH " + quoteName(database.Name)); err != nil {
			return fmt.Errorf("detach database %q: %w", database.Name, err)
		}
		if _, err := w.bring(database); err != nil {
			return err
		}
	}
	return nil
}

// workspaceFolder is linked as a whole, because DuckDB keeps the log of changes beside the file.
const workspaceFolder = "space"

func (w *worker) attachWorkspace() (path string, err error) {
	if err := os.MkdirAll(filepath.Dir(w.job.Workspace), 0o700); err != nil {
		return "", fmt.Errorf("workspace: %w", err)
	}
	folder, err := link(filepath.Dir(w.job.Workspace), workspaceFolder)
	if err != nil {
		return "", fmt.Errorf("workspace: %w", err)
	}
	path = filepath.Join(folder, filepath.Base(w.job.Workspace))
	if err := w.current.exec(fmt.Sprintf("ATTACH %s AS %s", quoteText(path), workspaceName)); err != nil {
		return "", fmt.Errorf("attach workspace: %w", err)
	}
	return path, nil
}

// hasRoom reports whether the workspace may grow. While a statement runs, RLIMIT_FSIZE keeps each of its two files
// within the limit where the system has it; DuckDB then undoes the statement. What counts is the part of the file in
// use: a file does not shrink when its tables are dropped.
func (w *worker) hasRoom() bool {
	if w.job.Workspace == "" {
		return true
	}
	rows, err := w.current.ask("SELECT used_blocks * block_size FROM pragma_database_size() WHERE database_name = $1",
		workspaceName)
	if err != nil || len(rows) != 1 {
		return true // a transaction that has failed: the statement will say so
	}
	size, _ := rows[0][0].Int64()
	if log, err := os.Stat(w.job.Workspace + ".wal"); err == nil {
		size += log.Size()
	}
	return size < w.job.Limits.Workspace
}

// build makes database files: see Engine.BuildAll.
func (w *worker) build(builds []Build, limits Limits) error {
	if err := w.close(); err != nil {
		return unbegun(err)
	}
	if err := limitJob(limits.Process, unlimited); err != nil {
		return unbegun(err)
	}
	if err := w.renew(); err != nil {
		return unbegun(err)
	}
	err := w.fillAll(builds, limits)
	return errors.Join(err, w.close())
}

// logSuffixes are what DuckDB adds to the name of a database file while it writes: nothing, and the names of its logs.
var logSuffixes = [...]string{"", ".wal", ".wal.checkpoint", ".wal.recovery"}

func (w *worker) fillAll(builds []Build, limits Limits) error {
	var paths []string
	for _, build := range builds {
		for name, source := range build.Sources {
			path, err := link(source, name)
			if err != nil {
				return fmt.Errorf("link source %q: %w", name, err)
			}
			paths = append(paths, path)
		}
		for _, suffix := range logSuffixes {
			paths = append(paths, build.Output+suffix)
		}
	}
	if err := w.current.setUp(Job{Limits: limits}); err != nil {
		return err
	}
	if err := w.current.exec(seal(paths)); err != nil {
		return fmt.Errorf("lock DuckDB: %w", err)
	}
	for _, build := range builds {
		if err := w.fill(build); err != nil {
			return err
		}
	}
	return nil
}

// fill makes one file.
func (w *worker) fill(build Build) error {
	options := ""
	if build.Compact {
		options = " (BLOCK_SIZE 16384)" // DuckDB's smallest; the default is 16 times that
	}
	if err := w.current.exec(fmt.Sprintf("ATTACH %s AS built%s; USE built;", quoteText(build.Output), options)); err != nil {
		return fmt.Errorf("create database: %w", err)
	}
	for i, statement := range build.Statements {
		if w.stopping() {
			return interrupted(i)
		}
		if err := w.current.exec(statement); err != nil {
			var failure *result.QueryError
			if errors.As(err, &failure) {
				failure.Statement = i
			}
			return err
		}
	}
	if err := w.current.exec("CHECKPOINT built; USE memory; DETACH built"); err != nil {
		return fmt.Errorf("close database: %w", err)
	}
	return nil
}

func interrupted(statement int) *result.QueryError {
	return &result.QueryError{Class: interruptClass, Message: "Interrupted!", Offset: -1, Statement: statement}
}

// clock makes the functions for the present answer a fixed day, or, for "", the present again. What it leaves out (localtimestamp, age of one
// argument) cannot be replaced by a macro.
func clock(asOf string) string {
	day := "DATE " + quoteText(asOf)
	instant := "TIMESTAMPTZ " + quoteText(asOf+" 00:00:00+00")
	var b strings.Builder
	fix := func(value string, names ...string) {
		for _, name := range names {
			if asOf == "" {
				fmt.Fprintf(&b, "DROP MACRO temp.main.%s;", name)
			} else {
				fmt.Fprintf(&b, "CREATE OR REPLACE TEMP MACRO %s() AS %s;", name, value)
			}
		}
	}
	fix(day, "current_date", "today")
	fix(instant, "now", "current_timestamp", "get_current_timestamp", "transaction_timestamp")
	return b.String()
}

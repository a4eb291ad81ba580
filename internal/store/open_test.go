package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"guildhall/internal/i18n"
)

func open(t *testing.T, path string) io.Reader {
	t.Helper()
	file, err := os.Open(path)
	must(t, err)
	t.Cleanup(func() { file.Close() })
	return file
}

func files(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(folder)
	must(t, err)
	found := map[string][]byte{}
	for _, entry := range entries {
		found[entry.Name()], err = os.ReadFile(filepath.Join(folder, entry.Name()))
		must(t, err)
	}
	return found
}

func wantKind(t *testing.T, err error, kind Kind) {
	t.Helper()
	var failure *Error
	if !errors.Is(err, kind) || !errors.As(err, &failure) {
		t.Fatalf("got %v, want an *Error of the kind %q", err, kind)
	}
	if text := say(t, failure.Message()); strings.Contains(text, "‹") || strings.Contains(text, "<no value>") {
		t.Errorf("no words: %s", text)
	}
}

func say(t *testing.T, m i18n.Message) string {
	t.Helper()
	printer, err := i18n.NewPrinter("en")
	must(t, err)
	return printer.Say(m)
}

// filled makes a closed store with a little of everything and gives its path.
func filled(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "progress.db")
	s := openAt(t, path)
	fill(t, s)
	must(t, s.Close())
	return path
}

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a folder?#%41", "progress.db")
	s := openAt(t, path)
	fill(t, s)
	before, learner := stateOf(t, s), s.Learner()
	must(t, s.Close())
	again := openAt(t, path)
	equal(t, before, stateOf(t, again))
	if again.Learner() != learner || again.Seed() != s.Seed() {
		t.Error("the learner changed")
	}
}

func TestOpenDamaged(t *testing.T) {
	garbage := func(text string) func(*testing.T, string) {
		return func(t *testing.T, path string) { must(t, os.WriteFile(path, []byte(text), 0o600)) }
	}
	tests := map[string]struct {
		damage func(t *testing.T, path string)
		saved  bool // all that the file held can still be read
	}{
		"garbage":       {damage: garbage(strings.Repeat("not a database ", 1000))},
		"short garbage": {damage: garbage("x")},
		"truncated": {damage: func(t *testing.T, path string) {
			info, err := os.Stat(path)
			must(t, err)
			must(t, os.Truncate(path, info.Size()/2))
		}},
		"header": {damage: func(t *testing.T, path string) { overwrite(t, path, 0, 100) }},
		"marked while in use": {saved: true, damage: func(_ *testing.T, path string) {
			s := &Store{path: path}
			_ = s.failed("read", &Error{Kind: ErrDamaged})
		}},
		"standings": {saved: true, damage: func(t *testing.T, path string) { overwrite(t, path, rootOf(t, path, "standings"), 4096) }},
		"another program's": {damage: func(t *testing.T, path string) {
			must(t, os.Remove(path))
			db, err := connect(path)
			must(t, err)
			_, err = db.ExecContext(t.Context(), "CREATE TABLE theirs (x)")
			must(t, errors.Join(err, db.Close()))
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := filled(t)
			before := stateOf(t, openCopy(t, path))
			test.damage(t, path)
			original, err := os.ReadFile(path)
			must(t, err)
			s, notice, err := Open(t.Context(), path, Options{Now: func() time.Time { return noon }})
			must(t, err)
			defer s.Close()
			if notice == nil {
				t.Fatal("nothing was said")
			}
			backup, err := os.ReadFile(notice.Backup)
			must(t, err)
			if string(backup) != string(original) {
				t.Error("the backup is not what was there")
			}
			if filepath.Base(notice.Backup) != "progress.damaged-2026-03-28-120000.db" {
				t.Errorf("the backup is called %s", notice.Backup)
			}
			if text := say(t, notice.Message); !strings.Contains(text, notice.Backup) || strings.Contains(text, "<no value>") {
				t.Errorf("said: %s", text)
			}
			if test.saved {
				equal(t, before, stateOf(t, s))
			}
			add(t, s, attempt(ref, 1000, "correct"))
			must(t, s.Check(t.Context()))
			must(t, s.Close())
			openAt(t, path) // without a notice
		})
	}
}

// openCopy opens a copy of a store, so that the original stays closed.
func openCopy(t *testing.T, path string) *Store {
	t.Helper()
	content, err := os.ReadFile(path)
	must(t, err)
	twin := filepath.Join(t.TempDir(), "progress.db")
	must(t, os.WriteFile(twin, content, 0o600))
	return openAt(t, twin)
}

func overwrite(t *testing.T, path string, at int64, bytes int) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	must(t, err)
	_, err = file.WriteAt([]byte(strings.Repeat("\xee", bytes)), at)
	must(t, errors.Join(err, file.Close()))
}

// rootOf is where the first page of a table lies in the file.
func rootOf(t *testing.T, path, table string) int64 {
	t.Helper()
	db, err := connect(path)
	must(t, err)
	var page int64
	must(t, db.QueryRowContext(t.Context(), "SELECT rootpage FROM sqlite_schema WHERE name = ?", table).Scan(&page))
	must(t, db.Close())
	return (page - 1) * 4096
}

// Damage in the middle of the attempts is met in use, marked, and mended at the next start: rows before and after are saved.
func TestDamageInTheMiddle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "progress.db")
	s := openAt(t, path)
	const count = 400
	for i := range count {
		add(t, s, attempt(ref, i, "incorrect"))
	}
	must(t, s.Close())
	overwrite(t, path, leafOf(t, path), 4096)

	s = openAt(t, path)
	wantKind(t, s.Check(t.Context()), ErrDamaged)
	must(t, s.Close())
	s, notice, err := Open(t.Context(), path, Options{})
	must(t, err)
	defer s.Close()
	if notice == nil {
		t.Fatal("nothing was said")
	}
	history, err := s.History(t.Context(), ref, count)
	must(t, err)
	if len(history) < count*9/10 || len(history) == count {
		t.Errorf("saved %d of %d attempts", len(history), count)
	}
	if standing := stateOf(t, s).Standings[0]; standing.Attempts != len(history) {
		t.Errorf("the standing counts %d attempts of %d", standing.Attempts, len(history))
	}
}

// leafOf is where a page in the middle of the attempts lies in the file.
func leafOf(t *testing.T, path string) int64 {
	t.Helper()
	content, err := os.ReadFile(path)
	must(t, err)
	const page = 4096
	var leaves []int64
	for at := page; at < len(content); at += page {
		if content[at] == 0x0d && strings.Contains(string(content[at:at+page]), "SELECT 'é") {
			leaves = append(leaves, int64(at))
		}
	}
	if len(leaves) < 3 {
		t.Fatal("too few pages of attempts")
	}
	return leaves[len(leaves)/2]
}

// A crash between the two renames of a mend leaves a rebuilt store and none in its place.
func TestMendInterrupted(t *testing.T) {
	path := filled(t)
	before := stateOf(t, openCopy(t, path))
	must(t, os.Rename(path, rebuilt(path)))
	equal(t, before, stateOf(t, openAt(t, path)))
}

func TestOpenNewer(t *testing.T) {
	path := filled(t)
	db, err := connect(path)
	must(t, err)
	_, err = db.ExecContext(t.Context(), "PRAGMA user_version = 99")
	must(t, errors.Join(err, db.Close()))
	content, err := os.ReadFile(path)
	must(t, err)

	_, _, err = Open(t.Context(), path, Options{})
	wantKind(t, err, ErrNewer)
	s, notice, err := OpenSession(t.Context(), path, Options{})
	must(t, err)
	defer s.Close()
	if notice == nil || !strings.Contains(say(t, notice.Message), "newer Guildhall") {
		t.Errorf("notice: %+v", notice)
	}
	add(t, s, attempt(ref, 0, "correct"))
	if after, _ := os.ReadFile(path); string(after) != string(content) {
		t.Error("the newer store was touched")
	}
}

func TestOpenNowhere(t *testing.T) {
	_, _, err := Open(t.Context(), "", Options{})
	wantKind(t, err, ErrNoPlace)

	blocked := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(blocked, nil, 0o600))
	_, _, err = Open(t.Context(), filepath.Join(blocked, "progress.db"), Options{})
	wantKind(t, err, ErrReadOnly)

	for _, path := range []string{"", filepath.Join(blocked, "progress.db")} {
		s, notice, err := OpenSession(t.Context(), path, Options{})
		must(t, err)
		defer s.Close()
		if notice == nil || notice.Cause == nil {
			t.Fatal("nothing was said")
		}
		fill(t, s)
	}
}

func TestOpenReadOnly(t *testing.T) {
	path := filled(t)
	before := stateOf(t, openCopy(t, path))
	folder := filepath.Dir(path)
	must(t, os.Chmod(path, 0o400))
	must(t, os.Chmod(folder, 0o500))
	t.Cleanup(func() { os.Chmod(folder, 0o700) })
	if writable(path) == nil {
		t.Skip("this user may write everywhere")
	}
	_, _, err := Open(t.Context(), path, Options{})
	wantKind(t, err, ErrReadOnly)
	s, notice, err := OpenSession(t.Context(), path, Options{})
	must(t, err)
	defer s.Close()
	if notice == nil {
		t.Fatal("nothing was said")
	}
	equal(t, before, stateOf(t, s))

	_, _, err = Open(t.Context(), filepath.Join(folder, "new", "progress.db"), Options{})
	wantKind(t, err, ErrReadOnly)
	_, _, err = Open(t.Context(), filepath.Join(folder, "new.db"), Options{})
	wantKind(t, err, ErrReadOnly)
}

// Past progress is there also when nothing can be written; what is done now stays in memory.
func TestBorrow(t *testing.T) {
	path := filled(t)
	before, learner := stateOf(t, openCopy(t, path)), openCopy(t, path).Learner()
	there := files(t, filepath.Dir(path))
	s := newMemory(t)
	s.borrow(t.Context(), path)
	equal(t, before, stateOf(t, s))
	if s.Learner() != learner {
		t.Error("the learner changed")
	}
	add(t, s, attempt(ref, 500, "correct"))
	equal(t, there, files(t, filepath.Dir(path)))
	for _, none := range []string{"", filepath.Join(t.TempDir(), "none.db"), os.Args[0]} {
		s.borrow(t.Context(), none)
	}
	must(t, s.Check(t.Context()))
}

// A database that may not grow stands for a full disk: SQLite reports both alike.
func TestDiskFull(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "progress.db"))
	s.db.SetMaxOpenConns(1)
	_, err := s.db.ExecContext(t.Context(), "PRAGMA max_page_count = 1")
	must(t, err)
	a := attempt(ref, 0, "correct")
	a.Answer = strings.Repeat("SELECT 1;", 10_000)
	wantKind(t, s.Add(t.Context(), a), ErrFull)
	equal(t, state{}, stateOf(t, s))
	_, err = s.db.ExecContext(t.Context(), "PRAGMA max_page_count = 100000")
	must(t, err)
	add(t, s, a)
}

func TestCancelled(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "progress.db"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Add(ctx, attempt(ref, 0, "correct")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// Opening a store that is up to date must not need goose: its table may be missing.
func TestOpenSkipsMigrations(t *testing.T) {
	path := filled(t)
	db, err := sql.Open("sqlite", path)
	must(t, err)
	_, err = db.ExecContext(t.Context(), "DROP TABLE migrations")
	must(t, errors.Join(err, db.Close()))
	openAt(t, path)
}

// The last migration's version is the one this program expects.
func TestSchemaVersion(t *testing.T) {
	entries, err := migrations.ReadDir("migrations")
	must(t, err)
	if len(entries) != schema {
		t.Errorf("schema is %d, and there are %d migrations", schema, len(entries))
	}
	s := newMemory(t)
	if v, err := version(t.Context(), s.db); err != nil || v != schema {
		t.Errorf("the migrations set user_version to %d: %v", v, err)
	}
}

// Every connection must wait for other windows and must not return before the disk has what it wrote.
func TestConnectionsAreSafe(t *testing.T) {
	s := openAt(t, filepath.Join(t.TempDir(), "progress.db"))
	for range connections { // held until the end, so that each is another one
		conn, err := s.db.Conn(t.Context())
		must(t, err)
		defer conn.Close()
		for pragma, want := range map[string]string{
			"journal_mode": "wal", "synchronous": "2", "busy_timeout": "5000", "foreign_keys": "1",
		} {
			var got string
			must(t, conn.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got))
			if got != want {
				t.Errorf("%s is %s, want %s", pragma, got, want)
			}
		}
	}
}

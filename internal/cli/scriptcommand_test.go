package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// exitCode runs "code N COMMAND ARG…" and fails unless the command exits with N.
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command [arg…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exited *exec.ExitError
	if errors.As(err, &exited) {
		got = exited.ExitCode()
	} else if err != nil {
		ts.Fatalf("run %s: %v", args[1], err)
	}
	if got != want {
		ts.Fatalf("%s exited with %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// jsonValue runs "json PATH WANT" on the standard output of the command before: PATH is a list of keys, indexes and len joined by dots,
// and the value there, written as JSON, must be WANT.
func jsonValue(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: json PATH WANT")
	}
	var value any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &value))
	for _, step := range strings.Split(args[0], ".") {
		value = descend(ts, value, step)
	}
	written, err := json.Marshal(value)
	ts.Check(err)
	if got := string(written); (got == args[1]) == neg {
		ts.Fatalf("%s is %s, want %s (negated: %v)", args[0], got, args[1], neg)
	}
}

func descend(ts *testscript.TestScript, value any, step string) any {
	switch within := value.(type) {
	case map[string]any:
		inner, ok := within[step]
		if !ok {
			ts.Fatalf("there is no key %q in %v", step, within)
		}
		return inner
	case []any:
		if step == "len" {
			return len(within)
		}
		i, err := strconv.Atoi(step)
		if err != nil || i >= len(within) {
			ts.Fatalf("there is no element %q in a list of %d", step, len(within))
		}
		return within[i]
	}
	ts.Fatalf("%v has nothing at %q", value, step)
	return nil
}

// corrupt runs "corrupt PATTERN" and writes rubbish over the beginning of every file that matches; at least one must.
func corrupt(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: corrupt PATTERN")
	}
	found := 0
	ts.Check(filepath.WalkDir(ts.MkAbs("."), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if ok, _ := filepath.Match(args[0], entry.Name()); !ok {
			return nil
		}
		found++
		if err := os.Chmod(path, 0o600); err != nil {
			return err
		}
		file, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = file.Write([]byte(strings.Repeat("rubbish ", 1000)))
		return errors.Join(err, file.Close())
	}))
	if found == 0 {
		ts.Fatalf("no file matches %s", args[0])
	}
	fmt.Fprintf(ts.Stdout(), "%d files\n", found)
}

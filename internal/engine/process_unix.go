//go:build unix

package engine

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// The descriptors under which a worker finds its pipes. Its descriptors 0 and 1 are the null device, so that nothing
// that DuckDB prints reaches the protocol.
const (
	requestDescriptor = 3
	replyDescriptor   = 4
)

// hand gives the child its ends of the pipes and returns what it has to know of them.
func hand(cmd *exec.Cmd, spec string, requests, replies *os.File) string {
	cmd.ExtraFiles = []*os.File{requests, replies}
	return spec
}

// systemEnvironment is what the system's own libraries need of the environment: here nothing.
func systemEnvironment() []string { return nil }

// shield marks every descriptor that this process got from its own parent so that no child inherits it. Those that Go
// opened are marked already.
func shield() {
	entries, err := os.ReadDir("/dev/fd")
	if err != nil {
		return
	}
	for _, entry := range entries {
		if fd, err := strconv.Atoi(entry.Name()); err == nil && fd > 2 {
			unix.CloseOnExec(fd)
		}
	}
}

// isRunning reports whether a process of that number exists.
func isRunning(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

// openPipes finds the pipes that hand gave, in the worker.
func openPipes(string) (requests, replies *os.File, err error) {
	for _, fd := range []int{requestDescriptor, replyDescriptor} {
		var stat unix.Stat_t
		if err := unix.Fstat(fd, &stat); err != nil || stat.Mode&unix.S_IFMT != unix.S_IFIFO {
			return nil, nil, errors.New("it was not started by the program: the pipes are missing")
		}
		unix.CloseOnExec(fd)
	}
	return os.NewFile(requestDescriptor, "requests"), os.NewFile(replyDescriptor, "replies"), nil
}

// link makes a file or folder reachable under a name in the current folder and returns that name. DuckDB shows where a
// symbolic link leads but knows of a hard link only its name, so files on the same volume get a hard link.
func link(target, name string) (string, error) {
	if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	if os.Link(target, name) == nil {
		return name, nil
	}
	return name, os.Symlink(target, name)
}

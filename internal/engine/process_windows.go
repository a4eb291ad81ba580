//go:build windows

package engine

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/windows"
)

// hand gives the child its ends of the pipes as inherited handles and returns their numbers. Its standard handles are
// the null device, so that nothing that DuckDB prints reaches the protocol.
func hand(cmd *exec.Cmd, spec string, requests, replies *os.File) string {
	cmd.SysProcAttr = &syscall.SysProcAttr{
		AdditionalInheritedHandles: []syscall.Handle{syscall.Handle(requests.Fd()), syscall.Handle(replies.Fd())},
		HideWindow:                 true,
	}
	for _, file := range []*os.File{requests, replies} {
		// An error shows when the worker does not find the handle.
		_ = windows.SetHandleInformation(windows.Handle(file.Fd()), windows.HANDLE_FLAG_INHERIT, windows.HANDLE_FLAG_INHERIT)
	}
	return fmt.Sprintf("%s,%d,%d", spec, requests.Fd(), replies.Fd())
}

// systemEnvironment is what the system's own libraries need of the environment.
func systemEnvironment() []string { return []string{"SYSTEMROOT=" + os.Getenv("SYSTEMROOT")} }

// shield does nothing: a child inherits only the handles it is given.
func shield() {}

// isRunning reports whether a process of that number exists.
func isRunning(pid int) bool {
	process, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, uint32(pid))
	if err != nil {
		return !errors.Is(err, windows.ERROR_INVALID_PARAMETER)
	}
	_ = windows.CloseHandle(process)
	return true
}

// openPipes finds the pipes that hand gave, in the worker.
func openPipes(spec string) (requests, replies *os.File, err error) {
	var parent int
	var in, out uintptr
	if _, err := fmt.Sscanf(spec, "%d,%d,%d", &parent, &in, &out); err != nil {
		return nil, nil, errors.New("it was not started by the program: the pipes are missing")
	}
	return os.NewFile(in, "requests"), os.NewFile(out, "replies"), nil
}

// link makes a file or folder reachable under a name in the current folder and returns that name. Symbolic links need
// a right that few users have here, hard links need the same volume: where neither can be had the file's own path
// must do.
func link(target, name string) (string, error) {
	if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	if os.Link(target, name) == nil || os.Symlink(target, name) == nil {
		return name, nil
	}
	return target, nil
}

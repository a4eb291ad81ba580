package engine

// What the tests outside the package need to look behind the curtain.

// ResidentMemory is how many bytes a process has in memory, and whether that could be seen.
func ResidentMemory(pid int) (int64, bool) {
	held, ok := memoryOf(pid)
	return held.resident, ok
}

// WorkerPID returns the process number of the session's worker, 0 when it has none.
func (s *Session) WorkerPID() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.worker == nil {
		return 0
	}
	return s.worker.cmd.Process.Pid
}

// WorkerFolder returns the folder of the session's worker.
func (s *Session) WorkerFolder() string { return s.worker.dir }

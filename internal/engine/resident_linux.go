package engine

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
)

// residentMemory returns how many bytes a process has in memory, and whether that could be seen.
func residentMemory(pid int) (int64, bool) {
	statm, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0, false
	}
	fields := bytes.Fields(statm)
	if len(fields) < 2 {
		return 0, false
	}
	pages, err := strconv.ParseInt(string(fields[1]), 10, 64)
	return pages * int64(os.Getpagesize()), err == nil
}

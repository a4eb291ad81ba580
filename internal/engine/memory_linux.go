package engine

import (
	"fmt"
	"os"
)

// memoryOf returns what a process holds, and whether that could be seen.
func memoryOf(pid int) (memory, bool) {
	statm, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return memory{}, false
	}
	// In pages: size, resident, shared, text, library, data, dirty. See proc(5).
	var size, resident, shared, text, library, data int64
	if _, err := fmt.Sscan(string(statm), &size, &resident, &shared, &text, &library, &data); err != nil {
		return memory{}, false
	}
	page := int64(os.Getpagesize())
	return memory{resident: resident * page, claimed: data * page}, true
}

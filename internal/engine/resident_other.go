//go:build !linux

package engine

import gopsutil "github.com/shirou/gopsutil/v4/process"

// residentMemory returns how many bytes a process has in memory, and whether that could be seen.
func residentMemory(pid int) (int64, bool) {
	child, err := gopsutil.NewProcess(int32(pid))
	if err != nil {
		return 0, false
	}
	memory, err := child.MemoryInfo()
	if err != nil {
		return 0, false
	}
	return int64(memory.RSS), true
}

//go:build !linux

package engine

import gopsutil "github.com/shirou/gopsutil/v4/process"

// memoryOf returns what a process holds, and whether that could be seen.
func memoryOf(pid int) (memory, bool) {
	child, err := gopsutil.NewProcess(int32(pid))
	if err != nil {
		return memory{}, false
	}
	info, err := child.MemoryInfo()
	if err != nil {
		return memory{}, false
	}
	return memory{resident: int64(info.RSS)}, true
}
